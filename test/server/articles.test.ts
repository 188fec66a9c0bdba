import { parseArticle, readArticles } from '../../server/seed/articles.ts';

const SKILLS = ['exports', 'api', 'billing', 'security', 'account'];

describe('sample articles', () => {
  it('all parse, with an id of their own, questions, steps and known skills', async () => {
    const articles = await readArticles();
    expect(articles.length).toBeGreaterThanOrEqual(30);
    expect(new Set(articles.map((article) => article.articleId)).size).toBe(articles.length);
    for (const article of articles) {
      expect(article.questions.length).toBeGreaterThanOrEqual(8);
      expect(article.skills.every((skill) => SKILLS.includes(skill))).toBe(true);
      expect(article.body).toMatch(/^1\. /m);
      expect(article.body).toMatch(/^3\. /m);
    }
  });

  it('have a front matter of YAML: quotes, comments, and a fault is told with its line', () => {
    const written = [
      '---',
      'id: parcels # the shop',
      'title: "Parcels: back"',
      'version: 2',
      'questions: ["How?", Where?]',
      '---',
      'Body',
    ];
    const file = (lines: string[]) => lines.join('\r\n');
    expect(parseArticle(file(written), 'parcels.md')).toEqual({
      articleId: 'parcels',
      title: 'Parcels: back',
      version: 2,
      skills: [],
      questions: ['How?', 'Where?'],
      body: 'Body',
    });
    const twice = written.toSpliced(3, 0, 'title: again');
    expect(() => parseArticle(file(twice), 'parcels.md')).toThrow(/parcels\.md: .*unique.* line 4/);
  });

  it('no question is asked of two articles', async () => {
    const questions = (await readArticles()).flatMap((article) =>
      article.questions.map((question) => question.toLowerCase()),
    );
    expect(questions).toHaveLength(new Set(questions).size);
  });

  it('no article promises a transfer: such words come from the state only', async () => {
    for (const article of await readArticles()) {
      expect(article.body).not.toMatch(/transfer you|connect you|hand you over/i);
    }
  });
});

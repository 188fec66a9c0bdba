import { assistantTexts, languageName, textsIn } from '../../../core/triage/assistant-texts.ts';
import { careFor } from '../../../core/triage/care.ts';
import { replyToCourtesy } from '../../../core/triage/courtesy-replies.ts';
import { dangerKinds } from '../../../core/triage/detectors/danger.ts';
import { assistantLanguages } from '../../../core/values/language.ts';

const others = assistantLanguages.filter((language) => language !== 'en');

/** Everything that the assistant says by itself in a language. */
function saidIn(language: string): Record<string, string> {
  const { introduction, whichArticle, tellMore, articleIsIn, personInstead, talkToPerson } =
    textsIn(language);
  const turn = { seq: 2, at: '', by: 'contact' as const, text: '👍', articleIds: [] as string[] };
  const answer = { ...turn, by: 'assistant' as const, text: 'Look here.', articleIds: ['a'] };
  return {
    introduction: introduction('Nora'),
    one: whichArticle(['A']),
    two: whichArticle(['A', 'B']),
    tellMore,
    articleIsIn: articleIsIn(languageName('nl', language)),
    personInstead,
    talkToPerson,
    thanks: replyToCourtesy([turn], language).text,
    answered: replyToCourtesy([turn, answer, turn], language).text,
    ...Object.fromEntries(dangerKinds.map((kind) => [kind, careFor(kind, language).text])),
  };
}

describe("the assistant's own sentences", () => {
  it.each(others)('exist in %s, each in words of its own', (language) => {
    const english = saidIn('en');
    for (const [name, text] of Object.entries(saidIn(language))) {
      expect(`${name}: ${text}`).toMatch(/^\w+: .{5}/);
      expect(text).not.toBe(english[name]);
    }
    expect(Object.keys(textsIn(language)).sort()).toEqual(Object.keys(assistantTexts.en).sort());
  });

  it('name the assistant, the articles and the language that they are given', () => {
    for (const language of assistantLanguages) {
      const said = saidIn(language);
      expect(said['introduction']).toContain('Nora');
      expect(said['two']).toMatch(/A.*B/);
      expect(said['articleIsIn']).toContain(languageName('nl', language));
    }
    expect(languageName('en', 'de')).toBe('Englisch');
    expect(languageName('de', 'pl')).toBe('German');
  });

  it('are English where the language is another or unknown', () => {
    expect(textsIn('pl')).toBe(assistantTexts.en);
    expect(textsIn(null)).toBe(assistantTexts.en);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { search } from '../../core/triage/retrieval/retrieval.ts';
import { findData, readJsonLines } from '../lib/public-data.ts';
import { shareOf } from './figures.ts';
import { type EvalArticle, foundIds, LOOKED_AT, libraryOf } from './library.ts';
import { DataAbsent, type EvalContext, type EvalRow } from './row.ts';

type BankDocument = { readonly id: string; readonly title: string; readonly content: string };
type Task = {
  readonly user_scenario: { readonly instructions: unknown };
  readonly required_documents: readonly string[];
};

/** The chance that as many documents as the product looks at, drawn at random, hold one of the required ones. */
const byChance = (all: number, required: number): number => {
  let none = 1;
  for (let i = 0; i < LOOKED_AT; i++) none *= Math.max(0, all - required - i) / (all - i);
  return 1 - none;
};

type Asked = { readonly text: string; readonly context?: string; readonly wanted: readonly string[] };

/** Whether the product finds a wanted article for each question, and whether the words alone would. */
async function askAll(
  articles: readonly EvalArticle[],
  questions: readonly Asked[],
  tell: (done: number) => void,
) {
  const library = await libraryOf(articles);
  const found: boolean[] = [];
  const byWords: boolean[] = [];
  for (const [at, { text, context = '', wanted }] of questions.entries()) {
    if (at % 50 === 0) tell(at);
    const hits = search(library.index, text, { k: LOOKED_AT, context });
    found.push((await foundIds(library, text, context)).some((id) => wanted.includes(id)));
    byWords.push(hits.some(({ articleId }) => wanted.includes(articleId)));
  }
  return { found, byWords };
}

/** tau2 banking: the question is the whole of the customer's instructions; a hit is any required document. */
async function bankRow(dataDir: string, { progress }: EvalContext): Promise<EvalRow> {
  const documents = findData(dataDir, 'tau2/banking_documents.jsonl');
  const tasksFile = findData(dataDir, 'tau2/banking_tasks.json');
  if (!documents || !tasksFile) throw new DataAbsent('tau2 is absent');
  const articles = readJsonLines<BankDocument>(documents);
  const tasks = (JSON.parse(readFileSync(tasksFile, 'utf8')) as Task[]).filter(
    (t) => t.required_documents.length > 0,
  );
  const questions = tasks.map(({ user_scenario: { instructions }, required_documents }) => ({
    text: typeof instructions === 'string' ? instructions : JSON.stringify(instructions),
    wanted: required_documents,
  }));
  const { found, byWords } = await askAll(
    articles.map(({ id, title, content }) => ({ id, title, body: content })),
    questions,
    (done) => progress(done, questions.length, 'articles found: tau2 banking'),
  );
  const chance = tasks.map((task) => byChance(articles.length, task.required_documents.length));
  return {
    measure: `articles found, tau2 banking, one of ${LOOKED_AT}`,
    ...shareOf(found),
    target: 0.82,
    anchor: 'BM25 with light stemming, one of five: .80',
    n: tasks.length,
    note: 'question: the instructions of the customer, whole; rarity weight and pairs were tuned on these tasks',
    baselines: [
      { name: 'by chance', value: chance.reduce((sum, p) => sum + p, 0) / tasks.length },
      { name: 'words alone', value: shareOf(byWords).value },
    ],
  };
}

type Chart = {
  readonly name: string;
  readonly supporting_faqs: readonly { q: string; a: string; id: string }[];
};
type Utterance = { readonly speaker: string; readonly utterance: string; readonly grounded_doc_id?: string };
type Question = { readonly text: string; readonly context: string; readonly gold: string };

/** Messages of a customer that are answered from an FAQ, with what the agent said before them. */
function readQuestions(file: string): Question[] {
  const dialogues = JSON.parse(readFileSync(file, 'utf8')) as Record<
    string,
    { flowchart: string; utterences: Utterance[] }
  >;
  return Object.values(dialogues).flatMap(({ flowchart, utterences }) =>
    utterences.flatMap((reply, i) => {
      const asked = utterences[i - 1];
      if (!reply.grounded_doc_id?.startsWith('faq-') || reply.speaker !== 'agent') return [];
      if (asked?.speaker !== 'user') return [];
      const gold = `${flowchart}/${reply.grounded_doc_id.slice(4)}`;
      return [{ text: asked.utterance, context: utterences[i - 2]?.utterance ?? '', gold }];
    }),
  );
}

async function faqRow(dataDir: string, { progress }: EvalContext): Promise<EvalRow> {
  const dialogues = findData(dataDir, 'flodial/dialogs.json');
  if (!dialogues) throw new DataAbsent('flodial is absent');
  const folder = path.join(dataDir, 'flodial/knowledge-sources');
  const charts = readdirSync(folder).map(
    (name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Chart,
  );
  const faqs = charts.flatMap(({ name, supporting_faqs }) =>
    supporting_faqs.map(({ q, a, id }) => ({ id: `${name}/${id}`, title: q, body: a })),
  );
  const questions = readQuestions(dialogues);
  const { found, byWords } = await askAll(
    faqs,
    questions.map(({ text, context, gold }) => ({ text, context, wanted: [gold] })),
    (done) => progress(done, questions.length, 'articles found: FloDial'),
  );
  return {
    measure: `articles found, FloDial FAQ, one of ${LOOKED_AT}`,
    ...shareOf(found),
    target: 0.68,
    anchor: 'one of five: BM25 .60 to .68, with USE-lite .67 to .70',
    n: questions.length,
    note: `of ${faqs.length} FAQs; question: the message before the FAQ was used, context: the reply before it`,
    baselines: [
      { name: 'by chance', value: LOOKED_AT / faqs.length },
      { name: 'words alone', value: shareOf(byWords).value },
    ],
  };
}

/** Articles found as the worker finds them: by words and by meaning, both rankings fused. */
export async function evaluate(context: EvalContext): Promise<EvalRow[]> {
  return [await bankRow(context.dataDir, context), await faqRow(context.dataDir, context)];
}

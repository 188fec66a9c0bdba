import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildIndex, type RetrievalIndex, search } from '../../core/triage/retrieval/retrieval.ts';
import { findData, readJsonLines } from '../lib/public-data.ts';
import { shareOf } from './figures.ts';
import { DataAbsent, type EvalContext, type EvalRow } from './row.ts';
import { vectorsFor } from './vectors.ts';

const K = 5;

type BankDocument = { readonly id: string; readonly title: string; readonly content: string };
type Task = {
  readonly user_scenario: { readonly instructions: unknown };
  readonly required_documents: readonly string[];
};

/** The chance that K documents drawn at random hold one of the required ones. */
const byChance = (all: number, required: number): number => {
  let none = 1;
  for (let i = 0; i < K; i++) none *= Math.max(0, all - required - i) / (all - i);
  return 1 - none;
};

/** tau2 banking: the query is the whole of the customer's instructions; a hit is any required document among five. */
function bankRow(dataDir: string, { progress }: EvalContext): EvalRow {
  const documents = findData(dataDir, 'tau2/banking_documents.jsonl');
  const tasksFile = findData(dataDir, 'tau2/banking_tasks.json');
  if (!documents || !tasksFile) throw new DataAbsent('tau2 is absent');
  const articles = readJsonLines<BankDocument>(documents);
  const index = buildIndex(
    articles.map(({ id, title, content }) => ({ id, version: 1, title, body: content })),
  );
  progress(1, 4, 'retrieval: bank documents indexed');
  const tasks = (JSON.parse(readFileSync(tasksFile, 'utf8')) as Task[]).filter(
    (t) => t.required_documents.length > 0,
  );
  const hits = tasks.map((task) => {
    const { instructions } = task.user_scenario;
    const query = typeof instructions === 'string' ? instructions : JSON.stringify(instructions);
    return search(index, query, { k: K }).some((hit) => task.required_documents.includes(hit.articleId));
  });
  const chance = tasks.map((task) => byChance(articles.length, task.required_documents.length));
  return {
    measure: 'retrieval, tau2 banking, hit@5',
    ...shareOf(hits),
    target: 0.82,
    anchor: 'BM25 with light stemming .80',
    n: tasks.length,
    note: 'query: the instructions of the customer, whole; rarity weight and pairs were tuned on these tasks',
    baselines: [{ name: 'by chance', value: chance.reduce((sum, p) => sum + p, 0) / tasks.length }],
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
    supporting_faqs.map(({ q, a, id }) => ({ id: `${name}/${id}`, version: 1, title: q, body: a })),
  );
  const questions = readQuestions(dialogues);
  const faqVectors = await vectorsFor(faqs.map(({ title, body }) => `${title} ${body}`));
  const vectors = await vectorsFor(questions.map((question) => question.text));
  progress(3, 4, 'retrieval: sentence vectors');
  const words = buildIndex(faqs);
  const both = buildIndex(faqs.map((faq, i) => ({ ...faq, vector: faqVectors[i]! })));
  const hits = (index: RetrievalIndex, withContext: boolean): boolean[] =>
    questions.map(({ text, context, gold }, i) =>
      search(index, text, { k: K, vector: vectors[i]!, ...(withContext ? { context } : {}) }).some(
        (hit) => hit.articleId === gold,
      ),
    );
  return {
    measure: 'retrieval, FloDial FAQ, R@5',
    ...shareOf(hits(both, true)),
    target: 0.68,
    anchor: 'BM25 .60 to .68, with USE-lite .67 to .70',
    n: questions.length,
    note: `of ${faqs.length} FAQs; query: the message before the FAQ was used, context: the reply before it`,
    baselines: [
      { name: 'by chance', value: K / faqs.length },
      { name: 'message only, words and vectors', value: shareOf(hits(both, false)).value },
      { name: 'with vectors left out of the index', value: shareOf(hits(words, true)).value },
    ],
  };
}

/** Retrieval of documents by what the customer says. */
export async function evaluate(context: EvalContext): Promise<EvalRow[]> {
  const bank = bankRow(context.dataDir, context);
  return [bank, await faqRow(context.dataDir, context)];
}

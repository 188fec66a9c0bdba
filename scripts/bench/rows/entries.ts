import { createVisitorTokens } from '../../../server/auth/visitor-tokens.ts';
import { type Bench, type Group, onStage } from '../bench-run.ts';
import { p50, type Sheet } from '../figures.ts';
import { fillStore } from '../fill.ts';
import type { Load } from '../load.ts';
import { SECRET, type Stage, startStage, withWork } from '../stage.ts';

/** Conversations of each length. */
const EACH = 20;
const tokens = createVisitorTokens(
  SECRET,
  { visitorDays: 1, signedInMinutes: 60 },
  { now: () => new Date(), hasEnded: () => false },
);

/** The same work in short and in long conversations. */
export const entries: Group = {
  rows: [
    {
      name: 'entries',
      measures: 'a message in conversations of 10 to 10,000 entries',
      how: 'one product with conversations of each length, in paired rounds; they were written straight into the store. First: the first message after the start, when nothing of the conversation is in memory.',
    },
  ],
  run: (bench) =>
    onStage(async ({ load, keep }) => {
      const app = keep(await startStage());
      const lengths = bench.pick([10, 1_000], [10, 100, 1_000, 10_000]);
      await bench.row('entries', async (sheet) => {
        for (const length of lengths) await open(load, app, length);
        for (let round = 0; round < Math.min(bench.rounds, 3); round += 1)
          await entriesRound({ bench, load, app, lengths, isFirst: round === 0 }, sheet);
      });
    }),
};

const named = (length: number) => `${length.toLocaleString('en')} entries`;

async function open(load: Load, app: Stage, length: number): Promise<void> {
  const workspaceId = await app.workspaceId();
  const contacts: { token: string; conversationId: string }[] = [];
  for (let index = 0; index < EACH; index += 1) {
    const prefix = `long-${length}-${index}`;
    const filling = { mongoUri: app.mongoUri, conversations: 1, entries: length, workspaceId, prefix };
    const [conversationId = ''] = await fillStore(filling);
    const contactId = `${conversationId}-contact`;
    const { token } = await tokens.issue({ contactId, workspaceId }, false);
    contacts.push({ token, conversationId });
  }
  await load.ask({ do: 'resume-as', target: named(length), url: app.url, contacts });
}

type Scene = { bench: Bench; load: Load; app: Stage; lengths: readonly number[]; isFirst: boolean };

async function entriesRound({ bench, load, app, lengths, isFirst }: Scene, sheet: Sheet): Promise<void> {
  const work: number[] = [];
  for (const length of lengths) {
    const at = named(length);
    const ask = (mode: 'loaded' | 'unloaded', count: number) =>
      load.ask({ do: 'acts', act: 'message', target: at, mode, count });
    const idle = await ask('unloaded', EACH);
    const loaded = await withWork(app.pids(), () => ask('loaded', bench.pick(10, 15)));
    sheet.note(`${at}: work of a message`, 'µs', loaded.us.both);
    if (isFirst) sheet.note(`${at}: first message, median`, 'ms', p50(idle));
    else sheet.note(`${at}: unloaded median`, 'ms', p50(idle));
    work.push(loaded.us.both ?? Number.NaN);
  }
  const [shortest, longest] = [work[0] ?? Number.NaN, work.at(-1) ?? Number.NaN];
  sheet.note('work of a message in the longest, of in the shortest', 'of', longest / shortest);
}

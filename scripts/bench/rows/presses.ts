import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { openVisitor } from '../../replay/clients/visitor.ts';
import { type Bench, type Group, onStage } from '../bench-run.ts';
import { copyConversation } from '../copies.ts';
import { p50, p99, type Sheet } from '../figures.ts';
import type { Load } from '../load.ts';
import { type Stage, startStage, withWork } from '../stage.ts';

const CLIENTS = 150;
const SETTLE_MS = 1_000;

type Line = { waiting: number; target: string; app: Stage };

/** Presses over lines of several lengths, each in a product of its own, in paired rounds. */
export const presses: Group = {
  rows: [
    {
      name: 'press',
      measures:
        "a press to its acknowledgement and to the line on an agent's screen, with 10, 1,000 and 10,000 waiting",
      how: 'the waiting were written into the store as the product writes them, then the server was started; an agent watches the line. Work is compared with that of messages to the same server; starting the conversations that are pressed in is no part of it, except where the press begins one.',
    },
  ],
  run: (bench) =>
    onStage(async ({ load, keep }) => {
      const lines: Line[] = [];
      for (const waiting of bench.pick([10, 1_000], [10, 1_000, 10_000])) {
        const app = keep(await startStage());
        const target = `line of ${waiting}`;
        await fillLine(app, waiting);
        await load.ask({ do: 'open', target, kind: 'product', urls: [app.url], clients: CLIENTS });
        await load.ask({ do: 'agents', target, urls: [app.url], ...app.agents });
        await load.ask({ do: 'acts', act: 'message', target, mode: 'loaded', count: 3 });
        lines.push({ waiting, target, app });
      }
      await bench.row('press', (sheet) => pressRow(bench, load, lines, sheet));
    }),
};

/** One presses; the others who wait are copies. */
async function fillLine(app: Stage, waiting: number): Promise<void> {
  const visitor = await openVisitor({ url: app.url, address: '192.0.2.1' });
  const started = await visitor.deliver('conversation:start', { clientId: randomUUID() });
  if (!started.answer.ok) throw new Error(JSON.stringify(started.answer.error));
  const { conversationId } = started.answer;
  await visitor.deliver('human:request', { conversationId, clientId: randomUUID() });
  visitor.close();
  await app.whileDown(async () => {
    await copyConversation(app.mongoUri, conversationId, { to: waiting - 1 });
  });
}

async function pressRow(bench: Bench, load: Load, lines: Line[], sheet: Sheet): Promise<void> {
  for (let round = 0; round < Math.min(bench.rounds, 3); round += 1) {
    const work: number[] = [];
    for (const { waiting, target, app } of lines) {
      const at = `${waiting.toLocaleString('en')} waiting`;
      const ask = (act: 'message' | 'press' | 'press-to-line' | 'message-to-screen', count: number) =>
        load.ask({ do: 'acts', act, target, mode: 'unloaded', count, clients: 100 });
      const loaded = async (act: 'message' | 'press' | 'first-press', count: number) => {
        await load.ask({ do: 'prepare', act, target, count });
        // What is written a moment after the preparation is no work of the acts.
        await sleep(SETTLE_MS);
        return withWork(app.pids(), () => load.ask({ do: 'acts', act, target, mode: 'loaded', count }));
      };
      const said = await ask('message', bench.pick(20, 100));
      const pressed = await ask('press', bench.pick(20, 100));
      const toScreen = await ask('message-to-screen', bench.pick(10, 50));
      const toLine = await ask('press-to-line', bench.pick(10, 50));
      const messages = await loaded('message', bench.pick(3, 6));
      const presses = await loaded('press', bench.pick(1, 3));
      const firsts = await loaded('first-press', 1);
      const ratio = messages.us.both && presses.us.both ? presses.us.both / messages.us.both : null;
      sheet.note(`${at}: work of a press, of a message's`, 'of', ratio);
      const ratioOfFirst = messages.us.both && firsts.us.both ? firsts.us.both / messages.us.both : null;
      sheet.note(`${at}: work of a press that begins the conversation, of a message's`, 'of', ratioOfFirst);
      sheet.note(`${at}: press to line, of message to screen`, 'of', p50(toLine) / p50(toScreen));
      sheet.note(`${at}: press median, of a message's`, 'of', p50(pressed) / p50(said));
      sheet.note(`${at}: press p99, of a message's p99`, 'of', p99(presses) / p99(messages));
      sheet.note(`${at}: press, unloaded median`, 'ms', p50(pressed));
      sheet.note(`${at}: press to line, median`, 'ms', p50(toLine));
      sheet.note(`${at}: press, server`, 'µs', presses.us.server);
      sheet.note(`${at}: press, store`, 'µs', presses.us.store);
      sheet.note(`${at}: message, server and store`, 'µs', messages.us.both);
      work.push(presses.us.both ?? Number.NaN);
    }
    const [shortest, longest] = [work[0] ?? Number.NaN, work.at(-1) ?? Number.NaN];
    sheet.note('work of a press over the longest line, of over 10', 'of', longest / shortest);
  }
}

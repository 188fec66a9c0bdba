import { randomUUID } from 'node:crypto';
import { openAgent } from '../../replay/clients/agent.ts';
import { openVisitor } from '../../replay/clients/visitor.ts';
import { type Bench, type Group, onStage } from '../bench-run.ts';
import { copyConversation } from '../copies.ts';
import { p50, type Sheet } from '../figures.ts';
import type { Load } from '../load.ts';
import { type Stage, startStage, withWork } from '../stage.ts';

const CLIENTS = 100;
const FEW = 1_000;

type Filled = { stored: number; target: string; app: Stage; startSeconds: number };

/** The same work beside few and beside many stored conversations. */
export const stored: Group = {
  rows: [
    {
      name: 'stored',
      measures: 'a message, a press and a start with 1,000 and with many conversations stored',
      how: 'two products side by side, in paired rounds; the conversations (an ended one, copied) were written straight into the store. Many: 100,000, with --full 1,000,000.',
    },
  ],
  run: (bench) =>
    onStage(async ({ load, keep }) => {
      const filled: Filled[] = [];
      for (const count of [FEW, bench.pick(10_000, 100_000, 1_000_000)]) {
        const app = keep(await startStage());
        const target = `${count} stored`;
        const startSeconds = await fill(app, count);
        await load.ask({ do: 'open', target, kind: 'product', urls: [app.url], clients: CLIENTS });
        await load.ask({ do: 'acts', act: 'message', target, mode: 'loaded', count: 3 });
        filled.push({ stored: count, target, app, startSeconds });
      }
      await bench.row('stored', (sheet) => storedRow(bench, load, filled, sheet));
    }),
};

/** @returns the seconds from the start of the server to ready, with all of it stored */
async function fill(app: Stage, count: number): Promise<number> {
  const conversationId = await makeEnded(app);
  await app.server.stop();
  await copyConversation(app.mongoUri, conversationId, { to: count });
  const startedAt = performance.now();
  await app.server.start();
  return (performance.now() - startedAt) / 1000;
}

/** A conversation as most are: asked, pressed, answered by a person, ended. */
async function makeEnded(app: Stage): Promise<string> {
  const visitor = await openVisitor({ url: app.url, address: '192.0.2.1' });
  const agent = await openAgent({ url: app.url, ...app.agents });
  const clientId = () => randomUUID();
  const text = 'My invoice for October shows error INV-4021 and I cannot download it.';
  const { answer } = await visitor.deliver('conversation:start', { clientId: clientId(), text });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  const { conversationId } = answer;
  await visitor.deliver('human:request', { conversationId, clientId: clientId() });
  await agent.deliver('conversation:take', { conversationId, clientId: clientId() });
  const reply = 'You find your invoices under Account, Billing.';
  await agent.deliver('message:send', { conversationId, clientId: clientId(), text: reply });
  await agent.deliver('conversation:resolve', { conversationId, clientId: clientId() });
  await agent.deliver('conversation:close', { conversationId, clientId: clientId() });
  visitor.close();
  agent.close();
  return conversationId;
}

async function storedRow(bench: Bench, load: Load, filled: Filled[], sheet: Sheet): Promise<void> {
  for (let round = 0; round < Math.min(bench.rounds, 3); round += 1) {
    const measured = [];
    for (const { stored: count, target, app } of filled) {
      const ask = (act: 'message' | 'press', mode: 'loaded' | 'unloaded', each: number) =>
        withWork(app.pids(), () => load.ask({ do: 'acts', act, target, mode, count: each }));
      const idle = await ask('message', 'unloaded', 100);
      const said = await ask('message', 'loaded', bench.pick(5, 12));
      const pressed = await ask('press', 'loaded', bench.pick(1, 2));
      const at = `${count.toLocaleString('en')} stored`;
      sheet.note(`${at}: work of a message`, 'µs', said.us.both);
      sheet.note(`${at}: work of a press`, 'µs', pressed.us.both);
      sheet.note(`${at}: message, unloaded median`, 'ms', p50(idle));
      measured.push({ idle, said, pressed });
    }
    const [few, many] = measured;
    if (!few || !many) return;
    const ratio = (of: number | null, to: number | null) => (of !== null && to ? of / to : null);
    sheet.note(
      'work of a message with many stored, of with few',
      'of',
      ratio(many.said.us.both, few.said.us.both),
    );
    sheet.note('unloaded median of a message, of with few', 'of', p50(many.idle) / p50(few.idle));
    sheet.note(
      'work of a press with many stored, of with few',
      'of',
      ratio(many.pressed.us.both, few.pressed.us.both),
    );
  }
  for (const { stored: count, startSeconds } of filled)
    sheet.note(`${count.toLocaleString('en')} stored: start of the server`, 's', startSeconds);
}

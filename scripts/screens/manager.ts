import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Agent, openAgent } from '../replay/clients/agent.ts';
import { openVisitor } from '../replay/clients/visitor.ts';
import { readDialogues } from '../replay/dialogues.ts';
import type { Studio } from './studio.ts';

const SIZE = { width: 1280, height: 860 };
const DIALOGUES = path.resolve(import.meta.dirname, '../../test/fixtures/dialogues.jsonl');
/** Shares are shown from some thirty customers on. */
const CUSTOMERS = 36;
/** The agents answer one after another, so that the figures show waits as they are in life, only shorter. */
const ANSWER_EVERY_MS = 1_700;

/** The manager's figures, of conversations that were played through the public protocol a moment before. */
export async function takeManager(studio: Studio): Promise<void> {
  const ana = await openAgent({ url: studio.url, email: 'agent@demo.test', password: studio.password });
  await ana.deliver('presence:set', { status: 'online', capacity: CUSTOMERS });
  const notes = readDialogues(DIALOGUES).map(({ texts }) => texts[0] ?? '');
  const customers = Array.from({ length: CUSTOMERS }, (_, index) => index);
  await Promise.all(
    customers.map((index) => playCustomer(studio, ana, { index, note: notes[index % notes.length] ?? '' })),
  );
  ana.close();
  const page = await studio.signIn('manager', SIZE);
  await page.goto(`${studio.url}/console/dashboard`);
  await studio.see(page, /customers needed a person/);
  await page.waitForLoadState('networkidle');
  await studio.shoot(page, 'dashboard');
}

async function playCustomer(
  { url }: Studio,
  ana: Agent,
  { index, note }: { index: number; note: string },
): Promise<void> {
  const visitor = await openVisitor({ url, address: `10.3.0.${index + 1}` });
  const { answer } = await visitor.deliver('human:request', { clientId: randomUUID(), note });
  if (!answer.ok) throw new Error(answer.error.message);
  const { conversationId } = answer;
  await sleep((index + 1) * ANSWER_EVERY_MS);
  await ana.deliver('conversation:take', { conversationId, clientId: randomUUID() });
  const text = 'I have read what you wrote. The cause is found and mended; please run it once more.';
  await ana.deliver('message:send', { conversationId, clientId: randomUUID(), text });
  await ana.deliver('conversation:resolve', { conversationId, clientId: randomUUID() });
  visitor.close();
}

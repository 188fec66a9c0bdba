import { randomUUID } from 'node:crypto';
import { openVisitor } from '../replay/clients/visitor.ts';
import type { Studio } from './studio.ts';

const SIZE = { width: 1440, height: 800 };
const QUESTION =
  'Our nightly export invoices-eu to S3 fails with NWX-502 since yesterday, on version 4.12.3.';
const AFTER_THE_ANSWER = 'I lowered the batch size to 10,000 and ran it again: the same error.';
const OTHERS = [
  'We were charged twice for invoice INV-2026-0031, 480.00 EUR each. Please look at it.',
  'Could a person look at our contract before we change the plan?',
];

/** The agent's console: the line, the conversation of a customer whom the assistant could not help, and the brief. */
export async function takeAgent(studio: Studio): Promise<void> {
  const conversationId = await askInVain(studio.url);
  for (const [index, note] of OTHERS.entries()) {
    const visitor = await openVisitor({ url: studio.url, address: `10.4.1.${index + 1}` });
    await visitor.deliver('human:request', { clientId: randomUUID(), note });
    visitor.close();
  }
  const page = await studio.signIn('agent', SIZE);
  await page.goto(`${studio.url}/console/c/${conversationId}`);
  await page.getByRole('log').waitFor();
  await studio.see(page, /the same error/);
  await studio.see(page, 'Tried so far');
  await studio.shoot(page, 'console');
}

/** Asks, tries what the assistant answered, says that it did not help, and asks for a person. */
async function askInVain(url: string): Promise<string> {
  const visitor = await openVisitor({ url, address: '10.4.0.1' });
  const started = await visitor.deliver('conversation:start', { clientId: randomUUID(), text: QUESTION });
  if (!started.answer.ok) throw new Error(started.answer.error.message);
  const { conversationId } = started.answer;
  await visitor.nextEntry(conversationId, ({ actor }) => actor.kind === 'assistant', { what: 'an answer' });
  await visitor.deliver('message:send', {
    conversationId,
    clientId: randomUUID(),
    text: AFTER_THE_ANSWER,
  });
  await visitor.deliver('human:request', { conversationId, clientId: randomUUID() });
  visitor.close();
  return conversationId;
}

import { openVisitor } from '../../replay/clients/visitor.ts';
import { startOwnApp } from '../../replay/own-app.ts';
import type { EvalContext, EvalRow } from '../row.ts';
import { askForCodes } from './codes.ts';
import { codesRow, coursesOf, figuresOf } from './figures.ts';
import { type PlayedConversation, playWritten } from './play.ts';
import { readWritten, type WrittenConversation } from './written.ts';

/** How many customers write at once. */
const AT_ONCE = 4;

export type Address = { url: string };

/** Plays conversations against a running product, each as a visitor of its own, in their order. */
export async function playAll(
  { url }: Address,
  conversations: readonly WrittenConversation[],
  progress: (done: number) => void = () => undefined,
): Promise<PlayedConversation[]> {
  const played: PlayedConversation[] = [];
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < conversations.length) {
      const at = next++;
      const visitor = await openVisitor({ url, address: `10.2.${at >> 8}.${at & 255}` });
      try {
        played[at] = await playWritten(visitor, conversations[at]!);
      } finally {
        visitor.close();
      }
      progress(played.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return played;
}

/** The written conversations and the codes of the articles, through the built server and worker. */
export async function evaluate({ progress }: EvalContext): Promise<EvalRow[]> {
  const written = readWritten();
  const codes = await askForCodes();
  const app = await startOwnApp({ env: { LOG_LEVEL: 'silent' } });
  try {
    const played = await playAll(app, [...written, ...codes], (done) =>
      progress(done, written.length + codes.length, 'written conversations'),
    );
    const conversations = played.slice(0, written.length);
    process.stdout.write(`${coursesOf(conversations)}\n\n`);
    return [...figuresOf(conversations), codesRow(played.slice(written.length))];
  } finally {
    await app.stop();
  }
}

import { startOwnApp } from '../../replay/own-app.ts';
import type { EvalContext, EvalRow } from '../row.ts';
import { askForCodes } from './codes.ts';
import { codesRow, coursesOf, figuresOf } from './figures.ts';
import { playAll } from './play.ts';
import { readWritten } from './written.ts';

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

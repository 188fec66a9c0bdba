import { pickOf } from '../../core/triage/dialogue/pick.ts';
import type { TimelineTurn } from '../../core/triage/turns.ts';
import type { Thread } from '../knowledge/thread.ts';

/** How many messages before the newest tell what it is about. */
const CONTEXT_TURNS = 3;

/** What the contact asks now, what was said before, and where the conversation stands. */
export type Asked = { readonly question: string; readonly context: string; readonly thread: Thread };

/** What to look up for the contact's newest message. */
export function asked(turns: readonly TimelineTurn[]): Asked {
  const question = turns.findLast(({ by }) => by === 'contact')?.text ?? '';
  const context = turns
    .slice(-1 - CONTEXT_TURNS, -1)
    .map(({ text }) => text)
    .join('\n');
  const pick = pickOf(turns);
  const picked = pick?.kind === 'taken' && pick.choice.kind === 'article' ? pick.choice.id : null;
  return { question, context, thread: { picked, last: lastQuoted(turns) } };
}

function lastQuoted(turns: readonly TimelineTurn[]): Thread['last'] {
  const id = turns.findLast(({ by, articleIds }) => by === 'assistant' && articleIds.length > 0)
    ?.articleIds[0];
  const said = turns.flatMap(({ by, text }) => (by === 'assistant' ? [text] : [])).join('\n\n');
  return id === undefined ? null : { id, said };
}

import { MAX_WAITING_READS } from '../../core/values/limits.ts';
import { RefusalError, refusalOf } from '../refusal.ts';
import { type Connection, untilTaken } from './outflow.ts';

/** Commands whose answer may be large. */
const READS: ReadonlySet<string> = new Set([
  'entries:after',
  'entries:before',
  'conversation:open',
  'queue:watch',
]);

type Turn = { last: Promise<void>; waiting: number };

const turns = new WeakMap<Connection, Turn>();

export function isRead(name: string): boolean {
  return READS.has(name);
}

/** Answers the reads of one connection one after another, the next once the answer before it was taken. */
export function readInTurn(
  connection: Connection,
  read: () => Promise<object>,
  answer: (answer: object) => void,
): void {
  const turn = turns.get(connection) ?? { last: Promise.resolve(), waiting: 0 };
  turns.set(connection, turn);
  if (turn.waiting > MAX_WAITING_READS) {
    answer(refusalOf(new RefusalError('rate_limited', 'Read the answers to your earlier requests first')));
    return;
  }
  turn.waiting += 1;
  turn.last = turn.last.then(async () => {
    if (connection.readyState === 'open') answer(await read());
    await untilTaken(connection);
    turn.waiting -= 1;
  });
}

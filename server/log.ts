import { type DestinationStream, type LogFn, type Logger, pino, stdSerializers } from 'pino';
import { traceOfLine } from './telemetry/tracing.ts';

export type Log = Logger;

/**
 * Structured log. Texts of conversations and secrets never go in: what could carry one is redacted by path, and what an
 * error's message quotes is left out, since it may be somebody's words.
 */
export function createLog(level: string, name: string, to: DestinationStream = standardOutput()): Log {
  const options = {
    name,
    level,
    mixin: traceOfLine,
    hooks: { logMethod: sparingOfRepeats() },
    serializers: {
      err: (error: unknown) => (typeof error === 'string' ? unquoted(error) : tellError(error)),
    },
    redact: {
      paths: [
        '*.password',
        '*.token',
        '*.authorization',
        '*.cookie',
        '*.text',
        '*.email',
        'req.headers',
        '*.note',
      ],
      censor: '[redacted]',
    },
  };
  return pino(options, to);
}

/** How many warnings or errors of the same words are written in one window; the rest is counted. */
const SAME_WORDS = 100;
const WINDOW_MS = 10_000;
const WARN = 40;

/** A store that is away makes thousands of equal lines: the first ones tell, and the next window says how many were left out. */
function sparingOfRepeats() {
  let repeats = new Map<string, number>();
  let windowEnds = 0;
  return function logMethod(this: Logger, args: Parameters<LogFn>, method: LogFn, level: number): void {
    const words = args.find((arg) => typeof arg === 'string');
    if (level < WARN || words === undefined) {
      method.apply(this, args);
      return;
    }
    const now = Date.now();
    if (now >= windowEnds) {
      for (const [said, count] of repeats)
        if (count > SAME_WORDS) method.apply(this, [{ leftOut: count - SAME_WORDS }, said]);
      repeats = new Map();
      windowEnds = now + WINDOW_MS;
    }
    const count = (repeats.get(words) ?? 0) + 1;
    repeats.set(words, count);
    if (count <= SAME_WORDS) method.apply(this, args);
  };
}

/** What is not written yet is kept up to this length; then the newest lines are dropped. */
const MAX_UNWRITTEN = 1_000_000;

/**
 * A full disk or a reader that has gone must not end the process, nor fill its memory. What could be said of it could not
 * be written either, so nothing is said; lines are written again as soon as there is room.
 */
function standardOutput(): DestinationStream {
  const stream = pino.destination({ dest: 1, sync: true, maxLength: MAX_UNWRITTEN });
  stream.on('error', () => undefined);
  return stream;
}

/** What an error is and where it arose. Its own fields are left out: drivers hang whole documents and commands there. */
function tellError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const {
    type,
    message,
    stack = '',
    code,
  } = stdSerializers.err(error) as ReturnType<typeof stdSerializers.err> & { code?: string | number };
  const frames = stack.split('\n').filter((line) => line.startsWith('    at '));
  return {
    type,
    message: unquoted(message),
    ...(code === undefined ? {} : { code }),
    stack: frames.join('\n'),
  };
}

/** A message without what it quotes. */
function unquoted(message: string): string {
  return message.replace(/"[^"]*"/g, '"…"').replace(/\B'[^']*'/g, "'…'");
}

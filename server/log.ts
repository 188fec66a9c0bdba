import { type Logger, pino } from 'pino';

export type Log = Logger;

/** Structured log. Texts of conversations and secrets never go in; what could carry one is redacted by path. */
export function createLog(level: string, name: string): Log {
  return pino({
    name,
    level,
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
  });
}

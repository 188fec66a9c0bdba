import OpenAI from 'openai';
import { type Dialect, dialects } from './transport.ts';

/** Words by which servers say that they do not know a field of the request, whatever it holds. */
const unknownField =
  /response_format|json_schema|json_object|text\.format|stream_options|instructions|reasoning|unsupported|not supported|does not support|unknown|unrecogni[sz]ed|unexpected|extra (?:inputs|fields)|not (?:permitted|allowed|implemented)|invalid_request_format|grammar|guided/i;

/**
 * The next simpler way to ask, when the error says that the server does not know this one; else null. A model that
 * does not exist is no reason.
 */
export function simplerDialect(dialect: Dialect, error: unknown): Dialect | null {
  if (!(error instanceof OpenAI.APIError) || error.code === 'model_not_found') return null;
  const status: number | undefined = error.status;
  if (dialect === 'responses' && (status === 404 || status === 405 || status === 501)) return 'chat_schema';
  const isAboutFields =
    (status === 400 || status === 422 || status === 501) && unknownField.test(saidIn(error));
  return isAboutFields ? (dialects[dialects.indexOf(dialect) + 1] ?? null) : null;
}

function saidIn(error: InstanceType<typeof OpenAI.APIError>): string {
  return `${error.message} ${error.param ?? ''} ${JSON.stringify(error.error ?? '')}`;
}

/** Remembers for this process how the server wants to be asked, once an answer has come that way. */
export function createDialectMemory(): { current: () => Dialect; learn: (dialect: Dialect) => void } {
  let known: Dialect = 'responses';
  return {
    current: () => known,
    learn: (dialect) => {
      known = dialect;
    },
  };
}

import { type Answer, accepted } from './answers.ts';
import { deliver } from './deliver.ts';
import { follow, type Newest } from './follow.ts';
import { asAnswer, type CallInput, call, request } from './http.ts';
import { type Link, openLink } from './link.ts';
import type { AgentCommands, AgentEntry, AgentPushes, Calls, User } from './types.ts';

export type AgentOptions = {
  /** `https://HOST`, without a path. */
  url: string;
  /** How long something is sent again before it is given up. */
  deadlineMs?: number;
} & (
  | { /** An API token (`npm run admin -- api-token`). */ token: string }
  | { email: string; password: string }
);

export type AgentClient = Link<AgentCommands, AgentPushes> & {
  user: User;
  /** What says who calls, for requests of one's own. Empty in a browser, which keeps the cookie itself. */
  headers: Record<string, string>;
  /** A call of the reference that is no command. @throws HandrailError where it is refused */
  call: <K extends keyof Calls>(name: K, input: CallInput<K>) => Promise<Calls[K]['answer']>;
  /** Gives each entry of a conversation once and in order; returns how to stop. */
  follow: (conversationId: string, give: (entry: AgentEntry) => void, afterSeq?: number) => () => void;
};

/**
 * Signs in, or takes an API token, and connects.
 * @throws HandrailError where that is refused, Error where the server cannot be reached in time
 */
export async function openAgent(options: AgentOptions): Promise<AgentClient> {
  const { url, deadlineMs = 60_000 } = options;
  const token = 'token' in options ? options.token : null;
  const { headers, user } = await enter(options, deadlineMs);
  const link = openLink<AgentCommands, AgentPushes>({ url, headers, side: 'agent', token, deadlineMs });
  return {
    ...link,
    user,
    headers,
    call: (name, input) => call({ url, headers }, name, input),
    follow: (conversationId, give, afterSeq) => {
      const source = {
        onEntry: (listener: (entry: Numbered) => void) =>
          link.on('entry', (entry) => listener({ ...entry, prevSeq: entry.seq - 1 } as Numbered)),
        onNewest: (listener: (newest: Newest) => void) => link.on('newest', listener),
        onConnect: link.onConnect,
        after: async (seq: number) => {
          // Pushes of a conversation come to whoever has opened it.
          await link.run('conversation:open', { conversationId });
          return link.run('entries:after', { conversationId, seq });
        },
      };
      return follow<Numbered>(source, conversationId, give, afterSeq);
    },
  };
}

/** Agents see every entry, so the one before is the number before. */
type Numbered = AgentEntry & { prevSeq?: number };

async function enter(options: AgentOptions, deadlineMs: number) {
  const { url } = options;
  let headers: Record<string, string> = {};
  const ask = async (): Promise<Answer<{ user: User }>> => {
    if ('token' in options) {
      headers = { authorization: `Bearer ${options.token}` };
      return asAnswer(await request({ url, headers }, 'GET', '/api/v1/auth/me'));
    }
    const { email, password } = options;
    const response = await request({ url, headers }, 'POST', '/api/v1/auth/login', { email, password });
    // Browsers keep the cookie to themselves, and send it.
    const cookie = response.headers.get('set-cookie')?.split(';')[0];
    headers = cookie ? { cookie } : {};
    return asAnswer(response);
  };
  const { user } = accepted((await deliver(ask, { deadlineMs, what: 'signing in' })).answer);
  return { user, headers };
}

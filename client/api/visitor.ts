import { type Answer, accepted } from './answers.ts';
import { deliver } from './deliver.ts';
import { follow, type Newest } from './follow.ts';
import { asAnswer, request } from './http.ts';
import { type Link, openLink } from './link.ts';
import type { ContactEntry, VisitorCommands, VisitorPushes, VisitorSession } from './types.ts';

export type VisitorOptions = {
  /** `https://HOST`, without a path. */
  url: string;
  /** The workspace's public key. */
  workspace: string;
  /** Resumes an earlier visitor: the token of an earlier session. */
  token?: string;
  /** Vouches for a signed-in contact: a JWT of the host's own back end. */
  identity?: string;
  /** How long something is sent again before it is given up. */
  deadlineMs?: number;
  /** More headers of every request, as a proxy adds them. Not in browsers, for sockets. */
  headers?: Record<string, string>;
};

export type VisitorClient = Link<VisitorCommands, VisitorPushes> & {
  session: VisitorSession;
  /** Gives each visible entry of a conversation once and in order; returns how to stop. */
  follow: (conversationId: string, give: (entry: ContactEntry) => void, afterSeq?: number) => () => void;
};

/**
 * Begins or resumes a visitor's session and connects.
 * @throws HandrailError where the session is refused, Error where the server cannot be reached in time
 */
export async function openVisitor(options: VisitorOptions): Promise<VisitorClient> {
  const { url, workspace, token, identity, deadlineMs = 60_000, headers = {} } = options;
  const body = { workspace, ...(token ? { token } : {}), ...(identity ? { identity } : {}) };
  const begin = async (): Promise<Answer<VisitorSession>> =>
    asAnswer(await request({ url, headers }, 'POST', '/api/v1/visitor/sessions', body));
  const session: VisitorSession = accepted((await deliver(begin, { deadlineMs, what: 'session' })).answer);
  const link = openLink<VisitorCommands, VisitorPushes>({
    url,
    headers: { ...headers, authorization: `Bearer ${session.token}` },
    side: 'visitor',
    token: session.token,
    deadlineMs,
  });
  return {
    ...link,
    session,
    follow: (conversationId, give, afterSeq) => {
      const source = {
        onEntry: (listener: (entry: ContactEntry) => void) => link.on('entry', listener),
        onNewest: (listener: (newest: Newest) => void) => link.on('newest', listener),
        onConnect: link.onConnect,
        after: (seq: number) => link.run('entries:after', { conversationId, seq }),
      };
      return follow(source, conversationId, give, afterSeq);
    },
  };
}

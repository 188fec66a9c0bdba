import {
  MAX_INPUT_BYTES,
  MAX_PAGE_SIZE,
  MAX_RECEIVED_BYTES,
  MAX_SHORT_TEXT_LENGTH,
  MAX_TEXT_LENGTH,
  MAX_UNREAD_SIZE,
  MAX_WAITING_READS,
} from '../../../core/values/limits.ts';
import { rates } from '../../auth/limits.ts';
import { SESSION_COOKIE, SESSION_DAYS } from '../../auth/sessions.ts';

const rate = ({ points, duration }: { points: number; duration: number }) => `${points} in ${duration} s`;
const count = (n: number) => n.toLocaleString('en-US');
const kilobytes = (n: number) => `${count(n / 1024)} KB`;

/** What holds for every call and every event; all three references show it. In Markdown, a list item each. */
export const conventions: readonly { title: string; points: readonly string[] }[] = [
  {
    title: 'Formats',
    points: [
      'JSON in UTF-8, names in camelCase. Times are ISO 8601 in UTC with milliseconds (`2026-11-21T09:30:00.000Z`); a duration carries its unit in its name (`waitSeconds`). Ids are opaque texts of at most 100 characters.',
      '`null` says that something is not known or does not apply; a field that is not required may be missing.',
      'Names stay as they are and keep their meaning. New fields, pushes, types of entries and codes are added beside them: ignore what you do not know. What changed stands at the end of the reference.',
    ],
  },
  {
    title: 'Two ways',
    points: [
      "Every command goes two ways, with one schema and one answer: as a Socket.IO event, or as `POST /api/v1/visitor/commands/NAME` (with the visitor's token as `Authorization: Bearer`) and `POST /api/v1/agent/commands/NAME` (with the session cookie or an API token as Bearer). A network that blocks WebSockets loses the live push, never the way to a person.",
      'Sockets are Socket.IO 4 at `/socket.io/`, in the namespaces `/visitor` with `auth: {token}` (the token of `POST /api/v1/visitor/sessions`) and `/agent` with the session cookie or `auth: {token}` with an API token. A command has one argument, its input; a push has one, its payload.',
      'A refused handshake is a `connect_error` whose `data` has the `code`, the `message` and `retryable`. Socket.IO does not connect again by itself after it: do so where it is retryable, and get a new token or sign in where it is `unauthenticated`.',
    ],
  },
  {
    title: 'Acknowledgements',
    points: [
      "A command is acknowledged with `{ok: true, …}` when what it writes is durable, or with `{ok: false, error: {code, message, retryable, requestId}}`. HTTP refuses with `application/problem+json` (RFC 9457) and the same `code`. A refusal's `requestId`, over HTTP the header `X-Request-Id` as well, finds it in the installation's logs; an HTTP caller may choose it by that header. Fields that do not fit are listed under `errors`. Nothing is refused or accepted silently. `busy` says in `retryAfterSeconds`, over HTTP in `Retry-After` as well, when to send it again.",
      'Commands that write carry `clientId`, a UUID made by the client. The same `clientId` again, in the same conversation, writes nothing and gets the first acknowledgement. So send again, with the same `clientId`, after a lost connection, after ten seconds of silence, and after a refusal that says `retryable`; wait a little longer each time.',
      'An entry carries the `clientId` of the command that wrote it. One command may write several entries: a start with a text is `conversation.started` and `message.posted`.',
    ],
  },
  {
    title: 'Order and gaps',
    points: [
      "`seq` numbers a conversation's entries 1, 2, 3, … without a gap. The order of `seq` is the order of what happened; pushes may come in another, twice, or not at all.",
      'A push may come before the acknowledgement of the command that caused it.',
      'Agents see every entry: a number that is missing is an entry that was missed. A contact sees only some of them, so each entry that a contact gets names in `prevSeq` the visible one before it: if you do not hold that one, something was missed.',
      'A push can be lost, or come twice: apply each `seq` once. The push `newest` says every ten seconds how far each of your conversations is; if you hold less, something was missed.',
      'Whoever has missed something, or was away, asks `entries:after` with the last `seq` before the gap, and again while `more` is true. That is all there is to resuming: the store has everything, and a push only saves the asking.',
      'Whoever reads back through a long conversation asks `entries:before` with the first `seq` held (or a larger number than there is, for the newest page), and again while `more` is true.',
      '`reply:delta` shows an answer of the assistant while it is written, its pieces numbered by `index`. The `entry` that ends it is the truth; `reply:withdrawn` says that it is not coming.',
    ],
  },
  {
    title: 'Tokens',
    points: [
      "The visitor's token is good until `expiresAt` of the session's answer: for days where the contact is anonymous (`HANDRAIL_VISITOR_DAYS`), for minutes where they are signed in (`HANDRAIL_SIGNED_IN_MINUTES`). An anonymous one comes back as the same contact by sending it with `POST /api/v1/visitor/sessions`, and uses the token of the answer from then on; a signed-in one needs the identity again. A socket is closed when its token ends.",
      "A contact who is signed in on the host's own site comes with `identity`: a JWT (HS256) that the host's back end signs with the workspace's secret (`npm run admin -- widget-secret`), with the claims `sub` and `exp`, and where known `name`, `email` and `account`.",
      `\`POST /api/v1/auth/login\` sets the cookie \`${SESSION_COOKIE}\`, behind TLS \`__Host-${SESSION_COOKIE}\`, good for ${SESSION_DAYS} days; unused for \`HANDRAIL_SESSION_IDLE_HOURS\` it ends before. A request from another site with that cookie is refused with \`cross_site\`. Programs use an API token instead (\`npm run admin -- api-token\`).`,
    ],
  },
  {
    title: 'Limits',
    points: [
      `A message has at most ${count(MAX_TEXT_LENGTH)} characters, a note, reason or comment ${count(MAX_SHORT_TEXT_LENGTH)} (UTF-16 code units). More is refused with \`too_large\`, and so is a body or an event over ${kilobytes(MAX_INPUT_BYTES)}; a press in one counts all the same. An event over ${kilobytes(MAX_RECEIVED_BYTES)} closes its socket unread; over HTTP a press of any size counts.`,
      `A list of entries is at most ${kilobytes(MAX_PAGE_SIZE)} long: \`more\` says that there are further ones. The reads of one socket are answered one after another; more than ${MAX_WAITING_READS} waiting ones are refused with \`rate_limited\`. A socket that leaves ${kilobytes(MAX_UNREAD_SIZE)} unread is closed: connect again, and read slower.`,
      `Commands of one contact: ${rate(rates.visitorCommands)}; of one agent: ${rate(rates.agentCommands)}; attempts to sign in: ${rate(rates.logins)} for an address and e-mail, ${rate(rates.loginAddresses)} for an address. Beyond that stands \`rate_limited\` (429), which is retryable. The commands that name no 429 in this reference are not counted; \`human:request\`, the way to a person, is one of them.`,
      "`human:request` is never refused for what it contains: what does not fit in it is left out, and a conversation that is not the contact's own is replaced by a new one.",
    ],
  },
];

/** The same as Markdown, with headings of this level. */
export function conventionsInMarkdown(level: number): string {
  return conventions
    .map(
      ({ title, points }) =>
        `${'#'.repeat(level)} ${title}\n\n${points.map((point) => `- ${point}`).join('\n')}`,
    )
    .join('\n\n');
}

import { seededRandom } from '../replay/chance.ts';
import { type Agent, openAgent } from '../replay/clients/agent.ts';
import { openVisitor, type Visitor } from '../replay/clients/visitor.ts';
import type { Answer } from '../replay/clients/wire.ts';
import { pick, wellFormed } from './odd-values.ts';
import { type FuzzRequest, type Known, nextRequest } from './requests.ts';

export type FuzzOptions = {
  url: string;
  /** Of the demo people. */
  password: string;
  seed: number;
  requests: number;
  /** Called after each so many requests, with how many were sent. */
  onProgress?: (sent: number) => Promise<void>;
};

/** What was sent, how it was answered, and each answer that may never be, with its request. */
export type FuzzReport = { sent: number; answers: Record<string, number>; faults: string[] };

const VISITORS = 40;
const AT_ONCE = 24;
const STEP = 1_000;
/** An answer that takes longer hangs, also on a busy machine. */
const HANGS_AFTER_MS = 30_000;
const MOST_FAULTS = 50;
/** Conversations that requests are made for; the newest replace the oldest. */
const MOST_KNOWN = 200;

type Stage = FuzzOptions & { visitors: Visitor[]; agents: Agent[]; known: Known };

/** Sends requests that a seed determines by all ways in, and looks at every answer. */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const { url, password, seed, requests, onProgress } = options;
  const emails = ['agent', 'agent2', 'manager', 'admin'].map((name) => `${name}@demo.test`);
  const agents = await Promise.all(emails.map((email) => openAgent({ url, email, password })));
  const visitors = await Promise.all(
    Array.from({ length: VISITORS }, (_, index) => openVisitor({ url, address: `10.4.0.${index}` })),
  );
  const known = { conversationIds: [], agentIds: agents.map(({ user }) => user.id) };
  const stage: Stage = { ...options, visitors, agents, known };
  const report: FuzzReport = { sent: 0, answers: {}, faults: [] };
  const chance = seededRandom(seed);
  try {
    while (report.sent < requests) {
      const batch = Array.from({ length: Math.min(AT_ONCE, requests - report.sent) }, () =>
        nextRequest(chance, known),
      );
      await Promise.all(batch.map((request) => sendOne(stage, report, request, chance)));
      const before = report.sent;
      report.sent += batch.length;
      if (Math.floor(before / STEP) < Math.floor(report.sent / STEP)) await onProgress?.(report.sent);
    }
    return report;
  } finally {
    for (const client of [...agents, ...visitors]) client.close();
  }
}

async function sendOne(
  stage: Stage,
  report: FuzzReport,
  request: FuzzRequest,
  chance: () => number,
): Promise<void> {
  const visitor = pick(chance, stage.visitors);
  const agent = pick(chance, stage.agents);
  const outcome = await answerOf(stage, request, visitor, agent).catch((error: Error) => ({
    code: `no answer: ${error.message}`,
    isFault: true,
  }));
  report.answers[outcome.code] = (report.answers[outcome.code] ?? 0) + 1;
  const isRefusedPress = 'isPress' in request && request.isPress && outcome.code !== 'ok';
  if ((outcome.isFault || isRefusedPress) && report.faults.length < MOST_FAULTS)
    report.faults.push(`${outcome.code} for ${JSON.stringify(request).slice(0, 500)}`);
}

type Outcome = { code: string; isFault: boolean };

async function answerOf(
  { url, known }: Stage,
  request: FuzzRequest,
  visitor: Visitor,
  agent: Agent,
): Promise<Outcome> {
  switch (request.way) {
    case 'visitor-socket':
    case 'agent-socket': {
      const { socket } = request.way === 'visitor-socket' ? visitor : agent;
      const given = await socket.timeout(HANGS_AFTER_MS).emitWithAck(request.name, request.input);
      const answer = given as Answer<Record<string, unknown>>;
      if (answer.ok) learn(known, answer);
      return {
        code: answer.ok ? 'ok' : answer.error.code,
        isFault: !answer.ok && isServerFault(answer.error.code),
      };
    }
    case 'visitor-http':
      return viaHttp(`${url}/api/v1/visitor/commands/${nameInPath(request.name)}`, 'POST', request.body, {
        authorization: `Bearer ${visitor.token}`,
      });
    case 'agent-http':
      return viaHttp(`${url}/api/v1/agent/commands/${nameInPath(request.name)}`, 'POST', request.body, {
        cookie: agent.cookie,
      });
    case 'get':
      return viaHttp(
        `${url}${request.path}`,
        'GET',
        null,
        request.isSignedIn ? { cookie: agent.cookie } : {},
      );
    case 'post':
      return viaHttp(`${url}${request.path}`, 'POST', request.body, {});
    default:
      throw new Error(`no such way: ${JSON.stringify(request)}`);
  }
}

async function viaHttp(
  url: string,
  method: string,
  body: string | null,
  headers: Record<string, string>,
): Promise<Outcome> {
  const signal = AbortSignal.timeout(HANGS_AFTER_MS);
  const response = await fetch(url, { method, headers, body, signal });
  const text = await response.text();
  if (response.ok) return { code: 'ok', isFault: false };
  const isProblem = (response.headers.get('content-type') ?? '').startsWith('application/problem+json');
  const code = isProblem
    ? String((JSON.parse(text) as { code?: unknown }).code)
    : `status ${response.status}`;
  // What is not ready says so; everything else above 499 is our fault.
  const isFault = response.status >= 500 && !url.includes('/readyz');
  return { code, isFault };
}

function isServerFault(code: string): boolean {
  return code === 'internal' || code === 'contended' || code === 'store_unavailable';
}

function nameInPath(name: string): string {
  return encodeURIComponent(wellFormed(name));
}

function learn(known: Known, { conversationId }: Record<string, unknown>): void {
  if (typeof conversationId !== 'string' || known.conversationIds.includes(conversationId)) return;
  known.conversationIds.push(conversationId);
  if (known.conversationIds.length > MOST_KNOWN) known.conversationIds.shift();
}

import { agentCommands, visitorCommands } from '../../core/contract/commands.ts';
import { type Chance, mutate, oddValue, pick, textOf, wellFormed } from './odd-values.ts';

/** What the generator knows that is real, so that some requests get further than the first check. */
export type Known = { conversationIds: string[]; agentIds: string[] };

/** One request, by any of the ways in. `isPress` where a person must come of it, whatever is wrong with it. */
export type FuzzRequest =
  | { way: 'visitor-socket' | 'agent-socket'; name: string; input: unknown; isPress: boolean }
  | { way: 'visitor-http' | 'agent-http'; name: string; body: string; isPress: boolean }
  | { way: 'get' | 'post'; path: string; body: string | null; isSignedIn: boolean };

const BASES: readonly ((chance: Chance, known: Known) => Record<string, unknown>)[] = [
  (chance, known) => ({
    conversationId: pick(chance, ['f'.repeat(24), ...known.conversationIds]),
    clientId: uuid(chance),
    text: textOf(chance, 300),
  }),
  (chance) => ({ clientId: uuid(chance), text: 'How do I schedule an export?', locale: 'en' }),
  (chance) => ({ clientId: uuid(chance), note: textOf(chance, 100), page: { url: 'https://a.example/b?c' } }),
  (chance, known) => ({ conversationId: pick(chance, ['x', ...known.conversationIds]), seq: 0 }),
  (chance, known) => ({ conversationId: pick(chance, ['x', ...known.conversationIds]), typing: true }),
  (chance, known) => ({
    conversationId: pick(chance, ['x', ...known.conversationIds]),
    clientId: uuid(chance),
    solved: chance() < 0.5,
    score: 3,
    comment: 'so so',
  }),
  (chance, known) => ({
    conversationId: pick(chance, ['x', ...known.conversationIds]),
    clientId: uuid(chance),
    to: { agentId: pick(chance, ['nobody', ...known.agentIds]) },
    reason: 'on call',
    decisionId: 'd',
    verdict: 'right',
  }),
  (chance) => ({ status: pick(chance, ['online', 'away', 'offline']), capacity: 3 }),
];

const PATHS = [
  '/api/v1/conversations',
  '/api/v1/conversations/ID',
  '/api/v1/conversations/ID/entries',
  '/api/v1/conversations/ID/decisions',
  '/api/v1/team',
  '/api/v1/auth/me',
  '/api/openapi.json',
  '/healthz',
  '/readyz',
  '/console',
  '/widget.js',
  '/api/v1/visitor/sessions',
  '/api/v1/nothing',
];
/** Asked for seldom: each takes a process of its own. */
const REPORTS = ['/api/v1/metrics/escalation', '/api/v1/metrics/escalation.csv'];
const QUERIES = ['state', 'assignee', 'q', 'ids', 'cursor', 'limit', 'after', 'from', 'to', 'groupBy'];
const POSTS = ['/api/v1/visitor/sessions', '/api/v1/auth/login', '/api/v1/nothing', '/readyz'];

/** The next request of a seed. */
export function nextRequest(chance: Chance, known: Known): FuzzRequest {
  const way = pick(chance, ['visitor-socket', 'agent-socket', 'visitor-http', 'agent-http', 'get', 'post']);
  switch (way) {
    case 'visitor-socket':
    case 'agent-socket': {
      const name = nameFor(chance, way);
      const isPress = way === 'visitor-socket' && name === 'human:request';
      return { way, name, input: inputFor(chance, known), isPress };
    }
    case 'visitor-http':
    case 'agent-http': {
      const name = nameFor(chance, way);
      const isPress = way === 'visitor-http' && name === 'human:request';
      return { way, name, body: bodyFor(chance, known), isPress };
    }
    case 'get':
      return { way, path: pathFor(chance, known), body: null, isSignedIn: chance() < 0.8 };
    case 'post':
      return { way, path: pick(chance, POSTS), body: bodyFor(chance, known), isSignedIn: chance() < 0.5 };
    default:
      throw new Error(`no such way: ${way as string}`);
  }
}

function nameFor(chance: Chance, way: string): string {
  if (chance() < 0.1) return pick(chance, ['no:such', 'constructor', '__proto__', textOf(chance, 12) || '-']);
  return pick(chance, Object.keys(way.startsWith('visitor') ? visitorCommands : agentCommands));
}

function inputFor(chance: Chance, known: Known): unknown {
  const base = pick(chance, BASES)(chance, known);
  return chance() < 0.3 ? base : mutate(chance, base);
}

function bodyFor(chance: Chance, known: Known): string {
  const text = JSON.stringify(inputFor(chance, known)) ?? '';
  if (chance() < 0.1) return text.slice(0, Math.floor(chance() * text.length));
  return chance() < 0.05 ? textOf(chance, 500) : text;
}

function pathFor(chance: Chance, known: Known): string {
  const id = encodeURIComponent(pick(chance, ['x', '%00', '../..', '\u202e', ...known.conversationIds]));
  const query = QUERIES.filter(() => chance() < 0.2).map(
    (key) => `${key}=${encodeURIComponent(wellFormed(String(oddValue(chance)).slice(0, 500)))}`,
  );
  const path = pick(chance, chance() < 0.01 ? REPORTS : PATHS);
  return `${path.replace('ID', id)}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

function uuid(chance: Chance): string {
  const hex = (length: number) =>
    Array.from({ length }, () => Math.floor(chance() * 16).toString(16)).join('');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
}

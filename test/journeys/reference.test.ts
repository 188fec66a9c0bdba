import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type {
  AgentCommandName,
  AgentInput,
  VisitorCommandName,
  VisitorInput,
} from '../../core/contract/commands.ts';
import { agentCommands, visitorCommands } from '../../core/contract/commands.ts';
import type { Agent } from '../../scripts/replay/clients/agent.ts';
import type { Visitor } from '../../scripts/replay/clients/visitor.ts';
import { startApp, type TestApp } from '../support/app.ts';

jest.setTimeout(90_000);

type Operations = Record<string, Record<string, { responses: Record<string, { content?: Content }> }>>;
type Content = Record<string, { schema: Parameters<typeof z.fromJSONSchema>[0] }>;

describe('what the reference says of an answer', () => {
  let app: TestApp;
  let visitor: Visitor;
  let agent: Agent;
  let paths: Operations;
  const tried = new Set<string>();

  beforeAll(async () => {
    app = await startApp();
    visitor = await app.visitor();
    agent = await app.agent('manager');
    ({ paths } = (await (await fetch(`${app.url}/api/openapi.json`)).json()) as { paths: Operations });
  });

  afterAll(async () => {
    await app?.stop();
  });

  /** The faults of an answer by the schema that is served for it: nothing may be missing, nothing may be beside it. */
  function faultsOf(path: string, method: string, answer: unknown): string[] {
    const content = paths[path]?.[method]?.responses['200']?.content?.['application/json'];
    if (!content) return [`${method} ${path} is not described`];
    const { success, error } = z.fromJSONSchema(content.schema).safeParse(answer);
    return success ? [] : error.issues.map((issue) => `${path} ${issue.path.join('.')}: ${issue.message}`);
  }

  async function asVisitor<N extends VisitorCommandName>(name: N, input: VisitorInput<N>) {
    const response = await visitor.raw(name, input);
    return checked('visitor', name, response.body as Record<string, unknown>);
  }

  async function asAgent<N extends AgentCommandName>(name: N, input: AgentInput<N>) {
    const response = await agent.raw(name, input);
    return checked('agent', name, response.body as Record<string, unknown>);
  }

  function checked(side: string, name: string, answer: Record<string, unknown>) {
    tried.add(`${side} ${name}`);
    expect(faultsOf(`/api/v1/${side}/commands/${name}`, 'post', answer)).toEqual([]);
    return answer as { conversationId: string; seq: number };
  }

  it('is true of every command', async () => {
    const id = () => ({ clientId: randomUUID() });
    const { conversationId } = await asVisitor('conversation:start', {
      ...id(),
      text: 'My export fails with NWX-502',
    });
    const at = { conversationId };
    const write = () => ({ ...at, ...id() });
    await asVisitor('message:send', { ...write(), text: 'It is version 4.12.3' });
    await asVisitor('typing:set', { ...at, typing: true });
    await asVisitor('human:request', write());
    await asAgent('presence:set', { status: 'online', capacity: 5 });
    await asAgent('queue:watch', {});
    await asAgent('alert:acknowledge', write());
    await asAgent('offer:decline', write());
    await asAgent('conversation:take', write());
    await asAgent('offer:accept', write());
    await asAgent('conversation:open', at);
    await asAgent('entries:after', { ...at, seq: 0 });
    await asAgent('typing:set', { ...at, typing: true });
    await asAgent('message:send', { ...write(), text: 'I am looking at it.' });
    await asAgent('note:add', { ...write(), text: 'Known to the team.' });
    await asAgent('decision:label', { ...write(), decisionId: 'd1', verdict: 'right' });
    await asAgent('conversation:transfer', {
      ...write(),
      to: { agentId: agent.user.id },
      reason: 'back to me',
    });
    await asAgent('conversation:take', write());
    await asAgent('conversation:resolve', write());
    await asVisitor('resolution:answer', { ...write(), solved: true, score: 5 });
    await asVisitor('entries:after', { ...at, seq: 0 });
    await asAgent('conversation:close', write());
    const all = [
      ...Object.keys(visitorCommands).map((name) => `visitor ${name}`),
      ...Object.keys(agentCommands).map((name) => `agent ${name}`),
    ];
    expect([...tried].sort()).toEqual(all.sort());
  });

  it('is true of what agents and managers read', async () => {
    const { body: list } = await agent.get('/api/v1/conversations');
    expect(faultsOf('/api/v1/conversations', 'get', list)).toEqual([]);
    const { items } = list as { items: { id: string }[] };
    const id = items[0]?.id ?? '';
    for (const part of ['', '/entries', '/decisions']) {
      const { body } = await agent.get(`/api/v1/conversations/${id}${part}`);
      expect(faultsOf(`/api/v1/conversations/{id}${part}`, 'get', body)).toEqual([]);
    }
    for (const path of [
      '/api/v1/team',
      '/api/v1/metrics/escalation',
      '/api/v1/auth/me',
      '/readyz',
      '/healthz',
    ]) {
      const { body } = await agent.get(path);
      expect(faultsOf(path, 'get', body)).toEqual([]);
    }
  });
});

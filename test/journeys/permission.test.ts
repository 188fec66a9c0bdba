import { randomUUID } from 'node:crypto';
import { may, type Operation, permissions, type Relation } from '../../core/permission/permission.ts';
import { decisionClientId } from '../../core/timeline/decide/outcome.ts';
import type { Role } from '../../core/values/people.ts';
import { type Agent, openAgent } from '../../scripts/replay/clients/agent.ts';
import type { Visitor } from '../../scripts/replay/clients/visitor.ts';
import { asAnswer } from '../../scripts/replay/clients/wire.ts';
import { hashPassword } from '../../server/auth/passwords.ts';
import { createLog } from '../../server/log.ts';
import { createParts, type Parts } from '../../server/parts.ts';
import { codeOf, good } from '../support/answers.ts';
import { startApp, type TestApp } from '../support/app.ts';

jest.setTimeout(180_000);

const roles: Role[] = ['agent', 'manager', 'admin'];
const staffRelations: Relation[] = ['anybody', 'team', 'offered', 'assignee'];
/** What says that this person may not; any other refusal is about something else. */
const barring = new Set(['forbidden', 'not_found', 'unknown_command', 'taken', 'overtaken', 'missing_skill']);

type Call = { name: string; input: (conversationId: string) => object } | { path: (id: string) => string };

const command = (name: Operation, more: object = {}): Call => ({
  name,
  input: (conversationId) => ({ conversationId, clientId: randomUUID(), ...more }),
});
const bare = (name: Operation, input: object): Call => ({ name, input: () => input });
const read = (name: Operation, more: object = {}): Call => ({
  name,
  input: (conversationId) => ({ conversationId, ...more }),
});

/** How each operation comes in by HTTP; an operation without a row does not compile. */
const calls: Record<Operation, Call> = {
  'human:request': bare('human:request', {}),
  'conversation:start': { name: 'conversation:start', input: () => ({ clientId: randomUUID() }) },
  'resolution:answer': command('resolution:answer', { solved: true }),
  'message:send': command('message:send', { text: 'hello' }),
  'entries:after': read('entries:after', { seq: 0 }),
  'entries:before': read('entries:before', { seq: 1 }),
  'typing:set': read('typing:set', { typing: true }),
  'presence:set': bare('presence:set', { status: 'away', capacity: 50 }),
  'queue:watch': bare('queue:watch', {}),
  'conversation:open': read('conversation:open'),
  'conversation:take': command('conversation:take'),
  'conversation:take-unskilled': command('conversation:take'),
  'offer:accept': command('offer:accept'),
  'offer:decline': command('offer:decline'),
  'note:add': command('note:add', { text: 'a note' }),
  'conversation:transfer': command('conversation:transfer', { to: { teamId: 'support' }, reason: 'r' }),
  'conversation:resolve': command('conversation:resolve'),
  'conversation:close': command('conversation:close'),
  'alert:acknowledge': command('alert:acknowledge'),
  'decision:label': command('decision:label', { decisionId: 'd', verdict: 'right' }),
  'conversations:list': { path: () => '/api/v1/conversations' },
  'decisions:read': { path: (id) => `/api/v1/conversations/${id}/decisions` },
  'team:read': { path: () => '/api/v1/team' },
  'figures:read': { path: () => '/api/v1/metrics/escalation' },
  'misheard:read': { path: () => '/api/v1/assistant/misheard' },
  'contacts:find': { path: () => '/api/v1/contacts?email=a@b.test' },
  'contact:export': { path: () => '/api/v1/contacts/somebody-else/export' },
  'contact:erase': bare('contact:erase', { contactId: 'somebody-else', reason: 'not_needed' }),
};

describe('who may do what', () => {
  let app: TestApp;
  let parts: Parts;
  let workspaceId: string;
  let contact: Visitor;
  let stranger: Visitor;
  const people = {} as Record<Role, Agent>;
  const outsiders = {} as Record<Role, Agent>;
  let colleague: Agent;

  beforeAll(async () => {
    app = await startApp({ worker: false });
    parts = await createParts(
      { MONGODB_URI: app.mongoUri, REDIS_URL: app.redisUrl },
      createLog('silent', 'test'),
    );
    workspaceId = (await parts.store.workspaces.byKey('demo'))?._id ?? '';
    const other = await parts.store.workspaces.ensure({
      key: 'other',
      name: 'Another company',
      assistantName: 'Otto',
      hours: null,
      defaultCapacity: null,
      identitySecret: 'x',
      skills: [],
      teams: [{ id: 'support', name: 'Support' }],
    });
    const passwordHash = await hashPassword(app.password);
    const sign = async (email: string, role: Role, workspace: string): Promise<Agent> => {
      const base = { name: email, passwordHash, skills: [], teamIds: [] };
      await parts.store.users.add({ ...base, email, role, workspaceId: workspace });
      const agent = await openAgent({ url: app.url, email, password: app.password });
      good(await agent.send('presence:set', { status: 'away', capacity: 50 }));
      return agent;
    };
    for (const role of roles) {
      people[role] = await sign(`${role}@here.test`, role, workspaceId);
      outsiders[role] = await sign(`${role}@other.test`, role, other);
    }
    colleague = await sign('colleague@here.test', 'agent', workspaceId);
    await parts.store.contacts.ensure('somebody-else', workspaceId, new Date());
    contact = await app.visitor();
    stranger = await app.visitor();
  });

  afterAll(async () => {
    for (const agent of [...Object.values(people), ...Object.values(outsiders), colleague]) agent?.close();
    await parts?.close();
    await app?.stop();
  });

  const execute = async (conversationId: string, one: Parameters<Parts['timeline']['execute']>[2]) => {
    expect(await parts.timeline.execute(conversationId, workspaceId, one)).toMatchObject({ ok: true });
  };
  const stamp = () => ({ clientId: randomUUID(), now: new Date().toISOString() });

  /** A press makes one that needs no skill, and is not limited. Each by a contact of its own, who waits only once. */
  async function waiting(skills: string[] = []): Promise<string> {
    contact.close();
    contact = await app.visitor();
    if (skills.length === 0)
      return good(await contact.overHttp('human:request', { clientId: randomUUID() })).conversationId;
    const start = await contact.overHttp('conversation:start', { clientId: randomUUID() });
    const { conversationId } = good(start);
    await execute(conversationId, {
      ...stamp(),
      kind: 'assistant-escalate',
      actor: { kind: 'system' },
      answersSeq: 0,
      by: 'policy',
      reason: { code: 'unsure', text: 'Unsure' },
      needKind: 'ai_limit',
      occurredAt: new Date().toISOString(),
      evidence: { seq: 1, quote: '' },
      skills,
      decisionId: null,
      care: null,
    });
    return conversationId;
  }

  /** One in which the assistant made the decision `d` before the press. */
  async function judged(): Promise<string> {
    contact.close();
    contact = await app.visitor();
    const start = { clientId: randomUUID(), text: 'A question' };
    const { conversationId } = good(await contact.overHttp('conversation:start', start));
    const data = { decision: { id: 'd', action: 'reply' as const }, judgement: null, answersSeq: 2 };
    const actor = { kind: 'assistant', name: 'Nora' } as const;
    const clientId = decisionClientId('d');
    await execute(conversationId, {
      ...stamp(),
      clientId,
      kind: 'record-decision',
      actor,
      answersSeq: 2,
      data,
    });
    good(await contact.overHttp('human:request', { conversationId, clientId: randomUUID() }));
    return conversationId;
  }

  /** A conversation to which the person stands so, in a state in which the operation makes sense. */
  async function standing(operation: Operation, relation: Relation, person: Agent): Promise<string> {
    const conversationId =
      operation === 'decision:label'
        ? await judged()
        : await waiting(operation === 'conversation:take-unskilled' ? ['rare'] : []);
    const take = (who: Agent) =>
      who.overHttp('conversation:take', { conversationId, clientId: randomUUID() });
    if (operation === 'conversation:close') {
      good(await take(colleague));
      good(await colleague.overHttp('conversation:resolve', { conversationId, clientId: randomUUID() }));
    } else if (relation === 'offered') {
      const { id, name } = person.user;
      const expiresAt = new Date(Date.now() + 60_000).toISOString();
      await execute(conversationId, { ...stamp(), kind: 'make-offer', agent: { id, name }, expiresAt });
    } else if (relation === 'assignee') {
      good(await take(person));
    } else if (needsAnAssignee.has(operation)) {
      good(await take(colleague));
    }
    return conversationId;
  }

  async function codeAt(call: Call, client: Agent | Visitor, id: string): Promise<string> {
    const answer = asAnswer(
      'path' in call
        ? await (client as Agent).get(call.path(id))
        : await client.raw(call.name, call.input(id)),
    );
    return answer.ok ? 'ok' : codeOf(answer);
  }

  const needsAnAssignee = new Set<Operation>(
    (Object.keys(permissions) as Operation[]).filter(
      (operation) => permissions[operation].agent === 'assignee',
    ),
  );
  /** Nobody is asked about or has what is resolved, and whoever has it has taken it. */
  const impossible = (operation: Operation, relation: Relation) =>
    (operation === 'conversation:close' || operation === 'conversation:take-unskilled') &&
    (relation === 'assignee' || (relation === 'offered' && operation === 'conversation:close'));

  const staffCases = (Object.keys(permissions) as Operation[]).flatMap((operation) =>
    roles.flatMap((role) =>
      staffRelations
        .filter((relation) => !impossible(operation, relation))
        .map((relation) => [operation, role, relation] as const),
    ),
  );

  it.each(staffCases)('%s by %s, relation %s: as the table says', async (operation, role, relation) => {
    const isOutsider = relation === 'anybody';
    const person = isOutsider ? outsiders[role] : people[role];
    const conversationId = await standing(operation, relation, people[role]);
    const code = await codeAt(calls[operation], person, conversationId);
    if (may(role, operation, relation)) expect(code).toBe('ok');
    else expect([...barring, 'wrong_state']).toContain(code);
    if (isOutsider && !may(role, operation, 'anybody') && may(role, operation, 'assignee'))
      expect(code).toBe('not_found');
  });

  const contactCases = (Object.keys(permissions) as Operation[])
    .filter((operation) => 'name' in calls[operation])
    .flatMap((operation) => (['anybody', 'own'] as const).map((relation) => [operation, relation] as const));

  it.each(contactCases)('%s by a contact, relation %s: as the table says', async (operation, relation) => {
    const conversationId = await waiting();
    const code = await codeAt(calls[operation], relation === 'own' ? contact : stranger, conversationId);
    if (may('contact', operation, relation)) expect(code).toBe('ok');
    else expect(barring).toContain(code);
  });

  it('tells an outsider by the socket what it tells by HTTP, and lets none listen', async () => {
    const conversationId = await waiting();
    const opened = await outsiders.admin.send('conversation:open', { conversationId });
    expect(codeOf(opened)).toBe('not_found');
    good(await colleague.overHttp('note:add', { conversationId, clientId: randomUUID(), text: 'a secret' }));
    good(await people.agent.send('conversation:open', { conversationId }));
    good(await colleague.overHttp('note:add', { conversationId, clientId: randomUUID(), text: 'seen' }));
    await people.agent.entries.first(({ type }) => type === 'note.added', { what: 'the note' });
    expect(JSON.stringify(outsiders.admin.pushes.all)).not.toContain(conversationId);
  });
});

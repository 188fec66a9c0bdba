import { createHmac, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type {
  AgentCommandName,
  AgentInput,
  VisitorCommandName,
  VisitorInput,
} from '../../core/contract/commands.ts';
import { MAX_TEXT_LENGTH } from '../../core/values/limits.ts';
import { rates } from '../../server/auth/limits.ts';
import { type Agent, openAgent } from '../replay/clients/agent.ts';
import { openVisitor, type Visitor } from '../replay/clients/visitor.ts';
import { createRecorder, type Recorded } from './recorder.ts';

export type Tour = { calls: Recorded[]; pushes: { key: string; payload: unknown }[] };

/** `secret`: the installation's, of which that of the demo's workspace is made. */
type Where = { url: string; password: string; secret: string };
type Stage = Awaited<ReturnType<typeof enter>>;

const PATIENCE_MS = 60_000;

/**
 * Sends every documented call once to a server in demo mode with a worker, and hears every push that can be brought
 * about: a customer asks, presses, and is helped by an agent. What it does not send, the reference has no example of.
 */
export async function takeTour(where: Where): Promise<Tour> {
  const stage = await enter(where);
  try {
    await askTheAssistant(stage);
    await pressAndBeHelped(stage);
    await acceptAnOffer(stage);
    await readEverything(stage);
    await beRefused(stage);
    await eraseTheContact(stage);
    await signTheContactOut(stage);
    await stage.recorder.call('post', '/api/v1/auth/logout', { headers: stage.asAgent });
    return {
      calls: stage.recorder.recorded,
      pushes: [...heard('visitor', stage.visitor), ...heard('agent', stage.agent)],
    };
  } finally {
    stage.visitor.close();
    stage.agent.close();
    stage.manager.close();
    stage.admin.close();
  }
}

/**
 * What a customer hears while a model writes and a person is asked for meanwhile.
 * @param url of a server in demo mode whose assistant is the model of `speaking-model.ts`
 */
export async function hearAReplyBegin(url: string): Promise<Tour['pushes']> {
  const visitor = await openVisitor({ url });
  try {
    const text = 'Our nightly export to S3 fails with NWX-502';
    const { answer } = await visitor.deliver('conversation:start', { clientId: randomUUID(), text });
    await hear(visitor, 'reply:delta');
    const conversationId = answer.ok ? { conversationId: answer.conversationId } : {};
    await visitor.deliver('human:request', { clientId: randomUUID(), ...conversationId });
    await hear(visitor, 'reply:withdrawn');
    return heard('visitor', visitor).filter(({ key }) => key.startsWith('visitor reply:'));
  } finally {
    visitor.close();
  }
}

async function enter({ url, password, secret }: Where) {
  const recorder = createRecorder(url);
  const begun = await recorder.call('post', '/api/v1/visitor/sessions', { body: { workspace: 'demo' } });
  const login = { email: 'agent@demo.test', password };
  const signedIn = await recorder.call('post', '/api/v1/auth/login', { body: login });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const token = String(begun.answer.token);
  return {
    recorder,
    visitor: await openVisitor({ url, token }),
    agent: await openAgent({ url, ...login }),
    manager: await openAgent({ url, email: 'manager@demo.test', password }),
    admin: await openAgent({ url, email: 'admin@demo.test', password }),
    asVisitor: { authorization: `Bearer ${token}` },
    asAgent: { cookie },
    conversationId: '',
    identity: await identityOf(secret),
  };
}

function sendAsVisitor<N extends VisitorCommandName>(
  { recorder, asVisitor }: Stage,
  name: N,
  body: VisitorInput<N>,
) {
  return recorder.call('post', `/api/v1/visitor/commands/${name}`, { body, headers: asVisitor });
}

function sendAsAgent<N extends AgentCommandName>({ recorder, asAgent }: Stage, name: N, body: AgentInput<N>) {
  return recorder.call('post', `/api/v1/agent/commands/${name}`, { body, headers: asAgent });
}

/** What a host's back end says of its user. */
function identityOf(secret: string): Promise<string> {
  const key = createHmac('sha256', secret).update('identity:demo').digest('hex');
  return new SignJWT({ sub: 'customer-4711' })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode(key));
}

/** Another contact, who is signed in on the host's own site. */
async function signTheContactOut({ recorder, identity }: Stage): Promise<void> {
  const body = { workspace: 'demo', identity };
  await recorder.call('post', '/api/v1/visitor/sign-outs', { body });
}

const written = ({ conversationId }: Stage) => ({ conversationId, clientId: randomUUID() });

async function askTheAssistant(stage: Stage): Promise<void> {
  const { visitor, agent } = stage;
  await agent.send('queue:watch', {});
  await sendAsAgent(stage, 'queue:watch', {});
  await sendAsAgent(stage, 'presence:set', { status: 'online', capacity: 5 });
  await hear(agent, 'presence');
  const { answer } = await sendAsVisitor(stage, 'conversation:start', {
    clientId: randomUUID(),
    text: 'NWX-502 every night, the export dies',
    page: { url: 'https://shop.example/exports', title: 'Exports' },
    locale: 'en-GB',
  });
  stage.conversationId = String(answer.conversationId);
  await visitor.entries.first(({ actor }) => actor.kind === 'assistant', {
    what: 'an answer of the assistant',
    timeoutMs: PATIENCE_MS,
  });
  await agent.send('conversation:open', { conversationId: stage.conversationId });
  await hear(agent, 'viewing');
  await sendAsVisitor(stage, 'typing:set', { conversationId: stage.conversationId, typing: true });
  await hear(agent, 'typing');
  await sendAsVisitor(stage, 'message:send', {
    ...written(stage),
    text: 'It is version 4.12.3, since Monday',
  });
}

async function pressAndBeHelped(stage: Stage): Promise<void> {
  const { agent, visitor, conversationId } = stage;
  await sendAsVisitor(stage, 'human:request', { ...written(stage), note: 'We lose orders' });
  await hear(visitor, 'access');
  await hear(agent, 'queue:changed');
  await hear(agent, 'offer');
  await sendAsAgent(stage, 'alert:acknowledge', written(stage));
  await sendAsAgent(stage, 'offer:decline', { ...written(stage), reason: 'On the phone' });
  await hear(agent, 'offer:ended');
  await sendAsAgent(stage, 'conversation:take', written(stage));
  await sendAsAgent(stage, 'conversation:open', { conversationId });
  await sendAsAgent(stage, 'typing:set', { conversationId, typing: true });
  await hear(visitor, 'typing');
  await sendAsAgent(stage, 'message:send', {
    ...written(stage),
    text: 'I have restarted the export. Is it there?',
  });
  await sendAsAgent(stage, 'note:add', { ...written(stage), text: 'The lock was stale, as in June.' });
  await sendAsAgent(stage, 'decision:label', {
    ...written(stage),
    decisionId: await decisionOf(stage),
    verdict: 'right',
  });
  const to = { agentId: agent.user.id };
  await sendAsAgent(stage, 'conversation:transfer', {
    ...written(stage),
    to,
    reason: 'Needs the storage team',
  });
  await sendAsAgent(stage, 'conversation:take', written(stage));
  await sendAsAgent(stage, 'conversation:resolve', { ...written(stage), note: 'Lock removed' });
  await sendAsVisitor(stage, 'resolution:answer', { ...written(stage), solved: true, score: 5 });
  await sendAsVisitor(stage, 'entries:after', { conversationId, seq: 0 });
  await sendAsAgent(stage, 'entries:after', { conversationId, seq: 0 });
  await sendAsVisitor(stage, 'entries:before', { conversationId, seq: 3 });
  await sendAsAgent(stage, 'entries:before', { conversationId, seq: 3 });
  await sendAsAgent(stage, 'conversation:close', written(stage));
  await hear(visitor, 'newest');
  await hear(agent, 'newest');
}

async function decisionOf({ recorder, conversationId, asAgent }: Stage): Promise<string> {
  const path = '/api/v1/conversations/{id}/decisions';
  const { answer } = await recorder.call('get', path, { params: { id: conversationId }, headers: asAgent });
  const [decision] = answer.decisions as { id: string }[];
  if (!decision) throw new Error('the assistant has decided nothing');
  return decision.id;
}

/** A second conversation, whose offer is accepted; the first was taken. */
async function acceptAnOffer(stage: Stage): Promise<void> {
  const { answer } = await sendAsVisitor(stage, 'human:request', { clientId: randomUUID() });
  const conversationId = String(answer.conversationId);
  await stage.agent.offers.first((offer) => offer.conversationId === conversationId, {
    what: 'an offer of the second conversation',
    timeoutMs: PATIENCE_MS,
  });
  await sendAsAgent(stage, 'offer:accept', { conversationId, clientId: randomUUID() });
}

async function readEverything({ recorder, asAgent: headers, manager, conversationId }: Stage): Promise<void> {
  const asManager = { cookie: manager.cookie };
  const params = { id: conversationId };
  await recorder.call('get', '/healthz');
  await recorder.call('get', '/readyz');
  await recorder.call('get', '/metrics');
  await recorder.call('get', '/api/v1/auth/me', { headers });
  await recorder.call('get', '/api/v1/conversations', { query: { limit: '1' }, headers });
  await recorder.call('get', '/api/v1/conversations/{id}', { params, headers });
  await recorder.call('get', '/api/v1/conversations/{id}/entries', {
    params,
    query: { after: '2' },
    headers,
  });
  await recorder.call('get', '/api/v1/team', { headers });
  await recorder.call('get', '/api/v1/metrics/escalation', {
    query: { groupBy: 'tier' },
    headers: asManager,
  });
  await recorder.call('get', '/api/v1/metrics/escalation.csv', { headers: asManager });
  await recorder.call('get', '/api/v1/assistant/misheard', { headers: asManager });
  await recorder.call('get', '/api/openapi.json');
  await recorder.call('get', '/api/asyncapi.json');
}

/** One refusal of each kind that a client can bring about. */
async function beRefused(stage: Stage): Promise<void> {
  const { recorder, asAgent: headers } = stage;
  await sendAsVisitor(stage, 'message:send', { ...written(stage), text: '' });
  await recorder.call('get', '/api/v1/auth/me');
  await recorder.call('get', '/api/v1/metrics/escalation', { headers });
  await recorder.call('get', '/api/v1/conversations/{id}', { params: { id: 'nowhere' }, headers });
  await sendAsAgent(stage, 'message:send', { ...written(stage), text: 'Are you still there?' });
  await sendAsVisitor(stage, 'message:send', { ...written(stage), text: 'x'.repeat(MAX_TEXT_LENGTH + 1) });
  for (let isRefused = false; !isRefused; ) isRefused = await isOneTooMany(stage);
}

/** Whether the last of so many at once as are allowed in a while is refused. A slow machine may need another go. */
async function isOneTooMany(stage: Stage): Promise<boolean> {
  const typing = { conversationId: stage.conversationId, typing: false };
  const flood = Array.from({ length: rates.visitorCommands.points }, () =>
    stage.visitor.overHttp('typing:set', typing),
  );
  const { answer } = await sendAsVisitor(stage, 'typing:set', typing);
  await Promise.all(flood);
  return answer.code === 'rate_limited';
}

/** What a company owes its customers, the last thing last. */
async function eraseTheContact({ recorder, visitor, agent, admin }: Stage): Promise<void> {
  const headers = { cookie: admin.cookie };
  const contactId = visitor.session.contact.id;
  await recorder.call('get', '/api/v1/contacts', { query: { id: contactId }, headers });
  await recorder.call('get', '/api/v1/contacts/{id}/export', { params: { id: contactId }, headers });
  await recorder.call('post', '/api/v1/agent/commands/contact:erase', {
    body: { contactId, reason: 'contact_asked' },
    headers,
  });
  await agent.pushes.first(({ payload }) => payload.type === 'conversation.erased', {
    what: 'the erasure',
    timeoutMs: PATIENCE_MS,
  });
}

async function hear(client: Visitor | Agent, name: string): Promise<void> {
  await client.pushes.first((push) => push.name === name, {
    what: `the push ${name}`,
    timeoutMs: PATIENCE_MS,
  });
}

function heard(side: 'visitor' | 'agent', { pushes }: Visitor | Agent): Tour['pushes'] {
  return pushes.all.map(({ name, payload }) => ({ key: `${side} ${name}`, payload }));
}

import { fold } from '../../../core/timeline/conversation.ts';
import { decide } from '../../../core/timeline/decide/decide.ts';
import { claimant, command, timelineOf } from './commands.ts';

const { start, post, press, reply, take, say, resolve, answer, note, offer, transfer, escalate } = command;
const after = (...commands: Parameters<typeof timelineOf>) => fold(timelineOf(...commands));
const types = (outcome: ReturnType<typeof decide>) =>
  outcome.kind === 'append' ? outcome.drafts.map(({ type }) => type) : outcome;

describe('deciding', () => {
  it('is the same when done twice from the same state', () => {
    const conversation = after(start(), post('m1'));
    expect(decide(conversation, press('p'))).toEqual(decide(conversation, press('p')));
  });

  it('finds a conversation that is started twice, and none that does not exist', () => {
    expect(decide(after(start()), start('again'))).toEqual({ kind: 'unchanged', seq: 1 });
    for (const one of [post('m'), press('p'), reply('r', 1), take('t'), note('n'), offer('o')]) {
      expect(decide(null, one)).toMatchObject({ kind: 'refuse', code: 'not_found' });
    }
  });

  it.each([
    ['in triage', after(start(), post('m1'))],
    ['before any message', after(start())],
    [
      'after the assistant has escalated and a person has resolved',
      after(start(), post('m1'), escalate('x', 2), take('t'), resolve('r')),
    ],
  ])('takes a press %s', (_, conversation) => {
    expect(types(decide(conversation, press('p')))).toContain('escalation.requested');
  });

  it('notes the first press while a person is on the way, and finds the request for the second', () => {
    const escalated = [start(), post('m1'), escalate('x', 2)];
    expect(types(decide(after(...escalated), press('p')))).toEqual(['need.signalled']);
    expect(decide(after(...escalated, press('p')), press('q'))).toEqual({ kind: 'unchanged', seq: 3 });
  });

  it.each([
    ['a press', [press('p')]],
    ['its own escalation', [escalate('x', 2)]],
    ['a person took it', [take('t')]],
    ['a person had it', [take('t'), resolve('r')]],
    ['a newer message', [post('m2')]],
    ['an answer to the same message', [reply('r1', 2)]],
  ])('drops a reply of the assistant after %s', (_, more) => {
    const conversation = after(start(), post('m1'), ...more);
    expect(decide(conversation, reply('late', 2))).toMatchObject({ kind: 'refuse', code: 'overtaken' });
  });

  it('gives a conversation to one agent and tells the other who has it', () => {
    const conversation = after(start(), press('p'), take('t', claimant('ana')));
    expect(decide(conversation, take('t2', claimant('ben')))).toMatchObject({
      kind: 'refuse',
      code: 'taken',
      assignee: { id: 'ana', name: 'ANA' },
    });
    expect(decide(conversation, take('t3', claimant('ana')))).toMatchObject({ kind: 'unchanged' });
    for (const one of [say('s', claimant('ben')), resolve('r', claimant('ben'))]) {
      expect(decide(conversation, one)).toMatchObject({ kind: 'refuse', code: 'taken' });
    }
  });

  it('checks capacity and withdraws an offer to somebody else in the same claim', () => {
    const conversation = after(start(), press('p'), offer('o', 'ben'));
    expect(decide(conversation, take('t', claimant('ana', { capacity: 2, activeCount: 2 })))).toMatchObject({
      code: 'at_capacity',
    });
    expect(types(decide(conversation, take('t', claimant('ana'))))).toEqual([
      'offer.ended',
      'assignment.accepted',
    ]);
    expect(types(decide(conversation, take('t', claimant('ben'))))).toEqual(['assignment.accepted']);
  });

  it('lets only a manager take what needs a skill that is missing', () => {
    const skilled = { ...escalate('x', 2), skills: ['api'] };
    const conversation = after(start(), post('m1'), skilled);
    expect(decide(conversation, take('t'))).toMatchObject({ kind: 'refuse', code: 'missing_skill' });
    expect(types(decide(conversation, take('t', claimant('mara', { role: 'manager' }))))).toContain(
      'assignment.accepted',
    );
  });

  it('gives what the contact writes after a person back to people, but not a thank-you', () => {
    const conversation = after(start(), press('p'), take('t'), resolve('r'));
    expect(types(decide(conversation, post('m2', 'It fails again')))).toEqual([
      'conversation.reopened',
      'message.posted',
      'escalation.requested',
    ]);
    expect(types(decide(conversation, post('m3', 'Thank you!')))).toEqual(['message.posted']);
  });

  it('leads a "no, not solved" to a person, whoever answered', () => {
    const byAssistant = after(start(), post('m1'), reply('r', 2));
    expect(types(decide(byAssistant, answer('a', false)))).toEqual([
      'resolution.answered',
      'escalation.requested',
    ]);
    const byPerson = after(start(), press('p'), take('t'), resolve('r'));
    expect(types(decide(byPerson, answer('a', false)))).toEqual([
      'resolution.answered',
      'conversation.reopened',
      'escalation.requested',
    ]);
    expect(types(decide(byPerson, answer('a', true)))).toEqual(['resolution.answered']);
  });

  it('never closes what waits, and expires only the offer that it means', () => {
    const waiting = after(start(), press('p'), offer('o'));
    const idle = { kind: 'close-idle', clientId: 'c', now: '', reason: 'idle' } as const;
    expect(decide(waiting, idle)).toMatchObject({ kind: 'unchanged' });
    const expire = { kind: 'expire-offer', clientId: 'e', now: '' } as const;
    expect(decide(waiting, { ...expire, offerSeq: 99 })).toMatchObject({ kind: 'unchanged' });
    expect(types(decide(waiting, { ...expire, offerSeq: 3 }))).toEqual(['offer.ended']);
  });

  it('puts a transferred conversation back in line, without the one who gave it away', () => {
    const conversation = after(start(), press('p'), take('t'), transfer('x', 'ben'));
    expect(conversation?.state).toMatchObject({
      kind: 'waiting',
      target: { agentId: 'ben' },
      passedBy: ['ana'],
    });
    expect(decide(conversation, say('s'))).toMatchObject({ code: 'wrong_state' });
  });
});

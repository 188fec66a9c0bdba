import fc from 'fast-check';
import { evolve, fold } from '../../../core/timeline/conversation.ts';
import { decide, type TimelineCommand } from '../../../core/timeline/decide/decide.ts';
import type { Entry } from '../../../core/timeline/entry.ts';
import {
  agentEntrySchema,
  contactEntrySchema,
  viewForAgent,
  viewForContact,
} from '../../../core/timeline/visible.ts';
import { claimant, command, timelineOf } from './commands.ts';

const whole = timelineOf(
  command.start(),
  command.post('m1'),
  command.reply('r1', 2),
  command.press('p'),
  command.offer('o', 'ben'),
  command.take('t'),
  command.note('n'),
  command.say('s'),
  command.transfer('x', 'ben'),
  command.take('t2', claimant('ben')),
  command.resolve('e', claimant('ben')),
  command.answer('a', false),
);

describe('the fold', () => {
  it('goes through the states of a whole story', () => {
    const states = whole.map((_, index) => fold(whole.slice(0, index + 1))?.state.kind);
    expect(states.filter((state, index) => state !== states[index - 1])).toEqual([
      'triage',
      'waiting',
      'active',
      'waiting',
      'active',
      'resolved',
      'triage',
      'waiting',
    ]);
    expect(fold(whole)).toMatchObject({ hadAgent: true, seq: whole.length, owner: { id: 'lee' } });
    expect(fold([])).toBeNull();
  });

  it('refuses a gap, a doubled entry and a timeline that does not begin at its beginning', () => {
    const [first, second, third] = whole as [Entry, Entry, Entry];
    expect(() => fold([first, third])).toThrow('entry 3 cannot follow 1');
    expect(() => fold([first, second, second])).toThrow('entry 2 cannot follow 2');
    expect(() => fold([second])).toThrow('begins with conversation.started');
    expect(() => evolve(fold([first]), { ...first, seq: 2 })).toThrow('started twice');
  });

  it('does not change the conversation that it goes on from', () => {
    const before = fold(whole.slice(0, 5));
    const copy = structuredClone(before);
    expect(whole[5] && evolve(before, whole[5])).not.toBe(before);
    expect(before).toEqual(copy);
  });
});

const uuidOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

describe('what a contact sees', () => {
  it('leaves out notes, offers, skills, reasons and ids of the team', () => {
    const seen = whole.flatMap((entry) => viewForContact(entry) ?? []);
    expect(seen.map(({ type }) => type)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(note|offer|decision|need|alert)\./)]),
    );
    const text = JSON.stringify(seen);
    for (const secret of [
      'secret',
      'lee',
      'skills',
      'priority',
      'dueAt',
      'workspaceId',
      'decisionId',
      '"ana"',
    ]) {
      expect(text).not.toContain(secret);
    }
  });

  it('names the visible entry before each, so that a gap is noticed', () => {
    const seen = whole.flatMap((entry) => viewForContact(entry) ?? []);
    expect(seen.map(({ prevSeq }) => prevSeq)).toEqual([0, ...seen.map(({ seq }) => seq)].slice(0, -1));
  });

  it('is less than the team sees, who see each entry', () => {
    expect(whole.map(viewForAgent).map(({ seq }) => seq)).toEqual(whole.map(({ seq }) => seq));
  });

  it('keeps to the published schemas, and holds nothing beside them', () => {
    const sent = whole.map((entry) => ({ ...entry, clientId: `${uuidOf(entry.seq)}#text` }));
    const forContacts = sent.flatMap((entry) => viewForContact(entry) ?? []);
    expect(forContacts.map((view) => contactEntrySchema.parse(view))).toEqual(forContacts);
    const forAgents = sent.map(viewForAgent);
    expect(forAgents.map((view) => agentEntrySchema.parse(view))).toEqual(forAgents);
  });
});

describe('the clientId of an entry', () => {
  const entryBy = (kind: 'contact' | 'agent' | 'assistant' | 'system', clientId: string): Entry => ({
    ...(whole[1] as Entry),
    actor: { kind },
    clientId,
  });

  it('is the id of the command, without what tells its entries apart in the store', () => {
    const id = uuidOf(7);
    expect(viewForContact(entryBy('contact', `${id}#text`))?.clientId).toBe(id);
    expect(viewForAgent(entryBy('contact', `${id}#text`)).clientId).toBe(id);
    expect(viewForAgent(entryBy('agent', id)).clientId).toBe(id);
  });

  it('is not shown of what machines did', () => {
    for (const kind of ['assistant', 'system'] as const) {
      expect(viewForAgent(entryBy(kind, 'decision:d1'))).not.toHaveProperty('clientId');
      expect(viewForContact(entryBy(kind, 'reply:d1'))).not.toHaveProperty('clientId');
    }
  });
});

const anyCommand: fc.Arbitrary<(id: string, lastSeq: number) => TimelineCommand> = fc.constantFrom(
  (id: string) => command.post(id, 'It fails'),
  (id: string) => command.post(id, 'thanks'),
  (id: string) => command.press(id),
  (id: string) => command.answer(id, false),
  (id: string) => command.answer(id, true),
  (id: string, seq: number) => command.reply(id, seq),
  (id: string, seq: number) => command.escalate(id, seq),
  (id: string) => command.offer(id, 'ben'),
  (id: string) => command.take(id),
  (id: string) => command.take(id, claimant('ben')),
  (id: string) => command.say(id),
  (id: string) => command.resolve(id),
  (id: string) => command.transfer(id, 'ben'),
  (id: string) => command.left(id),
  (id: string): TimelineCommand => ({ kind: 'close', clientId: id, now: '', agent: claimant('ana') }),
);

describe('any commands whatever', () => {
  it('leave a timeline in which the assistant is silent once a person was needed, and nobody is forgotten', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 40 }), (makers) => {
        const accepted: TimelineCommand[] = [command.start()];
        for (const [index, make] of makers.entries()) {
          const conversation = fold(timelineOf(...accepted));
          const one = make(`k${index}`, conversation?.lastContactMessage?.seq ?? 1);
          if (decide(conversation, one).kind === 'append') accepted.push(one);
        }
        const entries = timelineOf(...accepted);
        const needed = entries.findIndex(({ type }) => type === 'escalation.requested');
        const later = needed < 0 ? [] : entries.slice(needed);
        expect(
          later.filter(({ type, actor }) => type === 'message.posted' && actor.kind === 'assistant'),
        ).toEqual([]);
        const end = fold(entries);
        expect(end?.hadAgent && end.state.kind === 'triage').toBe(false);
      }),
      { numRuns: 300, seed: 20_260_302 },
    );
  });
});

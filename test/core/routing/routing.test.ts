import { capacityOf, DEFAULT_CAPACITY, hasRoom } from '../../../core/routing/capacity.ts';
import type { Candidate } from '../../../core/routing/eligibility.ts';
import { ownerAmong } from '../../../core/routing/owner.ts';
import { pickAgent } from '../../../core/routing/pick.ts';
import type { Wait } from '../../../core/routing/wait.ts';

const wait = (more: Partial<Wait> = {}): Wait => ({
  since: '2026-03-02T09:00:00.000Z',
  priority: 3,
  skills: [],
  target: null,
  passedBy: [],
  ...more,
});
const candidate = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  name: id.toUpperCase(),
  role: 'agent',
  skills: [],
  teamIds: [],
  isOnline: true,
  activeCount: 0,
  openOffers: 0,
  capacity: DEFAULT_CAPACITY,
  ...more,
});

describe('capacity', () => {
  it("is the agent's own limit, else the workspace's default, else the product's", () => {
    expect(capacityOf(2, 9)).toBe(2);
    expect(capacityOf(null, 9)).toBe(9);
    expect(capacityOf(null, null)).toBe(DEFAULT_CAPACITY);
  });

  it('has room below the capacity only', () => {
    expect(hasRoom({ activeCount: 1, capacity: 2 })).toBe(true);
    expect(hasRoom({ activeCount: 2, capacity: 2 })).toBe(false);
    expect(hasRoom({ activeCount: 3, capacity: 2 })).toBe(false);
  });
});

describe('who is offered a waiting conversation', () => {
  const pick = (candidates: Candidate[], waiting = wait()) => pickAgent(candidates, waiting)?.id ?? null;

  it('is the one with the largest share of free places', () => {
    expect(
      pick([
        candidate('a', { activeCount: 1, capacity: 2 }),
        candidate('b', { activeCount: 2, capacity: 10 }),
      ]),
    ).toBe('b');
  });

  it.each<[string, Partial<Candidate>]>([
    ['is away', { isOnline: false }],
    ['has another offer open', { openOffers: 1 }],
    ['is full', { activeCount: 4, capacity: 4 }],
    ['is no agent', { role: 'manager' }],
    ['lacks the skill', { skills: ['api'] }],
    ['is in another team', { teamIds: ['sales'] }],
  ])('is never one who %s', (_, more) => {
    const waiting = wait({ skills: ['billing'], target: { teamId: 'support' } });
    const fit = candidate('a', { skills: ['billing'], teamIds: ['support'] });
    expect(pick([fit], waiting)).toBe('a');
    expect(pick([{ ...fit, ...more }], waiting)).toBeNull();
  });

  it('goes round: who passed is asked after the others, and after three times no more', () => {
    const both = [candidate('a'), candidate('b')];
    expect(pick(both)).toBe('a');
    expect(pick(both, wait({ passedBy: ['a'] }))).toBe('b');
    expect(pick([candidate('a')], wait({ passedBy: ['a', 'a'] }))).toBe('a');
    expect(pick([candidate('a')], wait({ passedBy: ['a', 'a', 'a'] }))).toBeNull();
  });
});

describe('the owner of a conversation', () => {
  it('is an agent on duty before any other agent, and anybody before nobody', () => {
    const [ana, ben, mara] = [
      candidate('ana'),
      candidate('ben', { isOnline: false }),
      candidate('mara', { role: 'manager' }),
    ];
    const owners = (team: Candidate[]) =>
      new Set(['c1', 'c2', 'c3', 'c4', 'c5'].map((contactId) => ownerAmong(team, contactId)?.id));
    expect(owners([ana, ben, mara])).toEqual(new Set(['ana']));
    expect(owners([ben, mara])).toEqual(new Set(['ben']));
    expect(owners([mara])).toEqual(new Set(['mara']));
    expect(ownerAmong([], 'c1')).toBeNull();
  });

  it('stays the same for a contact, and differs among contacts', () => {
    const team = [candidate('ana'), candidate('ben')];
    expect(ownerAmong(team, 'c1')).toEqual(ownerAmong(team, 'c1'));
    const owners = Array.from({ length: 20 }, (_, index) => ownerAmong(team, `c${index}`)?.id);
    expect(new Set(owners)).toEqual(new Set(['ana', 'ben']));
  });
});

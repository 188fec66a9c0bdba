import fc from 'fast-check';
import type { Episode } from '../../../core/metrics/episode.ts';
import { needEpisodes } from '../../../core/metrics/episodes.ts';
import type { ConversationHistory, MetricEvent } from '../../../core/metrics/events.ts';
import { summarise } from '../../../core/metrics/summarise.ts';
import { assertIdentity } from '../../../core/metrics/waterfall.ts';
import { goldenHours } from './golden.ts';

const start = Date.parse('2026-03-02T08:00:00Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const agents = fc.constantFrom('ana', 'ben');
const skills = fc.subarray(['billing', 'api']);

const body: fc.Arbitrary<object> = fc.oneof(
  fc.constant({ type: 'message.contact' }),
  fc.constant({ type: 'message.assistant' }),
  fc.record({
    type: fc.constant('message.agent'),
    agent: agents,
    class: fc.constantFrom('greeting', 'holding', 'answer', 'action', 'redundant_question'),
  }),
  fc.constant({ type: 'contact.pressed' }),
  fc.record({
    type: fc.constant('need.signalled'),
    kind: fc.constantFrom('loop', 'policy_rule', 'customer_report', 'explicit_request', 'audit_label'),
  }),
  fc.record({
    type: fc.constant('need.retracted'),
    kind: fc.constantFrom('loop', 'explicit_request'),
    by: fc.constantFrom('contact', 'reviewer', 'agent', 'assistant'),
  }),
  fc.record({
    type: fc.constant('escalation.requested'),
    by: fc.constantFrom('contact', 'policy', 'assistant', 'agent'),
  }),
  fc.constant({ type: 'line.joined' }),
  fc.record({ type: fc.constant('offer.made'), agent: agents, skills }),
  fc.record({ type: fc.constant('assignment.accepted'), agent: agents }),
  fc.record({ type: fc.constant('conversation.transferred'), from: agents }),
  fc.constant({ type: 'contact.repeated', factIds: [] }),
  fc.record({ type: fc.constant('resolution.answered'), solved: fc.boolean() }),
  fc.constant({ type: 'decision.labelled', label: 'not_needed' }),
  fc.record({
    type: fc.constant('conversation.resolved'),
    by: fc.constantFrom('agent', 'contact', 'assistant'),
  }),
  fc.constant({ type: 'contact.left' }),
  fc.constant({ type: 'contact.returned' }),
  fc.constant({ type: 'conversation.closed' }),
  fc.record({ type: fc.constant('conversation.reopened'), sameIssue: fc.boolean() }),
);

/** Any events whatever, mostly within two weeks, some recorded late. */
const history: fc.Arbitrary<ConversationHistory> = fc
  .array(
    fc.record({
      body,
      minute: fc.oneof(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 14 * 1440 })),
      lateMinutes: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 3000 })),
    }),
    { maxLength: 25 },
  )
  .map((all) => ({
    conversationId: 'P',
    accountId: null,
    requiredSkills: ['billing'],
    attributes: {},
    events: all.map(({ body, minute, lateMinutes }, index): MetricEvent => {
      const at = start + minute * MINUTE;
      return { ...body, id: `e${index}`, at, recordedAt: at + lateMinutes * MINUTE } as MetricEvent;
    }),
  }));

const moment = fc.integer({ min: 0, max: 30 * 1440 }).map((minutes) => start + minutes * MINUTE);
const measure = (of: ConversationHistory, asOf: number) => needEpisodes(of, { asOf, hours: goldenHours });

function check(episode: Episode, asOf: number) {
  const { need } = episode;
  if (!need) return;
  expect(need.incidence.timeSeconds).toBeGreaterThanOrEqual(0);
  expect(need.incidence.timeSeconds).toBeLessThanOrEqual(
    Math.max(0, Math.min(7 * DAY, asOf - need.at)) / 1000,
  );
  expect(need.wait.timeSeconds).toBeGreaterThanOrEqual(0);
  expect(need.incidence.event).toBe(episode.state === 'effective' || episode.state === 'pending');
  expect(need.tteeSeconds !== null).toBe(need.incidence.event);
  if (need.waterfall && need.tteeSeconds !== null) assertIdentity(need.waterfall, need.tteeSeconds);
  if (need.openTteeSeconds !== null) expect(need.openTteeSeconds).toBeLessThanOrEqual(need.tteeSeconds ?? 0);
}

describe('whatever the events', () => {
  it('every episode is consistent, and its waterfall adds up', () => {
    fc.assert(
      fc.property(history, moment, (one, asOf) => {
        for (const episode of measure(one, asOf)) check(episode, asOf);
      }),
      { numRuns: 2000, seed: 20260302 },
    );
  });

  it('nothing recorded after the moment makes a difference', () => {
    fc.assert(
      fc.property(history, moment, (one, asOf) => {
        const known = { ...one, events: one.events.filter(({ recordedAt }) => recordedAt <= asOf) };
        expect(measure(one, asOf)).toEqual(measure(known, asOf));
      }),
      { numRuns: 500, seed: 20260302 },
    );
  });

  it('neither order nor delivery twice makes a difference', () => {
    const shuffled = history.chain((one) =>
      fc.tuple(
        fc.constant(one),
        fc.shuffledSubarray([...one.events, ...one.events], { minLength: one.events.length * 2 }),
      ),
    );
    fc.assert(
      fc.property(shuffled, moment, ([one, events], asOf) => {
        expect(measure({ ...one, events }, asOf)).toEqual(measure(one, asOf));
      }),
      { numRuns: 500, seed: 20260302 },
    );
  });

  it('every episode is in exactly one state, and every figure has its conversations', () => {
    fc.assert(
      fc.property(fc.array(history, { maxLength: 4 }), moment, (all, asOf) => {
        const named = all.map((one, index) => ({ ...one, conversationId: `P${index}` }));
        const episodes = named.flatMap((one) => measure(one, asOf));
        const figures = summarise(episodes, { asOf });
        for (const figure of Object.values(figures.figures)) {
          expect(figure.count).toBeLessThanOrEqual(figure.of);
          if (figure.count > 0) expect(figure.conversationIds.length).toBeGreaterThan(0);
          if (figure.interval) expect(figure.interval.low).toBeLessThanOrEqual(figure.interval.high);
        }
        const listed = new Set(Object.values(figures.states).flat());
        expect(listed).toEqual(new Set(episodes.map(({ conversationId }) => conversationId)));
      }),
      { numRuns: 300, seed: 20260302 },
    );
  });

  it('a request of the contact is never taken back by anyone else', () => {
    const press: MetricEvent = { id: 'press', type: 'contact.pressed', at: start, recordedAt: start };
    const by = fc.constantFrom('reviewer', 'agent', 'assistant', 'system');
    fc.assert(
      fc.property(history, by, (one, who) => {
        const others = one.events.filter(
          ({ type }) => type !== 'need.retracted' && type !== 'conversation.reopened',
        );
        const retraction = { id: 'r', type: 'need.retracted', kind: 'explicit_request', by: who } as const;
        const at = start + 15 * DAY;
        const events: MetricEvent[] = [press, ...others, { ...retraction, at, recordedAt: at }];
        const [first] = measure({ ...one, events }, at);
        expect(first?.need?.isCounted).toBe(true);
      }),
      { numRuns: 300, seed: 20260302 },
    );
  });
});

import type { Episode } from '../../../core/metrics/episode.ts';
import { type EpisodeOptions, needEpisodes } from '../../../core/metrics/episodes.ts';
import type { MetricEvent, MetricEventType } from '../../../core/metrics/events.ts';
import { assertIdentity, waterfallOf } from '../../../core/metrics/waterfall.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const start = Date.parse('2026-03-02T10:00:00Z');
const end = start + 40 * DAY * 1000;

/** An event `seconds` after ten o'clock, recorded when it happened unless `data` says otherwise. */
function on(seconds: number, type: MetricEventType, data: object = {}): MetricEvent {
  const at = start + seconds * 1000;
  return {
    id: `${type}@${seconds}${JSON.stringify(data)}`,
    type,
    at,
    recordedAt: at,
    ...data,
  } as MetricEvent;
}

const press = (seconds = 0) => [
  on(seconds, 'contact.pressed'),
  on(seconds, 'escalation.requested', { by: 'contact' }),
  on(seconds, 'line.joined'),
];
const taken = (seconds: number, agent = 'ana', skills = ['billing']) => [
  on(seconds, 'offer.made', { agent, skills }),
  on(seconds, 'assignment.accepted', { agent }),
];
const reply = (seconds: number, agent = 'ana', messageClass = 'action') =>
  on(seconds, 'message.agent', { agent, class: messageClass });
const resolved = (seconds: number) => on(seconds, 'conversation.resolved', { by: 'agent' });

function measure(events: MetricEvent[], options: Partial<EpisodeOptions> = {}): Episode[] {
  const history = {
    conversationId: 'R',
    accountId: null,
    requiredSkills: ['billing'],
    attributes: {},
    events,
  };
  return needEpisodes(history, { asOf: end, ...options });
}

const summary = (episodes: Episode[]) =>
  episodes.map(({ state, need }) => [state, need?.class ?? null, need?.tteeSeconds ?? null]);

describe('the need', () => {
  it('begins at the earliest sign, ties going to what the contact said', () => {
    const signs = [
      on(60, 'need.signalled', { kind: 'loop' }),
      on(60, 'need.signalled', { kind: 'audit_label' }),
      on(60, 'need.signalled', { kind: 'ai_limit' }),
    ];
    expect(measure([...signs, ...press(60)])[0]?.need).toMatchObject({ kind: 'explicit_request' });
    expect(measure(signs)[0]?.need).toMatchObject({ kind: 'ai_limit', evidence: 'confirmed' });
    expect(measure([...signs, on(10, 'need.signalled', { kind: 'loop' })])[0]?.need?.at).toBe(start + 10_000);
  });

  it('is taken back by the contact alone, or by a reviewer where the system inferred it', () => {
    const retracted = (kind: string, by: string) => on(300, 'need.retracted', { kind, by });
    const loop = on(0, 'need.signalled', { kind: 'loop' });
    expect(measure([loop, retracted('loop', 'reviewer')])[0]?.need).toBeNull();
    expect(measure([loop, retracted('loop', 'assistant')])[0]?.need).not.toBeNull();
    expect(measure([loop, retracted('loop', 'agent')])[0]?.need).not.toBeNull();
    expect(measure([...press(), retracted('explicit_request', 'reviewer')])[0]?.need).not.toBeNull();
    expect(measure([...press(), retracted('explicit_request', 'contact')])[0]?.need).toBeNull();
  });

  it('can be counted on confirmed signs only', () => {
    const events = [
      on(0, 'need.signalled', { kind: 'loop' }),
      ...press(120),
      ...taken(130),
      reply(180),
      resolved(200),
    ];
    expect(measure(events)[0]?.need).toMatchObject({ tteeSeconds: 180 });
    expect(measure(events, { evidence: 'confirmed' })[0]?.need).toMatchObject({ tteeSeconds: 60 });
  });

  it('is the request itself where nothing explains it', () => {
    const events = [on(0, 'escalation.requested', { by: 'policy' }), on(1, 'line.joined')];
    expect(measure(events)[0]).toMatchObject({ state: 'unresolved', need: { kind: 'policy_rule' } });
  });
});

describe('effectiveness', () => {
  it('is not reached by greetings, or without the skills', () => {
    expect(summary(measure([...press(), ...taken(60), reply(70, 'ana', 'greeting'), resolved(90)]))).toEqual([
      ['unresolved', null, null],
    ]);
    expect(
      summary(measure([...press(), ...taken(60, 'cyd', ['api']), reply(70, 'cyd'), resolved(90)])),
    ).toEqual([['unresolved', null, null]]);
  });

  it('waits for the resolution until the horizon, and no longer', () => {
    const helped = [...press(), ...taken(60), reply(120)];
    const state = (events: MetricEvent[], seconds: number) =>
      measure(events, { asOf: start + seconds * 1000 }).map((episode) => episode.state);
    expect(state(helped, 6 * DAY)).toEqual(['pending']);
    expect(state(helped, 7 * DAY)).toEqual(['unresolved']);
    const inTime = [...helped, resolved(6 * DAY)];
    expect(state(inTime, 13 * DAY - 1)).toEqual(['pending']);
    expect(state(inTime, 13 * DAY)).toEqual(['effective']);
    expect(state([...helped, resolved(7 * DAY + 1)], 30 * DAY)).toEqual(['unresolved']);
  });

  it('does not count help that came after the horizon', () => {
    const events = [...press(), ...taken(8 * DAY), reply(8 * DAY + 60), resolved(8 * DAY + 120)];
    const [episode] = measure(events);
    expect(episode?.state).toBe('unresolved');
    expect(episode?.need?.incidence).toEqual({ timeSeconds: 7 * DAY, event: false });
  });

  it('takes an answer before accepting as accepting', () => {
    const events = [
      ...press(),
      on(60, 'offer.made', { agent: 'ana', skills: ['billing'] }),
      reply(90),
      on(100, 'assignment.accepted', { agent: 'ana' }),
      resolved(200),
    ];
    const [episode] = measure(events);
    expect(episode).toMatchObject({ state: 'effective', quality: 'ok' });
    expect(episode?.need).toMatchObject({ class: 'clean', waterfall: { ring: 30, respond: 0 } });
  });

  it('lets the response run to the first leg that replied', () => {
    const events = [
      ...press(),
      ...taken(60),
      on(100, 'conversation.transferred', { from: 'ana' }),
      ...taken(160, 'ben'),
      reply(220, 'ben'),
      resolved(300),
    ];
    const [episode] = measure(events);
    expect(episode?.need).toMatchObject({ class: 'recovered', waterfall: { respond: 160, rework: 0 } });
  });

  it('does not mind a colleague who is consulted', () => {
    const events = [...press(), ...taken(60), reply(70, 'ben'), reply(120), resolved(300)];
    expect(measure(events)[0]).toMatchObject({ quality: 'ok', need: { class: 'clean', tteeSeconds: 120 } });
  });
});

describe('leaving and returning', () => {
  it('is the same need, whose clock never stopped', () => {
    const left = [...press(), on(600, 'contact.left')];
    expect(summary(measure(left))).toEqual([['abandoned_waiting', null, null]]);
    const returned = [...left, ...press(1200), ...taken(1260), reply(1300), resolved(1400)];
    expect(summary(measure(returned))).toEqual([['effective', 'clean', 1300]]);
  });
});

describe('a press after a resolution', () => {
  const helped = [...press(), ...taken(60), reply(120), resolved(300)];

  it('within the repeat window re-enters the need though nobody says "reopened"', () => {
    const again = [
      ...helped,
      ...press(3 * DAY),
      ...taken(3 * DAY + 60),
      reply(3 * DAY + 90),
      resolved(3 * DAY + 99),
    ];
    expect(summary(measure(again))).toEqual([['effective', 'recovered', 3 * DAY + 90]]);
  });

  it('about something else, or later, is a need of its own', () => {
    const other = [...helped, on(DAY, 'conversation.reopened', { sameIssue: false }), ...press(DAY)];
    expect(measure(other).map(({ id, state }) => [id, state])).toEqual([
      ['R#1', 'effective'],
      ['R#2', 'unresolved'],
    ]);
    expect(measure([...helped, ...press(8 * DAY)]).map(({ state }) => state)).toEqual([
      'effective',
      'unresolved',
    ]);
  });

  it('begins anew after the horizon of a need that nobody met', () => {
    const events = [
      ...press(),
      ...press(9 * DAY),
      ...taken(9 * DAY + 60),
      reply(9 * DAY + 90),
      resolved(9 * DAY + 99),
    ];
    expect(summary(measure(events))).toEqual([
      ['unresolved', null, null],
      ['effective', 'clean', 90],
    ]);
  });
});

describe('events whose order cannot be right', () => {
  it('make the episode suspect and are counted all the same', () => {
    const noOffer = measure([...press(), on(60, 'assignment.accepted', { agent: 'ana' }), resolved(90)]);
    expect(noOffer[0]).toMatchObject({ quality: 'suspect', suspicions: ['accepted without an offer'] });
    const wroteFirst = measure([...press(), reply(60)]);
    expect(wroteFirst[0]?.suspicions).toEqual(['an agent wrote before any offer']);
    const lineLate = measure([
      on(0, 'contact.pressed'),
      on(0, 'escalation.requested', { by: 'contact' }),
      on(70, 'line.joined'),
      ...taken(60),
      reply(120),
      resolved(300),
    ]);
    expect(lineLate[0]).toMatchObject({ quality: 'suspect', need: { tteeSeconds: 120 } });
  });
});

describe('the waterfall', () => {
  const moments = { needAt: 0, requestedAt: 0, inLineAt: 0, assignedAt: 0, acceptedAt: 0, firstReplyAt: 0 };

  it('refuses stages that do not add up', () => {
    const { waterfall } = waterfallOf({ ...moments, effectiveAt: 5000 });
    expect(waterfall.rework).toBe(5);
    expect(() => assertIdentity(waterfall, 6)).toThrow('does not add up');
    expect(() => assertIdentity({ ...waterfall, ring: -1, rework: 6 }, 5)).toThrow('does not add up');
    expect(() => assertIdentity({ ...waterfall, ring: Number.NaN }, 5)).toThrow('does not add up');
  });
});

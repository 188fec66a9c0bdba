import type { NeedMeasures } from '../../../core/metrics/episode.ts';
import { needEpisodes } from '../../../core/metrics/episodes.ts';
import { metricEventSchema } from '../../../core/metrics/events.ts';
import { historyOf } from '../../../core/metrics/from-timeline.ts';
import { contact, iso, person, system, TimelineBuilder } from './timeline-builder.ts';

const timeline = () => new TimelineBuilder();
const later = Date.parse('2026-03-20T00:00:00Z');

function episodesOf(builder: TimelineBuilder, asOf = later) {
  return needEpisodes(historyOf(builder.entries), { asOf });
}

/** The only episode with a need, as `[state, class, seconds]`, and its measures. */
function onlyNeed(builder: TimelineBuilder, asOf = later) {
  const found = episodesOf(builder, asOf).filter(({ need }) => need !== null);
  expect(found).toHaveLength(1);
  const [episode] = found;
  const need = episode?.need as NeedMeasures;
  return { result: [episode?.state, need.class, need.tteeSeconds], need, quality: episode?.quality };
}

describe('a press', () => {
  const story = () =>
    timeline()
      .says('09:58:00', 'My export fails')
      .presses('10:00:00', '10:00:01')
      .offered('10:01:30', 'ana')
      .accepts('10:02:00', 'ana', ['api'], 'offer')
      .replies('10:02:05', 'ana', 'Hi Maria, this is Ana.')
      .replies('10:03:20', 'ana', 'Your bucket policy lacks write access: add s3:PutObject.')
      .resolves('10:25:00', 'ana');

  it('gives the same episode as the first golden conversation', () => {
    const { result, need, quality } = onlyNeed(story());
    expect(result).toEqual(['effective', 'clean', 200]);
    expect(need.kind).toBe('explicit_request');
    expect(need.waterfall).toEqual({
      recognise: 0,
      queueAck: 1,
      queueWait: 89,
      ring: 30,
      respond: 80,
      rework: 0,
    });
    expect(quality).toBe('ok');
  });

  it('maps to events that the schema accepts, with what figures are grouped by', () => {
    const history = historyOf(story().entries);
    for (const event of history.events) expect(metricEventSchema.parse(event)).toEqual(event);
    expect(new Set(history.events.map(({ id }) => id)).size).toBe(history.events.length);
    expect(history.accountId).toBe('acme');
    expect(history.attributes).toEqual({
      tier: 'premium',
      owner: 'Lee',
      reason: 'asked_by_press',
      skill: null,
      agent: 'ana',
    });
  });

  it('is still the need when the contact leaves, and when they come back', () => {
    const left = () => timeline().presses('10:00:00', '10:00:01').add('10:12:00', system, 'contact.left', {});
    expect(onlyNeed(left()).result).toEqual(['abandoned_waiting', null, null]);
    const returned = left()
      .add('10:20:00', system, 'contact.returned', {})
      .accepts('10:21:00', 'ben')
      .replies('10:22:00', 'ben', 'Set the region to eu-west-1.')
      .resolves('10:30:00', 'ben');
    expect(onlyNeed(returned).result).toEqual(['effective', 'clean', 1320]);
  });
});

describe('a need that the system saw', () => {
  it('dates from when it happened, and counts the time to recognise it', () => {
    const builder = timeline()
      .says('11:00:00', 'It fails')
      .add('11:04:00', system, 'need.signalled', {
        kind: 'negative_sentiment',
        occurredAt: iso('11:02:00'),
        detectedAt: iso('11:04:00'),
        evidence: { seq: 2, quote: 'It fails' },
      })
      .escalates('11:04:13', {
        by: 'assistant',
        code: 'repeated_itself',
        kind: 'loop',
        requestedAt: '11:04:12',
      })
      .accepts('11:07:40', 'ben')
      .replies('11:09:10', 'ben', 'Does it also fail with a smaller file?')
      .resolves('12:10:00', 'ben');
    const { result, need } = onlyNeed(builder);
    expect(result).toEqual(['effective', 'clean', 430]);
    expect(need).toMatchObject({
      kind: 'negative_sentiment',
      evidence: 'inferred',
      detectionLagSeconds: 120,
    });
    expect(need.waterfall?.recognise).toBe(132);
  });

  it('that nobody was asked about is missed once the contact left', () => {
    const builder = timeline()
      .says('11:00:00', 'It fails')
      .add('11:02:00', system, 'need.signalled', {
        kind: 'ai_limit',
        occurredAt: iso('11:02:00'),
        detectedAt: iso('11:02:00'),
        evidence: { seq: 2, quote: '' },
      })
      .add('11:05:00', system, 'contact.left', {});
    expect(onlyNeed(builder).result).toEqual(['missed', null, null]);
  });

  it('is a false escalation only when agent and contact both say so', () => {
    const builder = timeline()
      .escalates('13:00:01', { by: 'policy', code: 'outage', kind: 'policy_rule', requestedAt: '13:00:00' })
      .accepts('13:01:10', 'ben')
      .judges('13:01:30', true);
    expect(onlyNeed(builder).result[0]).not.toBe('false_escalation');
    builder.add('13:02:00', person('ben'), 'decision.labelled', {
      decisionId: 'd',
      verdict: 'not_needed',
      comment: null,
    });
    const { result, need } = onlyNeed(builder);
    expect(result[0]).toBe('false_escalation');
    expect(need.isCounted).toBe(false);
  });
});

describe('"not solved"', () => {
  it('dates back to the answer it is about', () => {
    const builder = timeline().says('16:00:00', 'It fails').answers('16:02:30').judges('16:10:00', false);
    builder.escalates('16:10:00', {
      by: 'system',
      code: 'not_solved',
      kind: 'customer_report',
      requestedAt: '16:10:00',
      occurredAt: '16:02:30',
    });
    const { need } = onlyNeed(builder);
    expect(need).toMatchObject({
      at: Date.parse(iso('16:02:30')),
      kind: 'customer_report',
      evidence: 'confirmed',
    });
  });

  const resolvedOnce = () =>
    timeline()
      .answers('14:30:00')
      .presses('15:00:00', '15:00:01')
      .accepts('15:03:30', 'ben')
      .replies('15:06:00', 'ben', 'Set the region to eu-west-1.')
      .resolves('15:40:00', 'ben');

  function reopened(builder: TimelineBuilder, time: string) {
    return builder
      .judges(time, false)
      .add(time, contact, 'conversation.reopened', { reason: 'not_solved' })
      .escalates(time, {
        by: 'system',
        code: 'not_solved',
        kind: 'customer_report',
        requestedAt: time,
        occurredAt: '14:30:00',
      });
  }

  it('after a person’s answer re-enters the same need, whose clock never stopped', () => {
    expect(onlyNeed(resolvedOnce()).result).toEqual(['effective', 'clean', 360]);
    const builder = reopened(resolvedOnce(), '2026-03-05T09:00:00Z');
    expect(onlyNeed(builder).result).toEqual(['unresolved', null, null]);
    builder
      .accepts('2026-03-05T09:12:00Z', 'ana')
      .replies('2026-03-05T09:20:00Z', 'ana', 'I have re-run the export for you.')
      .resolves('2026-03-05T10:00:00Z', 'ana');
    const { result, need } = onlyNeed(builder);
    expect(result).toEqual(['effective', 'recovered', 238_800]);
    expect(need.at).toBe(Date.parse(iso('15:00:00')));
  });

  it('more than seven days after the resolution is a need of its own', () => {
    const episodes = episodesOf(reopened(resolvedOnce(), '2026-03-12T09:00:00Z'));
    expect(episodes.map(({ state, need }) => [state, need?.at])).toEqual([
      ['effective', Date.parse(iso('15:00:00'))],
      ['unresolved', Date.parse('2026-03-12T09:00:00Z')],
    ]);
  });

  describe('is not what a thank-you means', () => {
    const thanked = () =>
      resolvedOnce()
        .add('15:41:00', contact, 'conversation.reopened', { reason: 'contact_wrote' })
        .says('15:41:00', 'Great, thanks a lot!')
        .escalates('15:41:00', {
          by: 'system',
          code: 'reopened',
          kind: 'customer_report',
          requestedAt: '15:41:00',
        });

    it('so the need stays met', () => {
      expect(onlyNeed(thanked()).result).toEqual(['effective', 'clean', 360]);
      expect(onlyNeed(thanked().accepts('15:42:00', 'ben').resolves('15:43:00', 'ben')).result).toEqual([
        'effective',
        'clean',
        360,
      ]);
    });

    it('unless the contact goes on, known from then', () => {
      const builder = thanked().says('15:50:00', 'It stops again with the same error');
      expect(onlyNeed(builder).result[0]).toBe('unresolved');
      expect(onlyNeed(builder, Date.parse(iso('15:45:00'))).result).toEqual(['pending', 'clean', 360]);
    });
  });
});

describe('legs', () => {
  it('need the skills that were asked for at that moment', () => {
    const builder = timeline()
      .presses('09:00:00', '09:00:01', ['billing'])
      .accepts('09:02:30', 'cyd', ['api'])
      .replies('09:04:00', 'cyd', 'It is the invoice run that fails.')
      .add('09:10:00', person('cyd'), 'conversation.transferred', {
        to: { skill: 'billing' },
        toName: 'Billing',
        reason: 'invoice',
        skills: ['billing'],
        priority: 2,
        dueAt: iso('09:20:00'),
      })
      .replies('09:10:30', 'cyd', 'I am passing you on to billing.')
      .accepts('09:13:00', 'ana', ['billing', 'api'])
      .replies('09:18:30', 'ana', 'I have corrected the invoice.')
      .resolves('09:50:00', 'ana');
    const { result, need, quality } = onlyNeed(builder);
    expect(result).toEqual(['effective', 'recovered', 1110]);
    expect(need.waterfall?.rework).toBe(870);
    expect(need.legs.map(({ agent, requiredSkills }) => [agent, requiredSkills])).toEqual([
      ['cyd', ['billing']],
      ['ana', ['billing']],
    ]);
    expect(quality).toBe('ok');
  });

  it('are not clean when the contact is asked what they told', () => {
    const builder = timeline()
      .says('09:59:00', 'Export of order number 4711 stops with error EX-502 since Monday')
      .presses('10:00:00', '10:00:01')
      .accepts('10:01:20', 'ana')
      .replies('10:02:00', 'ana', 'Hi! Could you tell me your order number?')
      .says('10:03:00', 'As I said, it is order number 4711')
      .replies('10:05:00', 'ana', 'I have restarted the export.')
      .judges('10:20:00', true);
    const { result, need } = onlyNeed(builder);
    expect(result).toEqual(['effective', 'recovered', 300]);
    expect(need.hasRepeatedStory).toBe(true);
    const repeated = historyOf(builder.entries).events.find(({ type }) => type === 'contact.repeated');
    expect(repeated).toMatchObject({ factIds: ['order number'] });
  });

  it('begin with an agent who steps in unasked', () => {
    const builder = timeline()
      .escalates('10:00:00', { by: 'agent', code: 'by_agent', kind: 'policy_rule', requestedAt: '10:00:00' })
      .accepts('10:00:00', 'ana')
      .replies('10:01:00', 'ana', 'Set the region to eu-west-1.')
      .resolves('10:02:00', 'ana');
    expect(onlyNeed(builder).result).toEqual(['effective', 'clean', 60]);
  });

  it('do not begin with an offer that was declined', () => {
    const builder = timeline()
      .presses('10:00:00', '10:00:01')
      .offered('10:01:00', 'ben')
      .add('10:02:00', person('ben'), 'offer.ended', { agentId: 'ben', outcome: 'declined', reason: null })
      .offered('10:03:00', 'ana')
      .accepts('10:04:00', 'ana', [], 'offer')
      .replies('10:05:00', 'ana', 'Set the region to eu-west-1.')
      .resolves('10:06:00', 'ana');
    const { need } = onlyNeed(builder);
    expect(need.legs.map(({ agent }) => agent)).toEqual(['ana']);
    expect(need.waterfall).toMatchObject({ queueWait: 179, ring: 60, respond: 60 });
  });
});

describe('a conversation without a need', () => {
  const states = (builder: TimelineBuilder, asOf = later) =>
    episodesOf(builder, asOf).map(({ state }) => state);
  const answered = () => timeline().says('10:30:00', 'How do I export?').answers('10:30:20');

  it('counts as resolved only when the contact confirmed it and did not come back', () => {
    const builder = answered().judges('10:31:00', true);
    expect(states(builder)).toEqual(['ai_resolved_confirmed']);
    expect(states(builder, Date.parse(iso('12:00:00')))).toEqual(['ai_confirmed_pending']);
  });

  it('is otherwise unknown, or still going on', () => {
    expect(states(answered())).toEqual(['unconfirmed']);
    expect(states(answered(), Date.parse(iso('10:35:00')))).toEqual(['ai_ongoing']);
  });
});

it('refuses a timeline without a beginning', () => {
  expect(() => historyOf([])).toThrow('begins with');
});

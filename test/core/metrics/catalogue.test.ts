import { reportSchemaOf } from '../../../core/contract/escalation-report.ts';
import { figureCatalogue, shownFigures } from '../../../core/metrics/catalogue.ts';
import type { Episode } from '../../../core/metrics/episode.ts';
import { needEpisodes } from '../../../core/metrics/episodes.ts';
import { type FigureRow, figureOf } from '../../../core/metrics/figure.ts';
import { historyOf } from '../../../core/metrics/from-timeline.ts';
import { share } from '../../../core/metrics/measures.ts';
import { sampleOf } from '../../../core/metrics/sample.ts';
import type { Entry } from '../../../core/timeline/entry.ts';
import { escalationReport } from '../../../server/measuring/escalation-report.ts';
import { reportCsv } from '../../../server/measuring/report-csv.ts';
import { play, type Step, start } from './play.ts';
import { iso } from './timeline-builder.ts';

const asOf = Date.parse('2026-03-20T00:00:00Z');
const told: Step = [
  '09:01:00',
  { kind: 'contact-post', text: 'The nightly export to S3 stops at error EX-502' },
];
const press: Step = ['10:00:00', { kind: 'request-person', note: null, requestedAt: iso('10:00:00') }];
const take: Step = ['10:02:00', { kind: 'take' }];
const resolve: Step = ['20:00:00', { kind: 'resolve', note: null }];
const answer = (time: string): Step => [
  time,
  { kind: 'agent-post', text: 'The bucket policy lacks write access: add s3:PutObject.' },
];
const helpedAt = (time: string): Step[] => [start, told, press, take, answer(time), resolve];
const helped = helpedAt('10:03:00');
const passedOnUnasked: Step = [
  '09:02:00',
  {
    kind: 'assistant-escalate',
    actor: { kind: 'assistant' },
    answersSeq: 2,
    by: 'policy',
    reason: { code: 'outage', text: 'An outage is reported' },
    needKind: 'policy_rule',
    occurredAt: iso('09:01:00'),
    evidence: { seq: 2, quote: 'stops' },
    skills: [],
    decisionId: null,
    care: null,
  },
];
const solved: Step = ['20:01:00', { kind: 'answer-resolution', solved: true, score: 5, comment: null }];
const notNeeded: Step = [
  '10:04:00',
  { kind: 'label-decision', decisionId: 'd', verdict: 'not_needed', comment: null },
];
const transfer: Step = [
  '10:02:30',
  { kind: 'transfer', to: { team: 'billing' }, toName: 'Billing', reason: 'Theirs' },
];

const assistantAnswers: Step = [
  '09:02:00',
  {
    kind: 'assistant-reply',
    actor: { kind: 'assistant' },
    answersSeq: 2,
    text: 'Add s3:PutObject to the policy of the bucket.',
    reply: { replyId: 'r', decisionId: 'd', kind: 'answer', answersSeq: 2, articles: [] },
  },
];

/** For each figure two stories, told with the product's own commands, between which it moves. */
const stories: Record<string, [Step[], Step[]]> = {
  effective_within_5m: [helped, helpedAt('10:06:00')],
  effective_within_15m: [helped, helpedAt('10:16:00')],
  effective_within_60m: [helped, helpedAt('11:01:00')],
  median_ttee: [helped, helpedAt('10:06:00')],
  median_ttee_open: [helped, helpedAt('10:06:00')],
  median_wait: [helped, helpedAt('10:06:00')],
  hour_loss: [helped, helpedAt('10:06:00')],
  abandoned: [helped, [start, told, press, ['10:01:00', { kind: 'contact-left' }]]],
  unresolved: [helped, [start, told, press]],
  strict_effective: [
    helped,
    [start, told, press, take, transfer, ['10:02:40', { kind: 'take' }], answer('10:03:00'), resolve],
  ],
  recovered_effective: [helped, [start, told, press, take, answer('10:03:00')]],
  repeat_story: [
    helped,
    [
      start,
      told,
      press,
      take,
      ['10:02:10', { kind: 'contact-post', text: 'As I said, the nightly export to S3 stops' }],
      answer('10:03:00'),
      resolve,
    ],
  ],
  outcome_person: [helped, [start, told]],
  outcome_solved: [
    [start, told, assistantAnswers],
    [start, told, assistantAnswers, solved],
  ],
  outcome_unknown: [helped, [start, told, assistantAnswers]],
  false_escalation: [
    [start, told, passedOnUnasked, take, answer('10:03:00'), resolve, solved],
    [start, told, passedOnUnasked, take, answer('10:03:00'), notNeeded, resolve, solved],
  ],
};

const episodesOf = (steps: Step[]) => needEpisodes(historyOf(play(steps)), { asOf });

describe('every figure that is shown', () => {
  it.each(shownFigures.map((row) => [row.id, row] as const))('%s is moved by a story', (id, row) => {
    const told = stories[id];
    if (!told) throw new Error(`no story moves ${id}`);
    const [before, after] = told.map((steps) => {
      const { count, value } = figureOf(row, sampleOf(episodesOf(steps), asOf));
      return { count, value };
    });
    expect(before).not.toEqual(after);
  });

  it('has an owner, a meaning in a sentence, and words for what moves it', () => {
    for (const row of figureCatalogue) {
      expect([row.name, row.meaning, row.owner].every((text) => text.trim().length > 0)).toBe(true);
      expect(row.meaning).toMatch(/^[A-Z].*\.$/);
      expect('measured' in row ? row.why : row.moves).not.toBe('');
    }
    const ids = figureCatalogue.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a new row in the catalogue', () => {
  const transferred: FigureRow = {
    id: 'transferred',
    name: 'Passed on',
    meaning: 'Customers who were passed on to somebody else.',
    unit: 'share',
    better: 'less',
    owner: 'support lead',
    moves: 'a transfer',
    card: 'quality',
    measure: share(({ needs }) => ({
      counted: needs.filter(({ need }) => need.legs.some(({ endedBy }) => endedBy === 'transfer')),
      of: needs,
    })),
  };
  const catalogue = [...figureCatalogue, transferred];
  const story = stories.strict_effective?.[1] ?? [];
  const timelines: Entry[][] = [play(story)];
  const query = {
    workspaceId: 'w',
    from: new Date('2026-03-01T00:00:00Z'),
    to: new Date('2026-03-10T00:00:00Z'),
    asOf: new Date(asOf),
    groupBy: 'tier' as const,
    tier: null,
    team: null,
    hours: null,
  };
  const entries = {
    async *timelinesBetween() {
      yield* timelines;
    },
  };
  const log = { error: () => undefined };

  it('alone gives a whole report: figures, groups, schema and export', async () => {
    const report = await escalationReport({ entries, log }, query, () => [], catalogue);
    expect(report.total.figures.transferred).toMatchObject({ count: 1, of: 1, conversationIds: ['C'] });
    expect(report.groups[0]?.figures.figures.transferred).toMatchObject({ count: 1 });
    expect(reportSchemaOf(catalogue).strict().parse(report)).toEqual(report);
    expect(reportCsv(report, catalogue)).toMatch(/,all,transferred,,share,1,1,/);
    expect(report.notMeasured.map(({ id }) => id)).toEqual([
      'missed',
      'press_ack',
      'press_failed',
      'order_in_doubt',
    ]);
  });
});

describe('the time without help in the first hour', () => {
  it('is not told before an hour has passed for somebody', () => {
    const row = shownFigures.find(({ id }) => id === 'hour_loss');
    const waiting = historyOf(play([start, told, press]));
    const at = (time: string) => {
      const now = Date.parse(iso(time));
      return row && figureOf(row, sampleOf(needEpisodes(waiting, { asOf: now }), now)).value;
    };
    expect([at('10:30:00'), at('11:00:00')]).toEqual([null, 3600]);
  });
});

describe('small numbers', () => {
  const ofMany = (n: number): Episode[] => Array.from({ length: n }, () => episodesOf(helped)).flat();

  it('give counts and no share below 30', () => {
    const row = shownFigures.find(({ id }) => id === 'recovered_effective');
    const at = (n: number) => row && figureOf(row, sampleOf(ofMany(n), asOf));
    expect(at(29)).toMatchObject({ count: 29, of: 29, countsOnly: true, value: null, interval: null });
    expect(at(30)).toMatchObject({ count: 30, of: 30, countsOnly: false, value: 1 });
  });
});

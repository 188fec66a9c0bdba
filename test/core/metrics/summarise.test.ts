import { figureCatalogue } from '../../../core/metrics/catalogue.ts';
import { episodesBetween } from '../../../core/metrics/cohort.ts';
import { needEpisodes } from '../../../core/metrics/episodes.ts';
import { learnWeights, pendingWeight } from '../../../core/metrics/nowcast.ts';
import { summarise, summariseBy } from '../../../core/metrics/summarise.ts';
import { goldenHistories, goldenStaffing } from './golden.ts';

const early = Date.parse('2026-03-03T12:00:00Z');
const final = Date.parse('2026-03-20T00:00:00Z');
const episodesAt = (asOf: number) =>
  goldenHistories.flatMap((history) => needEpisodes(history, { asOf, staffing: goldenStaffing }));

describe('the figures of the golden conversations', () => {
  const figures = summarise(episodesAt(final), { asOf: final });
  const counts = (id: keyof typeof figures.figures) => {
    const { count, of, conversationIds } = figures.figures[id];
    return [count, of, conversationIds.join(' ')];
  };

  it('are the published ones when final', () => {
    expect([figures.n, figures.events, figures.matured]).toEqual([9, 7, 9]);
    expect(counts('missed')).toEqual([1, 9, 'G5']);
    expect(counts('abandoned')).toEqual([1, 9, 'G4']);
    expect(counts('abandoned_of_asked')).toEqual([1, 8, 'G4']);
    expect(counts('strict_effective')).toEqual([4, 9, 'G1 G2 G7 G11']);
    expect(counts('recovered_effective')).toEqual([7, 9, 'G1 G2 G3 G6 G7 G11 G12']);
    expect(counts('repeat_story')).toEqual([1, 7, 'G12']);
    expect(counts('false_escalation')).toEqual([1, 2, 'G8']);
    expect(counts('effective_within_5m')).toEqual([2, 9, 'G1 G12']);
    expect(counts('effective_within_15m')).toEqual([4, 9, 'G1 G2 G11 G12']);
    expect(figures.figures.effective_within_15m.value).toBeCloseTo(4 / 9, 12);
    expect(figures.figures.median_ttee.value).toBe(1110);
    expect(figures.figures.median_wait.value).toBe(430);
    expect(figures.figures.hour_loss.value).toBeCloseTo(1900, 9);
    expect(figures.medianStaffedSeconds).toBe(660);
  });

  it('show counts only, and no F(t), for so few', () => {
    expect(figures.figures.effective_within_15m).toMatchObject({ countsOnly: true, beyondTail: true });
  });

  it('measure every press', () => {
    expect(counts('press_ack_p50')).toEqual([7, 7, 'G1 G3 G4 G6 G7 G11 G12']);
    expect(figures.figures.press_ack_p50.value).toBe(1);
    expect(figures.figures.press_ack_p95.value).toBe(2);
    expect(figures.figures.press_failed).toMatchObject({ count: 0, of: 7, value: 0 });
  });

  it('sum the waterfall up over those who were helped', () => {
    const stage = (name: string) => figures.waterfall.find((one) => one.stage === name);
    expect(stage('recognise')).toMatchObject({ meanSeconds: 132 / 7, medianSeconds: 0 });
    expect(stage('ring')).toMatchObject({ medianSeconds: 30 });
    const total = figures.waterfall.reduce((sum, { meanSeconds }) => sum + (meanSeconds ?? 0), 0);
    expect(total).toBeCloseTo((200 + 430 + 1110 + 238_800 + 219_900 + 660 + 300) / 7, 6);
  });

  it('list each conversation under its state', () => {
    expect(figures.states).toMatchObject({ missed: ['G5'], abandoned_waiting: ['G4'], unconfirmed: ['G10'] });
    expect(figures.classes).toEqual({ clean: ['G1', 'G2', 'G7', 'G11'], recovered: ['G3', 'G6', 'G12'] });
  });

  it('fill the whole catalogue', () => {
    expect(Object.keys(figures.figures)).toEqual(figureCatalogue.map(({ id }) => id));
  });
});

describe('a cohort', () => {
  it('is made of the needs that arose in it, and of quiet conversations that began in it', () => {
    const day = (date: string) => {
      const from = Date.parse(`${date}T00:00:00Z`);
      return episodesBetween(episodesAt(final), from, from + 86_400_000).map(
        (episode) => episode.conversationId,
      );
    };
    expect(day('2026-02-27')).toEqual(['G7']);
    expect(day('2026-03-02')).toEqual(['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G8', 'G9', 'G10']);
    expect(day('2026-03-03')).toEqual(['G11', 'G12']);
    expect(day('2026-03-04')).toEqual([]);
  });
});

describe('the pending band', () => {
  it('weighs the five pending as published', () => {
    expect(pendingWeight(92, 100)).toBeCloseTo(0.911765, 6);
    const { figures } = summarise(episodesAt(early), { asOf: early, weightOf: () => pendingWeight(92, 100) });
    const band = figures.effective_within_60m.band;
    expect(band).toMatchObject({ lower: 0, upper: 0.625, pending: 5 });
    expect(band?.nowcast).toBeCloseTo(0.569853, 6);
  });

  it('closes when everything has matured', () => {
    const { figures } = summarise(episodesAt(final), { asOf: final });
    const { lower, nowcast, upper } = figures.effective_within_60m.band ?? {};
    expect([lower, nowcast, upper]).toEqual([5 / 9, 5 / 9, 5 / 9]);
  });

  it('learns weights from what became of earlier ones', () => {
    const weightOf = learnWeights(goldenHistories, { asOf: final });
    // At one hour G1, G2, G3, G6, G11 and G12 were pending; only G6 was reopened.
    expect(weightOf(3_600_000)).toBeCloseTo(pendingWeight(5, 6), 12);
    expect(learnWeights([], { asOf: final })(0)).toBe(0.5);
  });
});

describe('groups', () => {
  it('give the same figures for each key, and leave out those without one', () => {
    const keyOf = ({ conversationId }: { conversationId: string }) =>
      conversationId === 'G1' ? null : conversationId === 'G4' || conversationId === 'G5' ? 'lost' : 'rest';
    const groups = summariseBy(episodesAt(final), keyOf, { asOf: final });
    expect([...groups.keys()]).toEqual(['lost', 'rest']);
    expect(groups.get('lost')).toMatchObject({ n: 2, events: 0 });
    expect(groups.get('lost')?.figures.median_ttee.value).toBeNull();
    expect(groups.get('rest')?.n).toBe(6);
  });

  it('say nothing of nobody', () => {
    const { figures, n } = summarise([], { asOf: final });
    expect(n).toBe(0);
    expect(Object.values(figures).map(({ value }) => value)).toEqual(figureCatalogue.map(() => null));
  });
});

describe('presses that nobody acknowledged', () => {
  const press = { id: 'p', type: 'bypass.clicked', at: early, recordedAt: early } as const;
  const history = {
    conversationId: 'P',
    accountId: null,
    requiredSkills: [],
    attributes: {},
    events: [press],
  };
  const at = (asOf: number) => summarise(needEpisodes(history, { asOf }), { asOf }).figures;

  it('are failures after five seconds, and never dropped', () => {
    expect(at(early + 4_000).press_failed).toMatchObject({ count: 0, of: 0 });
    expect(at(early + 6_000).press_failed).toMatchObject({ count: 1, of: 1, conversationIds: ['P'] });
    expect(at(early + 6_000).press_ack_p95.value).toBeNull();
  });
});

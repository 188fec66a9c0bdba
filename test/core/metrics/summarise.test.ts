import { shownFigures } from '../../../core/metrics/catalogue.ts';
import { needEpisodes } from '../../../core/metrics/episodes.ts';
import { summarise, summariseBy } from '../../../core/metrics/summarise.ts';
import { goldenHistories, goldenHours } from './golden.ts';

const early = Date.parse('2026-03-03T12:00:00Z');
const final = Date.parse('2026-03-20T00:00:00Z');
const episodesAt = (asOf: number) =>
  goldenHistories.flatMap((history) => needEpisodes(history, { asOf, hours: goldenHours }));

describe('the figures of the golden conversations', () => {
  const figures = summarise(episodesAt(final), { asOf: final });
  const figure = (id: string) => {
    const found = figures.figures[id];
    if (!found) throw new Error(`${id} is missing`);
    return found;
  };
  const counts = (id: string) => {
    const { count, of, conversationIds } = figure(id);
    return [count, of, conversationIds.join(' ')];
  };

  it('are the published ones when final', () => {
    expect([figures.n, figures.events, figures.matured]).toEqual([9, 7, 9]);
    expect(counts('abandoned')).toEqual([1, 9, 'G4']);
    expect(counts('strict_effective')).toEqual([4, 9, 'G1 G2 G7 G11']);
    expect(counts('recovered_effective')).toEqual([7, 9, 'G1 G2 G3 G6 G7 G11 G12']);
    expect(counts('repeat_story')).toEqual([1, 7, 'G12']);
    expect(counts('false_escalation')).toEqual([1, 2, 'G8']);
    expect(counts('effective_within_5m')).toEqual([2, 9, 'G1 G12']);
    expect(counts('effective_within_15m')).toEqual([4, 9, 'G1 G2 G11 G12']);
    expect(figure('median_ttee').value).toBe(1110);
    expect(figure('median_wait').value).toBe(430);
    expect(figure('hour_loss').value).toBeCloseTo(1900, 9);
    expect(figure('median_ttee_open').value).toBe(660);
  });

  it('show counts only, no F(t) and no curve, for so few', () => {
    const withheld = { countsOnly: true, beyondTail: true, value: null, interval: null };
    expect(figure('effective_within_15m')).toMatchObject(withheld);
    expect(figures.curve).toEqual([]);
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
    expect(Object.keys(figures.figures)).toEqual(shownFigures.map(({ id }) => id));
  });
});

describe('cases that could still turn out otherwise', () => {
  const pendingAt = (asOf: number) => summarise(episodesAt(asOf), { asOf }).figures.effective_within_60m;

  it('are counted, until all are settled', () => {
    expect(pendingAt(early)).toMatchObject({ count: 5, of: 8, pending: 5 });
    expect(pendingAt(final)).toMatchObject({ count: 5, of: 9, pending: 0 });
  });
});

describe('groups', () => {
  it('give the same figures for each key, and leave out those without one', () => {
    const keyOf = ({ conversationId }: { conversationId: string }) =>
      conversationId === 'G1' ? null : conversationId === 'G4' || conversationId === 'G5' ? 'lost' : 'rest';
    const groups = summariseBy(episodesAt(final), keyOf, { asOf: final });
    expect([...groups.keys()]).toEqual(['lost', 'rest']);
    expect(groups.get('lost')).toMatchObject({ n: 2, events: 0 });
    expect(groups.get('lost')?.figures.median_ttee?.value).toBeNull();
    expect(groups.get('rest')?.n).toBe(6);
  });

  it('say nothing of nobody', () => {
    const { figures, n } = summarise([], { asOf: final });
    expect(n).toBe(0);
    expect(Object.values(figures).map(({ value }) => value)).toEqual(shownFigures.map(() => null));
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { simulateDay } from '../../../scripts/capacity/day.ts';
import { RECORDED, readFigures } from '../../../scripts/capacity/figures.ts';
import { DAY, DEFAULT_LOAD, peakOf, trafficOf } from '../../../scripts/capacity/load.ts';
import { readCapacityOptions } from '../../../scripts/capacity/options.ts';
import { DEFAULT_PRICES, LIMITS, planFor } from '../../../scripts/capacity/plan.ts';
import { dayText } from '../../../scripts/capacity/text.ts';
import { dataFolder, findData, readJsonLines } from '../../../scripts/lib/public-data.ts';

const ROOT = path.resolve(__dirname, '../../..');
const load = (more: Partial<typeof DEFAULT_LOAD> = {}) => ({ ...DEFAULT_LOAD, ...more });

describe('what a load is', () => {
  it('counts messages, decisions, replies and the rest', () => {
    const traffic = trafficOf(
      load({ customerMessages: 4, assistantShare: 0.5, replies: 3, otherEntries: 5, pressShare: 0.25 }),
      3_600,
    );
    expect(traffic).toMatchObject({ conversations: 1, messages: 4, judged: 2, presses: 0.25, entries: 14 });
  });

  it('has as many sockets as come in while one stays', () => {
    const open = { openMinutes: 10, visitorsPerConversation: 20, visitMinutes: 2 };
    expect(trafficOf(load(open), 3_600).connected).toBe(60 * (10 + 40));
  });

  it('is a whole day', () => {
    expect(DAY).toHaveLength(24);
    expect(DAY.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(peakOf([0.5, 0.25, 0.25])).toBe(1.5);
  });
});

const tweetsumm = findData(dataFolder(), 'tweetsumm/tweetsumm_train.jsonl');

(tweetsumm ? describe : describe.skip)('the public set of support conversations, where it is there', () => {
  it('has as many messages as are taken for granted', () => {
    type Dialogue = { turns: { speaker_guess: string }[] };
    const dialogues = readJsonLines<Dialogue>(tweetsumm ?? '');
    const mean = (isCounted: (speaker: string) => boolean) =>
      dialogues.flatMap(({ turns }) => turns).filter((turn) => isCounted(turn.speaker_guess)).length /
      dialogues.length;
    expect(mean((speaker) => speaker === 'customer')).toBeCloseTo(DEFAULT_LOAD.customerMessages, 1);
    expect(mean((speaker) => speaker !== 'customer')).toBeCloseTo(DEFAULT_LOAD.replies, 1);
  });
});

describe('a plan', () => {
  it('has two of each for safety where one would do', () => {
    const plan = planFor(load({ conversationsPerHour: 10 }), RECORDED);
    expect(plan).toMatchObject({
      servers: 2,
      serversFor: 'safety',
      workers: 2,
      shards: 1,
      shardsFor: 'safety',
    });
  });

  it('keeps what it promises, at any load', () => {
    for (const conversationsPerHour of [100, 5_000, 50_000, 500_000]) {
      const plan = planFor(load({ conversationsPerHour }), RECORDED);
      expect(plan.serverWaiting.utilisation).toBeLessThanOrEqual(LIMITS.busiest);
      expect(plan.serverWaiting.p99Seconds).toBeLessThanOrEqual(LIMITS.serverWaitSeconds);
      expect(plan.workerWaiting.p99Seconds).toBeLessThanOrEqual(LIMITS.judgeWaitSeconds);
      expect(plan.storeBusy).toBeLessThanOrEqual(LIMITS.storeBusiest);
      expect(plan.peak.connected / plan.servers).toBeLessThan(LIMITS.socketsPerServer);
    }
  });

  it('says what asks for more: sockets, processor time, disk', () => {
    const many = { conversationsPerHour: 200_000 };
    expect(planFor(load(many), RECORDED)).toMatchObject({ serversFor: 'sockets', shardsFor: 'disk' });
    const bare = load({ ...many, visitorsPerConversation: 0, openMinutes: 0, years: 0.01 });
    const slow = { ...RECORDED, messageServerUs: 5_000, messageStoreUs: 20_000 };
    expect(planFor(bare, slow)).toMatchObject({
      serversFor: 'processor time',
      shardsFor: 'processor time',
    });
  });

  it('waits for a model provider by runs, not by processors, and pays for its tokens', () => {
    const plan = planFor(load({ conversationsPerHour: 36_000, peak: 1, modelSeconds: 2 }), RECORDED);
    // By Little's law.
    expect(plan.modelCalls).toBeCloseTo(10 * 5.3 * 0.6 * 2, 9);
    expect(plan.workers).toBe(Math.ceil(plan.workers));
    expect(plan.monthly.model).toBeCloseTo(((31.8 * 1_500 * 30 * 86_400) / 1e6) * 0.5, 6);
  });

  it('costs what its parts cost', () => {
    const one = planFor(load(), RECORDED);
    const dear = planFor(load(), RECORDED, { ...DEFAULT_PRICES, processor: 2 * DEFAULT_PRICES.processor });
    expect(dear.monthly.workers - one.monthly.workers).toBe(one.workers * DEFAULT_PRICES.processor);
  });
});

describe('ten million conversations a day', () => {
  const day = simulateDay(load({ conversationsPerHour: 416_667 }), RECORDED);

  it('are all there, hour by hour, and nobody’s line grows without end', () => {
    const all = day.hours.reduce((sum, { perSecond }) => sum + perSecond * 3_600, 0);
    expect(all / 1e7).toBeCloseTo(1, 5);
    for (const { server, judging, store, valkey } of day.hours)
      for (const busy of [server.utilisation, judging.utilisation, store, valkey])
        expect(busy).toBeLessThan(1);
    const busiest = [...day.hours].sort((a, b) => b.perSecond - a.perSecond)[0];
    expect(busiest?.judging.utilisation).toBeCloseTo(day.plan.workerWaiting.utilisation, 9);
  });

  it('have a bottleneck with a name, which docs/capacity.md prints as it is', () => {
    const text = dayText(day);
    const [, printed = ''] = readFileSync(path.join(ROOT, 'docs/capacity.md'), 'utf8').split(
      '<!-- day -->\n```\n',
    );
    expect(`${printed.split('\n```')[0]}`).toBe(text);
    expect(day.bottleneck.share).toBeGreaterThan(0.2);
    expect(day.ceilings.every(({ room }) => room > 0)).toBe(true);
  });
});

describe('figures', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'handrail-capacity-'));
  const file = path.join(folder, 'bench.json');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are the bench’s where it said them, as recorded else, and say which', () => {
    expect(readFigures(file).figures).toEqual(RECORDED);
    const figure = (name: string, median: number) => ({ name, spread: { min: 1, median, max: 1_000 } });
    const rows = [
      {
        row: 'message',
        figures: [figure('Handrail, server', 200), { name: 'Handrail, store', spread: null }],
      },
      { row: 'triage', figures: [figure('whole, median', 20)] },
    ];
    const write = (size: string) => writeFileSync(file, JSON.stringify({ at: '2030-01-01', size, rows }));
    write('normal');
    const { figures, sources } = readFigures(file);
    expect(figures).toEqual({ ...RECORDED, messageServerUs: 200, judgeUs: 20_000 });
    expect(sources).toMatchObject({
      messageServerUs: 'bench of 2030-01-01',
      messageStoreUs: expect.stringContaining('recorded'),
    });
    write('quick');
    expect(readFigures(file).figures).toEqual(RECORDED);
  });
});

describe('the command line', () => {
  it('takes a load and prices, and says what is wrong', () => {
    expect(
      readCapacityOptions(['--conversations-per-hour', '500', '--press-share', '.5', '--day']),
    ).toMatchObject({
      load: { conversationsPerHour: 500, pressShare: 0.5, peak: DEFAULT_LOAD.peak },
      prices: DEFAULT_PRICES,
      isDay: true,
      isJson: false,
    });
    expect(() => readCapacityOptions([])).toThrow('npm run capacity');
    expect(() => readCapacityOptions(['--conversations-per-hour', 'many'])).toThrow(
      '--conversations-per-hour must',
    );
  });
});

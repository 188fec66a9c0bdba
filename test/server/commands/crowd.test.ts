import { createCrowd, type Entered } from '../../../server/commands/crowd.ts';

/** Commands at a store that takes so many milliseconds for each, by a clock that the test moves. */
function crowdAt(takesMs: number) {
  let now = 0;
  const crowd = createCrowd(() => now);
  const under: { leave: () => void; until: number }[] = [];
  const seen = { refused: [] as number[], done: 0, mostAtOnce: 0 };
  const begun = (entered: Entered) => {
    if (!entered.leave) return void seen.refused.push(entered.retryAfterMs);
    under.push({ leave: entered.leave, until: now + takesMs });
    seen.mostAtOnce = Math.max(seen.mostAtOnce, under.length);
  };
  return {
    seen,
    enter: (command = 'message:send') => Promise.resolve(crowd.enter(command)).then(begun),
    isOpenFor: async (command: string) => (await crowd.enter(command)).leave !== null,
    /** Lets time pass; what has taken its time leaves, and who waited comes in. */
    async pass(ms: number): Promise<void> {
      for (const end = now + ms; now < end; now += 10) {
        for (const one of under.filter(({ until }) => until <= now)) {
          under.splice(under.indexOf(one), 1);
          one.leave();
          seen.done += 1;
          await Promise.resolve();
        }
        await Promise.resolve();
      }
    },
  };
}

/** Commands at a process that does one after another, so many in a second, however many are under way. */
function crowdInTurn(perSecond: number) {
  let now = 0;
  const crowd = createCrowd(() => now);
  const under: (() => void)[] = [];
  const seen = { refused: 0, done: 0 };
  const begun = (entered: Entered) => {
    if (entered.leave) under.push(entered.leave);
    else seen.refused += 1;
  };
  return {
    seen,
    enter: () => Promise.resolve(crowd.enter('entries:after')).then(begun),
    async pass(ms: number): Promise<void> {
      for (const end = now + ms; now < end; now += 10) {
        for (const leave of under.splice(0, perSecond / 100)) {
          leave();
          seen.done += 1;
        }
        await Promise.resolve();
      }
    },
  };
}

describe('the crowd before a slow store', () => {
  it('refuses nobody whose turn comes within five seconds, however long those before take altogether', async () => {
    const { seen, enter, pass } = crowdInTurn(400);
    // Everybody is back after a cut of the network; the others a moment later.
    for (let one = 0; one < 1_000; one += 1) void enter();
    await pass(1_000);
    for (let one = 0; one < 500; one += 1) void enter();
    await pass(3_500);
    expect(seen).toEqual({ refused: 0, done: 1_500 });
  });

  it('lets in whoever comes while the store is quick', async () => {
    const { seen, enter, pass } = crowdAt(20);
    for (let round = 0; round < 20; round += 1) {
      for (let one = 0; one < 100; one += 1) void enter();
      await pass(30);
    }
    await pass(100);
    expect(seen).toMatchObject({ refused: [], done: 2_000 });
  });

  it('has sixteen at a time at the store, others wait for five seconds at most, the rest come again when told', async () => {
    const { seen, enter, pass } = crowdAt(500);
    // It becomes slow while sixteen are under way.
    for (let one = 0; one < 16; one += 1) void enter();
    await pass(450);
    for (let one = 0; one < 1_000; one += 1) void enter();
    await pass(1);
    expect(seen.mostAtOnce).toBe(16);
    // Ten rounds of half a second fit into five: what was under way, and those who wait.
    expect(seen.refused.length).toBeGreaterThanOrEqual(1_000 - 12 * 16);
    expect(seen.refused.length).toBeLessThanOrEqual(1_000 - 9 * 16);
    for (const retryAfterMs of seen.refused) expect(retryAfterMs).toBeGreaterThan(5_000);
    await pass(7_000);
    // Whoever was not refused had a turn.
    expect(seen.done).toBe(1_016 - seen.refused.length);
    expect(seen.mostAtOnce).toBe(16);
  });

  it('never lets a press wait, nor does one that hangs hold up others', async () => {
    const { seen, enter, isOpenFor, pass } = crowdAt(60_000);
    for (let one = 0; one < 300; one += 1) void enter();
    await pass(10_000);
    void enter();
    await pass(1);
    expect(seen.refused).toHaveLength(1);
    expect(await isOpenFor('human:request')).toBe(true);

    const hung = crowdAt(60_000);
    void hung.enter();
    await hung.pass(10_000);
    for (let one = 0; one < 100; one += 1) void hung.enter();
    await hung.pass(1);
    expect(hung.seen.refused).toEqual([]);
  });

  it('does not wait for ever for commands that were lost', async () => {
    const { seen, enter, pass } = crowdAt(1_000_000);
    for (let one = 0; one < 16; one += 1) void enter();
    await pass(31_000);
    for (let one = 0; one < 16; one += 1) void enter();
    await pass(1);
    expect(seen).toMatchObject({ refused: [], mostAtOnce: 32 });
  });
});

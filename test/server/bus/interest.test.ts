import { createInterest } from '../../../server/bus/interest.ts';

const LINGER_MS = 5_000;

describe('what a process needs to hear', () => {
  const done: string[] = [];
  const make = () =>
    createInterest(
      {
        add: (channel) => done.push(`+${channel}`),
        remove: (channels) => done.push(...channels.map((channel) => `-${channel}`)),
      },
      LINGER_MS,
    );

  beforeEach(() => {
    jest.useFakeTimers();
    done.length = 0;
  });
  afterEach(() => jest.useRealTimers());

  it('is asked for once, however many need it, and given up a while after the last', () => {
    const interest = make();
    interest.need('contact:1');
    interest.need('contact:1');
    interest.release('contact:1');
    jest.advanceTimersByTime(3 * LINGER_MS);
    expect(done).toEqual(['+contact:1']);
    interest.release('contact:1');
    jest.advanceTimersByTime(LINGER_MS - 1_000);
    expect(done).toEqual(['+contact:1']);
    jest.advanceTimersByTime(2 * LINGER_MS);
    expect(done).toEqual(['+contact:1', '-contact:1']);
  });

  it('is kept where somebody comes back in time, as by a reload', () => {
    const interest = make();
    interest.need('contact:1');
    interest.release('contact:1');
    interest.need('contact:2');
    jest.advanceTimersByTime(LINGER_MS / 2);
    interest.need('contact:1');
    jest.advanceTimersByTime(3 * LINGER_MS);
    expect(done).toEqual(['+contact:1', '+contact:2']);
    interest.close();
  });
});

import { makeTypingSign } from '../../../client/shared/typing-sign.ts';

describe('the sign of typing', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is told at the first key, then now and then, and taken back once', () => {
    const told: boolean[] = [];
    const sign = makeTypingSign((isTyping) => told.push(isTyping));
    for (let key = 0; key < 8; key += 1) {
      sign(true);
      jest.advanceTimersByTime(500);
    }
    expect(told).toEqual([true, true]);
    jest.advanceTimersByTime(60_000);
    expect(told).toEqual([true, true, false]);
    sign(false);
    expect(told).toEqual([true, true, false]);
  });
});

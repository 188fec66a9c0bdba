import { DeadlineError, withinDeadline } from '../../workers/triage/deadline.ts';

describe('work with a deadline', () => {
  it('gives what the work gives, and throws what it throws', () => {
    expect(withinDeadline(() => ({ a: [1] }))).toEqual({ a: [1] });
    expect(() =>
      withinDeadline(() => {
        throw new RangeError('no message');
      }),
    ).toThrow(RangeError);
  });

  it('breaks off a loop without end', () => {
    expect(() =>
      withinDeadline(() => {
        for (;;);
      }, 30),
    ).toThrow(DeadlineError);
  });

  it('breaks off a regular expression that backtracks without end', () => {
    const evil = /^(?:a|a)*$/;
    expect(() => withinDeadline(() => evil.test(`${'a'.repeat(60)}!`), 30)).toThrow(DeadlineError);
  });

  it('leaves everything usable afterwards', () => {
    expect(() => withinDeadline(() => /^(?:b|b)*$/.test(`${'b'.repeat(60)}!`), 30)).toThrow(DeadlineError);
    expect(withinDeadline(() => /^b+$/.test('bbb'))).toBe(true);
  });
});

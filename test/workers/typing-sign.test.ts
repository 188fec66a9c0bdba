import { TYPING_LASTS_MS } from '../../client/shared/typing-sign.ts';
import type { Notice } from '../../server/bus/notices.ts';
import { showTyping } from '../../workers/triage/typing-sign.ts';

describe("the assistant's sign of typing", () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('stands on the screen for as long as a slow model takes, and ends once', () => {
    const told: { typing: boolean; at: number }[] = [];
    const tell = (notice: Notice) => {
      if (notice.kind === 'typing') told.push({ typing: notice.typing, at: Date.now() });
    };
    const end = showTyping(
      { tell },
      {
        conversationId: 'conversation',
        contact: { id: 'contact', name: null, email: null, verified: false },
      },
      'Nora',
    );
    jest.advanceTimersByTime(120_000);
    const ends = told.map(({ at }) => at + TYPING_LASTS_MS);
    expect(told.slice(1).every(({ at }, before) => at < (ends[before] ?? 0))).toBe(true);
    expect(ends.at(-1)).toBeGreaterThan(Date.now());
    expect(told.every(({ typing }) => typing)).toBe(true);

    end();
    const shown = told.length;
    jest.advanceTimersByTime(120_000);
    expect(told.slice(shown - 1).map(({ typing }) => typing)).toEqual([false]);
  });
});

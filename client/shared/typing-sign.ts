/** How long a sign of typing holds without another; longer than the pause between two, so that it does not flicker. */
export const TYPING_LASTS_MS = 8_000;
const REPEAT_MS = 3_000;
const STOP_AFTER_MS = 5_000;

/** Tells the other side of typing: at most every few seconds, and that it stopped. */
export function makeTypingSign(tell: (isTyping: boolean) => void): (isTyping: boolean) => void {
  let toldAt = 0;
  let stop: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    clearTimeout(stop);
    if (toldAt) tell(false);
    toldAt = 0;
  };
  return (isTyping) => {
    if (!isTyping) {
      end();
      return;
    }
    clearTimeout(stop);
    stop = setTimeout(end, STOP_AFTER_MS);
    if (Date.now() - toldAt < REPEAT_MS) return;
    toldAt = Date.now();
    tell(true);
  };
}

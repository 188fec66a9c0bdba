/** Two soft rising notes, made on the spot so that no sound file has to load. */
export function createTone(): { play(): void; close(): void } {
  let context: AudioContext | null = null;
  const unlock = () => void context?.resume();
  // Browsers keep a page silent until its first click or key.
  addEventListener('pointerdown', unlock);
  addEventListener('keydown', unlock);
  return {
    play: () => {
      // Before the first click a page may not sound, and what is started then would all ring at once later.
      if (typeof AudioContext === 'undefined' || !navigator.userActivation.hasBeenActive) return;
      context ??= new AudioContext();
      void context.resume();
      playNote(context, 587, 0);
      playNote(context, 880, 0.16);
    },
    close: () => {
      removeEventListener('pointerdown', unlock);
      removeEventListener('keydown', unlock);
      void context?.close();
    },
  };
}

function playNote(context: AudioContext, frequency: number, delaySeconds: number): void {
  const from = context.currentTime + delaySeconds;
  const gain = context.createGain();
  gain.gain.setValueAtTime(0.0001, from);
  gain.gain.exponentialRampToValueAtTime(0.14, from + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.0001, from + 0.35);
  const oscillator = context.createOscillator();
  oscillator.frequency.value = frequency;
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(from);
  oscillator.stop(from + 0.4);
}

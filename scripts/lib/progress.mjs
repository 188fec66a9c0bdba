// Short lines on what is going on; on a terminal the running step turns a spinner and counts the seconds.
const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const FRAME_MS = 100;
const isTerminal = process.stdout.isTTY === true && process.env.CI === undefined;

/**
 * Prints one line of news.
 * @param {string} text
 */
export function say(text) {
  process.stdout.write(`${isTerminal ? '\r\x1b[K' : ''}${text}\n`);
}

/**
 * Runs one step, showing that it runs, and afterwards how long it took.
 * @template T
 * @param {string} title what is being done, such as `installing packages`
 * @param {(note: (text: string) => void) => Promise<T>} work told a way to add what it is at
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const startedAt = Date.now();
  const seconds = () => `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
  let detail = '';
  let frame = 0;
  const draw = () => {
    frame = (frame + 1) % FRAMES.length;
    const note = detail && ` · ${detail}`;
    process.stdout.write(
      `\r\x1b[K${FRAMES[frame]} ${title}${note} (${seconds()})`.slice(0, (process.stdout.columns || 80) + 4),
    );
  };
  if (!isTerminal) say(`- ${title}`);
  const timer = isTerminal ? setInterval(draw, FRAME_MS) : undefined;
  try {
    const result = await work((text) => {
      if (!isTerminal && text !== detail) say(`  ${text}`);
      detail = text;
    });
    clearInterval(timer);
    say(`✓ ${title} (${seconds()})`);
    return result;
  } catch (error) {
    clearInterval(timer);
    say(`✗ ${title} (${seconds()})`);
    throw error;
  }
}

/** A failure that is the user's to mend: shown as one line, without a stack. */
export class PlainError extends Error {}

/**
 * Prints an error and leaves; a plain one as its one line.
 * @param {unknown} error
 * @returns {never}
 */
export function exitWithError(error) {
  const isPlain = error instanceof PlainError || error?.name === 'FolderInUseError';
  process.stderr.write(`${isPlain ? error.message : (error?.stack ?? error)}\n`);
  process.exit(1);
}

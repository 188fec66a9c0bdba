/** What `zxcvbn` calls safely unguessable, of 0 to 4; below it a list of common words finds the password. */
const LEAST_SCORE = 3;
/** More is not looked at: its cost grows faster than its length. */
const LONGEST_READ = 100;

/**
 * What speaks against a password, or null. Common passwords, names, keyboard rows and their disguises count as
 * guessable, and so does what is known of the person.
 * @param known words that an attacker knows, such as the address and the name
 */
export async function weaknessOf(password: string, known: string[]): Promise<string | null> {
  if (password.length < 12) return 'must have at least 12 characters';
  // Loaded late: only setting a password needs the lists.
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const words = known.flatMap((text) => [text, ...text.split(/[^\p{L}\d]/u)]).filter(Boolean);
  const { score } = zxcvbn.check(password.slice(0, LONGEST_READ), words);
  return score < LEAST_SCORE ? 'is easily guessed; take several words that do not belong together' : null;
}

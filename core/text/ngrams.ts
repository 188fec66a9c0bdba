/** Word n-grams of lengths `low` to `high`, joined by a space. */
export function wordGrams(words: readonly string[], low: number, high: number): string[] {
  const grams: string[] = [];
  for (let n = low; n <= high; n++) {
    for (let i = 0; i + n <= words.length; i++)
      grams.push(n === 1 ? words[i]! : words.slice(i, i + n).join(' '));
  }
  return grams;
}

/** Character n-grams inside each word, the word padded with a space on both sides. */
export function charGrams(words: readonly string[], low: number, high: number): string[] {
  const grams: string[] = [];
  for (const word of words) {
    const padded = ` ${word} `;
    for (let n = low; n <= high; n++) {
      for (let i = 0; i + n <= padded.length; i++) grams.push(padded.slice(i, i + n));
    }
  }
  return grams;
}

/** How often each gram occurs. */
export function countGrams(grams: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return counts;
}

/** FNV-1a, 32 bits: a stable bucket for a gram where no vocabulary is kept. */
export function hashGram(gram: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < gram.length; i++) hash = Math.imul(hash ^ gram.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

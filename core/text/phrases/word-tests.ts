import type { WordTest } from './notation.ts';
import { BEGIN, END, STOP } from './words.ts';

/** How much of a word's beginning or end is compared: no table has longer words. */
const MAX_WORD = 40;

/** Answers which tests a word passes, in time that depends on the word and not on the size of the tables. */
export class WordTests {
  readonly #ids = new Map<string, number>();
  readonly #lists = new WeakMap<readonly WordTest[], number>();
  readonly #byWord = new Map<string, number[]>();
  readonly #byPrefix = new Map<string, number[]>();
  readonly #bySuffix = new Map<string, number[]>();
  readonly #inside: { text: string; id: number }[] = [];
  readonly #others: { passed: readonly number[]; id: number }[] = [];
  readonly #any: number[] = [];
  readonly #numbers: number[] = [];

  get size(): number {
    return this.#ids.size;
  }

  /** The number of a set of tests, of which a word has to pass one; the same for the same set. */
  idOf(tests: readonly WordTest[]): number {
    const known = this.#lists.get(tests) ?? this.#idOfNew(tests);
    this.#lists.set(tests, known);
    return known;
  }

  #idOfNew(tests: readonly WordTest[]): number {
    const key = JSON.stringify(tests.map((test) => JSON.stringify(test)).sort());
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.#ids.size;
    this.#ids.set(key, id);
    for (const test of tests) this.#add(test, id);
    return id;
  }

  #add(test: WordTest, id: number): void {
    switch (test.kind) {
      case 'word':
        push(this.#byWord, test.text, id);
        break;
      case 'prefix':
        push(this.#byPrefix, test.text, id);
        break;
      case 'suffix':
        push(this.#bySuffix, test.text, id);
        break;
      case 'inside':
        this.#inside.push({ text: test.text, id });
        break;
      case 'any':
        this.#any.push(id);
        break;
      case 'number':
        this.#numbers.push(id);
        break;
      case 'sign':
        push(this.#byWord, test.text, id);
        break;
      case 'other':
        this.#others.push({ passed: test.than.map((than) => this.idOf([than])), id });
        break;
    }
  }

  /** The numbers of the sets that a word passes, each once. */
  passedBy(word: string): number[] {
    const passed = new Set(this.#byWord.get(word));
    if (word === STOP || word === BEGIN || word === END) return [...passed];
    for (const id of this.#any) passed.add(id);
    if (/^\p{Nd}+$/u.test(word)) for (const id of this.#numbers) passed.add(id);
    if (word.length <= MAX_WORD) this.#addStretches(word, passed);
    for (const other of this.#others) if (!other.passed.some((id) => passed.has(id))) passed.add(other.id);
    return [...passed];
  }

  #addStretches(word: string, passed: Set<number>): void {
    for (let length = 1; length <= word.length; length++) {
      for (const id of this.#byPrefix.get(word.slice(0, length)) ?? []) passed.add(id);
      for (const id of this.#bySuffix.get(word.slice(-length)) ?? []) passed.add(id);
    }
    for (const { text, id } of this.#inside) if (word.includes(text)) passed.add(id);
  }
}

function push(index: Map<string, number[]>, key: string, id: number): void {
  const ids = index.get(key);
  if (ids) ids.push(id);
  else index.set(key, [id]);
}

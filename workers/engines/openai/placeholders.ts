import { extractFacts, type Fact } from '../../../core/brief/facts/facts.ts';
import type { FactKind } from '../../../core/brief/facts/types.ts';

/** What never leaves to a provider, and what stands for it there. */
const names = {
  card: 'CARD',
  iban: 'IBAN',
  email: 'EMAIL',
  phone: 'PHONE',
  secret: 'SECRET',
} as const satisfies Partial<Record<FactKind, string>>;

const placeholder = /\[(?:CARD|IBAN|EMAIL|PHONE|SECRET)_\d{1,4}\]/g;
/** The end of a text that may go on to be a placeholder. */
const begun = /\[(?:[A-Z]{0,6}|[A-Z]{4,6}_\d{0,4})$/;

/** Shorter, such as a short code to dial, it would be found within other things. */
const LEAST_CHARS = 6;

type Hidden = { written: string; masked: string };

export type Placeholders = ReturnType<typeof createPlaceholders>;

/**
 * Keeps personal data from a model provider: cards, IBANs, e-mail addresses, telephone numbers, passwords and keys are
 * replaced in what is asked, each by a name of its own, and put back into what is answered. One for each request.
 */
export function createPlaceholders() {
  const byPlaceholder = new Map<string, Hidden>();
  const byWritten = new Map<string, string>();

  function nameFor(kind: keyof typeof names, written: string, masked: string): string {
    const known = byWritten.get(written);
    if (known) return known;
    const name = `[${names[kind]}_${byWritten.size + 1}]`;
    byWritten.set(written, name);
    byPlaceholder.set(name, { written, masked });
    return name;
  }

  /** Whoever writes what looks like a placeholder must not be given somebody's data for it. */
  const withoutLikeness = (text: string): string =>
    text.replaceAll(placeholder, (found) => `(${found.slice(1, -1)})`);

  /** What was found once is hidden elsewhere too, where the words around it do not tell what it is. */
  function withoutKnown(text: string): string {
    let hidden = text;
    for (const [written, name] of byWritten)
      if (written.length >= LEAST_CHARS) hidden = hidden.replaceAll(written, name);
    return hidden;
  }

  function put(text: string, as: (hidden: Hidden) => string): string {
    return text.replaceAll(placeholder, (found) => {
      const hidden = byPlaceholder.get(found);
      // The model has made one up: nothing stands for it.
      return hidden ? as(hidden) : '…';
    });
  }

  function mask<T>(value: T): T {
    if (typeof value === 'string') return put(value, ({ masked }) => masked) as T;
    if (Array.isArray(value)) return value.map(mask) as T;
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mask(one)])) as T;
  }

  return {
    /** The text as a provider may read it. */
    hide(given: string): string {
      const text = withoutLikeness(given);
      let hidden = '';
      let from = 0;
      for (const { kind, value, start, end } of extractFacts(text)) {
        if (!isPersonal(kind)) continue;
        hidden += text.slice(from, start) + nameFor(kind, text.slice(start, end), value);
        from = end;
      }
      return withoutKnown(hidden + text.slice(from));
    },
    /** What the contact reads: as it was written. Of an unfinished text, what may still become a placeholder is held back. */
    show(text: string, isFinished: boolean): string {
      const settled = isFinished ? text : text.replace(begun, '');
      return put(settled, ({ written }) => written);
    },
    /** What the team and the brief read: cards, IBANs, passwords and keys are masked. In all strings of a value. */
    mask,
  };
}

const isPersonal = (kind: Fact['kind']): kind is keyof typeof names => kind in names;

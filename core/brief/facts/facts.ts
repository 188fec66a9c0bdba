import { findAmounts } from './amounts.ts';
import { findCodes } from './codes.ts';
import { findDates } from './dates.ts';
import { findIds } from './ids.ts';
import { partsToRead } from './parts.ts';
import { findPhones } from './phones.ts';
import { findSecrets } from './secrets.ts';
import { findThings } from './things.ts';
import type { Fact, FactContext } from './types.ts';
import { findDevices, findVersions } from './versions.ts';
import { findWeb } from './web.ts';

export type { Fact, FactContext } from './types.ts';

/** In the order of trust: a place that an earlier list has claimed is closed to the later ones. */
function factsByTrust(text: string, context: FactContext): readonly (readonly Fact[])[] {
  const ids = findIds(text, context);
  // Ids whose own words announce them win over phone numbers, times and amounts of the same form.
  const cuedIds = ids.filter(({ name }) => name !== 'reference');
  return [
    findWeb(text),
    findDevices(text),
    findCodes(text),
    cuedIds,
    findVersions(text),
    findPhones(text),
    findDates(text),
    findAmounts(text),
    ids,
    findThings(text),
  ];
}

/**
 * The facts that a text states: codes, versions, devices, ids, dates, amounts, links, addresses, each with a name
 * that says what it belongs to. Of a long text only MAX_READ_CHARS are read, from its start and its end; card numbers,
 * IBANs and passwords are looked for in all of it, and carry a masked value. Linear in the text's length. Offsets are
 * UTF-16 code units, end exclusive; facts do not overlap and come in the order of the text.
 */
export function extractFacts(text: string, context: FactContext = {}): Fact[] {
  const taken = new Uint8Array(text.length);
  const kept: Fact[] = [];
  const keepFree = (facts: readonly Fact[], from = 0): void => {
    for (const fact of facts) {
      const placed = { ...fact, start: fact.start + from, end: fact.end + from };
      if (placed.end <= placed.start || !isFree(taken, placed)) continue;
      taken.fill(1, placed.start, placed.end);
      kept.push(placed);
    }
  };
  keepFree(findSecrets(text));
  for (const { text: part, from } of partsToRead(text))
    for (const facts of factsByTrust(part, context)) keepFree(facts, from);
  return kept.sort((a, b) => a.start - b.start);
}

function isFree(taken: Uint8Array, fact: Fact): boolean {
  return taken.subarray(fact.start, fact.end).indexOf(1) === -1;
}

/** The text with card numbers, IBANs, passwords and keys masked: the only form that a brief may quote. */
export function maskSecrets(text: string, facts: readonly Fact[] = extractFacts(text)): string {
  let masked = '';
  let from = 0;
  for (const fact of facts) {
    if (fact.kind !== 'card' && fact.kind !== 'iban' && fact.kind !== 'secret') continue;
    masked += text.slice(from, fact.start) + fact.value;
    from = fact.end;
  }
  return masked + text.slice(from);
}

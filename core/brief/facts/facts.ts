import { findAmounts } from './amounts.ts';
import { findCodes } from './codes.ts';
import { findDates } from './dates.ts';
import { findIds } from './ids.ts';
import { findPhones } from './phones.ts';
import { findSecrets } from './secrets.ts';
import type { Fact, FactContext, FactFinder } from './types.ts';
import { findDevices, findVersions } from './versions.ts';
import { findWeb } from './web.ts';

export type { Fact, FactContext } from './types.ts';

/** In the order of trust: a place that an earlier finder has claimed is closed to the later ones. */
const finders: readonly FactFinder[] = [
  findSecrets,
  findWeb,
  findDevices,
  findCodes,
  findCuedIds,
  findVersions,
  findPhones,
  findDates,
  findAmounts,
  findIds,
];

/**
 * The facts that a text states: codes, versions, devices, ids, dates, amounts, links, addresses, each with a name
 * that says what it belongs to. Linear in the text's length. Offsets are UTF-16 code units, end exclusive; facts
 * do not overlap and come in the order of the text. Card numbers, IBANs and passwords carry a masked value.
 */
export function extractFacts(text: string, context: FactContext = {}): Fact[] {
  const taken = new Uint8Array(text.length);
  const kept: Fact[] = [];
  for (const find of finders) {
    for (const fact of find(text, context)) {
      if (fact.end > fact.start && isFree(taken, fact)) {
        taken.fill(1, fact.start, fact.end);
        kept.push(fact);
      }
    }
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** Ids whose own words announce them win over phone numbers, times and amounts of the same form. */
function findCuedIds(text: string, context: FactContext): Fact[] {
  return findIds(text, context).filter((fact) => fact.name !== 'reference');
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

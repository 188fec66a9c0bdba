import type { EntryType } from './entry.ts';

type Form = { type: string; version: number; data: unknown };

type Upcaster = {
  /** What is stored. */
  from: { type: string; version: number };
  /** What it reads as: the next version, or another type where the type was renamed. */
  to: { type: EntryType; version: number };
  data: (data: object) => object;
};

/**
 * How entries of older builds read now, one row a step. Entries are never rewritten, so a row stays for ever. A version
 * is raised only where an older build would misread the data; a field more that it may leave out raises nothing.
 */
const upcasters: readonly Upcaster[] = [
  {
    from: { type: 'escalation.requested', version: 1 },
    to: { type: 'escalation.requested', version: 2 },
    data: (data) => ({ care: null, ...data }),
  },
];

const keyOf = ({ type, version }: { type: string; version: number }) => `${type} ${version}`;
const byForm = new Map(upcasters.map((upcaster) => [keyOf(upcaster.from), upcaster]));
const versions = new Map<string, number>();
for (const { to } of upcasters) versions.set(to.type, Math.max(to.version, versions.get(to.type) ?? 1));

/** The version in which this build writes the data of a type. */
export function currentVersion(type: string): number {
  return versions.get(type) ?? 1;
}

/** Brings stored data up to what this build reads; what needs nothing comes back as it is. */
export function upcast(stored: Form): Form {
  const upcaster = byForm.get(keyOf(stored));
  const isObject = typeof stored.data === 'object' && stored.data !== null;
  if (!upcaster || !isObject) return stored;
  return upcast({ ...upcaster.to, data: upcaster.data(stored.data as object) });
}

/** The names under which entries of these types may be stored. */
export function storedNames(types: readonly EntryType[]): string[] {
  const former = upcasters.filter(({ to }) => types.includes(to.type)).map(({ from }) => from.type);
  return [...new Set<string>([...types, ...former])];
}

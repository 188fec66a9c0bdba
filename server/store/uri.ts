/** What a store's address may say of how it is read and written, and why it may say nothing else. */
const RULES: readonly { name: string; isGood: (value: string) => boolean; fault: string }[] = [
  {
    name: 'w',
    isGood: (value) => value === 'majority' || value === '1',
    fault:
      'w must be majority, or 1 for a standalone: what is acknowledged must survive the loss of a member',
  },
  {
    name: 'journal',
    isGood: (value) => value === 'true',
    fault: 'journal must be true: what is acknowledged must survive a crash',
  },
  {
    name: 'readPreference',
    isGood: (value) => value === 'primary',
    fault: 'readPreference must be primary: a command that lost a race looks again, and has to find what won',
  },
  {
    name: 'readConcernLevel',
    isGood: (value) => value === 'local',
    fault: 'readConcernLevel must be local: a command that lost a race looks again, and has to find what won',
  },
];
/** Older names of the same. */
const ALIASES: Readonly<Record<string, string>> = { j: 'journal' };

/** What the address of a store says in its options, by name in lower case; the last one counts. */
export function uriOptions(uri: string): ReadonlyMap<string, string> {
  const [, options = ''] = uri.split('?');
  const given = [...new URLSearchParams(options)].map(([name, value]): [string, string] => {
    const lower = name.toLowerCase();
    return [ALIASES[lower] ?? lower, value];
  });
  return new Map(given);
}

/** Why a store may not be used by this address; null where it may. */
export function storeUriFault(uri: string): string | null {
  const given = uriOptions(uri);
  const broken = RULES.find(({ name, isGood }) => {
    const value = given.get(name.toLowerCase());
    return value !== undefined && !isGood(value);
  });
  return broken?.fault ?? null;
}

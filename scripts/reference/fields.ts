type Node = Record<string, unknown>;

const TIME = /(^at|At|^asOf)$/;

/** Fields without a word of what they are, and times without a format. Each says where it belongs. */
export function fieldFaults(document: string, whole: Node): string[] {
  const faults: string[] = [];
  walk(whole, [], (name, field, place) => {
    const at = `${document}: ${[...place, name].join('.')}`;
    if (!field.description)
      faults.push(
        `${at} has no description: give its schema a .describe(), or its name a row in field-words.ts`,
      );
    if (TIME.test(name) && isBareText(field))
      faults.push(`${at} is a time without a format: use isoTimeSchema of core/values/texts.ts`);
  });
  return [...new Set(faults)];
}

function isBareText(field: Node): boolean {
  const kinds = [field, ...((field.anyOf ?? []) as Node[])];
  return kinds.some(({ type, format }) => type === 'string' && format === undefined);
}

function walk(
  node: unknown,
  place: string[],
  see: (name: string, field: Node, place: string[]) => void,
): void {
  if (node === null || typeof node !== 'object') return;
  for (const [key, value] of Object.entries(node)) {
    // An example has the fields of a schema and is none.
    if (key === 'example' || key === 'examples') continue;
    if (key === 'properties') {
      for (const [name, field] of Object.entries(value as Record<string, Node>)) {
        see(name, field, place.slice(-2));
        walk(field, [...place, name], see);
      }
    } else walk(value, isPlace(key) ? [...place, key] : place, see);
  }
}

/** Names of calls, messages and shapes say where a field stands; the words of JSON Schema do not. */
function isPlace(key: string): boolean {
  return /[/.:]|^[A-Z]/.test(key);
}

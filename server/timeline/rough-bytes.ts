/** What V8 needs for an object or a list beside what is in it, and for each field of it. */
const OBJECT_BYTES = 40;
const FIELD_BYTES = 8;
const STRING_BYTES = 16;

/**
 * About how much memory a value of plain data takes, in bytes; rather too much than too little: a text counts two bytes a
 * character, and what two values share counts for both.
 */
export function roughBytes(value: unknown): number {
  if (typeof value === 'string') return STRING_BYTES + 2 * value.length;
  if (typeof value !== 'object' || value === null) return 0;
  let bytes = OBJECT_BYTES;
  for (const key in value) bytes += FIELD_BYTES + roughBytes((value as Record<string, unknown>)[key]);
  return bytes;
}

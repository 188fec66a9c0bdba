/** The end of an exhaustive switch: a case that nobody handles does not compile, and throws if it comes all the same. */
export function unreachable(value: never): never {
  throw new Error(`unhandled: ${JSON.stringify(value)}`);
}

/** The end of an exhaustive switch: a case that nobody handles does not compile, and throws if it comes all the same. */
export function unreachable(value: never): never {
  throw new Error(`unhandled: ${JSON.stringify(value)}`);
}

/**
 * The end of an exhaustive switch in a client: a newer server may send a type that this build does not know. It does
 * not compile while a known type is forgotten, and gives `otherwise` for what comes all the same.
 */
export function passOver<T>(_unknown: never, otherwise: T): T {
  return otherwise;
}

/** Ends an exhaustive switch: a case that nobody handles does not compile, and throws if it arrives anyway. */
export function unreachable(value: never): never {
  throw new Error(`unhandled: ${JSON.stringify(value)}`);
}

/**
 * Ends an exhaustive switch in a client, to which a newer server may send a type that this build does not know. A
 * known type that is forgotten does not compile; an unknown one gives `otherwise`.
 */
export function passOver<T>(_unknown: never, otherwise: T): T {
  return otherwise;
}

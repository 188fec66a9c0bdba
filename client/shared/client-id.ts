/**
 * A new UUID (version 4) for a command, in few bytes; `crypto.randomUUID` is missing on pages without HTTPS.
 */
export function newClientId(): string {
  return '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) => {
    const random = crypto.getRandomValues(new Uint8Array(1))[0] ?? 0;
    return (Number(digit) ^ (random & (15 >> (Number(digit) / 4)))).toString(16);
  });
}

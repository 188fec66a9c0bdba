/** Whether a request with this Origin comes from our own pages. Browsers send one; a request without it comes from a tool. */
export function isSameOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}

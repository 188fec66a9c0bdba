const LONGEST = 2_000;

/**
 * The address of a page as it may be kept: origin and path. Queries and fragments carry tokens, searches and names,
 * and an address may carry a password. Null where it is no address of a web page.
 */
export function pageAddress(url: string): string | null {
  try {
    const { origin, pathname, protocol } = new URL(url);
    if (protocol !== 'https:' && protocol !== 'http:') return null;
    return `${origin}${pathname}`.slice(0, LONGEST);
  } catch {
    return null;
  }
}

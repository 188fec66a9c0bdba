const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 20_000;

/**
 * Loads a script of ours, again and again until it is there; `onFailure` hears of every failure. An import carries the
 * nonce of the script that asks and is no sink of Trusted Types, so that a strict policy lets it pass.
 */
export async function loadModule<M>(url: string, onFailure: (error: unknown) => void): Promise<M> {
  for (let failures = 0; ; failures++) {
    try {
      return (await import(/* @vite-ignore */ failures ? `${url}?again=${failures}` : url)) as M;
    } catch (error) {
      onFailure(error);
      await new Promise((resolve) =>
        setTimeout(resolve, Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures)),
      );
    }
  }
}

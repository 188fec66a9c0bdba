import type { Page } from 'playwright-core';

const PRESSABLE = 'button, a[href], textarea, input:not([type=hidden]), select, label';

/**
 * Looks at every frame from now on, and notes whatever can be pressed now and then moves, is resized, is covered or is
 * taken away, in the page and in the widget; the text is that of the element. `except` names regions that are free to change.
 */
export async function watchPlaces(
  page: Page,
  except = '.nothing',
): Promise<{ strayed: () => Promise<string[]> }> {
  await page.evaluate(
    ({ pressable, free }) => {
      const shownIn = (element: Element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return { x, y, width, height, text: `${Math.round(x)},${Math.round(y)} ${width}×${height}` };
      };
      const isOnTop = (element: Element) => {
        const { x, y, width, height } = shownIn(element);
        const root = element.getRootNode() as Document | ShadowRoot;
        const top = root.elementFromPoint(x + width / 2, y + height / 2);
        return top !== null && (element.contains(top) || top.contains(element));
      };
      const shadows = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
      const seen = [document, ...shadows]
        .flatMap((root) => [...root.querySelectorAll(pressable)])
        .filter((element) => element.closest(free) === null && isOnTop(element))
        .map((element) => ({ element, place: shownIn(element).text }));
      const strayed = new Set<string>();
      const nameOf = (element: Element) =>
        element.getAttribute('aria-label') ?? (element.textContent?.slice(0, 40) || element.tagName);
      const look = () => {
        for (const { element, place } of seen) {
          const now = element.isConnected ? shownIn(element).text : 'gone';
          if (now !== place) strayed.add(`${nameOf(element)}: ${place} → ${now}`);
          else if (!isOnTop(element)) strayed.add(`${nameOf(element)}: covered`);
        }
        requestAnimationFrame(look);
      };
      look();
      Object.assign(globalThis, { strayed, seenCount: seen.length });
    },
    { pressable: PRESSABLE, free: except },
  );
  const seen = await page.evaluate<number>('seenCount');
  if (seen === 0) throw new Error('there is nothing to press on this page');
  return { strayed: () => page.evaluate<string[]>('[...strayed]') };
}

/** The width up to which the panel is a sheet over the whole page. */
export const phone = matchMedia('(max-width: 480px)');

/**
 * Escape closes; on a phone, where the panel covers the page, Tab stays inside. On a desktop the page beside the
 * panel stays reachable.
 */
export function keepFocusInside(container: HTMLElement, onClose: () => void): void {
  container.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing) onClose();
    if (event.key !== 'Tab' || !phone.matches) return;
    const stops = [...container.querySelectorAll<HTMLElement>('button, textarea, a, .scroll')].filter(
      (stop) => stop.getClientRects().length > 0,
    );
    const from = event.shiftKey ? stops[0] : stops.at(-1);
    if ((container.getRootNode() as ShadowRoot).activeElement !== from) return;
    event.preventDefault();
    (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
  });
}

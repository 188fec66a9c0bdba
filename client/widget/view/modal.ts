/** The width up to which the panel is a sheet over the whole page. */
export const PHONE = '(max-width: 480px)';

/**
 * Escape closes; on a phone, where the panel covers the page, Tab stays inside. On a desktop the page beside the
 * panel stays reachable.
 */
export function keepFocusInside(panel: HTMLElement, onClose: () => void): () => void {
  const phone = matchMedia(PHONE);
  const mark = (): void => panel.setAttribute('aria-modal', String(phone.matches));
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    }
    if (event.key !== 'Tab' || !phone.matches) return;
    const stops = [...panel.querySelectorAll<HTMLElement>('button, textarea, a, input')].filter(
      (stop) => stop.getClientRects().length > 0 && !(stop as HTMLButtonElement).disabled,
    );
    const from = event.shiftKey ? stops[0] : stops.at(-1);
    const to = event.shiftKey ? stops.at(-1) : stops[0];
    if ((panel.getRootNode() as ShadowRoot).activeElement !== from) return;
    event.preventDefault();
    to?.focus();
  };
  mark();
  phone.addEventListener('change', mark);
  panel.addEventListener('keydown', onKey);
  return () => {
    phone.removeEventListener('change', mark);
    panel.removeEventListener('keydown', onKey);
  };
}

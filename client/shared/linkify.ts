/** A piece of a text: plain, or an http(s) address that may become a link. */
export type TextPiece = { text: string; url: string | null };

const ADDRESS = /https?:\/\/[^\s<>"'`{}|\\^]+/giu;
const TRAILING = /[.,;:!?)\]]{1,9}$/u;

/** Splits a text at its web addresses. Nothing is interpreted; joining the pieces gives the text again. */
export function splitLinks(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(TRAILING, '');
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), url: null });
    pieces.push({ text: address, url: address });
    from = match.index + address.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), url: null });
  return pieces;
}

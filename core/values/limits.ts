/** The longest message, in UTF-16 code units: a pasted log fits, a dump does not. */
export const MAX_TEXT_LENGTH = 32_000;
/** The longest note, reason or address of a page, in UTF-16 code units. */
export const MAX_SHORT_TEXT_LENGTH = 2_000;
/** The largest body or event that is parsed, in bytes; the longest message fits, however its characters are written. */
export const MAX_INPUT_BYTES = 256 * 1024;
/** What is received of an event at most, in bytes, so that one over the limit is refused in words; beyond, the socket closes. */
export const MAX_RECEIVED_BYTES = 4 * 1024 * 1024;
/** The longest list of entries in one answer, in UTF-16 code units of what they carry. */
export const MAX_PAGE_SIZE = 256 * 1024;
/** How many reads of one connection may wait for their turn. */
export const MAX_WAITING_READS = 20;
/** What one connection may leave unread, in UTF-16 code units. */
export const MAX_UNREAD_SIZE = 1024 * 1024;

/** The longest message, in UTF-16 code units: a pasted log fits, a dump does not. */
export const MAX_TEXT_LENGTH = 32_000;
/** The longest note, reason or address of a page, in UTF-16 code units. */
export const MAX_SHORT_TEXT_LENGTH = 2_000;

/** The longest message, in UTF-16 code units: a pasted log fits, a dump does not. */
export const MAX_TEXT_LENGTH = 32_000;
export const MAX_SHORT_TEXT_LENGTH = 2_000;

/** What stands where words were erased; each screen says it in its own language. */
export const ERASED = '[erased]';

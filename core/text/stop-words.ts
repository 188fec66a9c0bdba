const setOf = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/**
 * Words that every text holds, folded and without apostrophes, in groups: who compares two texts chooses what says
 * nothing to them. English, and German where the product's articles may be German.
 */
export const stopWords = {
  /** Articles, pronouns, prepositions and auxiliaries. */
  small: setOf(`
    a an the and or but if then than so to of in on at for with from by as is are was were be been am it its this that
    these those i you he she we they me my your our their do does did have has had can could will would should not no
    der die das den dem ein eine und oder ich sie du wir es zu ist sind mit von im am auf fur ihre mein meine dann`),
  /** Words that ask: they carry the meaning of "where?", and none where the whole text is a question. */
  asking: setOf('what which who how when where why was wie'),
  /** What people say around the matter. */
  chat: setOf(`
    him her his them us there too again still also just now here please hi hello hey thanks thank ok yes im ive`),
} as const;

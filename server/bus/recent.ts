const REMEMBERED = 2_000;

/** Remembers what came last, since a notice to several channels comes over each that is heard. */
export function createRecent(limit = REMEMBERED) {
  const ids = new Set<string>();
  return {
    /** Whether this came for the first time. */
    isNew(id: string): boolean {
      if (ids.has(id)) return false;
      ids.add(id);
      if (ids.size > limit) {
        const oldest = ids.values().next();
        if (!oldest.done) ids.delete(oldest.value);
      }
      return true;
    },
  };
}

type Item = { conversationId: string; place: number };

/** The line, or its beginning: what `queue:watch` answers. */
export type LineCopy<I> = {
  epoch: string;
  version: number;
  total: number;
  unseen: number;
  items: readonly I[];
};

/** What `queue:changed` brings. */
export type LineStep<I> = Omit<LineCopy<I>, 'items'> & { changed: readonly I[]; removed: readonly string[] };

type Options<I> = {
  /** Sends `queue:watch`; null where it was refused. */
  ask: (input: { after?: string }) => Promise<LineCopy<I> | null>;
  /** The line as it is known now, and which of it may not have been known before. */
  give: (line: LineCopy<I>, news: readonly I[]) => void;
};

/** The beginning of a line after a change: as much of it as was known, with what came into it and without what left. */
export function afterStep<I extends Item>(
  items: readonly I[],
  { changed, removed }: Pick<LineStep<I>, 'changed' | 'removed'>,
): I[] {
  const moved = new Set([...removed, ...changed.map(({ conversationId }) => conversationId)]);
  const kept = items.filter(({ conversationId }) => !moved.has(conversationId));
  const next: I[] = [];
  let from = 0;
  for (const item of changed) {
    const upTo = from + item.place - 1 - next.length;
    // It stands behind somebody who is not known here.
    if (upTo > kept.length) break;
    for (; from < upTo; from += 1) next.push(kept[from] as I);
    next.push(item);
  }
  for (; from < kept.length; from += 1) next.push(kept[from] as I);
  return next;
}

/** Keeps the beginning of a line as the server has it: page by page as it is asked for, change by change as they come. */
export function createLineReader<I extends Item>({ ask, give }: Options<I>) {
  let copy: LineCopy<I> | null = null;
  let reading: Promise<boolean> | null = null;
  let isFirstAsked = false;

  /** One reading at a time; who asks meanwhile gets what it finds. */
  function alone(read: () => Promise<boolean>): Promise<boolean> {
    reading ??= read().finally(() => {
      reading = null;
    });
    return reading;
  }

  async function readAgain(): Promise<boolean> {
    const known = copy?.items.length ?? 0;
    isFirstAsked = true;
    const first = await ask({}).finally(() => {
      isFirstAsked = false;
    });
    if (!first) return false;
    copy = first;
    while (copy.items.length < Math.min(known, copy.total)) if (!(await addPage())) break;
    give(copy, copy.items);
    return true;
  }

  async function addPage(): Promise<boolean> {
    const last = copy?.items.at(-1)?.conversationId;
    if (!copy || last === undefined) return false;
    const page = await ask({ after: last });
    // What changed meanwhile has been heard before the answer, over the same connection.
    const isOfCopy = page?.epoch === copy.epoch && page.version === copy.version;
    if (!page || !isOfCopy || copy.items.at(-1)?.conversationId !== last) return false;
    copy = { ...copy, items: [...copy.items, ...page.items] };
    return true;
  }

  async function readMore(): Promise<boolean> {
    const known = copy?.items.length ?? 0;
    const isAdded = await addPage();
    if (isAdded && copy) give(copy, copy.items.slice(known));
    return isAdded;
  }

  function reload(): Promise<boolean> {
    return reading && !isFirstAsked ? reading.then(() => alone(readAgain)) : alone(readAgain);
  }

  return {
    /** Reads the line again, as far as it was known. Resolves to false where that was refused. */
    reload,
    /** Reads the next page, if there is one. Resolves to false where nothing was added. */
    more: async (): Promise<boolean> =>
      copy !== null && copy.items.length < copy.total ? alone(readMore) : false,
    /** Takes a `queue:changed`; after a gap the line is read again. */
    hear(step: LineStep<I>): void {
      // Where the line is being read, the answer brings what this does.
      if (!copy || isFirstAsked) return;
      if (step.epoch === copy.epoch && step.version <= copy.version) return;
      if (step.epoch !== copy.epoch || step.version !== copy.version + 1) return void reload();
      const { epoch, version, total, unseen } = step;
      copy = { epoch, version, total, unseen, items: afterStep(copy.items, step) };
      give(copy, step.changed);
    },
  };
}

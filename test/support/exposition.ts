/** One value of a scrape with its labels. */
export type Sample = { name: string; labels: Record<string, string>; value: number };

/**
 * Reads what `GET /metrics` answers, as strictly as Prometheus's own checker: each family is described once, and its
 * samples stand together under that description.
 */
export function readExposition(text: string): { families: Map<string, string>; samples: Sample[] } {
  const families = new Map<string, string>();
  const samples: Sample[] = [];
  let current = '';
  for (const line of text.split('\n').filter(Boolean)) {
    const described = /^# (HELP|TYPE) (\S+) (.+)$/.exec(line);
    if (described) {
      const [, kind, name = '', rest = ''] = described;
      if (kind === 'HELP' && families.has(name)) throw new Error(`${name} is described twice`);
      if (kind === 'HELP') families.set(name, '');
      else families.set(name, rest);
      current = name;
      continue;
    }
    const sample = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/.exec(line);
    if (!sample) throw new Error(`this is no sample: ${line}`);
    const [, name = '', labels = '', value] = sample;
    if (name.replace(/_(bucket|sum|count)$/, '') !== current && name !== current)
      throw new Error(`${name} stands under ${current}`);
    samples.push({ name, labels: labelsIn(labels), value: Number(value) });
  }
  return { families, samples };
}

function labelsIn(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

/** The sum of all samples of this name that carry at least these labels. */
export function sumOf(samples: Sample[], name: string, labels: Record<string, string> = {}): number {
  return samples
    .filter(
      (sample) =>
        sample.name === name &&
        Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
    )
    .reduce((sum, { value }) => sum + value, 0);
}

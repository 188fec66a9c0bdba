import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const ROOT = path.resolve(__dirname, '../..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

const rulesSchema = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          alert: z.string(),
          labels: z.object({ severity: z.enum(['critical', 'warning']) }),
          annotations: z.object({ runbook_url: z.string() }),
        }),
      ),
    }),
  ),
});

describe('docs/samples/alerts.yml', () => {
  const rules = rulesSchema
    .parse(parse(read('docs/samples/alerts.yml')))
    .groups.flatMap(({ rules }) => rules);
  const sections = read('docs/runbook.md').split(/^## /m).slice(1);
  const anchors = new Map(sections.map((section) => [section.split('\n')[0]?.toLowerCase(), section]));

  it.each(rules.map((rule) => [rule.alert, rule] as const))('%s leads to its section', (alert, rule) => {
    const [file, anchor] = rule.annotations.runbook_url.split('#');
    expect(file).toBe('docs/runbook.md');
    expect(anchor).toBe(alert.toLowerCase());
    // What it means, how to look and what to do: an empty heading helps nobody at night.
    expect(anchors.get(anchor)?.length).toBeGreaterThan(200);
  });

  it('has an alert for each section', () => {
    expect(new Set(rules.map(({ alert }) => alert.toLowerCase()))).toEqual(new Set(anchors.keys()));
  });
});

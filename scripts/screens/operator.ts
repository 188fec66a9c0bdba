import type { Studio } from './studio.ts';

const SIZE = { width: 900, height: 700 };

/** The operator's view: what `npm start` really said, and what the health and metrics addresses really answer. */
export async function takeOperator(
  studio: Studio,
  { said, dataDir }: { said: string; dataDir: string },
): Promise<void> {
  const readiness = await (await fetch(`${studio.url}/readyz`)).json();
  const metrics = (await (await fetch(`${studio.url}/metrics`)).text())
    .split('\n')
    .filter((line) => /^(handrail_sockets|process_resident_memory_bytes|bullmq_job_count)/.test(line))
    .slice(0, 6);
  const shown = [
    ['npm start', said.replaceAll(dataDir, '.handrail').trimEnd()],
    [`curl ${studio.url}/readyz`, JSON.stringify(readiness)],
    [`curl ${studio.url}/metrics`, metrics.join('\n')],
  ]
    .map(([command, output]) => `<b>$ ${escapeHtml(command ?? '')}</b>\n${escapeHtml(output ?? '')}\n`)
    .join('\n');
  const page = await studio.open('about:blank', SIZE);
  await page.setContent(
    `<body style="margin:0"><pre style="display:inline-block;margin:0;padding:20px 24px;width:800px;white-space:pre-wrap;background:#14191d;color:#d7dee2;font:13px/1.5 ui-monospace,monospace">${shown}</pre>`,
  );
  await studio.shoot(page.locator('pre'), 'operator');
}

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

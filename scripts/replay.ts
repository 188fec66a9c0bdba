// npm run replay: plays recorded customers as visitors through the public protocol. See `--help`.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readDialogues } from './replay/dialogues.ts';
import { readOptions, USAGE } from './replay/options.ts';
import { startOwnApp } from './replay/own-app.ts';
import { type Progress, replay } from './replay/play.ts';
import { tableOf } from './replay/report.ts';

const BAR_WIDTH = 30;

if (process.argv.includes('--help')) {
  console.log(USAGE);
} else {
  await main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}

async function main(): Promise<void> {
  const { file, limit, url, password, json, ...options } = readOptions(process.argv.slice(2));
  const dialogues = readDialogues(file, limit);
  if (dialogues.length === 0) throw new Error(`${file} has no conversations`);
  if (url && !password) throw new Error('--password is needed with --url: the demo password of that server');
  const app = url ? null : await startOwnApp();
  try {
    const report = await replay({
      ...options,
      url: app?.url ?? url ?? '',
      password: app?.password ?? password ?? '',
      dialogues,
      onProgress: createBar(),
    });
    console.log(`\n${tableOf(report)}`);
    for (const { conversationId, why } of report.stuck.slice(0, 10))
      console.log(`! ${conversationId} ${why}`);
    for (const failure of report.failures.slice(0, 10)) console.log(`! ${failure}`);
    if (json) {
      mkdirSync(path.dirname(path.resolve(json)), { recursive: true });
      writeFileSync(json, `${JSON.stringify({ file: path.basename(file), ...report }, null, 2)}\n`);
    }
    const { lost, doubled, outOfOrder } = report.messages;
    if (lost + doubled + outOfOrder + report.stuck.length + report.failures.length > 0) process.exitCode = 1;
  } finally {
    await app?.stop();
  }
}

/** One line that is drawn again on a terminal; elsewhere a line for each tenth. */
function createBar(): (progress: Progress) => void {
  let lastTenth = -1;
  return ({ started, finished, total, acknowledged, busyAgents }) => {
    const share = total === 0 ? 1 : finished / total;
    const bar = '█'.repeat(Math.round(share * BAR_WIDTH)).padEnd(BAR_WIDTH, '·');
    const line = `${bar} ${finished}/${total} over, ${started - finished} under way, ${acknowledged} acknowledged, ${busyAgents} with agents`;
    if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${line}`.slice(0, process.stdout.columns + 4));
    else if (Math.floor(share * 10) > lastTenth) console.log(line);
    lastTenth = Math.floor(share * 10);
  };
}

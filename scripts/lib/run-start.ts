import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const START = path.resolve(import.meta.dirname, '../start.mjs');
const LAST_WORDS = 'Ctrl-C stops everything.';

export type Started = {
  url: string;
  /** Everything that the command has said until it was ready. */
  said: string;
  /** All its processes, by name. */
  pids: Record<string, number>;
  /** Stops it as Ctrl-C does. */
  stop: () => Promise<void>;
};

/** Runs the command behind `npm start` on a data folder with embedded stores and a free port, until it is ready. */
export async function runStart(dataDir: string, env: Record<string, string> = {}): Promise<Started> {
  const readyFile = path.join(dataDir, 'ready.json');
  await rm(readyFile, { force: true });
  const child = spawn(process.execPath, [START], {
    env: {
      ...process.env,
      CI: '1',
      MONGODB_URI: '',
      REDIS_URL: '',
      PORT: '0',
      HANDRAIL_DATA_DIR: dataDir,
      HANDRAIL_READY_FILE: readyFile,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = await readUntilReady(child);
  const { url, pids } = await readReady(readyFile);
  return {
    url,
    said,
    pids,
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** Written right after the last words. */
async function readReady(file: string): Promise<{ url: string; pids: Record<string, number> }> {
  for (;;) {
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text.endsWith('}')) return JSON.parse(text);
    await sleep(5);
  }
}

function readUntilReady(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(LAST_WORDS)) resolve(said);
    });
    child.once('exit', (code) =>
      reject(new Error(`The product ended (${code}) before it was ready:\n${said}`)),
    );
  });
}

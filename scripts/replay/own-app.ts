import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { startServices } from '../services/index.mjs';
import { startProcesses } from './processes.ts';

const BUILD = path.resolve(import.meta.dirname, '../build.mjs');

/** The built product as processes of its own on new embedded stores, all of which end and vanish with `stop`. */
export async function startOwnApp(
  options: {
    worker?: boolean;
    env?: Record<string, string>;
    serverArgs?: string[];
    workerArgs?: string[];
  } = {},
) {
  await promisify(execFile)(process.execPath, [BUILD]);
  const dataDir = await mkdtemp(path.join(tmpdir(), 'handrail-replay-'));
  const services = await startServices({ dataDir });
  const { mongoUri = '', redisUrl = '' } = services;
  const password = randomBytes(12).toString('base64url');
  const end = async () => {
    await services.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const processes = await startProcesses({
      mongoUri,
      redisUrl,
      password,
      from: 'built',
      worker: options.worker ?? true,
      serverArgs: options.serverArgs ?? [],
      workerArgs: options.workerArgs ?? [],
      // Each contact appears under an address of its own, as behind a proxy: sessions are limited by address.
      env: { HANDRAIL_TRUSTED_PROXIES: '1', ...options.env },
    });
    return {
      ...processes,
      mongoUri,
      redisUrl,
      password,
      pids: () => ({ server: processes.server.pid(), store: services.pids.mongo }),
      async stop(): Promise<void> {
        await processes.stop();
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

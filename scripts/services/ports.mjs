// Ports of a data folder: asked for, else the ones of last time, else whatever the system gives.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/**
 * @param {number} port 0 for any
 * @param {string} [host]
 * @returns {Promise<number | undefined>} the port if it can be listened on
 */
export function probePort(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen({ port, host }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : undefined));
    });
  });
}

/**
 * @param {string} dataDir
 * @param {'mongo' | 'redis'} name
 * @param {number | undefined} wanted a port that must be this one
 * @returns {Promise<number>}
 */
export async function choosePort(dataDir, name, wanted) {
  if (wanted !== undefined && wanted !== 0) {
    if ((await probePort(wanted)) === undefined) throw new Error(`Port ${wanted} for ${name} is taken.`);
    return wanted;
  }
  const remembered = readPorts(dataDir)[name];
  const port = (remembered && (await probePort(remembered))) || (await probePort(0));
  if (port === undefined) throw new Error('No free port on 127.0.0.1.');
  return port;
}

/**
 * @param {string} dataDir
 * @param {'mongo' | 'redis'} name
 * @param {number} port
 */
export function rememberPort(dataDir, name, port) {
  mkdirSync(join(dataDir, 'run'), { recursive: true });
  writeFileSync(portsPath(dataDir), JSON.stringify({ ...readPorts(dataDir), [name]: port }));
}

const portsPath = (dataDir) => join(dataDir, 'run', 'ports.json');

export function readPorts(dataDir) {
  try {
    return JSON.parse(readFileSync(portsPath(dataDir), 'utf8'));
  } catch {
    return {};
  }
}

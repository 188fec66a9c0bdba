// Embedded services as a process of their own, steered by messages of the process that forked it.
// Usage: fork(serve.mjs, [DIR]); messages in: {id, call: 'kill'|'restart'|'stop'|'pids', name?}; out: {ready} or {failed}, {id, ...}.
import { startServices } from './index.mjs';

const [dataDir] = process.argv.slice(2);
if (dataDir === undefined || process.send === undefined) throw new Error('fork serve.mjs with a data folder');

try {
  const services = await startServices({ dataDir, onProgress: (text) => process.stderr.write(`${text}\n`) });
  const stop = async () => {
    await services.stop();
    process.exit(0);
  };
  process.on('disconnect', stop);
  process.on('SIGTERM', stop);
  process.on('message', (message) => answer(services, message));
  process.send({ ready: { mongoUri: services.mongoUri, redisUrl: services.redisUrl, pids: services.pids } });
} catch (error) {
  process.send({ failed: error.message }, () => process.exit(1));
}

async function answer(services, { id, call, name }) {
  try {
    if (call === 'kill' || call === 'restart') await services[call](name);
    if (call === 'stop') await services.stop();
    process.send({ id, pids: services.pids });
  } catch (error) {
    process.send({ id, failed: error.message });
  }
}

import { flushCompileCache } from 'node:module';
import { pino } from 'pino';
import { readEnv } from './env.ts';
import { startWorker } from './start-worker.ts';

const env = readEnv();
const log = pino({ level: env.LOG_LEVEL, base: { part: 'worker' } });
const worker = await startWorker(env, log);
log.info({ mode: env.ZHENGYUN_MODE, parallel: env.ENGINE_PARALLEL }, 'worker is at it');
// With NODE_COMPILE_CACHE set: for the next start, however this life ends.
flushCompileCache();

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    log.info({ signal }, 'stopping: runs in hand end after the steps they are in');
    worker.stop().catch((error: unknown) => {
      log.error({ err: error }, 'did not stop cleanly; the next start looks after what is left');
      process.exitCode = 1;
    });
  });
}

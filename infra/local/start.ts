import { once } from 'node:events';
import { readLocalEnv } from './env.ts';
import { createStatusScreen } from './screen/status-screen.ts';
import { AlreadyRunning } from './system/claim-folder.ts';
import { startSystem } from './system/start-system.ts';

/** `npm start`: the whole system on this machine until Ctrl-C; started again, it goes on where it was. */
async function main(): Promise<void> {
  const env = readLocalEnv();
  const screen = createStatusScreen(process.stdout);
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!stopping.signal.aborted) screen.say('Stopping: work in hand is finished first.');
      stopping.abort();
    });
  }
  const system = await startSystem({
    dir: env.dir,
    port: env.port,
    databaseUrl: env.databaseUrl,
    inherited: env.inherited,
    signal: stopping.signal,
    onStatus: (status) => screen.show(status),
  });
  screen.say(`Sign in at ${system.consoleUrl} · data in ${env.dir} · stop with Ctrl-C`);
  system.clouds.catch(() => {
    if (stopping.signal.aborted) return;
    screen.say('The console runs on without the clouds; orders wait for them. `npm run doctor` says what is missing.');
  });
  if (!stopping.signal.aborted) await once(stopping.signal, 'abort');
  await system.stop();
  screen.say('Stopped. `npm start` goes on from here.');
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = error instanceof AlreadyRunning ? 0 : 1;
}

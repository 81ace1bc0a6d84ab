import { rmSync } from 'node:fs';
import type { RunningCluster } from '../control-plane/start-control-planes.ts';
import { rememberedPorts } from '../supervise/remembered-ports.ts';
import { bringUpAgent } from './bring-up-agent.ts';
import { bringUpClouds } from './bring-up-clouds.ts';
import { bringUpConsole } from './bring-up-console.ts';
import { bringUpDatabase } from './bring-up-database.ts';
import { claimFolder } from './claim-folder.ts';
import { describeSystem } from './describe-system.ts';
import type { Start, SystemOptions } from './start.ts';
import { superviseParts } from './supervise-parts.ts';
import type { SystemDescription } from './system-file.ts';

export interface RunningSystem {
  readonly consoleUrl: string;
  /** Resolves when this machine's agent runs; rejects when it could not be started. The console runs on. */
  readonly agent: Promise<void>;
  /** Resolves when the sample clouds are attached to running clusters; rejects when that failed. The console runs on. */
  readonly clouds: Promise<void>;
  /** What runs where, as in `system.json` of the data folder. */
  describe(): SystemDescription;
  stop(): Promise<void>;
}

/**
 * Starts the whole system from `dir` and resolves when the console answers; engine and clusters follow at the lowest
 * priority. What an earlier, killed start left running is ended first. Throws AlreadyRunning, or an error that names the
 * part that failed; everything that was started is then stopped again.
 */
export async function startSystem(options: SystemOptions): Promise<RunningSystem> {
  const { folder, lock } = claimFolder(options.dir);
  const stopping = new AbortController();
  const say: Start['say'] = (status) => options.onStatus?.(status);
  const supervisor = superviseParts(folder.dir, say);
  const ports = rememberedPorts(folder.ports);
  const start: Start = { options, folder, supervisor, ports, say, signal: stopping.signal };
  let under: Promise<unknown> = Promise.resolve();
  const end = async (): Promise<void> => {
    stopping.abort(new Error('The system is being stopped.'));
    // Work in hand ends while what it needs still answers; then the rest, last started first.
    for (const name of ['agent', 'worker', 'server']) await supervisor.stop(name);
    await supervisor.stopAll();
    await under.catch(() => undefined);
    rmSync(folder.system, { force: true });
    lock.release();
  };
  let ended: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    ended ??= end();
    return ended;
  };
  try {
    const bringingUp = bringUp(start);
    under = bringingUp;
    const running = await Promise.race([bringingUp, givenUp(options.signal)]);
    under = Promise.allSettled([running.agent, running.clouds]);
    return { ...running, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function bringUp(start: Start): Promise<Omit<RunningSystem, 'stop'>> {
  const { options, supervisor } = start;
  await supervisor.endStale();
  const { settings, adminUrl } = await bringUpDatabase(start);
  await bringUpConsole(start, settings);
  const clusters: RunningCluster[] = [];
  const describe = (): SystemDescription => describeSystem({ settings, adminUrl, clusters, supervisor });
  describe();
  const agent =
    options.parts?.agent === false ? Promise.resolve() : bringUpAgent(start, settings).then(() => void describe());
  const clouds =
    options.parts?.clouds === false
      ? Promise.resolve()
      : bringUpClouds(start, settings, (running) => {
          clusters.push(...running);
          describe();
        });
  // Whoever does not wait for these must not be ended by their failure, which the screen shows.
  for (const later of [agent, clouds]) later.catch(() => undefined);
  return { consoleUrl: `http://127.0.0.1:${settings.consolePort}`, agent, clouds, describe };
}

/** Rejects when the start is given up; never resolves. */
function givenUp(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    const giveUp = (): void => reject(new Error('The start was given up.'));
    if (signal?.aborted) giveUp();
    else signal?.addEventListener('abort', giveUp, { once: true });
  });
}

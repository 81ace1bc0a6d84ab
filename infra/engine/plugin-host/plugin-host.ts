import { randomUUID } from 'node:crypto';
import { HostProcess } from './host-process.ts';
import type { PluginHostAddress } from './host-protocol.ts';

/** How long a host that nobody uses is kept: its memory is worth more than the half second of its next start. */
const IDLE_MS = 60_000;
/** Runs after which a host is replaced, whatever it has gathered meanwhile. */
const MOST_RUNS = 500;
/** Resident memory above which it is replaced, in bytes. */
const MOST_MEMORY = 600 * 1024 * 1024;
/** Pause after a start that failed; runs bring plugins of their own meanwhile. */
const RETRY_MS = 30_000;

/** One run's use of the host. */
export interface PluginUse extends PluginHostAddress {
  /** Resolves when nothing of this run's plugins is left: they have ended, or the host has. */
  end(): Promise<void>;
}

export interface PluginHost {
  /** A place for one run, with the host started if need be; null where it can't be: the run then starts plugins of its own. */
  use(): Promise<PluginUse | null>;
  /** Process id of the host, while there is one. */
  readonly pid: number | undefined;
  /** Ends the host at once. */
  stop(): Promise<void>;
}

export interface PluginHostOptions {
  readonly log: { warn(facts: object, text: string): void };
  /** Called with each process of the host, which leads a session of its own, as it starts and when it is gone. */
  readonly onStarted?: (pid: number) => void;
  readonly onEnded?: (pid: number) => void;
}

/** Keeps the plugin host of one worker: starts it for the first run, replaces it when it is worn or was killed, ends it when idle. */
export function createPluginHost({ log, onStarted, onEnded }: PluginHostOptions): PluginHost {
  const all = new Set<HostProcess>();
  let current: HostProcess | undefined;
  let notBefore = 0;
  const take = (): HostProcess => {
    if (current?.isFit({ runs: MOST_RUNS, bytes: MOST_MEMORY })) return current;
    current?.endWhenIdle(0);
    const started = new HostProcess((reason) => log.warn({ reason }, 'the plugin host is replaced'));
    const { pid } = started;
    all.add(started);
    if (pid) onStarted?.(pid);
    void started.ended.then(() => {
      all.delete(started);
      if (pid) onEnded?.(pid);
    });
    current = started;
    return started;
  };
  const place = async (host: HostProcess, run: string): Promise<PluginUse> => {
    host.begin(run);
    const done = () => host.done(run, host === current ? IDLE_MS : 0);
    await host.ready.catch((error: unknown) => {
      done();
      throw error;
    });
    const end = async () => {
      await host.endRun(run);
      done();
    };
    return { socket: host.socket, run, end };
  };
  return {
    async use() {
      if (performance.now() < notBefore) return null;
      const run = randomUUID();
      try {
        return await place(take(), run);
      } catch (error) {
        log.warn({ err: error }, 'no plugin host: runs start plugins of their own');
        notBefore = performance.now() + RETRY_MS;
        return null;
      }
    },
    get pid() {
      return current?.isAlive ? current.pid : undefined;
    },
    async stop() {
      await Promise.all([...all].map((host) => host.kill()));
    },
  };
}

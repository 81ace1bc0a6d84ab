import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** A cold engine is built from source in under 15 minutes on two busy cores; three times that is a fault. */
const MOST_MINUTES = 45;

/** The part of `system.json` the demo needs; infra/local writes it. */
const descriptionSchema = z.object({
  consoleUrl: z.url(),
  clusters: z.array(z.object({ cluster: z.string(), kubeconfigFile: z.string() })),
});

export interface RunningSystem {
  readonly url: URL;
  readonly kubeconfigFiles: readonly string[];
  readonly clusters: readonly { readonly cluster: string; readonly kubeconfigFile: string }[];
  /** Stops the system if it was started for the demo; one that was there before goes on. */
  close(): Promise<void>;
}

async function describe(data: string): Promise<z.output<typeof descriptionSchema> | null> {
  const text = await readFile(join(data, 'system.json'), 'utf8').catch(() => null);
  if (text === null) return null;
  const parsed = descriptionSchema.safeParse(JSON.parse(text));
  if (!parsed.success) return null;
  const answers = await fetch(new URL('/readyz', parsed.data.consoleUrl)).then(
    (response) => response.ok,
    () => false,
  );
  return answers ? parsed.data : null;
}

/** The system that runs from the folder `data`, else one started now; resolves when the console answers and its clusters run. */
export async function openSystem(data: string): Promise<RunningSystem> {
  const running = await describe(data);
  const child = running
    ? null
    : spawn(process.execPath, [join(ROOT, 'infra/local/start.ts')], {
        stdio: ['ignore', 'inherit', 'inherit'],
        cwd: ROOT,
      });
  const deadline = Date.now() + MOST_MINUTES * 60_000;
  for (;;) {
    const described = await describe(data);
    if (described && described.clusters.length > 0) {
      return {
        url: new URL(described.consoleUrl),
        clusters: described.clusters,
        kubeconfigFiles: described.clusters.map((cluster) => cluster.kubeconfigFile),
        close: () => stop(child),
      };
    }
    if (child && child.exitCode !== null)
      throw new Error(`the system ended with ${child.exitCode} before it was ready: see what it printed above`);
    if (Date.now() > deadline)
      throw new Error(`no cluster runs after ${MOST_MINUTES} minutes: npm run doctor says what is missing`);
    await pause(500);
  }
}

async function stop(child: ChildProcess | null): Promise<void> {
  if (!child || child.exitCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGINT');
  await ended;
}

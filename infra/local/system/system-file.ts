import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isRunning } from '../supervise/process-identity.ts';

const systemSchema = z.object({
  supervisor: z.object({ pid: z.int(), startedAt: z.string() }),
  consoleUrl: z.url(),
  gatewayUrl: z.url(),
  database: z.object({
    adminUrl: z.string(),
    ownerUrl: z.string(),
    appUrl: z.string(),
    workerUrl: z.string(),
    stateUrl: z.string(),
  }),
  keyFile: z.string(),
  clusters: z.array(z.object({ cluster: z.string(), server: z.url(), kubeconfigFile: z.string() })),
  /** Process id by part; a part between two lives has none. */
  pids: z.record(z.string(), z.int()),
});

/** What runs in a data folder and where. Holds passwords: its file is 0600 and never leaves the machine. */
export type SystemDescription = z.output<typeof systemSchema>;

/** The system that runs from the folder of `file`, or null when none does. */
export function readSystem(file: string): SystemDescription | null {
  try {
    const system = systemSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return isRunning(system.supervisor) ? system : null;
  } catch {
    return null;
  }
}

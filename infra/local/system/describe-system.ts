import type { RunningCluster } from '../control-plane/start-control-planes.ts';
import { identify } from '../supervise/process-identity.ts';
import type { Supervisor } from '../supervise/supervisor.ts';
import { writePrivate } from '../supervise/write-private.ts';
import type { ConsoleSettings } from './console-parts.ts';
import type { SystemDescription } from './system-file.ts';

/** Writes down what runs where, for the command line, the demo and tests, and returns it. */
export function describeSystem(running: {
  settings: ConsoleSettings;
  adminUrl: string;
  clusters: readonly RunningCluster[];
  supervisor: Supervisor;
}): SystemDescription {
  const { settings, adminUrl, clusters, supervisor } = running;
  const description: SystemDescription = {
    supervisor: identify(process.pid) ?? { pid: process.pid, startedAt: '' },
    consoleUrl: `http://127.0.0.1:${settings.consolePort}`,
    gatewayUrl: `https://127.0.0.1:${settings.gatewayPort}`,
    database: { adminUrl, ...settings.urls },
    keyFile: settings.folder.keyFile,
    clusters: clusters.map(({ cluster, server, kubeconfigFile }) => ({ cluster, server, kubeconfigFile })),
    pids: supervisor.pids(),
  };
  writePrivate(settings.folder.system, `${JSON.stringify(description, null, 2)}\n`);
  return description;
}

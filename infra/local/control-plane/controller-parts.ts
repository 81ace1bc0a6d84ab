import { existsSync, rmSync } from 'node:fs';
import { get as getPlain } from 'node:http';
import { get } from 'node:https';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ChildSpec } from '../supervise/child-spec.ts';
import type { ClusterIdentity, TokenUser } from './cluster-identity.ts';
import type { ClusterSettings } from './cluster-parts.ts';
import { GO_ENV, servingFlags } from './process-flags.ts';
import { certificateFile } from './serving-certificate.ts';

const STAGES = fileURLToPath(new URL('./stages.yaml', import.meta.url));
const USAGE = fileURLToPath(new URL('./usage.yaml', import.meta.url));
const SIMULATION = fileURLToPath(new URL('../simulation/main.ts', import.meta.url));

/**
 * Left out: certificate signing, cloud and node-address controllers, attach/detach (simulated volumes attach nowhere) and
 * autoscaling (nothing is measured here). Each idle controller costs memory in both clusters.
 */
const CONTROLLERS_OFF = [
  'certificatesigningrequest-approving-controller',
  'certificatesigningrequest-cleaner-controller',
  'certificatesigningrequest-signing-controller',
  'cloud-node-lifecycle-controller',
  'horizontal-pod-autoscaler-controller',
  'node-ipam-controller',
  'node-route-controller',
  'persistentvolume-attach-detach-controller',
  'service-lb-controller',
];

/** What a part needs of its cluster. */
interface Access {
  readonly home: string;
  readonly identity: ClusterIdentity;
  readonly kubeconfigFile: (holder: TokenUser) => string;
}

/** What acts on one cluster's API: controllers, scheduler, simulated nodes and simulated hardware. */
export function controllerParts(settings: ClusterSettings, access: Access): ChildSpec[] {
  return [
    controllerManager(settings, access),
    scheduler(settings, access),
    simulatedNodes(settings, access),
    simulatedHardware(settings, access),
  ];
}

function controllerManager({ cluster, tools, ports }: ClusterSettings, access: Access): ChildSpec {
  const { home, identity, kubeconfigFile } = access;
  return {
    name: `${cluster}-controller-manager`,
    command: tools['kube-controller-manager'],
    args: [
      `--kubeconfig=${kubeconfigFile('controllerManager')}`,
      `--service-account-private-key-file=${identity.signingKeyFile}`,
      `--root-ca-file=${certificateFile(home)}`,
      '--use-service-account-credentials',
      '--leader-elect=false',
      // The quota controller sees a new definition (KubeVirt's) only at its next round; the usual five minutes would be the first order's wait.
      '--resource-quota-sync-period=10s',
      `--controllers=${['*', ...CONTROLLERS_OFF.map((name) => `-${name}`)].join(',')}`,
      ...servingFlags(home, ports.controllerManager),
    ],
    env: GO_ENV,
    ready: (signal) => healthy(ports.controllerManager, { signal }),
  };
}

function scheduler({ cluster, tools, ports }: ClusterSettings, { home, kubeconfigFile }: Access): ChildSpec {
  return {
    name: `${cluster}-scheduler`,
    command: tools['kube-scheduler'],
    args: [
      `--kubeconfig=${kubeconfigFile('scheduler')}`,
      '--leader-elect=false',
      ...servingFlags(home, ports.scheduler),
    ],
    env: GO_ENV,
    ready: (signal) => healthy(ports.scheduler, { signal }),
  };
}

function simulatedNodes({ cluster, tools, ports }: ClusterSettings, { home, kubeconfigFile }: Access): ChildSpec {
  return {
    name: `${cluster}-nodes`,
    command: tools.kwok,
    args: [
      `--kubeconfig=${kubeconfigFile('nodes')}`,
      '--manage-all-nodes=true',
      `--config=${STAGES}`,
      `--config=${USAGE}`,
      // Without a lease nodes fall NotReady for a moment and pods stay unready.
      '--node-lease-duration-seconds=40',
      `--server-address=127.0.0.1:${ports.nodes}`,
    ],
    env: { ...GO_ENV, HOME: home },
    ready: (signal) => healthy(ports.nodes, { signal, plain: true }),
  };
}

function simulatedHardware({ cluster }: ClusterSettings, { home, kubeconfigFile }: Access): ChildSpec {
  // Written by the process once it knows everything there is; without a port it can't be asked.
  const readyFile = join(home, 'simulation.ready');
  return {
    name: `${cluster}-simulation`,
    command: process.execPath,
    args: [SIMULATION, kubeconfigFile('simulation'), readyFile],
    env: GO_ENV,
    before: () => rmSync(readyFile, { force: true }),
    ready: async () => existsSync(readyFile),
  };
}

/** Whether a process's /healthz, which is open to all, says ok. Its certificate is its own, and nothing secret is sent. */
function healthy(port: number, { signal, plain = false }: { signal: AbortSignal; plain?: boolean }): Promise<boolean> {
  const options = { host: '127.0.0.1', port, path: '/healthz', rejectUnauthorized: false, signal };
  return new Promise((resolve) => {
    const outgoing = (plain ? getPlain : get)(options, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    outgoing.once('error', () => resolve(false));
  });
}

import { get } from 'node:https';
import { fileURLToPath } from 'node:url';
import type { ChildSpec } from '../supervise/child-spec.ts';
import type { ClusterIdentity, TokenUser } from './cluster-identity.ts';
import type { ClusterSettings } from './cluster-parts.ts';
import { GO_ENV, servingFlags } from './process-flags.ts';
import { certificateFile } from './serving-certificate.ts';

const STAGES = fileURLToPath(new URL('./stages.yaml', import.meta.url));
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
      `--controllers=${['*', ...CONTROLLERS_OFF.map((name) => `-${name}`)].join(',')}`,
      ...servingFlags(home, ports.controllerManager),
    ],
    env: GO_ENV,
    ready: (signal) => healthy(ports.controllerManager, signal),
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
    ready: (signal) => healthy(ports.scheduler, signal),
  };
}

function simulatedNodes({ cluster, tools }: ClusterSettings, { home, kubeconfigFile }: Access): ChildSpec {
  return {
    name: `${cluster}-nodes`,
    command: tools.kwok,
    args: [
      `--kubeconfig=${kubeconfigFile('nodes')}`,
      '--manage-all-nodes=true',
      `--config=${STAGES}`,
      // Without a lease nodes fall NotReady for a moment and pods stay unready.
      '--node-lease-duration-seconds=40',
    ],
    env: { ...GO_ENV, HOME: home },
    ready: async () => true,
  };
}

function simulatedHardware({ cluster }: ClusterSettings, { kubeconfigFile }: Access): ChildSpec {
  return {
    name: `${cluster}-simulation`,
    command: process.execPath,
    args: [SIMULATION, kubeconfigFile('simulation')],
    env: GO_ENV,
    ready: async () => true,
  };
}

/** Whether a controller's /healthz, which is open to all, says ok. Its certificate is its own and nothing secret is sent. */
function healthy(port: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const outgoing = get(
      { host: '127.0.0.1', port, path: '/healthz', rejectUnauthorized: false, signal },
      (response) => {
        response.resume();
        resolve(response.statusCode === 200);
      },
    );
    outgoing.once('error', () => resolve(false));
  });
}

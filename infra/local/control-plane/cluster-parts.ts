import { existsSync, readFileSync } from 'node:fs';
import { get } from 'node:https';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ToolName } from '@zhengyun/engine/toolchain/tools.ts';
import type { ChildSpec } from '../supervise/child-spec.ts';
import { writePrivate } from '../supervise/write-private.ts';
import { connectApi } from './api-client.ts';
import { type ClusterIdentity, clusterIdentity, type TokenUser } from './cluster-identity.ts';
import { kubeconfigYaml } from './kubeconfig.ts';
import type { LocalCluster } from './node-pools.ts';
import { certificateFile, dropExpiringCertificate } from './serving-certificate.ts';

/** Absolute path of each control-plane program. */
export type ControlPlaneTools = Readonly<Record<Exclude<ToolName, 'pulumi'>, string>>;

export interface ClusterPorts {
  readonly apiserver: number;
  readonly controllerManager: number;
  readonly scheduler: number;
}

export interface ClusterSettings {
  readonly cluster: LocalCluster;
  /** Folder of the control planes; etcd's sockets and data, and one folder per cluster. */
  readonly dir: string;
  readonly ports: ClusterPorts;
  readonly tools: ControlPlaneTools;
}

/** One cluster's processes, and how to reach it. Kubeconfigs can be written only once its API server is up. */
export interface ClusterParts {
  readonly apiserver: ChildSpec;
  /** Need the kubeconfigs of `writeKubeconfigs`. */
  readonly others: readonly ChildSpec[];
  readonly adminKubeconfig: () => string;
  readonly writeKubeconfigs: () => void;
}

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

/** Collects garbage earlier: on one machine memory is scarcer than processor time. */
const GO_ENV = { GOGC: '50', PATH: '/usr/bin:/bin' };

export function clusterParts(settings: ClusterSettings): ClusterParts {
  const { cluster, dir, ports, tools } = settings;
  const home = join(dir, cluster);
  const identity = clusterIdentity(home);
  const server = `https://127.0.0.1:${ports.apiserver}`;
  const kubeconfigOf = (holder: TokenUser): string =>
    kubeconfigYaml({
      name: cluster,
      server,
      ca: readFileSync(certificateFile(home), 'utf8'),
      user: identity.userOf(holder),
      token: identity.tokens[holder],
    });
  const fileOf = (holder: TokenUser): string => join(home, `${holder}.kubeconfig`);
  const holders: readonly TokenUser[] = ['controllerManager', 'scheduler', 'nodes', 'simulation'];
  return {
    apiserver: apiserver(settings, { home, identity, kubeconfig: () => kubeconfigOf('admin') }),
    others: [
      {
        name: `${cluster}-controller-manager`,
        command: tools['kube-controller-manager'],
        args: [
          `--kubeconfig=${fileOf('controllerManager')}`,
          `--service-account-private-key-file=${identity.signingKeyFile}`,
          `--root-ca-file=${certificateFile(home)}`,
          '--use-service-account-credentials',
          '--leader-elect=false',
          `--controllers=${['*', ...CONTROLLERS_OFF.map((name) => `-${name}`)].join(',')}`,
          ...servingFlags(home, ports.controllerManager),
        ],
        env: GO_ENV,
        ready: (signal) => healthy(ports.controllerManager, signal),
      },
      {
        name: `${cluster}-scheduler`,
        command: tools['kube-scheduler'],
        args: [`--kubeconfig=${fileOf('scheduler')}`, '--leader-elect=false', ...servingFlags(home, ports.scheduler)],
        env: GO_ENV,
        ready: (signal) => healthy(ports.scheduler, signal),
      },
      {
        name: `${cluster}-nodes`,
        command: tools.kwok,
        args: [
          `--kubeconfig=${fileOf('nodes')}`,
          '--manage-all-nodes=true',
          `--config=${STAGES}`,
          // Without a lease nodes fall NotReady for a moment and pods stay unready.
          '--node-lease-duration-seconds=40',
        ],
        env: { ...GO_ENV, HOME: home },
        ready: async () => true,
      },
      {
        name: `${cluster}-simulation`,
        command: process.execPath,
        args: [SIMULATION, fileOf('simulation')],
        env: GO_ENV,
        ready: async () => true,
      },
    ],
    adminKubeconfig: () => kubeconfigOf('admin'),
    writeKubeconfigs: () => {
      for (const holder of holders) writePrivate(fileOf(holder), kubeconfigOf(holder));
    },
  };
}

/** etcd for all clusters. It listens on sockets named relative to its folder (0700): no port, and no path too long for one. */
export function etcdPart(dir: string, program: string): ChildSpec {
  const [client, peer] = ['unix://client:0', 'unix://peer:0'];
  return {
    name: 'etcd',
    command: program,
    args: [
      '--data-dir=data',
      `--listen-client-urls=${client}`,
      `--advertise-client-urls=${client}`,
      `--listen-peer-urls=${peer}`,
      `--initial-advertise-peer-urls=${peer}`,
      `--initial-cluster=default=${peer}`,
      '--auto-compaction-retention=1h',
      '--log-level=warn',
    ],
    env: GO_ENV,
    cwd: join(dir, 'etcd'),
    ready: async () => existsSync(join(dir, 'etcd', 'client:0')),
  };
}

function apiserver(
  { cluster, dir, ports, tools }: ClusterSettings,
  access: { home: string; identity: ClusterIdentity; kubeconfig: () => string },
): ChildSpec {
  const { home, identity, kubeconfig } = access;
  return {
    name: `${cluster}-apiserver`,
    command: tools['kube-apiserver'],
    args: [
      '--etcd-servers=unix://client:0',
      `--etcd-prefix=/${cluster}`,
      '--advertise-address=127.0.0.1',
      '--endpoint-reconciler-type=none',
      '--service-account-issuer=https://kubernetes.default.svc',
      `--service-account-key-file=${identity.verifyingKeyFile}`,
      `--service-account-signing-key-file=${identity.signingKeyFile}`,
      '--service-cluster-ip-range=10.96.0.0/16',
      '--authorization-mode=Node,RBAC',
      `--token-auth-file=${identity.tokenFile}`,
      '--anonymous-auth=false',
      '--allow-privileged',
      ...servingFlags(home, ports.apiserver),
    ],
    env: GO_ENV,
    // etcd's socket is named relative to its folder.
    cwd: join(dir, 'etcd'),
    before: () => dropExpiringCertificate(home, new Date()),
    ready: async (signal) => {
      const api = connectApi(kubeconfig());
      try {
        return (await api.call<string>({ method: 'GET', path: '/readyz', signal })) === 'ok';
      } finally {
        api.close();
      }
    },
  };
}

function servingFlags(certDir: string, port: number): string[] {
  return ['--bind-address=127.0.0.1', `--secure-port=${port}`, `--cert-dir=${certDir}`];
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

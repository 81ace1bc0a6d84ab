import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ToolName } from '@zhengyun/engine/toolchain/tools.ts';
import type { ChildSpec } from '../supervise/child-spec.ts';
import { writePrivate } from '../supervise/write-private.ts';
import { apiserverPart } from './apiserver-part.ts';
import { clusterIdentity, type TokenUser } from './cluster-identity.ts';
import { controllerParts } from './controller-parts.ts';
import { kubeconfigYaml } from './kubeconfig.ts';
import type { LocalCluster } from './node-pools.ts';
import { certificateFile } from './serving-certificate.ts';

/** Absolute path of each control-plane program. */
export type ControlPlaneTools = Readonly<Record<Exclude<ToolName, 'pulumi'>, string>>;

export interface ClusterPorts {
  readonly apiserver: number;
  readonly controllerManager: number;
  readonly scheduler: number;
  /** Of kwok's own health. */
  readonly nodes: number;
}

export interface ClusterSettings {
  readonly cluster: LocalCluster;
  /** Folder of the control planes; etcd's sockets and data, and one folder per cluster. */
  readonly dir: string;
  readonly ports: ClusterPorts;
  readonly tools: ControlPlaneTools;
}

/** One cluster's processes, and how to reach it. Kubeconfigs exist only once its API server has made its certificate. */
export interface ClusterParts {
  readonly apiserver: ChildSpec;
  /** Need the kubeconfigs of `writeKubeconfigs`. */
  readonly controllers: readonly ChildSpec[];
  readonly adminKubeconfig: () => string;
  readonly writeKubeconfigs: () => void;
}

/** Who acts on the API from a process of its own and so needs a kubeconfig on disk. */
const FILE_HOLDERS: readonly TokenUser[] = ['controllerManager', 'scheduler', 'nodes', 'simulation'];

export function clusterParts(settings: ClusterSettings): ClusterParts {
  const { cluster, dir, ports } = settings;
  const home = join(dir, cluster);
  const identity = clusterIdentity(home);
  const kubeconfigOf = (holder: TokenUser): string =>
    kubeconfigYaml({
      name: cluster,
      server: `https://127.0.0.1:${ports.apiserver}`,
      ca: readFileSync(certificateFile(home), 'utf8'),
      user: identity.userOf(holder),
      token: identity.tokens[holder],
    });
  const kubeconfigFile = (holder: TokenUser): string => join(home, `${holder}.kubeconfig`);
  const adminKubeconfig = (): string => kubeconfigOf('admin');
  return {
    apiserver: apiserverPart(settings, { home, identity, kubeconfig: adminKubeconfig }),
    controllers: controllerParts(settings, { home, identity, kubeconfigFile }),
    adminKubeconfig,
    writeKubeconfigs: () => {
      for (const holder of FILE_HOLDERS) writePrivate(kubeconfigFile(holder), kubeconfigOf(holder));
    },
  };
}

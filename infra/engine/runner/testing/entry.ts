import '@zhengyun/packs/lean-sdk.js';
import type { Program, Programs } from '../programs.ts';

const [{ ConfigMap }, { PersistentVolumeClaim }, { Provider }, { runChild }] = await Promise.all([
  import('@pulumi/kubernetes/core/v1/configMap.js'),
  import('@pulumi/kubernetes/core/v1/persistentVolumeClaim.js'),
  import('@pulumi/kubernetes/provider.js'),
  import('../run-child.ts'),
]);

interface Inputs {
  readonly namespace: string;
  /** One ConfigMap each. */
  readonly maps: Readonly<Record<string, string>>;
  /** A volume claim of a class that nobody serves: its creation waits until it is cut off. */
  readonly stuckClaim?: boolean;
  /** Leaves out the labels that a policy demands. */
  readonly refused?: boolean;
}

const labels = {
  'zhengyun.cn/managed-by': 'zhengyun',
  'zhengyun.cn/cloud': 'test',
  'zhengyun.cn/department': 'test',
  'zhengyun.cn/system': 'test',
  'zhengyun.cn/tenancy': 'test',
  'zhengyun.cn/resource': 'zy-000001',
  'zhengyun.cn/mlps-grade': '2',
};

/** A small program for tests of the runner: ConfigMaps in a namespace that is there already, and what goes wrong on demand. */
const program: Program = async ({ inputs, kubeconfig, clusterIdentifier }) => {
  const { namespace, maps, stuckClaim, refused } = inputs as Inputs;
  const provider = new Provider('cluster', { kubeconfig, clusterIdentifier, enableServerSideApply: true });
  for (const [name, value] of Object.entries(maps)) {
    const metadata = { name, namespace, labels: refused ? {} : labels };
    new ConfigMap(name, { metadata, data: { value } }, { provider });
  }
  if (stuckClaim) {
    const resources = { requests: { storage: '1Gi' } };
    // Named as one that is sold, since the pack looks at that; no class of this name is on the cluster.
    const spec = { storageClassName: 'zy-test-ordinary', accessModes: ['ReadWriteOnce'], resources };
    new PersistentVolumeClaim('claim', { metadata: { name: 'claim', namespace, labels }, spec }, { provider });
  }
  return { namespace, maps: Object.keys(maps).sort() };
};

const load = async () => program;
const programs: Programs = { provincial: load, sectoral: load, municipal: load, tenancy: load };
await runChild(programs);

import { ConfigMap } from '@pulumi/kubernetes/core/v1/configMap.js';
import { ServiceAccount } from '@pulumi/kubernetes/core/v1/serviceAccount.js';
import { NetworkPolicy } from '@pulumi/kubernetes/networking/v1/networkPolicy.js';
import { Provider } from '@pulumi/kubernetes/provider.js';
import type { Program } from '@zhengyun/engine/runner/programs.ts';
import { z } from 'zod';

const inputsSchema = z.object({ namespace: z.string(), objects: z.int().min(1) });

const LABELS = {
  'zhengyun.cn/managed-by': 'zhengyun',
  'zhengyun.cn/cloud': 'guangzhou',
  'zhengyun.cn/department': 'drug-regulator',
  'zhengyun.cn/system': 'drug-supervision',
  'zhengyun.cn/tenancy': 'zk-900000',
  'zhengyun.cn/resource': 'zy-9000000',
  'zhengyun.cn/mlps-grade': '2',
};

/** One stack of `objects` objects of three kinds in a namespace that is there already: none waits for anything, so the engine's own cost shows. */
export const manyObjects: Program = async ({ inputs, kubeconfig, clusterIdentifier }) => {
  const { namespace, objects } = inputsSchema.parse(inputs);
  const provider = new Provider('cluster', { kubeconfig, clusterIdentifier, enableServerSideApply: true });
  for (let index = 0; index < objects; index += 1) {
    const name = `object-${String(index).padStart(5, '0')}`;
    const metadata = { name, namespace, labels: LABELS };
    if (index % 4 === 0) new ServiceAccount(name, { metadata, automountServiceAccountToken: false }, { provider });
    else if (index % 4 === 1)
      new NetworkPolicy(name, { metadata, spec: { podSelector: {}, policyTypes: ['Ingress'] } }, { provider });
    else new ConfigMap(name, { metadata, data: { settings: `number ${index}\n`.repeat(20) } }, { provider });
  }
  return { namespace, objects };
};

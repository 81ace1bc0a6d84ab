import type { CloudOutputs } from '@zhengyun/interface/cloud.ts';
import type { TenancyBaseInputs } from '@zhengyun/interface/tenancy.ts';
import { gibibytes, wholeNumber } from '../manifest/quantity.ts';
import type { QuotaPlan } from '../manifest/quota.ts';

/**
 * Memory a virtual machine's own process takes beside the guest's, which the department doesn't buy. KubeVirt books it
 * on the pod; without it here the last host of a full tenancy would be refused by the quota.
 */
const HOST_OVERHEAD_GB = 1;
/** Claims per host: its system disk and up to 16 data disks (catalogue); 64 more for container spaces. */
const CLAIMS_PER_HOST = 17;
const CLAIMS_OF_SPACES = 64;
/** Small objects that cost the API server memory: far above honest use, far below harm. */
const OBJECT_COUNTS = { 'count/secrets': '500', 'count/configmaps': '500', services: '200', pods: '2k' } as const;

const storageOf = (storageClass: string) => `${storageClass}.storageclass.storage.k8s.io/requests.storage`;

/** The namespace's ceiling: what the ledger granted the tenancy, per storage class, and no load balancer or node port. */
export function ceilingQuota(ceiling: TenancyBaseInputs['ceiling'], cloud: CloudOutputs): QuotaPlan {
  const cpu = wholeNumber(ceiling.vcpu);
  const memory = gibibytes(ceiling.memoryGb + ceiling.hosts * HOST_OVERHEAD_GB);
  return {
    part: 'ceiling',
    name: 'zy-ceiling',
    hard: {
      'requests.cpu': cpu,
      'limits.cpu': cpu,
      'requests.memory': memory,
      'limits.memory': memory,
      'requests.storage': gibibytes(ceiling.ordinaryGb + ceiling.fastGb),
      [storageOf(cloud.storageClasses.ordinary)]: gibibytes(ceiling.ordinaryGb),
      [storageOf(cloud.storageClasses.fast)]: gibibytes(ceiling.fastGb),
      persistentvolumeclaims: wholeNumber(ceiling.hosts * CLAIMS_PER_HOST + CLAIMS_OF_SPACES),
      'services.loadbalancers': '0',
      'services.nodeports': '0',
      ...OBJECT_COUNTS,
    },
  };
}

const HOST_COUNT = 'count/virtualmachines.kubevirt.io';

/**
 * How many hosts the tenancy may have. The quota controller learns of a definition up to half a minute after it was
 * installed; a quota made in between refuses every host ("status unknown") until its next full round. So this one isn't
 * done before the controller counts hosts, and no order line ever meets that.
 */
export function hostQuota(ceiling: TenancyBaseInputs['ceiling']): QuotaPlan {
  return {
    part: 'hosts',
    name: 'zy-hosts',
    hard: { [HOST_COUNT]: wholeNumber(ceiling.hosts) },
    countedBeforeDone: HOST_COUNT,
  };
}

/** No pod outside the cloud's two classes: a pod without one would count against no order line. */
export function strayPodQuota(cloud: CloudOutputs): QuotaPlan {
  return {
    part: 'stray-pods',
    name: 'zy-stray-pods',
    hard: { pods: '0' },
    priorityClasses: { operator: 'NotIn', values: [cloud.priorityClasses.host, cloud.priorityClasses.container] },
  };
}

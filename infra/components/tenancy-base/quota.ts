import type { CloudOutputs } from '@zhengyun/interface/cloud.ts';
import type { TenancyBaseInputs } from '@zhengyun/interface/tenancy.ts';
import { devicesOf } from '../gpu-share/devices-of.ts';
import { gibibytes, wholeNumber } from '../manifest/quantity.ts';
import type { QuotaPlan } from '../manifest/quota.ts';
import { hostOverheadGb } from './host-overhead.ts';

/** Claims per host: its system disk and up to 16 data disks (catalogue); 64 more for container spaces. */
const CLAIMS_PER_HOST = 17;
const CLAIMS_OF_SPACES = 64;
/** Smallest disk sold by itself (catalogue); a database's member has one of at least that size. */
const SMALLEST_DISK_GB = 10;
/** Small objects that cost the API server memory: far above honest use, far below harm. */
const OBJECT_COUNTS = { 'count/secrets': '500', 'count/configmaps': '500', services: '200', pods: '2k' } as const;

const storageOf = (storageClass: string) => `${storageClass}.storageclass.storage.k8s.io/requests.storage`;

/** The namespace's ceiling: what the ledger granted the tenancy, per storage class, and no node port. */
export function ceilingQuota(ceiling: TenancyBaseInputs['ceiling'], cloud: CloudOutputs): QuotaPlan {
  const { services } = cloud;
  const cpu = wholeNumber(ceiling.vcpu);
  const memory = gibibytes(ceiling.memoryGb + hostOverheadGb(ceiling));
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
      persistentvolumeclaims: wholeNumber(
        ceiling.hosts * CLAIMS_PER_HOST +
          CLAIMS_OF_SPACES +
          Math.floor((ceiling.ordinaryGb + ceiling.fastGb) / SMALLEST_DISK_GB),
      ),
      'services.loadbalancers': services.loadBalancer === null ? '0' : wholeNumber(ceiling.loadBalancers),
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
    countedBeforeDone: [HOST_COUNT],
  };
}

/**
 * How many databases, caches, buckets and GPU shares the tenancy may have; null on a cloud with none of these services. A database or a
 * cache takes at least one vCPU, a bucket at least one GB, so there are never more of them than the ceiling has of those.
 */
export function serviceQuota(ceiling: TenancyBaseInputs['ceiling'], { services }: CloudOutputs): QuotaPlan | null {
  const counts = {
    ...(services.postgresql && { 'count/clusters.postgresql.cnpg.io': wholeNumber(ceiling.vcpu) }),
    ...(services.cache && { 'count/redisreplications.redis.redis.opstreelabs.in': wholeNumber(ceiling.vcpu) }),
    ...(services.objectStorage && { 'count/objectbucketclaims.objectbucket.io': wholeNumber(ceiling.objectGb) }),
  };
  const devices = services.gpu && { [devicesOf(services.gpu.deviceClass)]: wholeNumber(ceiling.gpuShares) };
  const hard = { ...counts, ...devices };
  if (Object.keys(hard).length === 0) return null;
  return { part: 'services', name: 'zy-services', hard, countedBeforeDone: Object.keys(counts) };
}

/**
 * No pod outside the cloud's classes: a pod without one would count against no order line. That refuses the pods by which KubeVirt
 * plugs a volume into a running host too, since they bear no class: disks of a host are part of its order (docs/decisions/0336).
 */
export function strayPodQuota(cloud: CloudOutputs): QuotaPlan {
  return {
    part: 'stray-pods',
    name: 'zy-stray-pods',
    hard: { pods: '0' },
    priorityClasses: {
      operator: 'NotIn',
      values: [
        cloud.priorityClasses.host,
        cloud.priorityClasses.container,
        ...(cloud.managed === null ? [] : [cloud.managed.priorityClass]),
      ],
    },
  };
}

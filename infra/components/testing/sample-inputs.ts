import type { CloudInputs } from '@zhengyun/interface/cloud.ts';
import { SIMULATED_SERVICES } from '@zhengyun/interface/services.ts';
import type { OrderLineInputs, TenancyBaseInputs } from '@zhengyun/interface/tenancy.ts';
import type { CloudHostSpec, ContainerSpaceSpec } from '@zhengyun/rulebook/catalogue/compute.ts';

/** A city cloud with one zone up to MLPS 3 and one up to 2. */
export const SAMPLE_CLOUD: CloudInputs = {
  cloud: { slug: 'guangzhou', name: '广州市级云', tier: 'municipal', profile: 'city-very-large' },
  zones: [
    {
      code: 'extranet',
      name: '政务外网区',
      xinchuang: false,
      maximumMlps: 3,
      publicAddress: false,
      nodes: ['node-1', 'node-2'],
    },
    { code: 'internet', name: '互联网区', xinchuang: true, maximumMlps: 2, publicAddress: true, nodes: ['node-3'] },
  ],
  storage: {
    provisioner: 'local.zhengyun.cn/simulated',
    ordinaryIops: { minimum: 1_000, maximum: 3_000 },
    fastIops: { minimum: 3_000, maximum: 20_000 },
  },
  kubevirt: 'install',
  services: SIMULATED_SERVICES,
};

/** Full name of the sample cloud's stack. */
export const SAMPLE_CLOUD_STACK = 'organization/zhengyun-municipal/guangzhou';

const ownership = { department: 'drug-regulator', system: 'drug-tracing', tenancy: 'zk-000012', mlpsGrade: 3 } as const;
const place = { cloudStack: SAMPLE_CLOUD_STACK, zone: 'extranet', namespace: 'guangzhou-zk-000012', ownership };

/** A tenancy of the sample cloud. */
export const SAMPLE_BASE: TenancyBaseInputs = {
  kind: 'base',
  ...place,
  oidcGroup: 'drug-regulator/tenants',
  ceiling: {
    vcpu: 925,
    memoryGb: 3_689,
    ordinaryGb: 34_434,
    fastGb: 104_766,
    objectGb: 500_000,
    loadBalancers: 4,
    gpuShares: 16,
    hosts: 60,
  },
};

export const SAMPLE_HOST_SPEC: CloudHostSpec = {
  item: 'cloud-host',
  count: 3,
  vcpu: 16,
  memoryGb: 64,
  systemDiskGb: 100,
  dataDisks: [
    { class: 'fast', gb: 2_048 },
    { class: 'ordinary', gb: 500 },
  ],
};

/** A public key that is nobody's. */
export const SAMPLE_KEY =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f sample@host';

/** The same hosts with an operating system of the catalogue. */
export const SAMPLE_SYSTEM_HOST_SPEC: CloudHostSpec = {
  ...SAMPLE_HOST_SPEC,
  operatingSystem: { image: 'openeuler-24-03-lts-amd64', sshKeys: [SAMPLE_KEY] },
};

export const SAMPLE_SPACE_SPEC: ContainerSpaceSpec = {
  item: 'container-space',
  vcpu: 200,
  memoryGb: 800,
  ordinaryGb: 4_096,
  fastGb: 104_766,
};

/** One order of each managed service, of disks and of GPU shares, at an ordinary size. */
export const SAMPLE_SERVICE_SPECS = {
  disks: { item: 'block-disk', class: 'fast', gb: 200, count: 2 },
  database: {
    item: 'postgresql',
    version: '17',
    instances: 3,
    vcpu: 4,
    memoryGb: 16,
    storageGb: 500,
    storageClass: 'fast',
  },
  bucket: { item: 'object-bucket', quotaGb: 2_000, maximumObjects: 1_000_000 },
  balancer: {
    item: 'load-balancer',
    scope: 'internal',
    listeners: [{ name: 'web', protocol: 'TCP', port: 443, targetPort: 8_443 }],
    target: { resource: 'zy-000001' },
  },
  backup: { item: 'backup-schedule', hour: 2, everyDays: 1, retentionDays: 30, protectedGb: 500 },
  pack: { item: 'security-pack', grade: 3 },
  gpu: { item: 'gpu-share', shares: 4, memoryGbPerShare: 12 },
  cache: { item: 'cache', memoryGb: 8, replicas: 2, vcpu: 2 },
} as const satisfies Record<string, OrderLineInputs['spec']>;

/** One order line in the sample tenancy. */
export function sampleLine(spec: OrderLineInputs['spec']): OrderLineInputs {
  return { kind: 'line', ...place, resource: 'zy-000123', spec };
}

import type { CloudDefinition } from '@zhengyun/domain/clouds/schemas.ts';

/** Which sample clouds share which of this machine's clusters: the 1 and the N, and the M. */
export const SAMPLE_CLUSTERS = [
  { cluster: 'province', clouds: ['province', 'health', 'education'] },
  { cluster: 'cities', clouds: ['guangzhou', 'huizhou', 'heyuan'] },
] as const;

/** What one node can give, in the units that are sold. */
export interface NodeSize {
  readonly vcpu: bigint;
  readonly memoryGb: bigint;
  readonly ordinaryGb: bigint;
  readonly fastGb: bigint;
}

/** Size of one simulated node, as infra/local makes them; disks are sold by the array behind them, not by the node. */
const NODE: NodeSize = { vcpu: 128n, memoryGb: 1_024n, ordinaryGb: 100_000n, fastGb: 100_000n };

type Zone = CloudDefinition['zones'][number];
interface ZonePlan {
  readonly code: string;
  readonly name: string;
  readonly xinchuang: boolean;
  readonly maximumMlps: 1 | 2 | 3;
  readonly publicAddress: boolean;
  /** First and last number of the pool's nodes. */
  readonly nodes: readonly [number, number];
  readonly bandwidthMbps: number;
  readonly node: NodeSize;
  /** Devices' shares that the cluster really lists in the zone; 0: it has no GPU. */
  readonly gpuShares: number;
}

/** Device memory of each share of the sample. */
const GPU_SHARE_GB = 24;

function zone(cloud: string, plan: ZonePlan): Zone {
  const [first, last] = plan.nodes;
  const pool = `${cloud}-${plan.xinchuang ? 'xinchuang' : 'x86'}`;
  const names = Array.from({ length: last - first + 1 }, (_, at) => `${pool}-${String(first + at).padStart(2, '0')}`);
  const of = (each: bigint) => (each * BigInt(names.length)).toString();
  return {
    code: plan.code,
    name: plan.name,
    xinchuang: plan.xinchuang,
    maximumMlps: plan.maximumMlps,
    publicAddress: plan.publicAddress,
    architecture: plan.xinchuang ? 'arm64' : 'amd64',
    nodes: names,
    capacity: {
      vcpu: of(plan.node.vcpu),
      'memory-gb': of(plan.node.memoryGb),
      'disk-ordinary-gb': of(plan.node.ordinaryGb),
      'disk-fast-gb': of(plan.node.fastGb),
      'bandwidth-mbps': plan.bandwidthMbps.toString(),
      'object-gb': '500000',
      'backup-gb': '6000000',
      'public-ip': plan.publicAddress ? '200' : '0',
      'load-balancer': '500',
      'gpu-share': plan.gpuShares.toString(),
      'gpu-memory-gb': (plan.gpuShares * GPU_SHARE_GB).toString(),
      'security-pack-2': '500',
      'security-pack-3': '500',
      'bastion-account': '2000',
      'monitored-host': '2000',
    },
  };
}

export interface SamplePool {
  readonly x86: number;
  readonly xinchuang: number;
  readonly node?: NodeSize;
}

/** Every sample cloud has 互联网区 and 政务外网区 on x86 nodes (two at least), and a 信创 part of 政务外网区. */
export function zones(cloud: string, pool: SamplePool, internetMlps: 2 | 3): Zone[] {
  const { node = NODE } = pool;
  const internet = { code: 'internet', name: '互联网区', xinchuang: false, publicAddress: true };
  const extranet = { code: 'extranet', name: '政务外网区', xinchuang: false, publicAddress: false };
  const domestic = { code: 'extranet-xc', name: '政务外网区（信创）', xinchuang: true, publicAddress: false };
  return [
    zone(cloud, { ...internet, node, maximumMlps: internetMlps, nodes: [1, 1], bandwidthMbps: 10_000, gpuShares: 0 }),
    zone(cloud, { ...extranet, node, maximumMlps: 3, nodes: [2, pool.x86], bandwidthMbps: 20_000, gpuShares: 8 }),
    zone(cloud, { ...domestic, node, maximumMlps: 3, nodes: [1, pool.xinchuang], bandwidthMbps: 20_000, gpuShares: 0 }),
  ];
}

/** Volumes and hosts of this machine's clusters are simulated. */
export const SIMULATED = 'local.zhengyun.cn/simulated';
type Identity = Pick<CloudDefinition, 'slug' | 'name' | 'tier' | 'profile' | 'region'>;
const cloud = (identity: Identity, kubevirt: CloudDefinition['kubevirt'], own: Zone[]): CloudDefinition => ({
  ...identity,
  kubevirt,
  storageProvisioner: SIMULATED,
  zones: own,
});

/** 1 + 2 + 3. On each cluster one cloud brings the definition of virtual machines and the others find it there. */
export const SAMPLE_CLOUDS: readonly CloudDefinition[] = [
  cloud(
    { slug: 'province', name: '省级政务云', tier: 'provincial', profile: 'province', region: null },
    'install',
    zones('province', { x86: 6, xinchuang: 6 }, 3),
  ),
  cloud(
    { slug: 'health', name: '卫健行业云', tier: 'sectoral', profile: 'sector', region: null },
    'present',
    zones('health', { x86: 2, xinchuang: 2 }, 2),
  ),
  cloud(
    { slug: 'education', name: '教育行业云', tier: 'sectoral', profile: 'sector', region: null },
    'present',
    zones('education', { x86: 2, xinchuang: 2 }, 2),
  ),
  cloud(
    {
      slug: 'guangzhou',
      name: '广州市政务云',
      tier: 'municipal',
      profile: 'city-very-large',
      region: 'pearl-river-delta',
    },
    'install',
    zones('guangzhou', { x86: 5, xinchuang: 5 }, 3),
  ),
  cloud(
    { slug: 'huizhou', name: '惠州市政务云', tier: 'municipal', profile: 'city-medium', region: 'pearl-river-delta' },
    'present',
    zones('huizhou', { x86: 3, xinchuang: 3 }, 2),
  ),
  cloud(
    { slug: 'heyuan', name: '河源市政务云', tier: 'municipal', profile: 'city-small', region: 'east-west-north' },
    'present',
    zones('heyuan', { x86: 2, xinchuang: 2 }, 2),
  ),
];

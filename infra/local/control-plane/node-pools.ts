/** Clusters of the one-machine system and the simulated nodes that stand in each. */
export const LOCAL_CLUSTERS = ['province', 'cities'] as const;
export type LocalCluster = (typeof LOCAL_CLUSTERS)[number];

/** Equal nodes of one pool; a cloud's zones are made of named nodes of its pools. */
export interface NodePool {
  /** `<slug of the sample cloud>-<x86 or xinchuang>`: value of the label `zhengyun.cn/pool`, and prefix of the nodes' names (`<pool>-01`…). */
  readonly pool: string;
  readonly xinchuang: boolean;
  readonly nodes: number;
  /** Of each node; NODE_SIZE when absent. */
  readonly size?: NodeSize;
}

/** As a node's `capacity` says it. */
export interface NodeSize {
  readonly cpu: string;
  readonly memory: string;
  readonly pods: string;
}

/** Size of a simulated node of the sample's six clouds. */
export const NODE_SIZE: NodeSize = { cpu: '128', memory: '1024Gi', pods: '500' };

const pools = (cloud: string, nodes: number): NodePool[] => [
  { pool: `${cloud}-x86`, xinchuang: false, nodes },
  { pool: `${cloud}-xinchuang`, xinchuang: true, nodes },
];

/** The 1 and two N share one cluster, three M the other: several clouds on a cluster are the ordinary case. */
export const NODE_POOLS: Readonly<Record<LocalCluster, readonly NodePool[]>> = {
  province: [...pools('province', 6), ...pools('health', 2), ...pools('education', 2)],
  cities: [...pools('guangzhou', 5), ...pools('huizhou', 3), ...pools('heyuan', 2)],
};

/** Names of a pool's nodes, in order. */
export function nodeNames({ pool, nodes }: NodePool): string[] {
  return Array.from({ length: nodes }, (_, index) => `${pool}-${String(index + 1).padStart(2, '0')}`);
}

/** Nodes with simulated GPUs: the second of each x86 pool, which the sample clouds keep in 政务外网区. */
export function gpuNodes(pools: readonly NodePool[]): string[] {
  return pools.filter(({ xinchuang }) => !xinchuang).flatMap((pool) => nodeNames(pool).slice(1, 2));
}

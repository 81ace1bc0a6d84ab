import type { Translated } from '../translated.ts';
import type { clouds as source } from '../zh-CN/clouds.ts';

export const clouds: Translated<typeof source> = {
  title: 'Clouds',
  lead: '1+N+M: one provincial cloud, {{n}} sector clouds, {{m}} city clouds; each zone’s capacity with xinchuang and x86 apart.',
  provincial: '1 · Provincial cloud',
  sectoral: 'N · Sector clouds',
  municipal: 'M · City clouds',
  count: '{{n}}',
  none: 'No cloud is registered yet',
  noneNext: 'They appear once a platform engineer registers a cloud and its cluster.',
  availability: 'API probe',
  observedUp: 'Up',
  observedDown: 'Down',
  neverObserved: 'Never observed',
  agents: 'Node agents',
  agentsNone: 'No agent reports',
  agentNodes: '{{n}}',
  cpu: 'CPU use',
  memory: 'Memory use',
  cluster: 'Cluster',
  clusterNone: 'No cluster yet',
  nodes: '{{n}} nodes',
  maximumMlps: 'up to MLPS {{n}}',
  capacityWhy: 'allocated / total',
  operations: 'Operations',
  xinchuangTotals: 'Capacity of the province',
};

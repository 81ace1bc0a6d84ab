import type { Translated } from '../translated.ts';
import type { spec as source } from '../zh-CN/spec.ts';

export const spec: Translated<typeof source> = {
  host: '{{hosts}} × {{vcpu}} vCPU {{memory}} GB, system disk {{system}} GB',
  hostWithDisks: '{{host}}, data disks {{disks}}',
  space: '{{vcpu}} vCPU {{memory}} GB, ordinary disk {{ordinary}} GB, fast disk {{fast}} GB',
  bandwidth: '{{mbps}} Mb',
  monitoring: '{{hosts}} hosts',
};

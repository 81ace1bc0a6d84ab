export const spec = {
  host: '{{vcpu}} 核 {{memory}} GB × {{hosts}} 台，系统盘 {{system}} GB',
  hostWithDisks: '{{host}}，数据盘 {{disks}}',
  space: '{{vcpu}} 核 {{memory}} GB，普通磁盘 {{ordinary}} GB，高速磁盘 {{fast}} GB',
  bandwidth: '{{mbps}} Mb',
  monitoring: '{{hosts}} 台',
} as const;

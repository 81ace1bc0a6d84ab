import type { ItemCode, ItemSpec } from '@zhengyun/rulebook/catalogue.ts';

/** What the fields of a new line hold at first: the smallest thing that most people order. */
export function defaultSpec(item: ItemCode): ItemSpec {
  switch (item) {
    case 'cloud-host':
      return { item, count: 1, vcpu: 4, memoryGb: 8, systemDiskGb: 100, dataDisks: [] };
    case 'container-space':
      return { item, vcpu: 8, memoryGb: 32, ordinaryGb: 100, fastGb: 0 };
    case 'bandwidth':
      return { item, mbps: 10 };
    case 'host-monitoring':
      return { item, hosts: 1 };
  }
}

import type { ItemCode, ItemSpec } from '@zhengyun/rulebook/catalogue.ts';

/** Some operating system: which is usual is known with the place. */
const ANY_SYSTEM = { image: '', sshKeys: [] };

/** What the fields of a new line hold at first: the smallest thing that most people order. A target and people have to be chosen. */
export function defaultSpec(item: ItemCode): ItemSpec {
  switch (item) {
    case 'cloud-host':
      return { item, count: 1, vcpu: 4, memoryGb: 8, systemDiskGb: 100, dataDisks: [], operatingSystem: ANY_SYSTEM };
    case 'container-space':
      return { item, vcpu: 8, memoryGb: 32, ordinaryGb: 100, fastGb: 0 };
    case 'gpu-share':
      return { item, shares: 1, memoryGbPerShare: 16 };
    case 'block-disk':
      return { item, class: 'ordinary', gb: 100, count: 1 };
    case 'object-bucket':
      return { item, quotaGb: 500 };
    case 'postgresql':
      return { item, version: '17', instances: 2, vcpu: 2, memoryGb: 8, storageGb: 100, storageClass: 'fast' };
    case 'cache':
      return { item, memoryGb: 4, replicas: 1, vcpu: 1 };
    case 'load-balancer': {
      const https = { name: 'https', protocol: 'TCP', port: 443, targetPort: 8443 } as const;
      return { item, scope: 'internal', listeners: [https], target: { resource: '' } };
    }
    case 'bandwidth':
      return { item, mbps: 10 };
    case 'backup-schedule':
      return { item, hour: 2, everyDays: 1, retentionDays: 30, protectedGb: 500 };
    case 'security-pack':
      return { item, grade: 2 };
    case 'bastion-account':
      return { item, people: [], days: 90 };
    case 'host-monitoring':
      return { item, hosts: 1 };
  }
}

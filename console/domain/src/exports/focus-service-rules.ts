import type { Dimension } from '@zhengyun/rulebook/dimension.ts';
import type { MeterCode } from '@zhengyun/rulebook/meters.ts';

/** What FOCUS 1.2 calls an item: category and subcategory of its service, and the unit it is sold in (UnitFormat). */
export interface FocusService {
  readonly category: string;
  readonly subcategory: string;
  readonly unit: string;
}

const BLOCKS = { category: 'Storage', subcategory: 'Block Storage', unit: 'GB-Months' };
const NETWORK = { category: 'Networking', subcategory: 'Network Connectivity' };
const SECURITY = { category: 'Security', subcategory: 'Security Posture Management' };

const SERVICES: Readonly<Record<Dimension | MeterCode, FocusService>> = {
  vcpu: { category: 'Compute', subcategory: 'Virtual Machines', unit: 'vCPU-Months' },
  'memory-gb': { category: 'Compute', subcategory: 'Virtual Machines', unit: 'GB-Months' },
  'gpu-share': { category: 'Compute', subcategory: 'Virtual Machines', unit: 'GPU-Months' },
  'gpu-memory-gb': { category: 'Compute', subcategory: 'Virtual Machines', unit: 'GB-Months' },
  'disk-ordinary-gb': BLOCKS,
  'disk-fast-gb': BLOCKS,
  'object-gb': { category: 'Storage', subcategory: 'Object Storage', unit: 'GB-Months' },
  'object-gb-used': { category: 'Storage', subcategory: 'Object Storage', unit: 'GB-Months' },
  'backup-gb': { category: 'Storage', subcategory: 'Backup Storage', unit: 'GB-Months' },
  'backup-gb-used': { category: 'Storage', subcategory: 'Backup Storage', unit: 'GB' },
  'bandwidth-mbps': { ...NETWORK, unit: 'Mbps-Months' },
  'public-ip': { ...NETWORK, unit: 'IP-Months' },
  'traffic-gb': { ...NETWORK, unit: 'GB' },
  'traffic-peak-mbps': { ...NETWORK, unit: 'Mbps' },
  'load-balancer': { category: 'Networking', subcategory: 'Application Networking', unit: 'Instance-Months' },
  'security-pack-2': { ...SECURITY, unit: 'Set-Months' },
  'security-pack-3': { ...SECURITY, unit: 'Set-Months' },
  'bastion-account': { category: 'Identity', subcategory: 'Identity and Access Management', unit: 'Account-Months' },
  'monitored-host': { category: 'Management and Governance', subcategory: 'Observability', unit: 'Host-Months' },
  'requests-10k': { category: 'Web', subcategory: 'Other (Web)', unit: '10000 Requests' },
  'active-accounts': { category: 'Identity', subcategory: 'Identity and Access Management', unit: 'Accounts' },
  'service-days': { category: 'Management and Governance', subcategory: 'Support', unit: 'Days' },
};

const OTHER: FocusService = { category: 'Other', subcategory: 'Other (Other)', unit: 'Units' };

/** How FOCUS calls a billing item, e.g. `vcpu.x86`; null: a charge of no item. */
export function focusServiceOf(sku: string | null): FocusService {
  const thing = sku?.split('.')[0] ?? '';
  return (SERVICES as Readonly<Record<string, FocusService>>)[thing] ?? OTHER;
}

import type { Dimension } from '@zhengyun/rulebook/dimension.ts';
import { skuOf } from '@zhengyun/rulebook/dimension.ts';

/** Limits of each sample department on each sample cloud; 信创 has half. */
export const SAMPLE_QUOTA: Readonly<Record<Dimension, bigint>> = {
  vcpu: 2_000n,
  'memory-gb': 8_000n,
  'disk-ordinary-gb': 100_000n,
  'disk-fast-gb': 200_000n,
  'object-gb': 50_000n,
  'backup-gb': 600_000n,
  'bandwidth-mbps': 5_000n,
  'public-ip': 20n,
  'load-balancer': 40n,
  'gpu-share': 16n,
  'gpu-memory-gb': 384n,
  'security-pack-2': 20n,
  'security-pack-3': 20n,
  'bastion-account': 100n,
  'monitored-host': 500n,
};

/** Yuan a unit a month. No province's list could be read: these are samples and say so wherever they are shown. */
const SAMPLE_PRICES: readonly { dimension: Dimension; unit: string; x86: string; xinchuang: string }[] = [
  { dimension: 'vcpu', unit: '核·月', x86: '58.500000', xinchuang: '72.800000' },
  { dimension: 'memory-gb', unit: 'GB·月', x86: '29.250000', xinchuang: '35.100000' },
  { dimension: 'disk-ordinary-gb', unit: 'GB·月', x86: '0.345000', xinchuang: '0.345000' },
  { dimension: 'disk-fast-gb', unit: 'GB·月', x86: '0.876543', xinchuang: '0.876543' },
  { dimension: 'object-gb', unit: 'GB·月', x86: '0.120000', xinchuang: '0.150000' },
  { dimension: 'backup-gb', unit: 'GB·月', x86: '0.020000', xinchuang: '0.020000' },
  { dimension: 'bandwidth-mbps', unit: 'Mb·月', x86: '45.000000', xinchuang: '45.000000' },
  { dimension: 'public-ip', unit: '个·月', x86: '20.000000', xinchuang: '20.000000' },
  { dimension: 'load-balancer', unit: '个·月', x86: '150.000000', xinchuang: '180.000000' },
  { dimension: 'gpu-share', unit: '份·月', x86: '180.000000', xinchuang: '160.000000' },
  { dimension: 'gpu-memory-gb', unit: 'GB·月', x86: '30.000000', xinchuang: '25.000000' },
  { dimension: 'security-pack-2', unit: '套·月', x86: '680.000000', xinchuang: '680.000000' },
  { dimension: 'security-pack-3', unit: '套·月', x86: '1280.000000', xinchuang: '1280.000000' },
  { dimension: 'bastion-account', unit: '个·月', x86: '35.000000', xinchuang: '35.000000' },
  { dimension: 'monitored-host', unit: '台·月', x86: '30.330000', xinchuang: '30.330000' },
];

export const samplePrices = SAMPLE_PRICES.flatMap(({ dimension, unit, x86, xinchuang }) => [
  { sku: skuOf(dimension, false), unit, unitPrice: x86 },
  { sku: skuOf(dimension, true), unit, unitPrice: xinchuang },
]);

import { z } from 'zod';

/**
 * What is counted: quota, capacity, use and price all speak of these, each once for 信创 (domestic stack) and once for
 * 非信创 (N10). Units are those of PRODUCT.md section 4; memory and disks are GB as sold (10^9 bytes are never mixed in:
 * a cluster gets the same number as Gi).
 */
export const DIMENSIONS = [
  'vcpu',
  'memory-gb',
  'disk-ordinary-gb',
  'disk-fast-gb',
  'object-gb',
  'backup-gb',
  'bandwidth-mbps',
  'public-ip',
  'load-balancer',
  'gpu-share',
  'gpu-memory-gb',
  'security-pack-2',
  'security-pack-3',
  'bastion-account',
  'monitored-host',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];
export const dimensionSchema = z.enum(DIMENSIONS);

/** A whole number of units per dimension; a dimension that is absent is zero. */
export type Amounts = Partial<Record<Dimension, bigint>>;

/** One billing item 计费项: a dimension on one of the two stacks, e.g. `vcpu.x86`, `memory-gb.xinchuang`. */
export type Sku = `${Dimension}.${'x86' | 'xinchuang'}`;
export const SKUS: readonly Sku[] = DIMENSIONS.flatMap((d) => [`${d}.x86`, `${d}.xinchuang`] as const);
export const skuSchema = z.enum(SKUS, { error: 'UNKNOWN_SKU' });

/** The billing item that prices `dimension` on the given stack. */
export function skuOf(dimension: Dimension, xinchuang: boolean): Sku {
  return `${dimension}.${xinchuang ? 'xinchuang' : 'x86'}`;
}

/** Sum of two amounts, dimension by dimension. */
export function addAmounts(a: Amounts, b: Amounts): Amounts {
  const sum: Amounts = { ...a };
  for (const dimension of DIMENSIONS) {
    const addend = b[dimension];
    if (addend !== undefined) sum[dimension] = (sum[dimension] ?? 0n) + addend;
  }
  return sum;
}

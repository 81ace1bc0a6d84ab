import { formatExact } from '@zhengyun/rulebook/money.ts';
import type { RatedCharge } from '../rating/rules.ts';
import type { AgreedLine } from './agreed/schemas.ts';
import type { Agreed } from './agreed-rules.ts';

/** Whether use of `sku` is charged by use, or is in the yearly part. */
export function isMetered(agreed: Pick<Agreed, 'meteredSkus'>, sku: string): boolean {
  return agreed.meteredSkus === null || agreed.meteredSkus.includes(sku);
}

/** Takes off again what use of items that are in the yearly part came to, a line for each: its charges stay, so that they can be followed. */
export function includedLines(agreed: Agreed, charges: readonly RatedCharge[]): readonly AgreedLine[] {
  const included = Map.groupBy(
    charges.filter(({ sku }) => !isMetered(agreed, sku)),
    ({ sku }) => sku,
  );
  return [...included].map(([sku, own]) => {
    const fee = own.reduce((sum, { amount }) => sum + amount, 0n);
    const working = { kind: 'included' as const, version: agreed.version, fee: formatExact(fee) };
    return { key: `1~included/${sku}`, kind: 'included', sku, exact: -fee, working };
  });
}

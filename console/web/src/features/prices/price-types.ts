import type { Outputs } from '../../api/outputs.ts';

export type PriceVersion = Outputs['pricing']['books']['versions'][number];
export type PriceRow = PriceVersion['prices'][number];
export type Rule = PriceRow['rule'];
export type PricedSku = PriceRow['sku'];
export type Simulation = Outputs['pricing']['simulate'];

/** One price as it is sent to be published or simulated. */
export interface DraftPrice {
  readonly sku: PricedSku;
  readonly unit: string;
  readonly rule: Rule;
}

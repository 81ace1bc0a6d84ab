import type { Outputs } from '../../api/outputs.ts';

export type Limit = Outputs['quota']['mine']['items'][number];
export type QuotaNode = Outputs['quota']['tree']['nodes'][number];
export type QuotaAsk = Outputs['quota']['asks'][number];
export type QuotaChange = Outputs['quota']['history'][number];

/** The dimension and stack that a tree is of. */
export interface Slice {
  readonly dimension: Limit['dimension'];
  readonly xinchuang: boolean;
}

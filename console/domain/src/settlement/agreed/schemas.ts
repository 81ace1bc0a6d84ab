import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import type { ExactYuan } from '@zhengyun/rulebook/money.ts';
import { z } from 'zod';
import { exactYuanTextSchema, fenTextSchema, instantSchema, ppmTextSchema } from '../../verb/wire.ts';

/** Version of the contract's terms that a line goes by. */
const versionSchema = z.int().min(1);

/**
 * Share of the yearly fee: what is due of it by the end of the interval less what was due by its beginning, each in whole fen.
 * `instalments`: those that fall due in it, null where the fee is spread by the second; absent (like `version`) from statements built
 * before there were instalments.
 */
export const annualWorkingSchema = z.object({
  kind: z.literal('annual'),
  annualFen: fenTextSchema,
  from: instantSchema,
  to: instantSchema,
  dueBeforeFen: fenTextSchema,
  dueAfterFen: fenTextSchema,
  version: versionSchema.optional(),
  instalments: z.array(z.object({ dueOn: z.iso.date(), sharePpm: ppmTextSchema, fen: fenTextSchema })).nullish(),
});
/** Takes off what use of an item came to that is in the yearly part: exact = −fee. */
export const includedWorkingSchema = z.object({
  kind: z.literal('included'),
  version: versionSchema,
  fee: exactYuanTextSchema,
});
/**
 * A cap or floor that was reached: exact is what brings `before` (and the fees of the year's earlier months) to `appliedFen`, the part of
 * the bound that holds for the charged part of the month.
 */
const boundWorking = {
  span: z.enum(['month', 'year']),
  version: versionSchema,
  boundFen: fenTextSchema,
  appliedFen: fenTextSchema,
  before: exactYuanTextSchema,
  earlier: z.array(z.object({ month: monthSchema, number: z.string(), issued: z.boolean(), fee: exactYuanTextSchema })),
};
export const capWorkingSchema = z.object({ kind: z.literal('cap'), ...boundWorking });
export const floorWorkingSchema = z.object({ kind: z.literal('floor'), ...boundWorking });
/** exact = −(owed − what isn't taken, since the month's fee doesn't cover it). A rate is of `service`, rounded half up to fen. */
export const penaltyWorkingSchema = z.object({
  kind: z.literal('penalty'),
  number: z.string(),
  cause: z.string(),
  evidence: z.string(),
  ratePpm: ppmTextSchema.nullable(),
  service: exactYuanTextSchema,
  owedFen: fenTextSchema,
  notTaken: exactYuanTextSchema,
});
export const agreedWorkingSchema = z.discriminatedUnion('kind', [
  annualWorkingSchema,
  includedWorkingSchema,
  capWorkingSchema,
  floorWorkingSchema,
  penaltyWorkingSchema,
]);
type AgreedWorking = z.output<typeof agreedWorkingSchema>;

/** A line that follows from what the contract agrees on. */
export interface AgreedLine {
  readonly key: string;
  readonly kind: AgreedWorking['kind'];
  /** The item it takes off; null: of none. */
  readonly sku: string | null;
  readonly exact: ExactYuan;
  readonly working: AgreedWorking;
}

/** Which terms, penalties and earlier months a statement was made from: version of the terms, SHA-256 over all of it. */
export const agreedPinSchema = z.object({ version: versionSchema, digest: z.string().regex(/^[0-9a-f]{64}$/) });

import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { itemCodeSchema } from '@zhengyun/rulebook/catalogue.ts';
import { returnReasonSchema } from '@zhengyun/rulebook/return-reason.ts';
import { z } from 'zod';
import { approvalStepSchema } from '../../requests/schemas.ts';
import { idSchema, sluggedSchema } from '../../verb/wire.ts';

/** `month`: an accounting month in Asia/Shanghai, by default the one that is now; of one department, or of all the caller sees. */
export const figuresInputSchema = z
  .strictObject({ month: monthSchema.optional(), departmentId: idSchema.optional() })
  .default({});

/** Days from submission to delivery, as provinces report them (PRODUCT.md section 4): days that had begun. */
export const DELIVERY_BANDS = ['1-3', '4-10', '11-30', '31-60', 'over-60'] as const;
export const deliveryBandSchema = z.enum(DELIVERY_BANDS);
export type DeliveryBand = z.output<typeof deliveryBandSchema>;

/** What a late request waited for longest; its own department is not counted against anybody. */
export const WAITED_FOR = ['preview', 'administrative', 'technical', 'finance', 'security', 'provisioning'] as const;
export const waitedForSchema = z.enum(WAITED_FOR);
export type WaitedFor = z.output<typeof waitedForSchema>;

/**
 * Promises of deliveries in a month: lines delivered in it, and lines promised by a day of it that are still to be delivered. `unknown`: no
 * lead time was published, or it is of before promises were kept; neither in time nor late.
 */
const promisesSchema = z.object({
  byItem: z.array(
    z.object({ item: itemCodeSchema, cloud: sluggedSchema, promised: z.int(), late: z.int(), unknown: z.int() }),
  ),
  /** Late requests. */
  waitedFor: z.array(z.object({ party: waitedForSchema, count: z.int() })),
});

/** How approval went in a month (F36, PRODUCT.md section 5): what was decided, delivered and how long each step took in it. */
export const figuresSchema = z.object({
  month: z.string(),
  /** Requests and transfers whose approval ended in the month, by how; what follows on steps and deliveries is of requests alone. */
  approved: z.int(),
  returned: z.int(),
  refused: z.int(),
  /** Approved of those approved or returned (F36); a refusal is no return. Null: none was. */
  noReturnPpm: z.string().regex(/^\d+$/).nullable(),
  returns: z.array(z.object({ reason: returnReasonSchema, count: z.int() })),
  delivery: z.array(z.object({ band: deliveryBandSchema, count: z.int() })),
  /** Steps decided in the month; seconds from opening to decision. */
  steps: z.array(
    z.object({
      step: approvalStepSchema,
      count: z.int(),
      medianSeconds: z.int(),
      ninetiethSeconds: z.int(),
      /** Decided after their deadline. */
      late: z.int(),
    }),
  ),
  promises: promisesSchema,
});
export type ApprovalFigures = z.output<typeof figuresSchema>;

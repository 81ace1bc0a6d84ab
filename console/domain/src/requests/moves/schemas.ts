import { itemSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import { z } from 'zod';
import { fenTextSchema, idSchema } from '../../verb/wire.ts';
import { changePurposeShape } from '../changes/schemas.ts';
import { reasonSchema, troubleSchema } from '../schemas.ts';

/** Input of the within-verbs that provisioning, approvals and evaluation call as a request moves. */
export const requestTroubleSchema = z.strictObject({ requestId: idSchema, trouble: troubleSchema });
/** `lineId`: the line that was just delivered; the request is when its last line is. */
export const lineDeliveredSchema = z.strictObject({ requestId: idSchema, lineId: idSchema });
/** Where a decided round leads; `approved` starts provisioning, the last two end the request. */
export const roundEndSchema = z.strictObject({
  requestId: idSchema,
  outcome: z.enum(['to-joint-review', 'approved', 'returned', 'refused']),
  reason: z.string().nullable(),
});
/** A resize, release or extension that its submission has checked; estimates in fen. */
export const openChangeSchema = z.strictObject({
  kind: z.enum(['resize', 'release', 'extend']),
  resourceId: idSchema,
  spec: itemSpecSchema,
  reason: reasonSchema,
  purpose: z.strictObject(changePurposeShape).optional(),
  monthFen: fenTextSchema,
  yearEndFen: fenTextSchema,
  /** What it adds to the cost up to the year's end; null: nobody knows, or it is no change that adds. */
  addedFen: fenTextSchema.nullable().default(null),
  priceVersionId: idSchema,
  /** Of an extension: the last day it gives. */
  leaseUntil: z.iso.date().optional(),
  /** The name its sender gave it, and a digest of what was sent. */
  key: z.strictObject({ submit_key: idSchema, submit_digest: z.string() }).nullable(),
});
/** `within` only: the authority orders a service that is fulfilled by hand taken back. */
export const orderReleaseSchema = z.strictObject({ resourceId: idSchema, reason: reasonSchema });
/** What was seen as it stands: a line's stack, or everything in a tenancy that is gone. */
export const settleDoubtSchema = z.union([
  z.strictObject({ stackId: idSchema }),
  z.strictObject({ tenancyId: idSchema }),
]);
export const findRequestsSchema = z.strictObject({ ids: z.array(idSchema).max(200) });

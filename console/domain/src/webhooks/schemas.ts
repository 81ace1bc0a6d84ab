import { z } from 'zod';
import { NOTICE_KINDS, noticeKindSchema } from '../notices/schemas.ts';
import { pageSchema } from '../verb/paging.ts';
import { idSchema, instantSchema, pageOf } from '../verb/wire.ts';

/** An address that hears of `kinds`. `departmentId` null: the operator's. */
export const addWebhookSchema = z.strictObject({
  departmentId: idSchema.nullable(),
  name: z.string().trim().min(1).max(64),
  url: z.url({ protocol: /^https$/ }).max(500),
  kinds: z.array(noticeKindSchema).min(1).max(NOTICE_KINDS.length),
});
/** `secret` is shown this once: `whsec_` and the key in base64, as Standard Webhooks writes it. */
export const addedWebhookSchema = z.object({ webhookId: idSchema, secret: z.string() });
export const webhookRefSchema = z.strictObject({ webhookId: idSchema });
export const changedWebhookSchema = z.object({ webhookId: idSchema });

export const webhookSchema = z.object({
  id: idSchema,
  departmentId: idSchema.nullable(),
  name: z.string(),
  url: z.string(),
  kinds: z.array(noticeKindSchema),
  createdAt: instantSchema,
  /** Since when nothing is sent there, and why; null: it is in use. */
  disabled: z.object({ at: instantSchema, reason: z.string() }).nullable(),
});
export const webhooksSchema = z.array(webhookSchema);

export const deliveriesInputSchema = pageSchema.extend({ webhookId: idSchema });
/** What a delivery is of that tells of nothing. */
export const TEST_KIND = 'test';
export const deliverySchema = z.object({
  id: idSchema,
  kind: z.union([noticeKindSchema, z.literal(TEST_KIND)]),
  state: z.enum(['waiting', 'delivered', 'dead']),
  attempts: z.int(),
  /** HTTP status of the last answer; null: none came. */
  status: z.int().nullable(),
  trouble: z.string().nullable(),
  at: instantSchema,
  /** When it is tried next; null: it ended, or its address is switched off and it waits for that to be used again. */
  nextAt: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
});
export const deliveryPageSchema = pageOf(deliverySchema);
export const deliveryRefSchema = z.strictObject({ deliveryId: idSchema });
/** A delivery that is under way anew. */
export const openedDeliverySchema = z.object({ deliveryId: idSchema });

/** Tells addresses of a notice; called in the transaction in which people are told. */
export const dispatchSchema = z.strictObject({
  kind: noticeKindSchema,
  about: z.strictObject({ kind: z.string(), id: z.string() }),
  departmentId: idSchema.nullable(),
  number: z.string().nullable(),
  dueAt: z.date().nullable(),
});
/** How an attempt ended; `status` null: there was no answer. */
export const endAttemptSchema = z.strictObject({
  deliveryId: idSchema,
  status: z.int().nullable(),
  trouble: z.string().max(500).nullable(),
});

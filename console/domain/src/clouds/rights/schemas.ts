import { DANGER_NAMES, rightsReviewSchema } from '@zhengyun/interface/rights-review.ts';
import { z } from 'zod';
import { idSchema, instantSchema, sluggedSchema } from '../../verb/wire.ts';

export const PURPOSES = ['cloud', 'tenancy'] as const;
/**
 * What is known of a credential's rights beside what it needs. `unknown`: it was never asked, or is another one since, or the cluster
 * listed less than there may be, or what is needed is not known; never the same as `fitting`.
 */
export const RIGHTS_STATUSES = ['exceeding', 'lacking', 'unknown', 'fitting'] as const;
export type RightsStatus = (typeof RIGHTS_STATUSES)[number];

/** What may be done with one kind in one place, beside what is needed of it. */
export const rightsLineSchema = z.object({
  /** null: on the whole cluster. */
  namespace: z.string().nullable(),
  group: z.string(),
  resource: z.string(),
  /** Objects it is limited to; empty: to none. */
  names: z.array(z.string()),
  verbs: z.array(z.string()),
  needed: z.array(z.string()),
  /** Verbs that nothing of ours needs; null: what is needed is not known. */
  excess: z.array(z.string()).nullable(),
});
export type RightsLine = z.output<typeof rightsLineSchema>;

/** A right that amounts to more than it says: what was granted of it, and what of that is needed. */
export const heldDangerSchema = z.object({
  name: z.enum(DANGER_NAMES),
  granted: z.array(z.string()),
  needed: z.array(z.string()),
});
export type HeldDanger = z.output<typeof heldDangerSchema>;

/** What a credential may really do. `triedAt` null: nobody has asked yet; `reason`: why the last try came to nothing. */
export const credentialRightsSchema = z.object({
  status: z.enum(RIGHTS_STATUSES),
  triedAt: instantSchema.nullable(),
  reason: z.string().nullable(),
  answer: z
    .object({
      at: instantSchema,
      complete: z.boolean(),
      lines: z.array(rightsLineSchema),
      dangers: z.array(heldDangerSchema),
      excess: z.array(z.string()).nullable(),
      lacking: z.array(z.string()),
    })
    .nullable(),
});
export type CredentialRights = z.output<typeof credentialRightsSchema>;

/** One credential of one cloud with what was found of it, without the lines. */
export const rightsFindingSchema = z.object({
  cloud: sluggedSchema,
  purpose: z.enum(PURPOSES),
  heldSince: instantSchema,
  status: z.enum(RIGHTS_STATUSES),
  excess: z.int().nullable(),
  lacking: z.array(z.string()),
  dangers: z.array(z.enum(DANGER_NAMES)),
  answeredAt: instantSchema.nullable(),
  triedAt: instantSchema.nullable(),
  reason: z.string().nullable(),
});
export const rightsFindingsSchema = z.object({
  items: z.array(rightsFindingSchema),
  /** What the caller may do about them. */
  acts: z.array(z.enum(['ask'])),
});

export const askRightsSchema = z.strictObject({ cloudId: idSchema });
export const dueRightsSchema = z.strictObject({ limit: z.int().min(1).max(100) });

/** A credential whose rights are to be asked for, and the namespaces to ask in besides the whole cluster. */
export interface DueRights {
  readonly cloudId: string;
  readonly purpose: (typeof PURPOSES)[number];
  readonly namespaces: readonly string[];
}

/** What came of asking. `startedAt`: before the credential was read, so that an answer of an earlier one is told apart. */
export const recordRightsSchema = z.strictObject({
  cloudId: idSchema,
  purpose: z.enum(PURPOSES),
  startedAt: z.date(),
  everySeconds: z.int().min(1),
  result: z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('answered'), review: rightsReviewSchema }),
    z.strictObject({ outcome: z.enum(['unreachable', 'refused']), reason: z.string().min(1).max(500) }),
  ]),
});

export const askedRightsSchema = z.object({ cloudId: idSchema });

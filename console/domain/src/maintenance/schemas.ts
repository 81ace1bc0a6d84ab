import { provisionedSpecSchema } from '@zhengyun/interface/tenancy.ts';
import { POWERS } from '@zhengyun/rulebook/catalogue/held-amounts.ts';
import { slugSchema } from '@zhengyun/rulebook/tier.ts';
import { z } from 'zod';
import { idSchema } from '../verb/wire.ts';

/** Why a person wants it; part of the audit row and shown beside the operation. */
export const reasonSchema = z.string().trim().min(1).max(2_000);
export const providerSchema = z.strictObject({ kind: z.enum(['official', 'stand-in']), version: z.string().min(1) });

const UPKEEP = [
  z.strictObject({ purpose: z.literal('refresh'), reason: reasonSchema }),
  z.strictObject({ purpose: z.literal('accept'), driftId: idSchema, reason: reasonSchema }),
  z.strictObject({ purpose: z.literal('revert'), driftId: idSchema.nullable(), reason: reasonSchema }),
  z.strictObject({
    purpose: z.literal('provider'),
    from: providerSchema.nullable(),
    provider: providerSchema,
    reason: reasonSchema,
  }),
  z.strictObject({ purpose: z.literal('import'), reason: reasonSchema }),
  z.strictObject({ purpose: z.literal('ownership'), reason: reasonSchema }),
] as const;

const CHANGES = [
  z.strictObject({ purpose: z.literal('power'), power: z.enum(POWERS), reason: reasonSchema }),
  z.strictObject({ purpose: z.literal('access-end'), reason: reasonSchema }),
  z.strictObject({ purpose: z.literal('access-cut'), reason: reasonSchema }),
  z.strictObject({ purpose: z.literal('reclaim'), reason: reasonSchema }),
] as const;

/**
 * What keeps a stack as it was delivered. refresh: the state is read anew from the cluster · accept: the same, for a drift that may
 * stay · revert: the program as it was last carried out is carried out again, drift or a half-made change put back · provider:
 * another provider serves the stack from then on, if that changes nothing · import: objects that were there before become the
 * stack's, if that changes nothing on the cluster · ownership: the system went to another department, and its objects say so.
 */
export const upkeepIntentSchema = z.discriminatedUnion('purpose', UPKEEP);

/**
 * What changes a delivered resource without a request; it is accounted for as it is verified. power: the department stops or starts
 * its hosts · access-end: bastion accounts whose time is over go · access-cut: who left the department loses theirs ·
 * reclaim: the authority had it taken back.
 */
export const changeIntentSchema = z.discriminatedUnion('purpose', CHANGES);
export type ChangeIntent = z.output<typeof changeIntentSchema>;

/** What an operation is for that is no request's, no cloud's own deployment and no clean-up. */
export const intentSchema = z.discriminatedUnion('purpose', [...UPKEEP, ...CHANGES]);
export type Intent = z.output<typeof intentSchema>;
export type Purpose = Intent['purpose'];
export type UpkeepPurpose = z.output<typeof upkeepIntentSchema>['purpose'];

/** `within` only: opens a maintenance operation on a stack that is deployed, or is being adopted. */
export const openMaintenanceSchema = z.strictObject({
  stackId: idSchema,
  intent: upkeepIntentSchema,
  /** The program's inputs; null: those that were last carried out on the stack. */
  inputs: z.json().nullable(),
});

export const refreshStackSchema = z.strictObject({ stackId: idSchema, reason: reasonSchema });
export const changeProviderSchema = refreshStackSchema.extend({ kind: providerSchema.shape.kind });
export const revertOperationSchema = z.strictObject({ operationId: idSchema, reason: reasonSchema });
/** `planHash`: the plan that was looked at. */
export const releaseMaintenanceSchema = z.strictObject({ operationId: idSchema, planHash: z.string().length(64) });
export const openImportSchema = z.strictObject({
  cloudId: idSchema,
  systemId: idSchema,
  zoneCode: z.string().min(1).max(64),
  /** What the caller takes the zone for; the zone itself decides. */
  xinchuang: z.boolean().optional(),
  namespace: slugSchema,
  reason: reasonSchema,
});

/** `within` only. */
export const admitPlaceSchema = openImportSchema
  .pick({ cloudId: true, zoneCode: true, xinchuang: true })
  .extend({ mlpsGrade: z.int() });

export const switchPowerSchema = z.strictObject({ resourceId: idSchema, power: z.enum(POWERS), reason: reasonSchema });
/** `within` only: opens an operation that changes a delivered resource without a request. */
export const openChangeOperationSchema = z.strictObject({
  stackId: idSchema,
  intent: changeIntentSchema,
  verb: z.enum(['deploy', 'destroy']),
  change: z.strictObject({ spec: provisionedSpecSchema, power: z.enum(POWERS) }),
});
/** `within` only: such a change was verified at `at`; `inputs` are what was carried out. In process, so `at` is a Date. */
export const finishChangeSchema = z.strictObject({
  stackId: idSchema,
  operationId: idSchema,
  intent: changeIntentSchema,
  inputs: z.unknown(),
  at: z.date(),
  instanceUid: z.string().min(1).max(128).nullable(),
});

/** `within` only: what a system has on clusters is another department's from now on. */
export const handOverResourcesSchema = z.strictObject({
  transferId: idSchema,
  systemId: idSchema,
  fromDepartmentId: idSchema,
  toDepartmentId: idSchema,
});
/** A stack whose labels and groups are to say whose it is today. */
export const openOwnershipSchema = z.strictObject({ stackId: idSchema });

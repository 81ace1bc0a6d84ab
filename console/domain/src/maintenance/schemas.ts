import { slugSchema } from '@zhengyun/rulebook/tier.ts';
import { z } from 'zod';
import { idSchema } from '../verb/wire.ts';

/** Why a person wants it; part of the audit row and shown beside the operation. */
export const reasonSchema = z.string().trim().min(1).max(2_000);
export const providerSchema = z.strictObject({ kind: z.enum(['official', 'stand-in']), version: z.string().min(1) });

/**
 * What a maintenance operation is for. refresh: the state is read anew from the cluster · accept: the same, for a drift that may
 * stay · revert: the program as it was last carried out is carried out again, drift or a half-made change put back · provider:
 * another provider serves the stack from then on, if that changes nothing · import: objects that were there before become the
 * stack's, if that changes nothing on the cluster.
 */
export const intentSchema = z.discriminatedUnion('purpose', [
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
]);
export type Intent = z.output<typeof intentSchema>;
export type Purpose = Intent['purpose'];

/** `within` only: opens a maintenance operation on a stack that is deployed, or is being adopted. */
export const openMaintenanceSchema = z.strictObject({
  stackId: idSchema,
  intent: intentSchema,
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
  xinchuang: z.boolean(),
  namespace: slugSchema,
  reason: reasonSchema,
});

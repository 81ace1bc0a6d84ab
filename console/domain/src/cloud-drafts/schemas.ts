import { architectureSchema } from '@zhengyun/rulebook/architecture.ts';
import { dimensionSchema } from '@zhengyun/rulebook/dimension.ts';
import { regionSchema } from '@zhengyun/rulebook/region.ts';
import { profileSchema, tierSchema } from '@zhengyun/rulebook/tier.ts';
import { z } from 'zod';
import { idSchema, instantSchema, sluggedSchema } from '../verb/wire.ts';

const text = z.string().max(253);
const whole = z.number().int().min(0).max(999_999_999_999_999).nullable();
const bandSchema = z.strictObject({ minimum: whole, maximum: whole }).partial();
const zoneSchema = z
  .strictObject({
    code: text,
    name: text,
    xinchuang: z.boolean(),
    maximumMlps: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    publicAddress: z.boolean(),
    architecture: architectureSchema.nullable(),
    nodes: z.array(text).max(5_000),
    capacity: z.partialRecord(dimensionSchema, whole),
  })
  .partial();

/**
 * A cloud's definition while it is being written: any part may still be missing. No field holds a credential, and one that is
 * not named here is refused: what leads to a cluster is never kept with a draft.
 */
export const draftDefinitionSchema = z
  .strictObject({
    slug: text,
    name: text,
    tier: tierSchema,
    profile: profileSchema,
    region: regionSchema.nullable(),
    clusterSlug: text,
    kubevirt: z.enum(['install', 'present']),
    storageProvisioner: text,
    iops: z.strictObject({ ordinary: bandSchema, fast: bandSchema }).partial(),
    /** By operator: what is filled in of it; null: it is not there. */
    services: z.partialRecord(text, z.record(text, text.nullable()).nullable()),
    zones: z.array(zoneSchema).max(32),
  })
  .partial();
export type DraftDefinition = z.output<typeof draftDefinitionSchema>;

/** `draftId`: the one that is written on; absent, a new one begins. `cloudId`: the cloud it changes; null: a new cloud. */
export const saveDraftSchema = z.strictObject({
  draftId: idSchema.optional(),
  cloudId: idSchema.nullable(),
  definition: draftDefinitionSchema,
});
export const draftRefSchema = z.strictObject({ draftId: idSchema });
export const draftsInputSchema = z.strictObject({ cloudId: idSchema.optional() });

export const draftItemSchema = z.object({
  id: idSchema,
  cloud: sluggedSchema.nullable(),
  /** As far as it is written. */
  name: z.string().nullable(),
  slug: z.string().nullable(),
  savedAt: instantSchema,
});
export const draftListSchema = z.array(draftItemSchema);
export const draftViewSchema = draftItemSchema.extend({ definition: draftDefinitionSchema });

export const savedDraftSchema = z.object({ draftId: idSchema, savedAt: instantSchema });
export const droppedDraftSchema = z.object({ draftId: idSchema });

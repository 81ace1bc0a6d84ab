import { z } from 'zod';
import { troubleSchema } from '../../requests/schemas.ts';
import { idSchema, instantSchema } from '../../verb/wire.ts';
import { cloudStateSchema, defineCloudSchema, probeViewSchema } from '../schemas.ts';

/** One value of a cloud that differs, zones by their codes; null: not there on that side. */
export const changeSchema = z.object({
  path: z.array(z.string()),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

/** A cloud as it is defined, in the form that defines it again. */
export const definitionViewSchema = z.object({
  id: idSchema,
  state: cloudStateSchema,
  /** Once deployed, its storage and its definition of virtual machines are fixed. */
  deployedAt: instantSchema.nullable(),
  definition: defineCloudSchema,
  /** What is defined and was not carried out so far; null: nothing of it was ever carried out. */
  undeployed: z.array(changeSchema).nullable(),
});

/** What a definition would change of what is stored, and why it may not be; null: it may. */
export const revisionSchema = z.object({ changes: z.array(changeSchema), refusal: troubleSchema.nullable() });
export type Revision = z.output<typeof revisionSchema>;

/** The newest answered look at the cluster of a cloud; null: nobody looked since it is known. */
export const lastLookSchema = probeViewSchema.nullable();

/** A cloud that stands, as it is to be; `draftId`: the draft it was written in, which goes with it. */
export const reviseCloudSchema = z.strictObject({ definition: defineCloudSchema, draftId: idSchema.optional() });

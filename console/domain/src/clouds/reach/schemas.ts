import { z } from 'zod';
import { instantSchema, sluggedSchema } from '../../verb/wire.ts';
import { credentialRightsSchema } from '../rights/schemas.ts';

const reachSchema = z.object({
  what: z.enum(['cloud', 'cluster', 'tier']),
  name: z.string(),
  clouds: z.int(),
  tenancies: z.int(),
  systems: z.int(),
  departments: z.int(),
  resources: z.int(),
  byGrade: z.array(z.object({ grade: z.int(), systems: z.int() })),
  list: z.array(
    z.object({
      tenancy: z.string(),
      namespace: z.string(),
      cloud: z.string(),
      department: z.string(),
      system: z.string(),
      mlpsGrade: z.int(),
      resources: z.int(),
    }),
  ),
});
/**
 * What one failure and one leaked credential reach. `rules`: what the credential needs; null: not known from any plan that was carried
 * out. `really`: what its cluster said that it may do.
 */
export const blastRadiusSchema = z.object({
  cloud: sluggedSchema,
  failures: z.array(reachSchema),
  credentials: z.array(
    z.object({
      purpose: z.enum(['cloud', 'tenancy']),
      heldSince: instantSchema.nullable(),
      clouds: z.array(z.string()),
      namespaces: z.array(z.string()),
      rules: z
        .array(
          z.object({
            groups: z.array(z.string()),
            resources: z.array(z.string()),
            verbs: z.array(z.string()),
            only: z.array(z.string()),
          }),
        )
        .nullable(),
      really: credentialRightsSchema,
    }),
  ),
});
export type BlastRadius = z.output<typeof blastRadiusSchema>;

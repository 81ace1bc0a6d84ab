import {
  cloudHostSpecSchema,
  containerSpaceSpecSchema,
  gpuShareSpecSchema,
} from '@zhengyun/rulebook/catalogue/compute.ts';
import {
  backupScheduleSpecSchema,
  blockDiskSpecSchema,
  cacheSpecSchema,
  objectBucketSpecSchema,
  postgresqlSpecSchema,
} from '@zhengyun/rulebook/catalogue/data-services.ts';
import {
  bastionAccountSpecSchema,
  loadBalancerSpecSchema,
  securityPackSpecSchema,
} from '@zhengyun/rulebook/catalogue/network-and-security.ts';
import { mlpsGradeSchema, slugSchema } from '@zhengyun/rulebook/tier.ts';
import { z } from 'zod';
import { adoptedSchema } from './adopted.ts';
import { objectReferenceSchema } from './inventory.ts';

/** Full name of the cloud's stack for a StackReference, e.g. `organization/zhengyun-municipal/guangzhou`. */
const stackReference = z.string().regex(/^organization\/zhengyun-(provincial|sectoral|municipal)\/[a-z0-9-]+$/);

/** Who owns what the stack makes; becomes labels on every object (F19). Values are slugs or printed numbers, never personal data. */
export const ownershipSchema = z.strictObject({
  department: slugSchema,
  system: slugSchema,
  /** Printed number of the tenancy, lower case, e.g. `zk-000012`. */
  tenancy: slugSchema,
  mlpsGrade: mlpsGradeSchema,
});

/** Input of a tenancy's base stack: namespace, isolation, quota ceiling. */
export const tenancyBaseInputsSchema = z.strictObject({
  kind: z.literal('base'),
  cloudStack: stackReference,
  zone: slugSchema,
  namespace: slugSchema,
  ownership: ownershipSchema,
  /** OIDC group that gets the tenancy's role in its namespace. */
  oidcGroup: z.string().min(1),
  /** Ceiling of the namespace; the console's ledger keeps the sum over tenancies. */
  ceiling: z.strictObject({
    vcpu: z.int(),
    memoryGb: z.int(),
    ordinaryGb: z.int(),
    fastGb: z.int(),
    /** What a ceiling stored before there was any doesn't name, it has none of. */
    objectGb: z.int().default(0),
    loadBalancers: z.int().default(0),
    gpuShares: z.int().default(0),
    hosts: z.int(),
  }),
  /** What stood in the namespace before it became a tenancy, taken over as it is; absent: the base makes its namespace. */
  adopted: adoptedSchema.optional(),
  /**
   * removed: the volumes taken over go with the tenancy, as two people decided who saw them listed. Absent: nothing removes them,
   * and a removal of the base is refused before it touches anything.
   */
  adoptedVolumes: z.literal('removed').optional(),
});
export type TenancyBaseInputs = z.output<typeof tenancyBaseInputsSchema>;

/** Specs of the catalogue items that Pulumi makes on a cluster. */
export const provisionedSpecSchema = z.discriminatedUnion('item', [
  cloudHostSpecSchema,
  containerSpaceSpecSchema,
  gpuShareSpecSchema,
  blockDiskSpecSchema,
  objectBucketSpecSchema,
  postgresqlSpecSchema,
  cacheSpecSchema,
  loadBalancerSpecSchema,
  backupScheduleSpecSchema,
  securityPackSpecSchema,
  bastionAccountSpecSchema,
]);
export type ProvisionedSpec = z.output<typeof provisionedSpecSchema>;

/** Input of one order line's stack inside a tenancy. */
export const orderLineInputsSchema = z.strictObject({
  kind: z.literal('line'),
  cloudStack: stackReference,
  zone: slugSchema,
  namespace: slugSchema,
  ownership: ownershipSchema,
  /** Printed number of the resource, lower case, e.g. `zy-000123`: prefix of every object's name, so names never change on resize. */
  resource: slugSchema,
  spec: provisionedSpecSchema,
  /** What is delivered today, on a resize: the program refuses a change that would destroy data on a volume that stays. */
  delivered: provisionedSpecSchema.optional(),
  /** OIDC group that may run workloads in a container space; without it nobody but the platform can. Ignored for hosts. */
  oidcGroup: z.string().min(1).optional(),
  /** Whether hosts are to run; absent: they are. Other items have nothing to switch. */
  power: z.enum(['running', 'stopped']).optional(),
  /** When access given for a number of days ends (UTC), known from its delivery on. For people to read: the console ends it. */
  accessUntil: z.iso.datetime().optional(),
});
export type OrderLineInputs = z.output<typeof orderLineInputsSchema>;

export const tenancyInputsSchema = z.discriminatedUnion('kind', [tenancyBaseInputsSchema, orderLineInputsSchema]);
export type TenancyInputs = z.output<typeof tenancyInputsSchema>;

/** What a tenancy stack exports: every object it makes on the cluster, for verification to read back. Names only. */
export const tenancyOutputsSchema = z.strictObject({
  namespace: slugSchema,
  /** Printed number of the resource; null for a base stack. */
  resource: slugSchema.nullable(),
  objects: z.array(objectReferenceSchema),
});
export type TenancyOutputs = z.output<typeof tenancyOutputsSchema>;

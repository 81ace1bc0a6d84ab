import { cloudHostSpecSchema, containerSpaceSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import { mlpsGradeSchema, slugSchema } from '@zhengyun/rulebook/tier.ts';
import { z } from 'zod';

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
  ceiling: z.strictObject({ vcpu: z.int(), memoryGb: z.int(), ordinaryGb: z.int(), fastGb: z.int(), hosts: z.int() }),
});
export type TenancyBaseInputs = z.output<typeof tenancyBaseInputsSchema>;

/** Input of one order line's stack inside a tenancy. */
export const orderLineInputsSchema = z.strictObject({
  kind: z.literal('line'),
  cloudStack: stackReference,
  zone: slugSchema,
  namespace: slugSchema,
  ownership: ownershipSchema,
  /** Printed number of the resource, lower case, e.g. `zy-000123`: prefix of every object's name, so names never change on resize. */
  resource: slugSchema,
  spec: z.discriminatedUnion('item', [cloudHostSpecSchema, containerSpaceSpecSchema]),
});
export type OrderLineInputs = z.output<typeof orderLineInputsSchema>;

export const tenancyInputsSchema = z.discriminatedUnion('kind', [tenancyBaseInputsSchema, orderLineInputsSchema]);
export type TenancyInputs = z.output<typeof tenancyInputsSchema>;

import { adoptedSchema } from '@zhengyun/interface/adopted.ts';
import { tenancyBaseInputsSchema } from '@zhengyun/interface/tenancy.ts';
import { slugSchema } from '@zhengyun/rulebook/tier.ts';
import { z } from 'zod';
import { pageSchema } from '../verb/paging.ts';
import { idSchema, instantSchema, pageOf, sluggedSchema } from '../verb/wire.ts';

/**
 * MLPS grade of a system or a request: missing, not admitted (4 and above never enter a government cloud) and malformed are
 * three different answers.
 */
export const admittedMlpsSchema = z.union([z.literal(1), z.literal(2), z.literal(3)], {
  error: (issue) => {
    if (issue.input === undefined || issue.input === null) return 'MLPS_MISSING';
    return typeof issue.input === 'number' && issue.input > 3 ? 'MLPS_NOT_ADMITTED' : 'INPUT_INVALID';
  },
});

export const addDepartmentSchema = z.strictObject({
  organisationId: idSchema,
  slug: slugSchema,
  name: z.string().trim().min(1).max(128),
  oidcGroup: z.string().min(1).max(128),
});

export const systemsInputSchema = pageSchema.extend({
  departmentId: idSchema.optional(),
  search: z.string().trim().max(64).optional(),
});
/** A business system 业务系统: what every request names. */
export const systemViewSchema = z.object({
  id: idSchema,
  number: z.string(),
  slug: z.string(),
  name: z.string(),
  ownerName: z.string(),
  mlpsGrade: z.int(),
  department: sluggedSchema,
  createdAt: instantSchema,
});
export const systemsPageSchema = pageOf(systemViewSchema);

/** `slug` becomes part of Kubernetes labels and is fixed for life; absent, it is the printed number in lower case. */
export const createSystemSchema = z.strictObject({
  departmentId: idSchema,
  slug: slugSchema.optional(),
  name: z.string().trim().min(1).max(128),
  ownerName: z.string().trim().min(1).max(64),
  mlpsGrade: admittedMlpsSchema,
});
/** Systems of the ledger whose names say the same as `name`; `hidden`: how many of them are of departments that the caller doesn't see. */
export const alikeSystemsInputSchema = createSystemSchema.pick({ name: true });
export const alikeSystemsSchema = z.object({
  systems: z.array(z.object({ system: sluggedSchema, number: z.string(), department: z.string() })),
  hidden: z.int().nonnegative(),
});
export const createdSystemSchema = z.object({ id: idSchema, number: z.string(), slug: z.string() });

/** lapsed: its adoption was refused or called off and touched nothing; place and name are free, its number waits for another try. */
export const TENANCY_STATES = ['planned', 'deployed', 'closing', 'released', 'lapsed'] as const;
export const tenancyStateSchema = z.enum(TENANCY_STATES);
export type TenancyState = z.output<typeof tenancyStateSchema>;

/** `search`: in number, namespace, and the names of system and department. */
export const tenanciesInputSchema = pageSchema.extend({
  departmentId: idSchema.optional(),
  systemId: idSchema.optional(),
  cloudId: idSchema.optional(),
  state: tenancyStateSchema.optional(),
  search: z.string().trim().max(64).optional(),
});
/** A tenancy 租户空间: one namespace for one system in one zone of one cloud, 信创 or not. */
export const tenancyViewSchema = z.object({
  id: idSchema,
  number: z.string(),
  slug: z.string(),
  state: tenancyStateSchema,
  department: sluggedSchema,
  system: sluggedSchema,
  cloud: sluggedSchema,
  zone: z.object({ code: z.string(), name: z.string() }),
  xinchuang: z.boolean(),
  createdAt: instantSchema,
});
export const tenanciesPageSchema = pageOf(tenancyViewSchema);

/** Where a system is to live; the tenancy is opened on first use. */
export const openTenancySchema = z.strictObject({
  departmentId: idSchema,
  systemId: idSchema,
  cloudId: idSchema,
  zoneCode: z.string().min(1),
  xinchuang: z.boolean(),
});

/** An existing namespace of the cluster becomes the tenancy's; names of the platform's own and the cluster's are refused on reading. */
export const adoptTenancySchema = openTenancySchema.extend({ namespace: slugSchema });
export const recordAdoptedSchema = z.strictObject({ tenancyId: idSchema, adopted: adoptedSchema });

/** A system by key, or by what people write: its printed number or slug. */
export const findSystemSchema = z.union([
  z.strictObject({ id: idSchema }),
  z.strictObject({ reference: z.string().trim().min(1).max(64) }),
]);

/** `ceiling` is the one in the inputs of the base operation that was verified. */
export const tenancyDeployedSchema = z.strictObject({
  tenancyId: idSchema,
  ceiling: tenancyBaseInputsSchema.shape.ceiling,
});

/** `within` only. deployed, planned: its closing was called off · lapsed: its adoption came to nothing. */
export const endTenancySchema = z.strictObject({
  tenancyId: idSchema,
  state: z.enum(['closing', 'released', 'deployed', 'planned', 'lapsed']),
});

/** `within` only: the system and its tenancies are another department's from now on. */
export const handOverSystemSchema = z.strictObject({
  transferId: idSchema,
  systemId: idSchema,
  fromDepartmentId: idSchema,
  toDepartmentId: idSchema,
});

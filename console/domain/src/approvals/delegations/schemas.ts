import { z } from 'zod';
import { dutySchema } from '../../people/schemas.ts';
import { idSchema, instantSchema, namedSchema, sluggedSchema } from '../../verb/wire.ts';

/** Roles whose decisions on requests may be delegated. What else they may do stays with who holds them. */
export const DELEGABLE_ROLES = ['department-approver', 'authority-approver', 'technical-reviewer', 'finance'] as const;
export const delegableRoleSchema = z.enum(DELEGABLE_ROLES);
export type DelegableRole = z.output<typeof delegableRoleSchema>;

/** Calendar days in Asia/Shanghai, `YYYY-MM-DD`, both of them in it. `departmentId`: of a department's role alone, which. */
export const delegateSchema = z.strictObject({
  role: delegableRoleSchema,
  departmentId: idSchema.nullable().default(null),
  delegateId: idSchema,
  fromDay: z.iso.date(),
  untilDay: z.iso.date(),
  reason: z.string().trim().min(1).max(500),
});
export const delegatedSchema = z.object({ delegationId: idSchema });
export const delegationRefSchema = z.strictObject({ delegationId: idSchema });

/** `within` a telling: who of them is stood in for in that duty today. */
export const findStandInsSchema = z.strictObject({ holderIds: z.array(idSchema).max(10_000), duty: dutySchema });

export const delegationsInputSchema = z.void();
export const delegationSchema = z.object({
  id: idSchema,
  role: delegableRoleSchema,
  department: sluggedSchema.nullable(),
  holder: namedSchema,
  delegate: namedSchema,
  fromDay: z.string(),
  untilDay: z.string(),
  reason: z.string(),
  madeAt: instantSchema,
  /** Before its time by a person; null: it goes by its days. */
  endedAt: instantSchema.nullable(),
  standing: z.enum(['ahead', 'in-force', 'over']),
  /** Whether the caller may end it now. */
  mayEnd: z.boolean(),
});
export const delegationsSchema = z.object({ items: z.array(delegationSchema) });
export type DelegationView = z.output<typeof delegationSchema>;

/** Who could stand in for the caller, in each of their roles that may be delegated. */
export const candidatesSchema = z.object({
  roles: z.array(
    z.object({
      role: delegableRoleSchema,
      department: sluggedSchema.nullable(),
      people: z.array(namedSchema),
    }),
  ),
});

import { COEFFICIENT_POLICIES } from '@zhengyun/rulebook/evaluation.ts';
import { SLA_POLICIES } from '@zhengyun/rulebook/sla.ts';
import { z } from 'zod';
import { pageSchema } from '../verb/paging.ts';
import { fenTextSchema, idSchema, instantSchema, namedSchema, pageOf } from '../verb/wire.ts';

const slaPolicyIdSchema = z.enum(SLA_POLICIES.map((policy) => policy.id));
const coefficientPolicyIdSchema = z.enum(COEFFICIENT_POLICIES.map((policy) => policy.id));

/**
 * A contract of one department with the operator, valid in [validFrom, validTo). At most one is in force for a department at
 * any instant. `annualFen` is the yearly part 按年度 in fen; "0" when everything is by use.
 */
export const signContractSchema = z
  .strictObject({
    departmentId: idSchema,
    operatorId: idSchema,
    name: z.string().trim().min(1).max(128),
    validFrom: instantSchema,
    validTo: instantSchema,
    annualFen: z
      .string()
      .regex(/^\d{1,18}$/)
      .default('0'),
    slaPolicy: slaPolicyIdSchema.default('sample-sla-2026'),
    coefficientPolicy: coefficientPolicyIdSchema.default('sample-coefficient-2026'),
  })
  .refine((contract) => new Date(contract.validFrom) < new Date(contract.validTo), {
    error: 'INPUT_INVALID',
    path: ['validTo'],
  });
export const signedContractSchema = z.object({ contractId: idSchema, number: z.string() });

export const contractViewSchema = z.object({
  id: idSchema,
  number: z.string(),
  name: z.string(),
  department: namedSchema,
  operator: namedSchema,
  validFrom: instantSchema,
  validTo: instantSchema,
  annualFen: fenTextSchema,
  slaPolicy: z.string(),
  coefficientPolicy: z.string(),
  createdAt: instantSchema,
});
export type ContractView = z.output<typeof contractViewSchema>;

export const contractListInputSchema = pageSchema.extend({ departmentId: idSchema.optional() });
export const contractPageSchema = pageOf(contractViewSchema);
export const getContractInputSchema = z.strictObject({ contractId: idSchema });

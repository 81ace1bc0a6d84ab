import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { COEFFICIENT_POLICIES } from '@zhengyun/rulebook/evaluation.ts';
import { SLA_POLICIES } from '@zhengyun/rulebook/sla.ts';
import { z } from 'zod';
import { chargedSkuSchema } from '../rating/schemas.ts';
import { pageSchema } from '../verb/paging.ts';
import { fenTextSchema, idSchema, instantSchema, namedSchema, pageOf, ppmTextSchema } from '../verb/wire.ts';

const slaPolicyIdSchema = z.enum(SLA_POLICIES.map((policy) => policy.id));
const coefficientPolicyIdSchema = z.enum(COEFFICIENT_POLICIES.map((policy) => policy.id));
/** Not negative, in fen, up to ten million million yuan. */
const feeSchema = z.string().regex(/^\d{1,15}$/);
const boundSchema = feeSchema.nullable().default(null);
const textSchema = z.string().trim().min(1);
const reasonSchema = textSchema.max(500);
export const daySchema = z.iso.date();

/** An instalment 分期 of the yearly part: due on a day of the first contract year, or so many months after the contract’s first day. */
export const instalmentSchema = z
  .strictObject({
    dueOn: daySchema.optional(),
    afterMonths: z.int().min(0).max(11).optional(),
    sharePpm: z.string().regex(/^[1-9]\d{0,6}$/),
  })
  .refine(({ dueOn, afterMonths }) => (dueOn === undefined) !== (afterMonths === undefined), { path: ['dueOn'] });

/**
 * What a contract agrees on. `annualFen`: the yearly part 按年度, "0" when everything is by use; `instalments`: of each contract year, null
 * where it is spread by the second. `meteredSkus`: what is charged by use 按使用, null for everything; use of anything else is in the
 * yearly part. Caps and floors of a calendar month and of a contract year, null for none. Tables of deduction and coefficient by id.
 */
const termsShape = {
  annualFen: feeSchema.default('0'),
  instalments: z.array(instalmentSchema).min(1).max(24).nullable().default(null),
  meteredSkus: z.array(chargedSkuSchema).max(200).nullable().default(null),
  monthCapFen: boundSchema,
  monthFloorFen: boundSchema,
  yearCapFen: boundSchema,
  yearFloorFen: boundSchema,
  slaPolicy: slaPolicyIdSchema.default('sample-sla-2026'),
  coefficientPolicy: coefficientPolicyIdSchema.default('sample-coefficient-2026'),
};
export const contractTermsSchema = z.strictObject(termsShape);
export type TermsText = z.output<typeof contractTermsSchema>;

/** fixed: from validFrom · first-delivery: from the first resource delivered · first-acceptance: from the first delivery accepted. */
export const CONTRACT_BEGINS = ['fixed', 'first-delivery', 'first-acceptance'] as const;
export const contractBeginsSchema = z.enum(CONTRACT_BEGINS);
export type ContractBegins = z.output<typeof contractBeginsSchema>;

/**
 * A contract of one department with the operator. Fixed: valid in [validFrom, validTo). Otherwise it begins with what it waits for, at
 * validFrom at the earliest, and runs for `termMonths`. At most one is in force for a department at any instant.
 */
export const signContractSchema = z
  .strictObject({
    departmentId: idSchema,
    operatorId: idSchema,
    supervisorId: idSchema.nullable().default(null),
    authorityId: idSchema.nullable().default(null),
    name: textSchema.max(128),
    begins: contractBeginsSchema.default('fixed'),
    validFrom: instantSchema,
    validTo: instantSchema.optional(),
    termMonths: z.int().min(1).max(120).optional(),
    ...termsShape,
  })
  .refine(({ begins, validTo }) => (begins === 'fixed') === (validTo !== undefined), { path: ['validTo'] })
  .refine(({ begins, termMonths }) => (begins === 'fixed') === (termMonths === undefined), { path: ['termMonths'] })
  .refine(({ validFrom, validTo }) => validTo === undefined || new Date(validFrom) < new Date(validTo), {
    error: 'INPUT_INVALID',
    path: ['validTo'],
  });
export const signedContractSchema = z.object({ contractId: idSchema, number: z.string() });

/** A supplementary agreement 补充协议: the whole terms as they are from a month on. */
export const amendContractSchema = z.strictObject({
  contractId: idSchema,
  fromMonth: monthSchema,
  agreement: textSchema.max(128),
  reason: reasonSchema,
  terms: contractTermsSchema,
});
export const amendedContractSchema = z.object({ contractId: idSchema, version: z.int() });

/** A penalty 违约金 against one month: a fixed sum, or a share of the month’s fee. `evidence`: the paper that shows it, by number or place. */
export const enterPenaltySchema = z
  .strictObject({
    contractId: idSchema,
    month: monthSchema,
    amountFen: z
      .string()
      .regex(/^[1-9]\d{0,14}$/)
      .optional(),
    ratePpm: z
      .string()
      .regex(/^[1-9]\d{0,6}$/)
      .refine((text) => !/^\d+$/.test(text) || BigInt(text) <= 1_000_000n)
      .optional(),
    cause: reasonSchema,
    evidence: reasonSchema,
  })
  .refine(({ amountFen, ratePpm }) => (amountFen === undefined) !== (ratePpm === undefined), { path: ['amountFen'] });
export const PENALTY_DECISIONS = ['agreed', 'refused', 'withdrawn'] as const;
export const penaltyDecisionSchema = z.enum(PENALTY_DECISIONS);
/** Withdrawn by who entered it; agreed or refused by anybody else who may. */
export const decidePenaltySchema = z.strictObject({
  penaltyId: idSchema,
  decision: penaltyDecisionSchema,
  reason: reasonSchema,
});
export const penaltyRefSchema = z.object({ penaltyId: idSchema, number: z.string() });

/** Of one that waits to begin. */
export const withdrawContractSchema = z.strictObject({ contractId: idSchema, reason: reasonSchema });

export const CONTRACT_STATES = ['waiting', 'coming', 'in-force', 'ended', 'withdrawn'] as const;
export const contractStateSchema = z.enum(CONTRACT_STATES);
export type ContractState = z.output<typeof contractStateSchema>;

/** `validFrom`, `validTo` null: it still waits for what it begins with; `notBefore` says since when. The terms are those of this month. */
export const contractViewSchema = z.object({
  id: idSchema,
  number: z.string(),
  name: z.string(),
  state: contractStateSchema,
  department: namedSchema,
  operator: namedSchema,
  supervisor: namedSchema.nullable(),
  authority: namedSchema.nullable(),
  begins: contractBeginsSchema,
  notBefore: instantSchema,
  termMonths: z.int().nullable(),
  validFrom: instantSchema.nullable(),
  validTo: instantSchema.nullable(),
  annualFen: fenTextSchema,
  byInstalments: z.boolean(),
  slaPolicy: z.string(),
  coefficientPolicy: z.string(),
  createdAt: instantSchema,
});
export type ContractView = z.output<typeof contractViewSchema>;

const statementRefSchema = z.object({ id: idSchema, number: z.string(), issued: z.boolean() });

/** `payBy`: the first working day on or after the day. `statement`: of the month it falls due in, null while there is none. */
export const scheduledInstalmentSchema = z.object({
  year: z.int(),
  dueOn: daySchema,
  payBy: daySchema,
  sharePpm: ppmTextSchema,
  fen: fenTextSchema,
  statement: statementRefSchema.nullable(),
});
export const contractVersionSchema = z.object({
  version: z.int(),
  fromMonth: monthSchema,
  terms: contractTermsSchema,
  agreement: z.string().nullable(),
  reason: z.string().nullable(),
  signedBy: z.string().nullable(),
  signedAt: instantSchema,
});
export const contractPenaltySchema = z.object({
  id: idSchema,
  number: z.string(),
  month: monthSchema,
  amountFen: fenTextSchema.nullable(),
  ratePpm: ppmTextSchema.nullable(),
  cause: z.string(),
  evidence: z.string(),
  entered: z.object({ by: z.string(), at: instantSchema, byMe: z.boolean() }),
  decision: penaltyDecisionSchema.nullable(),
  decided: z.object({ by: z.string(), at: instantSchema, why: z.string() }).nullable(),
});
/** `withdrawn`: by whom, when and why it was taken back before it began; null: it was not. `openFrom`: the first month that an amendment may be from, null where there is none. Yearly dues in fen: in all, and on issued statements. */
export const contractDetailSchema = contractViewSchema.extend({
  versions: z.array(contractVersionSchema),
  schedule: z.array(scheduledInstalmentSchema),
  yearlyDue: z.object({ total: fenTextSchema, settled: fenTextSchema }).nullable(),
  penalties: z.array(contractPenaltySchema),
  openFrom: monthSchema.nullable(),
  withdrawn: z.object({ by: z.string(), at: instantSchema, why: z.string() }).nullable(),
});
export type ContractDetail = z.output<typeof contractDetailSchema>;

/** `text`: part of the number or the name. */
export const contractListInputSchema = pageSchema.extend({
  departmentId: idSchema.optional(),
  state: contractStateSchema.optional(),
  text: z.string().trim().max(100).optional(),
});
export const contractPageSchema = pageOf(contractViewSchema);
export const getContractInputSchema = z.strictObject({ contractId: idSchema });

/** Who may be party to a contract. */
export const contractPartiesSchema = z.object({
  departments: z.array(namedSchema),
  operators: z.array(namedSchema),
  supervisors: z.array(namedSchema),
  authorities: z.array(namedSchema),
});

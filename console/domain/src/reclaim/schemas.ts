import { itemSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import { LEDGER_STATES, NO_MEASURE_REASONS } from '@zhengyun/rulebook/idle-measures.ts';
import { meterSchema } from '@zhengyun/rulebook/use-meter.ts';
import { z } from 'zod';
import { attachmentSchema } from '../requests/attachments/schemas.ts';
import { guarded } from '../verb/hidden.ts';
import { pageSchema } from '../verb/paging.ts';
import { idSchema, instantSchema, namedSchema, pageOf, sluggedSchema } from '../verb/wire.ts';

export const RECLAIM_STAGES = ['reminded', 'urged', 'appealed', 'ended'] as const;
export const reclaimStageSchema = z.enum(RECLAIM_STAGES);
export const RECLAIM_EVENTS = [
  'reminded',
  'urged',
  'appealed',
  'appeal-refused',
  'upheld',
  'acted',
  'recovered',
  'cut',
] as const;
export const reclaimEventKindSchema = z.enum(RECLAIM_EVENTS);
export type ReclaimEventKind = z.output<typeof reclaimEventKindSchema>;
export const RECLAIM_ENDS = ['upheld', 'acted', 'recovered', 'cut'] as const;
export const LEASE_STAGES = ['running', 'reminding', 'grace', 'stopped', 'retained', 'over'] as const;
export const leaseStageSchema = z.enum(LEASE_STAGES);

/** A calendar day in Asia/Shanghai that there is. */
export const daySchema = z.iso.date();
const reasonSchema = z.string().trim().min(1).max(2_000);

/**
 * What was seen by one meter: units held of what it is a share of (null: it is no share), highest reading (null: none), the limit below which it
 * is no use (ppm of what is held, units of the meter, or null for a state) and measured hours in ppm of the window's.
 */
export const measureSchema = z.object({
  meter: meterSchema,
  by: z.enum(['share', 'quantity', 'state']),
  held: z.string().nullable(),
  peak: z.string().nullable(),
  peakPpm: z.string().nullable(),
  limit: z.string().nullable(),
  coveragePpm: z.string(),
  shows: z.enum(['use', 'no-use', 'nothing']),
});
/** The use of a resource over a window as it was seen, with what was made of it and by which policy. */
export const judgementSchema = z.object({
  policyId: z.string(),
  from: instantSchema,
  to: instantSchema,
  measures: z.array(measureSchema),
  /** Meters by which it is idle. */
  basis: z.array(meterSchema),
  /** What the ledger says by which it is idle, whatever was measured. */
  state: z.enum(LEDGER_STATES).nullable(),
  verdict: z.enum(['used', 'idle', 'unknown']),
  /** Why it is unknown. */
  why: z.enum(['nothing-to-measure', 'not-measured', 'stopped']).nullable(),
  /** Why there is nothing to measure. */
  reason: z.enum(NO_MEASURE_REASONS).nullable(),
  /** Some of what was read was played (kwok), not measured. */
  simulated: z.boolean().optional(),
});
export type Judgement = z.output<typeof judgementSchema>;

// Input of the verbs.

export const resourceRefSchema = z.strictObject({ resourceId: idSchema });
/** `within` the end of a removal: of what stands on that stack, or is fulfilled by hand. */
export const removedRefSchema = z.union([z.strictObject({ stackId: idSchema }), resourceRefSchema]);
export const reclaimRefSchema = z.strictObject({ reclaimId: idSchema });
/** `within` a delivery: `at` is when the resource was first seen ready. In process, so a Date. */
export const beginLeaseSchema = resourceRefSchema.extend({ at: z.date() });
/** `within` the approval of an extension. */
export const extendLeaseSchema = resourceRefSchema.extend({ lastDay: daySchema, requestId: idSchema });
/** `within` a transfer: `departmentId` has the resources now, for which leases end on `lastDay` at the earliest. */
export const settleLeasesSchema = z.strictObject({
  transferId: idSchema,
  departmentId: idSchema,
  resourceIds: z.array(idSchema),
  lastDay: daySchema,
});
/** `within` a judgement. */
export const openReclaimSchema = resourceRefSchema.extend({ departmentId: idSchema, evidence: judgementSchema });
export const urgeReclaimSchema = reclaimRefSchema.extend({ reason: reasonSchema });
/** `key`: name of the sender's draft, which ends with it; what was attached to that goes with the appeal. */
export const appealSchema = reclaimRefSchema.extend({ reason: reasonSchema, key: idSchema.optional() });
export const decideAppealSchema = reclaimRefSchema.extend({
  decision: z.enum(['uphold', 'refuse']),
  reason: reasonSchema,
});
export const cutSchema = reclaimRefSchema.extend({ reason: reasonSchema });
export const findRemovableSchema = z.strictObject({ systemId: idSchema });
export const removeExpiredSchema = resourceRefSchema.extend({ reason: reasonSchema });
export const setWorkingDaySchema = z.strictObject({ day: daySchema, worked: z.boolean(), reason: reasonSchema });

// What people see.

export const leaseViewSchema = z.object({
  id: idSchema,
  resource: z.object({ id: idSchema, number: z.string(), spec: itemSpecSchema }),
  department: sluggedSchema,
  system: sluggedSchema,
  cloud: sluggedSchema,
  begunAt: instantSchema,
  lastDay: daySchema,
  /** When it ends: midnight in Beijing after its last day. */
  endsAt: instantSchema,
  stage: leaseStageSchema,
  /** When the next stage begins; null: there is none. */
  until: instantSchema.nullable(),
  /** Up to when it can still be extended. */
  extendableUntil: instantSchema,
  policyId: z.string(),
  judgement: judgementSchema.nullable(),
  judgedAt: instantSchema.nullable(),
  acts: z.array(z.enum(['extend', 'remove'])),
});
export type LeaseView = z.output<typeof leaseViewSchema>;
export const leaseOfResourceSchema = z.object({ lease: leaseViewSchema.nullable() });
export const LEASE_FILTERS = ['ending', 'bin', 'all'] as const;
/** ending: past its first reminder · bin: past its end, the recycle bin · all. */
export const leasesInputSchema = pageSchema.extend({ show: z.enum(LEASE_FILTERS).default('all') });
export const leasePageSchema = pageOf(leaseViewSchema);

export const reclaimViewSchema = z.object({
  id: idSchema,
  number: z.string(),
  resource: z.object({ id: idSchema, number: z.string(), spec: itemSpecSchema }),
  department: sluggedSchema,
  system: sluggedSchema,
  cloud: sluggedSchema,
  stage: reclaimStageSchema,
  /** When the next step may be taken; null while an appeal is open, and after the end. */
  dueAt: instantSchema.nullable(),
  due: z.boolean(),
  /** Days (working days once urged) that were left when an appeal stopped the clock. */
  left: z.int().nullable(),
  /** By when the authority is to answer the appeal that is open, as its notice says; past it the clock stands all the same. */
  answerBy: instantSchema.nullable(),
  openedAt: instantSchema,
  endedAt: instantSchema.nullable(),
  endedBy: z.enum(RECLAIM_ENDS).nullable(),
  evidence: judgementSchema,
  policyId: z.string(),
  events: z.array(
    z.object({
      kind: reclaimEventKindSchema,
      at: instantSchema,
      by: z.string().nullable(),
      note: guarded(z.string().nullable()),
      /** What was given in evidence with it. */
      attachments: guarded(z.array(attachmentSchema)),
    }),
  ),
  /** What the caller may do now. */
  acts: z.array(z.enum(['appeal', 'urge', 'decide', 'cut'])),
});
export type ReclaimView = z.output<typeof reclaimViewSchema>;
export const reclaimsInputSchema = pageSchema.extend({
  stage: z.array(reclaimStageSchema).max(RECLAIM_STAGES.length).optional(),
  resourceId: idSchema.optional(),
  reclaimId: idSchema.optional(),
});
export const reclaimPageSchema = pageOf(reclaimViewSchema);

export const workingDaySchema = z.object({
  day: daySchema,
  worked: z.boolean(),
  reason: z.string(),
  saidBy: namedSchema,
  saidAt: instantSchema,
});
export const workingDaysSchema = z.object({ items: z.array(workingDaySchema), knownThrough: z.int() });
/** How a step of a clock ended, for who asked. */
export const steppedSchema = z.object({
  reclaimId: idSchema,
  stage: reclaimStageSchema,
  dueAt: instantSchema.nullable(),
});
/** What an ordered removal became: an operation of the engine, or a request that the operator sees to by hand; the other is null. `number` is its. */
export const removalSchema = z.object({
  operationId: idSchema.nullable(),
  requestId: idSchema.nullable(),
  number: z.string(),
});

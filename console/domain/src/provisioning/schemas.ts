import { adoptedSchema } from '@zhengyun/interface/adopted.ts';
import { inventorySchema, observedObjectSchema } from '@zhengyun/interface/inventory.ts';
import { engineEventSchema, policyFindingSchema, typedDiffSchema } from '@zhengyun/interface/plan.ts';
import { POWERS } from '@zhengyun/rulebook/catalogue/held-amounts.ts';
import { itemSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import { z } from 'zod';
import { intentSchema } from '../maintenance/schemas.ts';
import { troubleSchema } from '../requests/schemas.ts';
import { teardownViewSchema } from '../teardown/schemas.ts';
import { pageSchema } from '../verb/paging.ts';
import { idSchema, instantSchema, pageOf, sluggedSchema } from '../verb/wire.ts';
import { engineLackSchema } from './engine-lack/schemas.ts';
import { restorableSchema } from './removal/schemas.ts';

export const OPERATION_STATES = [
  'requested',
  'waiting',
  'previewing',
  'previewed',
  'approved',
  'applying',
  'verifying',
  'done',
  'failed',
  'unknown',
  'cancelled',
] as const;
export const operationStateSchema = z.enum(OPERATION_STATES);
export type OperationState = (typeof OPERATION_STATES)[number];

export const operationVerbSchema = z.enum(['deploy', 'destroy', 'refresh']);
export type OperationVerb = z.output<typeof operationVerbSchema>;
export const programSchema = z.enum(['provincial', 'sectoral', 'municipal', 'tenancy']);
export const stackKindSchema = z.enum(['cloud', 'tenancy-base', 'order-line']);
export type StackKind = z.output<typeof stackKindSchema>;

/**
 * Why an operation is not going on, for people to read. OPERATION: another one of the same stack is open (`number`) ·
 * BASE: the tenancy's base comes first (`number`) · CLOUD: the cloud is not deployed yet (`cloud`) · ENGINE: the engine is
 * being made ready, is missing or its state is away (`state`; `version` it must have; `said` by the toolchain where it failed,
 * technical and in English) · CLUSTER: the cloud's API gives no answer.
 */
export const waitingForSchema = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('OPERATION'), number: z.string() }),
  z.strictObject({ code: z.literal('BASE'), number: z.string() }),
  z.strictObject({ code: z.literal('CLOUD'), cloud: z.string() }),
  engineLackSchema,
  z.strictObject({ code: z.literal('CLUSTER'), cloud: z.string() }),
]);
export type WaitingFor = z.output<typeof waitingForSchema>;

/** A resource the engine had touched when the operation stopped. */
export const leftoverSchema = z.strictObject({
  urn: z.string(),
  op: z.string(),
  state: z.enum(['done', 'failed', 'started']),
});

// Input of the verbs.

/** `within` only: what `requests` opens when a request is submitted. Base stacks have ordinal 0, lines follow. */
export const openOperationsSchema = z.strictObject({
  requestId: idSchema,
  operations: z
    .array(
      z.strictObject({
        stackId: idSchema,
        verb: operationVerbSchema.exclude(['refresh']),
        program: programSchema,
        inputs: z.json(),
        lineId: idSchema.nullable(),
        ordinal: z.int().nonnegative(),
      }),
    )
    .min(1)
    .max(400),
});
export const openCloudDeploymentSchema = z.strictObject({ cloudId: idSchema });

/** A stack's lease as its holder knows it. */
export const leaseSchema = z.strictObject({ stackId: idSchema, holder: idSchema, fence: z.bigint() });
export const takeLeaseSchema = z.strictObject({ stackId: idSchema, holder: idSchema });

/** A worker asks to run an operation. `passphrase` is kept only where the stack has none yet. */
export const startSchema = z.strictObject({
  operationId: idSchema,
  holder: idSchema,
  passphrase: z.strictObject({ sealed: z.instanceof(Uint8Array), keyId: z.string() }),
});
export const operationRefSchema = z.strictObject({ operationId: idSchema });
/** `within` a preview: what stands in the namespace to be adopted. */
export const recordSurveySchema = z.strictObject({ operationId: idSchema, fence: z.bigint(), adopted: adoptedSchema });
export const stackRefSchema = z.strictObject({ stackId: idSchema });
export const waitSchema = z.strictObject({ operationId: idSchema, waitingFor: waitingForSchema });
/** `within` a run: it can't go on now and has changed nothing; it is tried again later. */
export const postponeSchema = waitSchema.extend({ fence: z.bigint() });

const fence = z.bigint();
const planFields = {
  canonicalPlan: z.json(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  diff: z.array(typedDiffSchema),
  findings: z.array(policyFindingSchema),
};
export const recordPreviewSchema = z.strictObject({ operationId: idSchema, fence, ...planFields });
export const recordAppliedSchema = z.strictObject({
  operationId: idSchema,
  fence,
  provider: z.strictObject({ kind: z.enum(['official', 'stand-in']), version: z.string() }),
  outputs: z.record(z.string(), z.json()),
  counts: z.record(z.string(), z.int()),
  engineMs: z.int(),
});
/**
 * `tenancyCredential`: the token of a cloud's own operator account, read after a cloud's deployment; else null.
 * `clusterCa`: the cluster's CA (base64 of PEM, public), for the kubeconfig in the delivery note.
 */
export const recordVerifiedSchema = z.strictObject({
  operationId: idSchema,
  fence,
  inventory: inventorySchema,
  tenancyCredential: z.strictObject({ token: z.string().min(1) }).nullable(),
  clusterCa: z.base64().nullable(),
});
/** `within` only: what an operation's verification hands on. */
export const finishStackSchema = recordVerifiedSchema.omit({ fence: true });
/** `within` only: one line is delivered, as verification saw it or the operator confirmed it. In process, so `at` is a Date. */
export const deliverLineSchema = z.strictObject({
  lineId: idSchema,
  at: z.date(),
  cause: z.strictObject({ kind: z.enum(['operation', 'confirmation']), id: idSchema }),
  handover: z.record(z.string(), z.json()),
  inventory: inventorySchema.nullable(),
});
export const recordFailureSchema = z.strictObject({
  operationId: idSchema,
  fence,
  trouble: troubleSchema,
  findings: z.array(policyFindingSchema),
  leftovers: z.array(leftoverSchema),
});
export const recordUnknownSchema = recordFailureSchema.omit({ findings: true });
/** A refresh or a change of provider was carried out: nothing is delivered, so nothing is verified. */
export const recordRefreshedSchema = recordAppliedSchema.omit({ outputs: true });
/** Engine events of one run; `run` (the attempt) keeps the sequences of two runs apart. */
export const recordEventsSchema = z.strictObject({
  operationId: idSchema,
  run: z.int().nonnegative(),
  events: z.array(engineEventSchema).min(1).max(500),
});
export const releaseForApplySchema = z.strictObject({ requestId: idSchema });
export const confirmFulfilmentSchema = z.strictObject({
  lineId: idSchema,
  note: z.string().trim().min(1).max(2_000),
});
export const declineFulfilmentSchema = z.strictObject({
  lineId: idSchema,
  reason: z.string().trim().min(1).max(2_000),
});
/** `planHash`: the plan that was looked at. */
export const releaseCloudDeploymentSchema = z.strictObject({ operationId: idSchema, planHash: z.string().length(64) });
export const cancelOperationSchema = z.strictObject({
  operationId: idSchema,
  reason: z.string().trim().min(1).max(2_000),
});

/** retry: the engine finds out once more what it did · give-up: it has failed, with what it left behind. */
export const resolveOperationSchema = cancelOperationSchema.extend({ decision: z.enum(['retry', 'give-up']) });

/** Asks a run that is changing the cluster to end after the steps it is in. */
export const stopOperationSchema = cancelOperationSchema;
export const retryCleanUpSchema = cancelOperationSchema;

/** `within` only: the request ended in review, so its operations do too. */
export const withdrawOperationsSchema = z.strictObject({ requestId: idSchema, reason: z.string().max(2_000) });

// What people see.

export const operationsInputSchema = pageSchema.extend({
  state: z.array(operationStateSchema).max(OPERATION_STATES.length).optional(),
  cloudId: idSchema.optional(),
  requestId: idSchema.optional(),
  resourceId: idSchema.optional(),
  /** Only those a platform engineer must see to. */
  toAttend: z.boolean().optional(),
});
export const operationItemSchema = z.object({
  id: idSchema,
  number: z.string(),
  verb: operationVerbSchema,
  program: programSchema,
  state: operationStateSchema,
  waitingFor: waitingForSchema.nullable(),
  stack: z.object({ kind: stackKindSchema, name: z.string() }),
  cloud: sluggedSchema,
  request: z.object({ id: idSchema, number: z.string(), title: z.string() }).nullable(),
  department: sluggedSchema.nullable(),
  trouble: troubleSchema.nullable(),
  /** How many rules of the policy pack were broken. */
  findings: z.int(),
  requestedAt: instantSchema,
  previewedAt: instantSchema.nullable(),
  startedAt: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
});
export type OperationItem = z.output<typeof operationItemSchema>;
export const operationsPageSchema = pageOf(operationItemSchema);

export const operationInputSchema = z.strictObject({ operationId: idSchema });
export const operationDetailSchema = operationItemSchema.omit({ findings: true }).extend({
  planHash: z.string().nullable(),
  diff: z.array(typedDiffSchema),
  findings: z.array(policyFindingSchema),
  leftovers: z.array(leftoverSchema),
  provider: z.object({ kind: z.enum(['official', 'stand-in']), version: z.string() }).nullable(),
  /** Steps per kind and milliseconds in the engine, once applied. */
  summary: z.object({ counts: z.record(z.string(), z.int()), engineMs: z.int() }).nullable(),
  /** What a maintenance operation is for; null for a request's, a cloud's own deployment and a clean-up. */
  intent: intentSchema.nullable(),
  teardown: teardownViewSchema.nullable(),
  /** Of a removal that the authority ordered: what it could be undone from; null: nobody has looked yet, or it is for something else. */
  restorable: restorableSchema.nullable(),
  /** Who asked for it, where a person did. */
  askedBy: z.string().nullable(),
  /** Since when, and why, a person wants the run to end. */
  stop: z.object({ at: instantSchema, reason: z.string() }).nullable(),
  /** What the caller may do now. */
  acts: z.array(z.enum(['cancel', 'stop', 'resolve', 'release', 'retry-clean-up', 'revert'])),
});
export type OperationDetail = z.output<typeof operationDetailSchema>;

/** `after`: the last sequence the caller has; the answer holds what came since, oldest first. */
export const eventsInputSchema = z.strictObject({
  operationId: idSchema,
  after: z
    .string()
    .regex(/^-?\d+$/)
    .optional(),
  limit: z.int().min(1).max(500).default(200),
});
export const eventsSchema = z.object({
  items: z.array(z.object({ sequence: z.string(), event: engineEventSchema })),
  /** Whether more may come: the operation has not ended. */
  open: z.boolean(),
});

export const RESOURCE_STATES = ['requested', 'active', 'released', 'abandoned'] as const;
export const resourceStateSchema = z.enum(RESOURCE_STATES);
export const resourcesInputSchema = pageSchema.extend({
  state: z.array(resourceStateSchema).max(RESOURCE_STATES.length).optional(),
  departmentId: idSchema.optional(),
  systemId: idSchema.optional(),
  cloudId: idSchema.optional(),
  item: z.string().max(64).optional(),
  search: z.string().trim().min(1).max(64).optional(),
});
export const resourceItemSchema = z.object({
  id: idSchema,
  number: z.string(),
  spec: itemSpecSchema,
  fulfilment: z.enum(['provisioned', 'counted']),
  state: resourceStateSchema,
  xinchuang: z.boolean(),
  department: sluggedSchema,
  system: sluggedSchema,
  cloud: sluggedSchema,
  tenancy: z.object({ id: idSchema, number: z.string(), slug: z.string(), zone: z.string() }),
  readyAt: instantSchema.nullable(),
  releasedAt: instantSchema.nullable(),
  createdAt: instantSchema,
  /** Whether its hosts are to run; null where there is nothing to switch. */
  power: z.enum(POWERS).nullable(),
  /** When the access it gives ends; null where it gives none. */
  accessUntil: instantSchema.nullable(),
  /** The request that is changing it now; further ones wait for it. */
  openRequest: z.object({ id: idSchema, number: z.string() }).nullable(),
});
export type ResourceItem = z.output<typeof resourceItemSchema>;
export const resourcesPageSchema = pageOf(resourceItemSchema);

export const resourceInputSchema = z.strictObject({ resourceId: idSchema });
export const resourceDetailSchema = resourceItemSchema.extend({
  /** What verification read at the last delivery, with each object's uid; empty for a counted service. */
  objects: z.array(observedObjectSchema),
  /** Every delivery so far, newest first; request and kind are null where the department that had it before asked for it. */
  deliveries: z.array(
    z.object({
      number: z.string(),
      requestId: idSchema.nullable(),
      requestNumber: z.string().nullable(),
      kind: z.enum(['order', 'resize', 'release']).nullable(),
      deliveredAt: instantSchema,
      handover: z.unknown(),
    }),
  ),
  operations: z.array(operationItemSchema),
  /** Changes the caller may ask for. */
  acts: z.array(z.enum(['resize', 'release', 'stop', 'start'])),
});
export type ResourceDetail = z.output<typeof resourceDetailSchema>;

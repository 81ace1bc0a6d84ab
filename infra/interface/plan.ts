import { z } from 'zod';

/**
 * A property's value as a plan may show it: a secret is never printed, and a value only the cluster can give is unknown
 * until then, which is not the same as absent.
 */
export const planValueSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('value'), value: z.json() }),
  z.strictObject({ is: z.literal('secret') }),
  z.strictObject({ is: z.literal('unknown') }),
  z.strictObject({ is: z.literal('absent') }),
]);
export type PlanValue = z.output<typeof planValueSchema>;

export const PLAN_OPS = ['create', 'update', 'replace', 'delete', 'same', 'read', 'import'] as const;
export type PlanOp = (typeof PLAN_OPS)[number];

/** What one plan does to one property; `path` is dotted, with list positions in brackets: `spec.hard["requests.cpu"]`. */
export const propertyChangeSchema = z.strictObject({
  path: z.string(),
  kind: z.enum(['add', 'update', 'delete']),
  before: planValueSchema,
  after: planValueSchema,
});
export type PropertyChange = z.output<typeof propertyChangeSchema>;

/** What one plan does to one resource. Resources that stay as they are carry no changes. */
export const typedDiffSchema = z.strictObject({
  urn: z.string(),
  /** Pulumi type token, e.g. `kubernetes:core/v1:Namespace`. */
  type: z.string(),
  /** Kubernetes kind, or the component's name. */
  kind: z.string(),
  name: z.string(),
  op: z.enum(PLAN_OPS),
  changes: z.array(propertyChangeSchema),
});
export type TypedDiff = z.output<typeof typedDiffSchema>;

/** A rule of the policy pack that a resource broke; `mandatory` stops the operation, `advisory` is shown beside the plan. */
export const policyFindingSchema = z.strictObject({
  policy: z.string(),
  pack: z.string(),
  level: z.enum(['mandatory', 'advisory']),
  urn: z.string().nullable(),
  message: z.string(),
});
export type PolicyFinding = z.output<typeof policyFindingSchema>;

/**
 * One event of the engine while an operation runs: small, typed, without secrets. `seq` counts from 0 within one run of
 * the operation's child process; `at` is the engine's clock (UTC).
 */
export const engineEventSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('phase'),
    seq: z.int(),
    at: z.iso.datetime(),
    phase: z.enum(['prepare', 'preview', 'compare', 'update', 'destroy', 'refresh', 'cancel', 'recover', 'end']),
    /** Milliseconds since the child process started. */
    ms: z.int(),
  }),
  z.strictObject({
    kind: z.literal('resource'),
    seq: z.int(),
    at: z.iso.datetime(),
    state: z.enum(['started', 'done', 'failed']),
    urn: z.string(),
    type: z.string(),
    name: z.string(),
    op: z.enum(PLAN_OPS),
    planning: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('message'),
    seq: z.int(),
    at: z.iso.datetime(),
    severity: z.enum(['info', 'warning', 'error']),
    urn: z.string().nullable(),
    text: z.string(),
  }),
  z.strictObject({
    kind: z.literal('policy'),
    seq: z.int(),
    at: z.iso.datetime(),
    finding: policyFindingSchema,
  }),
  z.strictObject({
    kind: z.literal('summary'),
    seq: z.int(),
    at: z.iso.datetime(),
    /** Number of resources per step, e.g. `{create: 4, same: 1}`. */
    counts: z.record(z.string(), z.int()),
    seconds: z.number(),
  }),
]);
export type EngineEvent = z.output<typeof engineEventSchema>;

import { driftedObjectSchema } from '@zhengyun/interface/drift.ts';
import { engineEventSchema, policyFindingSchema, typedDiffSchema } from '@zhengyun/interface/plan.ts';
import { z } from 'zod';
import { pluginHostSchema } from '../plugin-host/host-protocol.ts';

/** State keys are listed by an unescaped LIKE pattern, so names hold letters, digits and hyphens only. */
const stateName = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9-]{0,98}[a-z0-9])?$/, 'lower-case letters, digits and hyphens only');

export const PROGRAMS = ['provincial', 'sectoral', 'municipal', 'tenancy'] as const;
export type ProgramName = (typeof PROGRAMS)[number];

/** Who serves `kubernetes:` resources of a stack; recorded as the stack is made and kept from then on. */
export const providerChoiceSchema = z.strictObject({ kind: z.enum(['official', 'stand-in']), version: z.string() });
export type ProviderChoice = z.output<typeof providerChoiceSchema>;

/** Everything one run needs. `kubeconfig`, `backendUrl` and `passphrase` are secrets: they travel over the pipe only. */
export const operationSpecSchema = z.strictObject({
  operationId: z.uuid(),
  project: stateName,
  stack: stateName,
  verb: z.enum(['deploy', 'destroy', 'refresh']),
  /**
   * revert: the state is read anew before preview and update, and fields that other managers took are taken back · provider-change:
   * a refresh that is refused unless neither it nor a preview would change anything · adopt: nothing but imports, and none that would
   * change its object. Absent: none of these.
   */
  mode: z.enum(['revert', 'provider-change', 'adopt']).optional(),
  program: z.enum(PROGRAMS),
  inputs: z.json(),
  kubeconfig: z.string().min(1),
  /** uid of the cluster's kube-system: what keeps objects in place when server address or credential change. */
  clusterIdentifier: z.string().min(1),
  /** `postgres://` address of the state database. */
  backendUrl: z.string().min(1),
  /** Seen in pg_stat_activity, so that a take-over can cut this run's connections. At most 63 characters. */
  connectionName: z.string().min(1).max(63),
  passphrase: z.string().min(16),
  /** Own, empty or absent folder of this run; removed when the run ends. */
  workDir: z.string().startsWith('/'),
  /** Where a recovery leaves the state it found, readable by this user alone. */
  backupDir: z.string().startsWith('/'),
  tools: z.strictObject({ pulumi: z.string().startsWith('/') }),
  /** The stack's recorded provider; null for a new stack: the official one if it is there, else the stand-in. */
  provider: providerChoiceSchema.nullable(),
  /** What the policy pack is told: settings and exemptions per policy, as `--policy-pack-config` has them. Absent: its defaults. */
  policyConfig: z.record(z.string(), z.record(z.string(), z.json())).optional(),
  /** Folders searched for the official provider plugin. */
  pluginPath: z.array(z.string()),
  /** Where provider and policies are served from. Absent: the run starts them itself, a process each. */
  plugins: pluginHostSchema.optional(),
  /** The run ends itself when no `lease-ok` came for this long, in milliseconds. */
  leaseSilenceMs: z.int().positive(),
});
export type OperationSpec = z.output<typeof operationSpecSchema>;

const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const troubleSchema = z.strictObject({
  code: z.enum([
    'POLICY_REFUSED',
    'PROGRAM_FAILED',
    'ENGINE_FAILED',
    'STACK_LOCKED',
    'CLUSTER_UNREACHABLE',
    'CLUSTER_CHANGED',
    'STATE_UNAVAILABLE',
    'PROVIDER_MISSING',
    'CANCELLED',
    'RECOVERY_UNEXPLAINED',
    'PLAN_NOT_EMPTY',
    'IMPORT_DIFFERS',
    'CHILD_ENDED',
  ]),
  message: z.string(),
});
export type Trouble = z.output<typeof troubleSchema>;

/** One step in the canonical plan; see canonical-plan.ts for what is kept and what is left out. */
export const canonicalPlanSchema = z.strictObject({
  version: z.literal(1),
  resources: z.array(z.record(z.string(), z.json())),
});
export type CanonicalPlan = z.output<typeof canonicalPlanSchema>;

const plan = {
  canonicalPlan: canonicalPlanSchema,
  hash,
  diff: z.array(typedDiffSchema),
  findings: z.array(policyFindingSchema),
  provider: providerChoiceSchema,
};
/** A resource that an operation touched before it stopped. */
const leftoverSchema = z.strictObject({
  urn: z.string(),
  op: z.string(),
  state: z.enum(['done', 'failed', 'started']),
});

export const previewResultSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('previewed'), ...plan, ms: z.int() }),
  z.strictObject({
    outcome: z.literal('failed'),
    trouble: troubleSchema,
    findings: z.array(policyFindingSchema),
    ms: z.int(),
  }),
]);
export type PreviewResult = z.output<typeof previewResultSchema>;

/**
 * done: the engine finished what was approved · plan-changed: the second preview differs, nothing was touched ·
 * failed: the engine stopped by itself and its state is whole · unknown: it was cut off; only `recover` may follow.
 */
export const applyResultSchema = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('done'),
    hash,
    diff: z.array(typedDiffSchema),
    findings: z.array(policyFindingSchema),
    /** The stack's outputs, secrets masked. */
    outputs: z.record(z.string(), z.json()),
    counts: z.record(z.string(), z.int()),
    provider: providerChoiceSchema,
    ms: z.int(),
  }),
  z.strictObject({ outcome: z.literal('plan-changed'), ...plan, ms: z.int() }),
  z.strictObject({
    outcome: z.literal('failed'),
    trouble: troubleSchema,
    findings: z.array(policyFindingSchema),
    leftovers: z.array(leftoverSchema),
    ms: z.int(),
  }),
  z.strictObject({
    outcome: z.literal('unknown'),
    trouble: troubleSchema,
    leftovers: z.array(leftoverSchema),
    ms: z.int(),
  }),
]);
export type ApplyResult = z.output<typeof applyResultSchema>;

export const refreshResultSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('refreshed'), counts: z.record(z.string(), z.int()), ms: z.int() }),
  z.strictObject({ outcome: z.literal('failed'), trouble: troubleSchema, ms: z.int() }),
]);
export type RefreshResult = z.output<typeof refreshResultSchema>;

/** How the stack's objects differ from its state; nothing was written anywhere. */
export const driftResultSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('checked'), objects: z.array(driftedObjectSchema), ms: z.int() }),
  z.strictObject({ outcome: z.literal('failed'), trouble: troubleSchema, ms: z.int() }),
]);
export type DriftResult = z.output<typeof driftResultSchema>;

/** What the child is told to do with the spec. */
export const taskSchema = z.discriminatedUnion('task', [
  z.strictObject({ task: z.literal('preview') }),
  z.strictObject({ task: z.literal('apply'), expectedHash: hash }),
  z.strictObject({ task: z.literal('refresh') }),
  /** The recipe after a cut: unlock, back up, refresh, preview, and go on if what is left is part of `approved`. */
  z.strictObject({
    task: z.literal('recover'),
    approved: canonicalPlanSchema,
    /** false: a person wants the run to end, so what is left of the plan is named and not carried out. */
    finish: z.boolean().optional(),
  }),
  z.strictObject({ task: z.literal('drift') }),
]);
export type Task = z.output<typeof taskSchema>;

/** Lines the worker writes to the child's standard input, one JSON text a line. */
export const orderSchema = z.discriminatedUnion('order', [
  z.strictObject({ order: z.literal('start'), task: taskSchema, spec: operationSpecSchema }),
  z.strictObject({ order: z.literal('lease-ok') }),
  z.strictObject({ order: z.literal('cancel') }),
]);
export type Order = z.output<typeof orderSchema>;

/** Lines the child writes to file descriptor 3. The last one is the result. */
export const reportSchema = z.discriminatedUnion('report', [
  z.strictObject({ report: z.literal('event'), event: engineEventSchema }),
  /** A sign of life; the next may be this many milliseconds in coming by what is waited for on the cluster alone. */
  z.strictObject({ report: z.literal('progress'), awaitMs: z.int().nonnegative() }),
  z.strictObject({ report: z.literal('preview'), result: previewResultSchema }),
  z.strictObject({ report: z.literal('apply'), result: applyResultSchema }),
  z.strictObject({ report: z.literal('refresh'), result: refreshResultSchema }),
  z.strictObject({ report: z.literal('drift'), result: driftResultSchema }),
]);
export type Report = z.output<typeof reportSchema>;

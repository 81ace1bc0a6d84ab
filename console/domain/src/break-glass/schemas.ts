import { slugSchema } from '@zhengyun/rulebook/tier.ts';
import { z } from 'zod';
import { idSchema, instantSchema, sluggedSchema } from '../verb/wire.ts';

/** `extends`: more time for an open window of one's own, instead of a new one. */
export const askWindowSchema = z.strictObject({
  cloudId: idSchema,
  reason: z.string().trim().min(1).max(2_000),
  minutes: z.int().min(1).max(1_440),
  extends: idSchema.optional(),
});
export const decideWindowSchema = z.strictObject({ windowId: idSchema, decision: z.enum(['grant', 'refuse']) });
export const windowRefSchema = z.strictObject({ windowId: idSchema });
export const windowsInputSchema = z.strictObject({
  cloudId: idSchema.optional(),
  openOnly: z.boolean().default(false),
});

const actSchema = z.object({ name: z.string(), at: instantSchema });
/** How a command that was run by hand ended: of itself, with its window, by a person or a stopping machine, or nobody knows. */
export const RUN_OUTCOMES = ['completed', 'window-ended', 'interrupted', 'lost'] as const;
export const runViewSchema = z.object({
  id: idSchema,
  stacks: z.array(z.string()),
  command: z.string(),
  /** Length of the whole line in UTF-8, and its SHA-256 as hex. */
  bytes: z.int(),
  digest: z.string(),
  /** `command` is not the whole line. */
  cut: z.boolean(),
  startedAt: instantSchema,
  endedAt: instantSchema.nullable(),
  outcome: z.enum(RUN_OUTCOMES).nullable(),
  exitCode: z.int().nullable(),
  signal: z.string().nullable(),
});
export const windowViewSchema = z.object({
  id: idSchema,
  number: z.string(),
  cloud: sluggedSchema,
  reason: z.string(),
  minutes: z.int(),
  /** Number of the window it asks more time for. */
  extendsNumber: z.string().nullable(),
  state: z.enum(['asked', 'open', 'refused', 'ended']),
  asked: actSchema,
  decided: actSchema.nullable(),
  startsAt: instantSchema.nullable(),
  endsAt: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
  /** What was run by hand in it, newest first. */
  runs: z.array(runViewSchema),
  /** What the caller may do now. */
  acts: z.array(z.enum(['decide', 'extend', 'end'])),
});
export type WindowView = z.output<typeof windowViewSchema>;
export const windowsSchema = z.array(windowViewSchema);

/** The longest command line that is kept whole, in characters. */
export const LONGEST_COMMAND = 16_384;

/** A command about to be run by hand on stacks of one cloud. */
export const useWindowSchema = z.strictObject({
  cloudSlug: slugSchema,
  /** Stacks that the command names, as it names them: `name` or `organization/project/name`. */
  stacks: z.array(z.string().min(1).max(256)).max(32),
  command: z.strictObject({
    /** The line, cut at LONGEST_COMMAND characters. */
    text: z.string().min(1).max(LONGEST_COMMAND),
    /** Of the whole line in UTF-8. */
    bytes: z.int().min(1),
    /** SHA-256 of the whole line in UTF-8, as hex. */
    digest: z.string().regex(/^[0-9a-f]{64}$/),
  }),
});
export const runRefSchema = z.strictObject({ runId: idSchema });
/**
 * How a run by hand ended. `lost`: its command line was killed or cut off, and nobody knows; what it reports later counts.
 * `exitCode` null: a signal ended the command, or nobody knows.
 */
export const endRunSchema = z.strictObject({
  runId: idSchema,
  outcome: z.enum(RUN_OUTCOMES),
  exitCode: z.int().nullable(),
  signal: z.string().max(16).nullable(),
});

export const askedWindowSchema = z.object({ windowId: idSchema, number: z.string() });
/** `until` null: it was refused. */
export const decidedWindowSchema = z.object({ windowId: idSchema, until: instantSchema.nullable() });
export const endedWindowSchema = z.object({ windowId: idSchema });

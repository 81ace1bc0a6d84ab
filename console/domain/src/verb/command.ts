import { withTransaction } from '@zhengyun/db/with-transaction.ts';
import type { z } from 'zod';
import type { Allowed } from './actor.ts';
import { type Context, requireAllowed, requireRecentSignIn, scopeOf, type VerbScope } from './context.ts';
import { DomainError } from './errors.ts';
import type { EventName } from './events.ts';
import { newId } from './id.ts';
import { enqueue, type Job } from './job.ts';
import { parse } from './parse.ts';
import { type AuditFact, record } from './record.ts';
import { departmentOf, keysIn } from './refusal-rules.ts';

export interface AlsoFor {
  readonly departmentId: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** What a command's `act` gives back: the caller's result, the audit row, and jobs to add in the same transaction. */
export interface Outcome<Result> {
  readonly result: Result;
  readonly audit: AuditFact & { readonly action?: EventName };
  /** Departments whose things an act of the platform touched: each finds a row of its own in its log, with what is its own to know of it. */
  readonly alsoFor?: readonly AlsoFor[];
  readonly jobs?: readonly Job[];
}

export interface CommandDefinition<Schema extends z.ZodType, Result> {
  /** Audit event when it succeeds (an outcome may name a closer one), and of the refused row when it does not. */
  readonly event: EventName;
  readonly allow: readonly Allowed[];
  readonly input: Schema;
  /** An act of weight: who does it through a session was asked who they are a short while ago, or is now. */
  readonly stepUp?: true;
  readonly act: (scope: VerbScope, input: z.output<Schema>) => Promise<Outcome<Result>>;
}

export interface Command<Schema extends z.ZodType, Result> {
  (ctx: Context, input: z.input<Schema>): Promise<Result>;
  /** The same act as part of another verb's transaction: same input check, same audit row, no role check of its own. */
  within(scope: VerbScope, input: z.input<Schema>): Promise<Result>;
  readonly definition: CommandDefinition<Schema, Result>;
}

/**
 * Makes a command: role check (and how recently the person signed in, where that is asked for) → parse → transaction → act (load, object check, decide, store) → audit → enqueue, all or
 * nothing. Any refusal leaves a `refused` audit row in a transaction of its own, with the code and the keys of what was asked for, never the rest of the input. It belongs to the caller's own
 * department where there is one: whose the thing asked for is may not be the caller's to know.
 */
export function command<Schema extends z.ZodType, Result>(
  definition: CommandDefinition<Schema, Result>,
): Command<Schema, Result> {
  const perform = async (scope: VerbScope, input: z.output<Schema>): Promise<Result> => {
    // Before the acts within it, which are of the same instant: read in order, what was asked for comes before what followed from it.
    const id = newId(scope.ctx.now);
    const outcome = await definition.act(scope, input);
    const { action, ...fact } = outcome.audit;
    const done = { ...fact, action: action ?? definition.event, outcome: 'done' } as const;
    for (const own of [{ id }, ...(outcome.alsoFor ?? [])]) await record(scope.tx, scope.ctx, { ...done, ...own });
    for (const job of outcome.jobs ?? []) await enqueue(scope.tx, job);
    return outcome.result;
  };
  const call = async (ctx: Context, input: z.input<Schema>): Promise<Result> => {
    try {
      requireAllowed(ctx.actor, definition.allow);
      if (definition.stepUp) requireRecentSignIn(ctx.actor, ctx.now);
      const parsed = parse(definition.input, input);
      return await withTransaction(ctx.db, scopeOf(ctx.actor), (tx) => perform({ ctx, tx }, parsed));
    } catch (error) {
      if (error instanceof DomainError) await recordRefusal(ctx, definition.event, { error, input });
      throw error;
    }
  };
  return Object.assign(call, {
    within: async (scope: VerbScope, input: z.input<Schema>) => perform(scope, parse(definition.input, input)),
    definition,
  });
}

async function recordRefusal(
  ctx: Context,
  action: EventName,
  { error, input }: { readonly error: DomainError; readonly input: unknown },
): Promise<void> {
  await withTransaction(ctx.db, { kind: 'all' }, (tx) =>
    record(tx, ctx, {
      action,
      outcome: 'refused',
      code: error.code,
      object: { kind: 'verb', id: action },
      departmentId: departmentOf(ctx.actor),
      detail: { facts: error.facts, asked: keysIn(input) },
    }),
  );
}

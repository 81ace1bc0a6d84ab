import { withTransaction } from '@zhengyun/db/with-transaction.ts';
import type { z } from 'zod';
import type { Allowed } from './actor.ts';
import { type Context, requireAllowed, scopeOf, type VerbScope } from './context.ts';
import type { EventName } from './events.ts';
import { parse } from './parse.ts';
import { type AuditFact, record } from './record.ts';

export interface IngestDefinition<Schema extends z.ZodType, Result> {
  readonly event: EventName;
  readonly allow: readonly Allowed[];
  readonly input: Schema;
  /** `audit` absent: this batch belongs to a session that has its row already (a repeated batch, a running event log). */
  readonly store: (
    scope: VerbScope,
    input: z.output<Schema>,
  ) => Promise<{ readonly result: Result; readonly audit?: AuditFact }>;
}

export interface Ingest<Schema extends z.ZodType, Result> {
  (ctx: Context, input: z.input<Schema>): Promise<Result>;
  /** The same batch as part of another verb's transaction: same input check, same audit row, no role check of its own. */
  within(scope: VerbScope, input: z.input<Schema>): Promise<Result>;
  readonly definition: IngestDefinition<Schema, Result>;
}

/** Makes an ingest verb (samples, engine events, probes): like a command, but at most one audit row a batch or session. */
export function ingest<Schema extends z.ZodType, Result>(
  definition: IngestDefinition<Schema, Result>,
): Ingest<Schema, Result> {
  const perform = async (scope: VerbScope, input: z.output<Schema>): Promise<Result> => {
    const { result, audit } = await definition.store(scope, input);
    if (audit) await record(scope.tx, scope.ctx, { ...audit, action: definition.event, outcome: 'done' });
    return result;
  };
  const call = async (ctx: Context, input: z.input<Schema>): Promise<Result> => {
    requireAllowed(ctx.actor, definition.allow);
    const parsed = parse(definition.input, input);
    return withTransaction(ctx.db, scopeOf(ctx.actor), (tx) => perform({ ctx, tx }, parsed));
  };
  return Object.assign(call, {
    within: async (scope: VerbScope, input: z.input<Schema>) => perform(scope, parse(definition.input, input)),
    definition,
  });
}

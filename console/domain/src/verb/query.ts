import { withTransaction } from '@zhengyun/db/with-transaction.ts';
import type { z } from 'zod';
import type { Allowed } from './actor.ts';
import { type Context, requireAllowed, scopeOf, type VerbScope } from './context.ts';
import { type Veil, veiled } from './field-rules.ts';
import { parse } from './parse.ts';

export interface QueryDefinition<Schema extends z.ZodType, Result> {
  readonly allow: readonly Allowed[];
  readonly input: Schema;
  /**
   * Where the verb shows those whom it allows more of tenants' rows than their roles see elsewhere: what they must weigh to decide,
   * such as how many tenancies a leak reaches. A caller must never take "hidden from you" for "none". `none`: no tenant's row, whoever
   * asks, because anybody may have the answer.
   */
  readonly sight?: 'operations' | 'none';
  /** Where fields stand in the answer that not everyone sees who may ask for it; HIDDEN in their place. */
  readonly veil?: Veil;
  readonly read: (scope: VerbScope, input: z.output<Schema>) => Promise<Result>;
}

export interface Query<Schema extends z.ZodType, Result> {
  (ctx: Context, input: z.input<Schema>): Promise<Result>;
  readonly definition: QueryDefinition<Schema, Result>;
}

/** Makes a query: scope check → parse → read, in one transaction under the actor's row-level security scope → fields. No audit row. */
export function query<Schema extends z.ZodType, Result>(
  definition: QueryDefinition<Schema, Result>,
): Query<Schema, Result> {
  const call = async (ctx: Context, input: z.input<Schema>): Promise<Result> => {
    requireAllowed(ctx.actor, definition.allow);
    const parsed = parse(definition.input, input);
    const sight = definition.sight ? { kind: definition.sight } : scopeOf(ctx.actor);
    const answer = await withTransaction(ctx.db, sight, (tx) => definition.read({ ctx, tx }, parsed));
    return definition.veil ? veiled(answer, definition.veil, ctx.actor) : answer;
  };
  return Object.assign(call, { definition });
}

import { z } from 'zod';
import type { VerbScope } from '../verb/context.ts';
import { fenTextSchema, idSchema } from '../verb/wire.ts';
import type { AskedOfBudget } from './block-rules.ts';
import { orderAsked, orderedFor } from './store.ts';

/** An order that is asked for, what a change adds to something in use (`counted`: it is committed already), or a request that is about to be approved by the last of its approvers. */
export const askedSchema = z.union([
  z.strictObject({
    departmentId: idSchema,
    project: z.string().nullable(),
    fundingSource: z.string().nullable(),
    askedFen: fenTextSchema,
  }),
  z.strictObject({
    departmentId: idSchema,
    resourceId: idSchema,
    addedFen: fenTextSchema.nullable(),
    counted: z.boolean(),
  }),
  z.strictObject({ departmentId: idSchema, requestId: idSchema }),
]);
export type Asked = z.output<typeof askedSchema>;

type Ordered = Awaited<ReturnType<typeof orderedFor>> & AskedOfBudget;

/** How much is asked for, and what that is for; undefined: a request that asks for nothing. */
export async function askedOf({ ctx, tx }: VerbScope, asked: Asked): Promise<Ordered | undefined> {
  if ('requestId' in asked) return orderAsked(tx, asked.requestId, ctx.now);
  if ('resourceId' in asked) {
    const fen = asked.addedFen === null ? null : BigInt(asked.addedFen);
    return { ...(await orderedFor(tx, asked.resourceId)), fen, counted: asked.counted };
  }
  const fen = BigInt(asked.askedFen);
  return { project: asked.project, funding_source: asked.fundingSource, fen, counted: false };
}

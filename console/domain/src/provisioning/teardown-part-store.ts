import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { tenancyOutputsSchema } from '@zhengyun/interface/tenancy.ts';
import type { VerbScope } from '../verb/context.ts';
import { newId } from '../verb/id.ts';
import type { Job } from '../verb/job.ts';
import { nextNumber } from '../verb/number.ts';
import { previewJob } from './jobs.ts';
import { insertOperation, lastOperationOfStack, type OperationRow } from './operation-store.ts';
import { hasEnded, isTeardown } from './rules.ts';
import { programSchema, type WaitingFor } from './schemas.ts';
import { findTeardown } from './teardown-store.ts';

/** A line's stack with what it was last deployed with. */
interface ReachingStack {
  readonly id: string;
  readonly department_id: string | null;
  readonly program: string;
  readonly inputs: unknown;
}

/**
 * Stacks of the tenancy's lines that made something outside its namespace (a backup schedule lies in the operator's): the end of the
 * namespace doesn't take that away.
 */
async function reachingStacks(tx: Tx, tenancyId: string): Promise<readonly ReachingStack[]> {
  const rows = await tx
    .selectFrom('stack as s')
    .innerJoin('operation as o', 'o.stack_id', 's.id')
    .select(['s.id', 's.department_id', 'o.program', 'o.inputs', 'o.summary'])
    .distinctOn('s.id')
    .where('s.tenancy_id', '=', tenancyId)
    .where('s.kind', '=', 'order-line')
    .where('s.state', '=', 'deployed')
    .where('o.verb', '=', 'deploy')
    .where('o.state', '=', 'done')
    .orderBy('s.id')
    .orderBy('o.ended_at', 'desc')
    .execute();
  return rows.filter(({ summary }) => {
    const outputs = tenancyOutputsSchema.safeParse((summary as { outputs?: unknown } | null)?.outputs);
    return (
      outputs.success && outputs.data.objects.some((object) => (object.namespace ?? null) !== outputs.data.namespace)
    );
  });
}

/** Opens the removal of each such stack. They go on by themselves: who released the tenancy's removal released theirs. */
export async function openParts({ ctx, tx }: VerbScope, tenancyId: string) {
  const opened: string[] = [];
  const jobs: Job[] = [];
  for (const { id: stackId, department_id: departmentId, program, inputs } of await reachingStacks(tx, tenancyId)) {
    const id = newId(ctx.now);
    const number = await nextNumber(tx, 'CZ', ctx.now);
    const owner = { requestId: null, lineId: null, departmentId, ordinal: 0 };
    const what = { verb: 'destroy' as const, program: programSchema.parse(program), inputs, at: ctx.now };
    await insertOperation(tx, { id, number, stackId, ...owner, ...what });
    opened.push(number);
    jobs.push(previewJob(id));
  }
  return { opened, jobs };
}

export type Parts =
  | { readonly are: 'done' }
  | { readonly are: 'under-way'; readonly waitingFor: WaitingFor }
  | { readonly are: 'failed'; readonly operation: string };

/** How the removal of what lies outside a tenancy has come on, before its base may go; done for any operation that is no such removal. */
export async function partsBefore(tx: Tx, operation: OperationRow): Promise<Parts> {
  const tenancyId = isTeardown(operation) && (await findTeardown(tx, operation.id))?.tenancy_id;
  if (!tenancyId) return { are: 'done' };
  let failed: string | null = null;
  for (const stack of await reachingStacks(tx, tenancyId)) {
    const last = await lastOperationOfStack(tx, stack.id);
    if (last && !hasEnded(last.state))
      return { are: 'under-way', waitingFor: { code: 'OPERATION', number: last.number } };
    failed ??= last?.number ?? stack.id;
  }
  return failed === null ? { are: 'done' } : { are: 'failed', operation: failed };
}

import { tenancyBaseInputsSchema } from '@zhengyun/interface/tenancy.ts';
import type { Obstacle } from '../teardown/rules.ts';
import type { VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import type { Job } from '../verb/job.ts';
import { nextNumber } from '../verb/number.ts';
import { noteAskedBy } from './cloud-deployment-store.ts';
import { previewJob } from './jobs.ts';
import { insertOperation } from './operation-store.ts';
import { programSchema } from './schemas.ts';
import { insertTeardown, lastDeploymentOf } from './teardown-store.ts';

interface Wanted {
  readonly stackId: string;
  readonly place: {
    readonly cloudId: string;
    readonly tenancyId: string | null;
    readonly departmentId: string | null;
  };
  readonly reason: string;
  readonly obstacles: readonly Obstacle[];
  /** Whether what stands there goes with it. */
  readonly override: boolean;
}

/**
 * Opens the operation that removes a stack, with who asked and what stood in the way. Null where the stack was never deployed, so
 * that there is nothing to remove. Only a person asks: another one has to release it.
 */
export async function openTeardown(
  { ctx, tx }: VerbScope,
  { stackId, place, reason, obstacles, override }: Wanted,
): Promise<{ readonly id: string; readonly number: string; readonly jobs: readonly Job[] } | null> {
  if (ctx.actor.kind !== 'person') throw new DomainError('ROLE_MISSING', { needed: ['platform-engineer'] });
  const last = await lastDeploymentOf(tx, stackId);
  if (!last) return null;
  const id = newId(ctx.now);
  const number = await nextNumber(tx, 'CZ', ctx.now);
  const { cloudId, tenancyId, departmentId } = place;
  const program = programSchema.parse(last.program);
  const owner = { requestId: null, lineId: null, departmentId, ordinal: 0 };
  await insertOperation(tx, {
    id,
    number,
    stackId,
    ...owner,
    verb: 'destroy',
    program,
    inputs: override ? withAdoptedVolumes(last.inputs) : last.inputs,
    at: ctx.now,
  });
  await noteAskedBy(tx, id, ctx.actor.id);
  const of = {
    operation_id: id,
    cloud_id: cloudId,
    tenancy_id: tenancyId,
    department_id: departmentId,
    reason,
    override,
  };
  await insertTeardown(tx, { ...of, asked_by: ctx.actor.id, asked_at: ctx.now }, obstacles);
  return { id, number, jobs: [previewJob(id)] };
}

/** The inputs of a base whose adopted volumes go with it; those of any other stack as they are. */
function withAdoptedVolumes(inputs: unknown): unknown {
  const base = tenancyBaseInputsSchema.safeParse(inputs);
  return base.success && base.data.adopted ? { ...base.data, adoptedVolumes: 'removed' } : inputs;
}

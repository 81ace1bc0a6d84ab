import { readCloudProgram } from '../clouds/read-cloud-program.ts';
import { readStanding } from '../clouds/read-standing.ts';
import { recordDeploymentState } from '../clouds/record-deployment-state.ts';
import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { nextNumber } from '../verb/number.ts';
import { noteAskedBy } from './cloud-deployment-store.ts';
import { previewJob } from './jobs.ts';
import { insertOperation, lastOperationOfStack } from './operation-store.ts';
import { mayDeployUnasked, standsFor } from './rules.ts';
import { openCloudDeploymentSchema } from './schemas.ts';
import { ensureCloudStack } from './stack-store.ts';

/**
 * Deploys a cloud's own stack by the same operations as everything else. It has no request: a platform
 * engineer asks for it and another person releases its plan (releaseCloudDeployment); on one machine the set-up asks, and its
 * plan is applied at once. A deployment of the same inputs that is
 * under way or done is given instead of a new one. Refused: CLOUD_NOT_READY; CLOUD_NOT_GRANTED; STATE_CONFLICT for a cloud that is
 * retired or being retired; NOT_FOUND.
 */
export const openCloudDeployment = command({
  event: 'provisioning.cloud-deployment-opened',
  allow: ['platform-engineer', 'job'],
  input: openCloudDeploymentSchema,
  async act(scope, { cloudId }) {
    const { ctx, tx } = scope;
    if (!mayDeployUnasked(ctx.actor)) throw new DomainError('ROLE_MISSING', { needed: ['platform-engineer'] });
    requireCloud(ctx.actor, ['platform-engineer'], { cloudId });
    // Locked: it does not begin to retire beside a deployment that has just been let through.
    const cloud = await readStanding.definition.read(scope, { cloudId });
    if (cloud.state === 'retiring' || cloud.state === 'retired')
      throw new DomainError('STATE_CONFLICT', { object: cloud.slug, state: cloud.state });
    const { program, project, stack, inputs } = await readCloudProgram.definition.read(scope, { cloudId });
    const stackId = await ensureCloudStack(tx, { id: newId(ctx.now), project, name: stack, cloudId, at: ctx.now });
    const last = await lastOperationOfStack(tx, stackId);
    if (last && standsFor(last, { program, inputs })) {
      const detail = { number: last.number, stack, opened: false };
      const result = { operationId: last.id, number: last.number, opened: false };
      return { result, audit: { object: { kind: 'cloud', id: cloudId }, detail } };
    }
    const id = newId(ctx.now);
    const number = await nextNumber(tx, 'CZ', ctx.now);
    const owner = { requestId: null, lineId: null, departmentId: null, ordinal: 0 };
    await insertOperation(tx, { id, number, stackId, ...owner, verb: 'deploy', program, inputs, at: ctx.now });
    if (ctx.actor.kind === 'person') await noteAskedBy(tx, id, ctx.actor.id);
    await recordDeploymentState.within(scope, { cloudId, state: 'deploying' });
    return {
      result: { operationId: id, number, opened: true },
      audit: {
        object: { kind: 'cloud', id: cloudId },
        detail: { number, stack, opened: true, askedBy: ctx.actor.kind },
      },
      jobs: [previewJob(id)],
    };
  },
});

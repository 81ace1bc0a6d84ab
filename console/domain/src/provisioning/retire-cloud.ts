import { endCloud } from '../clouds/end-cloud.ts';
import { readStanding } from '../clouds/read-standing.ts';
import { retireCloudSchema } from '../teardown/schemas.ts';
import { command, type Outcome } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { openTeardown } from './teardown-opening-store.ts';
import { operationsUnderWay, ownStack, refuseTenancies } from './teardown-store.ts';

/** `operationId` null: nothing of it was ever on a cluster, so it is retired at once. */
type Retirement = { readonly operationId: string | null; readonly number: string | null };

/**
 * Retires a cloud: its own stack is removed from its cluster once another person releases the plan; the cloud stays in books and
 * reports. Refused: CLOUD_IN_USE with the tenancies that stand on it, which nobody can override; STATE_CONFLICT while an
 * operation of it is under way, or when it is retired; CLOUD_NOT_GRANTED; NOT_FOUND.
 */
export const retireCloud = command({
  event: 'provisioning.teardown-opened',
  allow: ['platform-engineer'],
  input: retireCloudSchema,
  async act(scope, { cloudId, reason }): Promise<Outcome<Retirement>> {
    const { ctx, tx } = scope;
    const cloud = await readStanding.definition.read(scope, { cloudId });
    requireCloud(ctx.actor, ['platform-engineer'], { cloudId });
    if (cloud.state === 'retired') throw new DomainError('STATE_CONFLICT', { object: cloud.slug, state: cloud.state });
    await refuseTenancies(tx, cloudId);
    const stack = await ownStack(tx, cloudId);
    const [busy] = stack ? await operationsUnderWay(tx, { stackId: stack.id }) : [];
    if (busy) throw new DomainError('STATE_CONFLICT', { object: busy.number, state: 'open' });
    const place = { cloudId, tenancyId: null, departmentId: null };
    const opened = stack
      ? await openTeardown(scope, { stackId: stack.id, place, reason, obstacles: [], override: false })
      : null;
    await endCloud.within(scope, { cloudId, state: opened ? 'retiring' : 'retired' });
    return {
      result: opened ? { operationId: opened.id, number: opened.number } : { operationId: null, number: null },
      audit: {
        object: { kind: 'cloud', id: cloudId },
        detail: { slug: cloud.slug, operation: opened?.number ?? null, reason },
      },
      jobs: opened ? opened.jobs : [],
    };
  },
});

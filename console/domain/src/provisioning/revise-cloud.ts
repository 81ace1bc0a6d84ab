import { dropDraft } from '../cloud-drafts/drop-draft.ts';
import { defineCloud } from '../clouds/define-cloud.ts';
import { getCloud } from '../clouds/get-cloud.ts';
import { reviseCloudSchema } from '../clouds/revision/schemas.ts';
import { command, type Outcome } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { openCloudDeployment } from './open-cloud-deployment.ts';
import { operationsUnderWay, ownStack } from './teardown-store.ts';

/** `operationId` null: it has no cluster so far, so there is nothing to deploy on. */
type Revised = { readonly cloudId: string; readonly operationId: string | null };

/**
 * Changes a cloud that stands and asks for its deployment, in one act: the plan is previewed and another person releases it. Its
 * draft goes with it. Refused: what defineCloud refuses; STATE_CONFLICT while an operation on the cloud's own stack is under way,
 * or when it is being retired; NOT_FOUND for a cloud that is not there, since a new one is added with its cluster.
 */
export const reviseCloud = command({
  event: 'clouds.revised',
  allow: ['platform-engineer'],
  input: reviseCloudSchema,
  async act(scope, { definition, draftId }): Promise<Outcome<Revised>> {
    const { slug } = definition;
    const cloud = await getCloud.definition.read(scope, { slug });
    if (cloud.state === 'retiring' || cloud.state === 'retired')
      throw new DomainError('STATE_CONFLICT', { object: slug, state: cloud.state });
    const stack = await ownStack(scope.tx, cloud.id);
    const [busy] = stack ? await operationsUnderWay(scope.tx, { stackId: stack.id }) : [];
    if (busy) throw new DomainError('STATE_CONFLICT', { object: busy.number, state: 'open' });
    const { cloudId } = await defineCloud.within(scope, definition);
    if (draftId !== undefined) await dropDraft.within(scope, { draftId });
    const opened = cloud.cluster ? await openCloudDeployment.within(scope, { cloudId }) : null;
    return {
      result: { cloudId, operationId: opened?.operationId ?? null },
      audit: { object: { kind: 'cloud', id: cloudId }, detail: { slug, operation: opened?.number ?? null } },
    };
  },
});

import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { deploymentStateSchema } from './schemas.ts';
import { setState } from './store.ts';

/** Notes that a cloud's own stack is being deployed, that its deployment failed (nothing new may be ordered there then), or that it was called off. */
export const recordDeploymentState = command({
  event: 'clouds.deployment-state-changed',
  allow: ['job'],
  input: deploymentStateSchema,
  async act({ tx }, { cloudId, state }) {
    const cloud = await setState(tx, cloudId, state);
    if (!cloud) throw new DomainError('NOT_FOUND', { what: 'cloud' });
    return {
      result: { cloudId },
      audit: { object: { kind: 'cloud', id: cloudId }, detail: { slug: cloud.slug, state } },
    };
  },
});

import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { endCloudSchema } from './schemas.ts';
import { dropCredentials, setEnding } from './store.ts';

/**
 * Takes a cloud through its end: retiring while its stack is removed, retired once it is gone, with the credentials that opened its
 * cluster. Called within a teardown.
 */
export const endCloud = command({
  event: 'clouds.retired',
  allow: ['job'],
  input: endCloudSchema,
  async act({ ctx, tx }, { cloudId, state }) {
    const cloud = await setEnding(tx, cloudId, { state, at: ctx.now });
    if (!cloud) throw new DomainError('NOT_FOUND', { what: 'cloud' });
    if (state === 'retired') await dropCredentials(tx, cloudId);
    const action = state === 'retired' ? 'clouds.retired' : 'clouds.deployment-state-changed';
    return {
      result: { cloudId },
      audit: { action, object: { kind: 'cloud', id: cloudId }, detail: { slug: cloud.slug, state } },
    };
  },
});

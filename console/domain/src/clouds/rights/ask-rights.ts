import { command } from '../../verb/command.ts';
import { requireCloud } from '../../verb/context.ts';
import { DomainError } from '../../verb/errors.ts';
import { findCloud } from '../store.ts';
import { ASKERS } from './rules.ts';
import { askRightsSchema } from './schemas.ts';
import { makeRightsDue } from './store.ts';

/**
 * Has a cloud's credentials asked with again, what they may really do, as soon as a worker comes to it. Refused: CLOUD_NOT_READY
 * without a cluster; CLOUD_NOT_GRANTED; NOT_FOUND.
 */
export const askRights = command({
  event: 'clouds.rights-review-asked',
  allow: ASKERS,
  input: askRightsSchema,
  async act({ ctx, tx }, { cloudId }) {
    const cloud = await findCloud(tx, { id: cloudId });
    if (!cloud) throw new DomainError('NOT_FOUND', { what: 'cloud' });
    requireCloud(ctx.actor, ASKERS, { cloudId });
    if (!cloud.server) throw new DomainError('CLOUD_NOT_READY', { cloud: cloud.name });
    await makeRightsDue(tx, cloudId, ctx.now);
    return {
      result: { cloudId },
      audit: { object: { kind: 'cloud', id: cloudId }, detail: { slug: cloud.slug } },
    };
  },
});

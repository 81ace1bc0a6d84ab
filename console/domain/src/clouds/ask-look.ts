import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { clusterProbeJob } from './jobs.ts';
import { insertProbe } from './probe-store.ts';
import { makeRightsDue } from './rights/store.ts';
import { cloudRefSchema } from './schemas.ts';
import { findCloud } from './store.ts';

/** Bound to no credential, so that nothing can be registered on the strength of such a look. */
const NO_DIGEST = Buffer.alloc(0);

/**
 * Asks for a look at the cluster of a cloud that stands, by the credential stored for it: its nodes, storage and operators as
 * they are now, and of what its credentials may do. Refused: CLOUD_NOT_READY without a cluster; CLOUD_NOT_GRANTED; NOT_FOUND.
 */
export const askLook = command({
  event: 'clouds.probe-asked',
  allow: ['platform-engineer'],
  input: cloudRefSchema,
  async act({ ctx, tx }, { cloudId }) {
    const cloud = await findCloud(tx, { id: cloudId });
    if (!cloud) throw new DomainError('NOT_FOUND', { what: 'cloud' });
    requireCloud(ctx.actor, ['platform-engineer'], { cloudId });
    if (!cloud.server) throw new DomainError('CLOUD_NOT_READY', { cloud: cloud.name });
    const id = newId(ctx.now);
    await insertProbe(tx, {
      id,
      asked_by: ctx.actor.kind === 'person' ? ctx.actor.id : null,
      asked_at: ctx.now,
      server: cloud.server,
      digest: NO_DIGEST,
      sealed: null,
      key_id: '',
      cloud_id: cloudId,
    });
    await makeRightsDue(tx, cloudId, ctx.now);
    return {
      result: { probeId: id },
      audit: { object: { kind: 'cluster-probe', id }, detail: { server: cloud.server, cloud: cloud.slug } },
      jobs: [clusterProbeJob(id)],
    };
  },
});

import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { clusterKnownAs, findProbe } from './probe-store.ts';
import { probeView } from './probe-view-rules.ts';
import { getProbeSchema } from './schemas.ts';
import { findCloud } from './store.ts';

/**
 * What a look at a cluster came to: reached or not, rights it lacks, who the cluster is, and what there is to choose from.
 * `otherCluster`: the cloud named stands on another one. NOT_FOUND also to who did not ask for it.
 */
export const getProbe = query({
  allow: ['platform-engineer', 'job'],
  input: getProbeSchema,
  async read({ ctx, tx }, { probeId, cloudSlug }) {
    const probe = await findProbe(tx, probeId);
    const own = ctx.actor.kind === 'job' || (ctx.actor.kind === 'person' && ctx.actor.id === probe?.asked_by);
    if (!probe || !own) throw new DomainError('NOT_FOUND', { what: 'cluster probe' });
    const known = probe.identity_uid === null ? undefined : await clusterKnownAs(tx, probe.identity_uid);
    const cloud = cloudSlug === undefined ? undefined : await findCloud(tx, { slug: cloudSlug });
    const otherCluster =
      probe.identity_uid !== null && !!cloud?.identity_uid && cloud.identity_uid !== probe.identity_uid;
    return probeView(probe, { knownAs: known?.slug ?? null, otherCluster });
  },
});

import type { z } from 'zod';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { newestProbeOf } from './probe-store.ts';
import { probeView } from './probe-view-rules.ts';
import type { lastLookSchema } from './revision/schemas.ts';
import { getCloudInputSchema } from './schemas.ts';
import { findCloud } from './store.ts';

/** The newest answered look at the cluster a cloud stands on, whoever asked for it: what there is to choose from. Null: there was none. */
export const lastLook = query({
  allow: ['platform-engineer', 'technical-reviewer', 'auditor', 'job'],
  input: getCloudInputSchema,
  async read({ tx }, { slug }): Promise<z.output<typeof lastLookSchema>> {
    const cloud = await findCloud(tx, { slug });
    if (!cloud) throw new DomainError('NOT_FOUND', { what: 'cloud' });
    if (!cloud.identity_uid) return null;
    const probe = await newestProbeOf(tx, cloud.identity_uid);
    return probe ? probeView(probe, { knownAs: cloud.cluster_slug, otherCluster: false }) : null;
  },
});

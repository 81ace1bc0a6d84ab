import { CLOUD_RIGHTS } from '@zhengyun/interface/cloud-rights.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { operatorRules, reachOf } from './blast-radius-rules.ts';
import { cloudsOnCluster, deployedPlans, tenanciesWithin } from './blast-radius-store.ts';
import { type BlastRadius, blastRadiusSchema } from './reach/schemas.ts';
import { rightsView, UNKNOWN_RIGHTS } from './rights/rules.ts';
import { findRights } from './rights/store.ts';
import { getCloudInputSchema } from './schemas.ts';
import { credentialsOf, findCloud } from './store.ts';

/** Rights of a cloud's credential, one line a kind. */
const CLOUD_RULES = [...Map.groupBy(CLOUD_RIGHTS, ({ group, resource }) => `${group}/${resource}`).values()].map(
  (rights) => ({
    groups: [rights[0]?.group ?? ''],
    resources: [rights[0]?.resource ?? ''],
    verbs: rights.map(({ verb }) => verb),
    only: [],
  }),
);

/**
 * What one failure and one leak reach (F24), from what stands: of this cloud alone, of its cluster with every cloud on it, of its
 * whole tier; and of its two credentials, with what each needs and what its cluster said that it really may. Everyone it is shown to counts the same: who grants break-glass weighs the tenants it opens. NOT_FOUND.
 */
export const getBlastRadius = query({
  allow: ['platform-engineer', 'technical-reviewer', 'authority-approver', 'security-admin', 'auditor', 'job'],
  input: getCloudInputSchema,
  sight: 'operations',
  async read({ tx }, { slug }): Promise<BlastRadius> {
    const cloud = await findCloud(tx, { slug });
    if (!cloud) throw new DomainError('NOT_FOUND', { what: 'cloud' });
    const rows = await tenanciesWithin(tx, { tier: cloud.tier, clusterId: cloud.cluster_id });
    const own = rows.filter((row) => row.cloud_id === cloud.id);
    const onCluster = rows.filter((row) => cloud.cluster_id !== null && row.cluster_id === cloud.cluster_id);
    const ofTier = rows.filter((row) => row.tier === cloud.tier);
    const neighbours = await cloudsOnCluster(tx, cloud.cluster_id);
    const granted = (await deployedPlans(tx, cloud.id)).map(operatorRules).find((rules) => rules !== null) ?? null;
    const held = await credentialsOf(tx, cloud.id);
    const heldSince = (purpose: string) =>
      held.find((each) => each.purpose === purpose)?.created_at.toISOString() ?? null;
    const really = async (purpose: 'cloud' | 'tenancy') => {
      const row = await findRights(tx, { cloudId: cloud.id, purpose });
      return row ? rightsView(row) : UNKNOWN_RIGHTS;
    };
    return blastRadiusSchema.parse({
      cloud: { id: cloud.id, slug: cloud.slug, name: cloud.name },
      failures: [
        reachOf('cloud', cloud.name, own),
        ...(cloud.cluster_slug ? [reachOf('cluster', cloud.cluster_slug, onCluster)] : []),
        reachOf('tier', cloud.tier, ofTier),
      ],
      credentials: [
        {
          purpose: 'cloud',
          heldSince: heldSince('cloud'),
          clouds: neighbours,
          namespaces: onCluster.map((row) => row.slug),
          rules: CLOUD_RULES,
          really: await really('cloud'),
        },
        {
          purpose: 'tenancy',
          heldSince: heldSince('tenancy'),
          clouds: [cloud.slug],
          namespaces: own.map((row) => row.slug),
          rules: granted,
          really: await really('tenancy'),
        },
      ],
    });
  },
});

import { profilePolicyAt } from '@zhengyun/rulebook/profile.ts';
import { regionSchema } from '@zhengyun/rulebook/region.ts';
import { profileSchema, tierSchema } from '@zhengyun/rulebook/tier.ts';
import { requireCloud } from '../verb/context.ts';
import { query } from '../verb/query.ts';
import { changesOf } from './change-rules.ts';
import { nodesOfNeighbours } from './cluster-store.ts';
import { bandsOf, refuseDefinition } from './definition-rules.ts';
import { readDefinition } from './read-definition.ts';
import { readUse } from './read-use.ts';
import { type Revision, revisionSchema } from './revision/schemas.ts';
import { defineCloudSchema } from './schemas.ts';
import { servicesOf } from './services-rules.ts';
import { refuseShrink } from './shrink-rules.ts';
import { iopsSchema } from './storage/schemas.ts';
import { findCloud, zonesOf } from './store.ts';
import { zoneEntries } from './zone-entry-store.ts';

/**
 * What defining a cloud so would change of what is stored, and why it would be refused: as a form shows it before it is sent, and
 * as defineCloud decides it. CLOUD_NOT_GRANTED to who is engineer of other clouds only.
 */
export const reviewDefinition = query({
  allow: ['platform-engineer', 'job'],
  input: defineCloudSchema,
  async read(scope, input): Promise<Revision> {
    const { ctx, tx } = scope;
    const stored = await findCloud(tx, { slug: input.slug });
    const cloudId = stored?.id ?? '';
    requireCloud(ctx.actor, ['platform-engineer'], { cloudId });
    const services = servicesOf(input.services, input.storageProvisioner);
    const refusal = refuseDefinition(input, {
      policy: profilePolicyAt(ctx.now),
      stored: stored
        ? {
            tier: tierSchema.parse(stored.tier),
            profile: profileSchema.parse(stored.profile),
            region: regionSchema.nullable().parse(stored.region),
            kubevirt: stored.kubevirt === 'install' ? 'install' : 'present',
            storageProvisioner: stored.storage_provisioner,
            iops: iopsSchema.nullable().parse(stored.storage_iops ?? null),
            deployed: stored.deployed_at !== null,
            retired: stored.retired_at !== null,
          }
        : null,
      ownZones: stored ? (await zonesOf(tx, [cloudId])).map((zone) => zone.code) : [],
      dictionary: (await zoneEntries(tx)).filter((entry) => !entry.retired_at).map((entry) => entry.code),
      taken: stored?.cluster_id ? await nodesOfNeighbours(tx, { cloudId, clusterId: stored.cluster_id }) : [],
    });
    if (!stored) return revisionSchema.parse({ changes: [], refusal });
    const shrink = refuseShrink({ zones: input.zones, services }, await readUse.definition.read(scope, { cloudId }));
    const { definition } = await readDefinition.definition.read(scope, { slug: input.slug });
    const changes = changesOf(definition, { ...input, services, iops: bandsOf(input.iops) });
    return revisionSchema.parse({ changes, refusal: refusal ?? shrink });
  },
});

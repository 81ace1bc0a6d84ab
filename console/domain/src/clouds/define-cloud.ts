import { profileSchema, tierSchema } from '@zhengyun/rulebook/tier.ts';
import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { refuseDefinition } from './definition-rules.ts';
import { defineCloudSchema, iopsSchema } from './schemas.ts';
import { lockCloud, nodesOfNeighbours, saveCloud, saveZones, zonesOf } from './store.ts';
import { zoneEntries } from './zone-entry-store.ts';

/**
 * Defines a cloud from data, or brings zones, nodes and capacity of a defined one up to it. Refused: PROFILE_NOT_OF_TIER,
 * PROFILE_FORBIDS; ZONE_TWICE, ZONE_NOT_LISTED, NODE_TWICE (also against the other clouds on its cluster); STATE_CONFLICT naming
 * the field that a deployed cloud can't change any more; CLOUD_NOT_GRANTED to who is engineer of other clouds only.
 */
export const defineCloud = command({
  event: 'clouds.defined',
  allow: ['platform-engineer', 'job'],
  input: defineCloudSchema,
  async act({ ctx, tx }, input) {
    const stored = await lockCloud(tx, { slug: input.slug });
    const cloudId = stored?.id ?? newId(ctx.now);
    requireCloud(ctx.actor, ['platform-engineer'], { cloudId });
    const refusal = refuseDefinition(input, {
      stored: stored
        ? {
            tier: tierSchema.parse(stored.tier),
            profile: profileSchema.parse(stored.profile),
            kubevirt: stored.kubevirt === 'install' ? 'install' : 'present',
            storageProvisioner: stored.storage_provisioner,
            iops: iopsSchema.nullable().parse(stored.storage_iops),
            deployed: stored.deployed_at !== null,
            retired: stored.retired_at !== null,
          }
        : null,
      ownZones: stored ? (await zonesOf(tx, [cloudId])).map((zone) => zone.code) : [],
      dictionary: (await zoneEntries(tx)).filter((entry) => !entry.retired_at).map((entry) => entry.code),
      taken: stored?.cluster_id ? await nodesOfNeighbours(tx, { cloudId, clusterId: stored.cluster_id }) : [],
    });
    if (refusal) throw new DomainError(refusal.code, refusal.facts);
    await saveCloud(tx, input, { id: cloudId, at: ctx.now });
    await saveZones(tx, cloudId, input.zones);
    return {
      result: { cloudId, added: !stored },
      audit: {
        object: { kind: 'cloud', id: cloudId },
        detail: { slug: input.slug, tier: input.tier, profile: input.profile, zones: input.zones.map((z) => z.code) },
      },
    };
  },
});

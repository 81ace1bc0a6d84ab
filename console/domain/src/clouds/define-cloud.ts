import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { lockCluster } from './cluster-store.ts';
import { keepCapacity } from './open-use-store.ts';
import { reviewDefinition } from './review-definition.ts';
import { defineCloudSchema } from './schemas.ts';
import { lockCloud, saveCloud, saveZones } from './store.ts';

/**
 * Defines a cloud from data, or brings a defined one up to it: what the data leaves out, the cloud no longer has. Refused:
 * PROFILE_NOT_OF_TIER, PROFILE_FORBIDS; ZONE_TWICE, ZONE_NOT_LISTED, NODE_TWICE (also against the other clouds on its cluster);
 * STATE_CONFLICT naming the field that a deployed cloud can't change any more; ZONE_IN_USE, CAPACITY_IN_USE, SERVICE_IN_USE where
 * it would lose what tenancies use; CLOUD_NOT_GRANTED to who is engineer of other clouds only.
 */
export const defineCloud = command({
  event: 'clouds.defined',
  allow: ['platform-engineer', 'job'],
  input: defineCloudSchema,
  async act(scope, input) {
    const { ctx, tx } = scope;
    const stored = await lockCloud(tx, { slug: input.slug });
    const cloudId = stored?.id ?? newId(ctx.now);
    requireCloud(ctx.actor, ['platform-engineer'], { cloudId });
    // Two clouds on one cluster that are defined at once must see each other's nodes.
    if (stored?.cluster_id) await lockCluster(tx, stored.cluster_id);
    const { changes, refusal } = await reviewDefinition.definition.read(scope, input);
    if (refusal) throw new DomainError(refusal.code, refusal.facts);
    await saveCloud(tx, input, { id: cloudId, at: ctx.now });
    await saveZones(tx, { cloudId, at: ctx.now }, input.zones);
    await keepCapacity(tx, { cloudId, at: ctx.now });
    const { slug, tier, profile, zones } = input;
    return {
      result: { cloudId, added: !stored },
      audit: {
        object: { kind: 'cloud', id: cloudId },
        detail: { slug, tier, profile, zones: zones.map((zone) => zone.code), changes },
      },
    };
  },
});

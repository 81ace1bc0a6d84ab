import { profileSchema, tierSchema } from '@zhengyun/rulebook/tier.ts';
import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { refuseDefinition } from './rules.ts';
import { defineCloudSchema } from './schemas.ts';
import { lockCloud, saveCloud, saveZones } from './store.ts';

/**
 * Defines a cloud from data, or brings zones, nodes and capacity of a defined one up to it. INPUT_INVALID when the profile is
 * not its tier's; STATE_CONFLICT naming the field that a deployed cloud can't change any more;
 * CLOUD_NOT_GRANTED to who is engineer of other clouds only.
 */
export const defineCloud = command({
  event: 'clouds.defined',
  allow: ['platform-engineer', 'job'],
  input: defineCloudSchema,
  async act({ ctx, tx }, input) {
    const stored = await lockCloud(tx, { slug: input.slug });
    const cloudId = stored?.id ?? newId(ctx.now);
    requireCloud(ctx.actor, ['platform-engineer'], { cloudId });
    const refusal = refuseDefinition(
      input,
      stored
        ? {
            tier: tierSchema.parse(stored.tier),
            profile: profileSchema.parse(stored.profile),
            kubevirt: stored.kubevirt === 'install' ? 'install' : 'present',
            storageProvisioner: stored.storage_provisioner,
            deployed: stored.deployed_at !== null,
          }
        : null,
    );
    if (refusal) throw new DomainError(refusal.code, { field: refusal.field, cloud: input.slug });
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

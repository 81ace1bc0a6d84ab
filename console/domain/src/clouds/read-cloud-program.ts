import { cloudInputsSchema } from '@zhengyun/interface/cloud.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { bandsOf } from './definition-rules.ts';
import { type CloudProgram, cloudRefSchema, iopsSchema } from './schemas.ts';
import { servicesOf } from './services-rules.ts';
import { findCloud, zonesOf } from './store.ts';

/** What deploys a cloud: project, stack, program and its inputs. CLOUD_NOT_READY before a cluster is registered. */
export const readCloudProgram = query({
  allow: ['platform-engineer', 'job'],
  input: cloudRefSchema,
  async read({ tx }, { cloudId }): Promise<CloudProgram> {
    const cloud = await findCloud(tx, { id: cloudId });
    if (!cloud) throw new DomainError('NOT_FOUND', { what: 'cloud' });
    if (!cloud.cluster_id) throw new DomainError('CLOUD_NOT_READY', { cloud: cloud.name });
    const zones = await zonesOf(tx, [cloudId]);
    const bands = bandsOf(iopsSchema.nullable().parse(cloud.storage_iops));
    const inputs = cloudInputsSchema.parse({
      cloud: { slug: cloud.slug, name: cloud.name, tier: cloud.tier, profile: cloud.profile },
      zones: zones.map((zone) => ({
        code: zone.code,
        name: zone.name,
        xinchuang: zone.xinchuang,
        maximumMlps: zone.maximum_mlps,
        publicAddress: zone.public_address,
        nodes: zone.nodes,
      })),
      storage: { provisioner: cloud.storage_provisioner, ordinaryIops: bands.ordinary, fastIops: bands.fast },
      kubevirt: cloud.kubevirt,
      services: servicesOf(cloud.services, cloud.storage_provisioner),
    });
    const { tier } = inputs.cloud;
    return { program: tier, project: `zhengyun-${tier}`, stack: cloud.slug, inputs };
  },
});

import { cloudInputsSchema } from '@zhengyun/interface/cloud.ts';
import type { z } from 'zod';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { changesOf } from './change-rules.ts';
import { bandsOf } from './definition-rules.ts';
import { programInputs } from './program-rules.ts';
import { definitionViewSchema } from './revision/schemas.ts';
import { getCloudInputSchema } from './schemas.ts';
import { servicesOf } from './services-rules.ts';
import { lastDeployedInputs } from './standing-store.ts';
import { iopsSchema } from './storage/schemas.ts';
import { capacityOfZones, findCloud, zonesOf } from './store.ts';

/** A cloud as it is defined, to be looked at or changed, with what of it was not carried out so far. NOT_FOUND. */
export const readDefinition = query({
  allow: ['platform-engineer', 'technical-reviewer', 'authority-approver', 'auditor', 'job'],
  input: getCloudInputSchema,
  async read({ tx }, { slug }): Promise<z.output<typeof definitionViewSchema>> {
    const cloud = await findCloud(tx, { slug });
    if (!cloud) throw new DomainError('NOT_FOUND', { what: 'cloud' });
    const zones = await zonesOf(tx, [cloud.id]);
    const capacity = await capacityOfZones(tx, [cloud.id]);
    const done = cloudInputsSchema.safeParse(await lastDeployedInputs(tx, cloud.id));
    return definitionViewSchema.parse({
      id: cloud.id,
      state: cloud.state,
      deployedAt: cloud.deployed_at?.toISOString() ?? null,
      undeployed: done.success ? changesOf(done.data, programInputs(cloud, zones)) : null,
      definition: {
        slug: cloud.slug,
        name: cloud.name,
        tier: cloud.tier,
        profile: cloud.profile,
        region: cloud.region,
        kubevirt: cloud.kubevirt,
        storageProvisioner: cloud.storage_provisioner,
        iops: bandsOf(iopsSchema.nullable().parse(cloud.storage_iops ?? null)),
        services: servicesOf(cloud.services, cloud.storage_provisioner),
        zones: zones.map((zone) => ({
          code: zone.code,
          name: zone.name,
          xinchuang: zone.xinchuang,
          maximumMlps: zone.maximum_mlps,
          publicAddress: zone.public_address,
          architecture: zone.architecture,
          nodes: zone.nodes,
          capacity: Object.fromEntries(
            capacity
              .filter(({ zone_code, total }) => zone_code === zone.code && total > 0n)
              .map(({ dimension, total }) => [dimension, total.toString()]),
          ),
        })),
      },
    });
  },
});

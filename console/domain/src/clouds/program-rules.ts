import { type CloudInputs, cloudInputsSchema } from '@zhengyun/interface/cloud.ts';
import { bandsOf } from './definition-rules.ts';
import { servicesOf } from './services-rules.ts';
import { iopsSchema } from './storage/schemas.ts';

interface CloudRow {
  readonly slug: string;
  readonly name: string;
  readonly tier: string;
  readonly profile: string;
  readonly kubevirt: string;
  readonly storage_provisioner: string;
  readonly storage_iops: unknown;
  readonly services: unknown;
}
interface ZoneRow {
  readonly code: string;
  readonly name: string;
  readonly xinchuang: boolean;
  readonly maximum_mlps: number;
  readonly public_address: boolean;
  readonly architecture: string | null;
  readonly nodes: readonly string[];
}

/** Inputs of the program that deploys the cloud, as it is defined. */
export function programInputs(cloud: CloudRow, zones: readonly ZoneRow[]): CloudInputs {
  const bands = bandsOf(iopsSchema.nullable().parse(cloud.storage_iops ?? null));
  return cloudInputsSchema.parse({
    cloud: { slug: cloud.slug, name: cloud.name, tier: cloud.tier, profile: cloud.profile },
    zones: zones.map((zone) => ({
      code: zone.code,
      name: zone.name,
      xinchuang: zone.xinchuang,
      maximumMlps: zone.maximum_mlps,
      publicAddress: zone.public_address,
      ...(zone.architecture === null ? {} : { architecture: zone.architecture }),
      nodes: zone.nodes,
    })),
    storage: { provisioner: cloud.storage_provisioner, ordinaryIops: bands.ordinary, fastIops: bands.fast },
    kubevirt: cloud.kubevirt,
    services: servicesOf(cloud.services, cloud.storage_provisioner),
  });
}

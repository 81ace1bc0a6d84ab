import type { CloudDefinition } from '@zhengyun/domain/clouds/schemas.ts';
import { type City, GUANGDONG_CITIES, profileOfCity } from '@zhengyun/rulebook/guangdong-cities.ts';
import type { ProfilePolicy } from '@zhengyun/rulebook/profile-policy.ts';
import type { Profile } from '@zhengyun/rulebook/tier.ts';
import { type NodeSize, SAMPLE_CLOUDS, SIMULATED, zones } from './clouds.ts';

/** Nodes of the cities beyond the first three are small: what they show is the shape of a city's cloud, not its size. */
export const CITY_NODE: NodeSize = { vcpu: 32n, memoryGb: 256n, ordinaryGb: 20_000n, fastGb: 20_000n };

const NODES: Readonly<Partial<Record<Profile, { readonly x86: number; readonly xinchuang: number }>>> = {
  'city-very-large': { x86: 4, xinchuang: 2 },
  'city-medium': { x86: 3, xinchuang: 1 },
};
const FEWEST_NODES = { x86: 2, xinchuang: 1 };

/**
 * The sample cloud of a city, from its line in the table and the policy in force: adding a cloud is data. The definition of
 * virtual machines is on the cities' cluster already.
 */
export function cityCloud(city: City, policy: ProfilePolicy): CloudDefinition {
  const { slug, nameZh, region } = city;
  const profile = profileOfCity(city, policy);
  const pool = { ...(NODES[profile] ?? FEWEST_NODES), node: CITY_NODE };
  return {
    slug,
    name: `${nameZh}市政务云`,
    tier: 'municipal',
    profile,
    region,
    kubevirt: 'present',
    storageProvisioner: SIMULATED,
    zones: zones(slug, pool, profile === 'city-very-large' ? 3 : 2),
  };
}

/** Clouds of the cities that the sample's first six leave out. */
export function remainingCityClouds(policy: ProfilePolicy): readonly CloudDefinition[] {
  const known = new Set(SAMPLE_CLOUDS.map(({ slug }) => slug));
  return GUANGDONG_CITIES.filter(({ slug }) => !known.has(slug)).map((city) => cityCloud(city, policy));
}

/** Simulated nodes that the zones of `clouds` name, as infra/local's add-nodes.ts reads them. */
export function nodePoolsOf(clouds: readonly CloudDefinition[]) {
  const size = { cpu: CITY_NODE.vcpu.toString(), memory: `${CITY_NODE.memoryGb}Gi`, pods: '110' };
  return clouds.flatMap(({ slug, zones: own }) =>
    [false, true].map((xinchuang) => {
      const nodes = own.filter((zone) => zone.xinchuang === xinchuang).flatMap((zone) => zone.nodes);
      return { pool: `${slug}-${xinchuang ? 'xinchuang' : 'x86'}`, xinchuang, nodes: nodes.length, size };
    }),
  );
}

import { architectureSchema } from '@zhengyun/rulebook/architecture.ts';
import type { Dimension } from '@zhengyun/rulebook/dimension.ts';
import { deployedOutputs, profileInForce } from './in-force-rules.ts';
import { allocatedOf, capacityOf, isDimension, type PoolUse, SIMULATED_PROVISIONER } from './rules.ts';
import { type CloudView, cloudViewSchema } from './schemas.ts';
import { servicesOf } from './services-rules.ts';

interface CloudRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly tier: string;
  readonly profile: string;
  readonly deployed_profile: string | null;
  readonly region: string | null;
  readonly state: string;
  readonly storage_provisioner: string;
  readonly services: unknown;
  readonly outputs: unknown;
  readonly deployed_at: Date | null;
  readonly cluster_slug: string | null;
  readonly server: string | null;
  readonly kubernetes_version: string | null;
  readonly registered_at: Date | null;
}

interface ZoneRow {
  readonly cloud_id: string;
  readonly code: string;
  readonly name: string;
  readonly xinchuang: boolean;
  readonly maximum_mlps: number;
  readonly public_address: boolean;
  readonly architecture: string | null;
  readonly nodes: readonly string[];
}

/** Everything known of all clouds, as read; `assembleCloud` picks what belongs to one. */
export interface CloudFacts {
  readonly zones: readonly ZoneRow[];
  readonly capacity: readonly { cloud_id: string; zone_code: string; dimension: string; total: bigint }[];
  readonly uses: readonly (PoolUse & { readonly cloud_id: string; readonly zone_code: string })[];
  readonly agents: readonly { cloud_id: string; nodes: bigint; last_seen_at: Date | null }[];
  readonly observations: readonly { cloud_id: string; at: Date; up: boolean }[];
}

function zoneView(zone: ZoneRow, facts: CloudFacts): CloudView['zones'][number] {
  const here = (row: { cloud_id: string; zone_code: string }) =>
    row.cloud_id === zone.cloud_id && row.zone_code === zone.code;
  const totals = new Map<Dimension, bigint>(
    facts.capacity
      .filter(here)
      .flatMap(({ dimension, total }) => (isDimension(dimension) ? [[dimension, total] as const] : [])),
  );
  return {
    code: zone.code,
    name: zone.name,
    xinchuang: zone.xinchuang,
    maximumMlps: zone.maximum_mlps,
    publicAddress: zone.public_address,
    architecture: architectureSchema.nullable().parse(zone.architecture),
    nodes: zone.nodes.length,
    capacity: capacityOf(totals, allocatedOf(facts.uses.filter(here))),
  };
}

/** By what the cloud was deployed with; one that never was goes by its definition, since orders there wait for it. */
function hasHostImages({ outputs, services, storage_provisioner }: CloudRow): boolean {
  const inForce = deployedOutputs(outputs)?.services ?? servicesOf(services, storage_provisioner);
  return inForce.hostImages !== null;
}

/** One cloud as the wire shows it. What nobody has measured is null, never zero. */
export function assembleCloud(cloud: CloudRow, facts: CloudFacts): CloudView {
  const agents = facts.agents.find((row) => row.cloud_id === cloud.id);
  const observation = facts.observations.find((row) => row.cloud_id === cloud.id);
  const { cluster_slug, server, kubernetes_version, registered_at } = cloud;
  return cloudViewSchema.parse({
    id: cloud.id,
    slug: cloud.slug,
    name: cloud.name,
    tier: cloud.tier,
    profile: profileInForce(cloud),
    region: cloud.region,
    state: cloud.state,
    simulated: cloud.storage_provisioner === SIMULATED_PROVISIONER,
    hostImages: hasHostImages(cloud),
    cluster:
      cluster_slug && server && kubernetes_version && registered_at
        ? {
            slug: cluster_slug,
            server,
            kubernetesVersion: kubernetes_version,
            registeredAt: registered_at.toISOString(),
          }
        : null,
    deployedAt: cloud.deployed_at?.toISOString() ?? null,
    zones: facts.zones.filter((zone) => zone.cloud_id === cloud.id).map((zone) => zoneView(zone, facts)),
    use: agents
      ? {
          nodes: Number(agents.nodes),
          lastSeenAt: agents.last_seen_at?.toISOString() ?? null,
          cpuPpm: null,
          memoryPpm: null,
        }
      : null,
    lastObservation: observation ? { at: observation.at.toISOString(), up: observation.up } : null,
  } satisfies { [Key in keyof CloudView]: unknown });
}

/** What agents say of one cloud's nodes, as `fleet` sums it up. */
interface Utilisation {
  readonly cloudId: string;
  readonly nodes: number;
  readonly lastSeenAt: string | null;
  readonly utilisation: { readonly cpuPpm: string | null; readonly memoryPpm: string | null };
}

/** `cloud` with the measured use of its nodes; null stays null where no agent reports. */
export function withUse<Cloud extends CloudView>(cloud: Cloud, all: readonly Utilisation[]): Cloud {
  const found = all.find((each) => each.cloudId === cloud.id);
  if (!found) return cloud;
  const { nodes, lastSeenAt, utilisation } = found;
  return { ...cloud, use: { nodes, lastSeenAt, cpuPpm: utilisation.cpuPpm, memoryPpm: utilisation.memoryPpm } };
}

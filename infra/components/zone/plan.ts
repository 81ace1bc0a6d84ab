import type { CloudInputs, CloudOutputs } from '@zhengyun/interface/cloud.ts';
import { cloudLabels, LABEL_PREFIX, type Labels } from '../manifest/labels.ts';
import { PlanInvalidError } from '../manifest/plan-invalid-error.ts';

/** One network zone 网络分区 as labels and a taint on its nodes, and what a tenancy needs to land there. */
export interface ZonePlan {
  readonly code: string;
  readonly nodes: readonly string[];
  readonly labels: Labels;
  readonly taint: { readonly key: string; readonly value: string; readonly effect: 'NoSchedule' };
  readonly placement: CloudOutputs['zones'][string];
}

/**
 * Zones of one cloud. The taint's key carries the cloud's slug, so a workload that tolerates its own zone never fits a
 * zone of the same code in another cloud on the cluster.
 *
 * @throws PlanInvalidError when a zone code or a node is named twice
 */
export function planZones(cloudSlug: string, zones: CloudInputs['zones']): readonly ZonePlan[] {
  refuseDoubles(cloudSlug, zones);
  return zones.map((zone) => {
    const place = { [`${LABEL_PREFIX}/cloud`]: cloudSlug, [`${LABEL_PREFIX}/zone`]: zone.code };
    const taint = { key: `${cloudSlug}.${LABEL_PREFIX}/zone`, value: zone.code, effect: 'NoSchedule' } as const;
    return {
      code: zone.code,
      nodes: zone.nodes,
      labels: {
        ...cloudLabels(cloudSlug),
        ...place,
        [`${LABEL_PREFIX}/xinchuang`]: String(zone.xinchuang),
        [`${LABEL_PREFIX}/maximum-mlps`]: String(zone.maximumMlps),
      },
      taint,
      placement: {
        xinchuang: zone.xinchuang,
        maximumMlps: zone.maximumMlps,
        publicAddress: zone.publicAddress,
        ...(zone.architecture === undefined ? {} : { architecture: zone.architecture }),
        nodeSelector: place,
        tolerations: [{ ...taint, operator: 'Equal' }],
      },
    };
  });
}

function refuseDoubles(cloudSlug: string, zones: CloudInputs['zones']): void {
  const problems: string[] = [];
  const codes = new Set<string>();
  const owners = new Map<string, string>();
  for (const zone of zones) {
    if (codes.has(zone.code)) problems.push(`zone ${zone.code} is named twice: give each zone its own code`);
    codes.add(zone.code);
    for (const node of zone.nodes) {
      const owner = owners.get(node);
      if (owner !== undefined) problems.push(`node ${node} is in zones ${owner} and ${zone.code}: leave it in one`);
      owners.set(node, zone.code);
    }
  }
  if (problems.length > 0) throw new PlanInvalidError(`zones of cloud ${cloudSlug}`, problems);
}

import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import type { ProvenObject } from './cluster-proof.ts';

/** What was ordered of one resource, and on which cloud. */
export interface OrderedResource {
  readonly cloud: string;
  readonly spec: ItemSpec;
}

/** How many objects of each shape, e.g. `guangzhou 云主机 8 vCPU 32 GB` → 40. */
export type Tally = ReadonlyMap<string, number>;

/** A claim holds at most 64 TiB; a larger amount is split. */
const LARGEST_GB = 65_536;

export const hostShape = (vcpu: number, memoryGb: number): string => `云主机 ${vcpu} vCPU ${memoryGb} GB`;
export const spaceShape = (vcpu: number, memoryGb: number): string => `容器空间 ${vcpu} vCPU ${memoryGb} GB`;
export const claimShape = (diskClass: string, gb: number): string => `卷 ${diskClass} ${gb} GB`;

/** What must stand on the clusters for these resources, worked out from the specs alone; keyed by the resource's number. */
export function expectedTally(ordered: ReadonlyMap<string, OrderedResource>): Tally {
  return tally([...ordered.values()].flatMap(({ cloud, spec }) => shapesOf(spec).map((shape) => `${cloud} ${shape}`)));
}

/** The objects that belong to these resources: other orders may stand on the same clusters. */
export function objectsOf(
  ordered: ReadonlyMap<string, OrderedResource>,
  objects: readonly ProvenObject[],
): readonly ProvenObject[] {
  const numbers = new Set([...ordered.keys()].map((number) => number.toLowerCase()));
  return objects.filter(({ resource }) => numbers.has(resource));
}

/** How many objects of each shape stand on the clusters. */
export function provenTally(objects: readonly ProvenObject[]): Tally {
  return tally(objects.map(({ cloud, shape }) => `${cloud} ${shape}`));
}

/** One sentence for each shape of which there are more or fewer than ordered; empty: exactly what was ordered. */
export function tallyDifferences(expected: Tally, found: Tally): readonly string[] {
  return [...new Set([...expected.keys(), ...found.keys()])].toSorted().flatMap((shape) => {
    const [wanted, there] = [expected.get(shape) ?? 0, found.get(shape) ?? 0];
    return wanted === there ? [] : [`${shape}: ${wanted} were ordered, and ${there} are on the cluster`];
  });
}

function shapesOf(spec: ItemSpec): string[] {
  switch (spec.item) {
    case 'cloud-host': {
      const host = [
        hostShape(spec.vcpu, spec.memoryGb),
        claimShape('ordinary', spec.systemDiskGb),
        ...spec.dataDisks.map((disk) => claimShape(disk.class, disk.gb)),
      ];
      return Array.from({ length: spec.count }, () => host).flat();
    }
    case 'container-space':
      return [
        spaceShape(spec.vcpu, spec.memoryGb),
        ...claimsOf('ordinary', spec.ordinaryGb),
        ...claimsOf('fast', spec.fastGb),
      ];
    default:
      return [];
  }
}

function claimsOf(diskClass: string, gb: number): string[] {
  const full = Math.floor(gb / LARGEST_GB);
  const rest = gb % LARGEST_GB;
  return [...Array.from({ length: full }, () => LARGEST_GB), ...(rest === 0 ? [] : [rest])].map((size) =>
    claimShape(diskClass, size),
  );
}

function tally(shapes: readonly string[]): Tally {
  return new Map([...Map.groupBy(shapes, (shape) => shape)].map(([shape, all]) => [shape, all.length]));
}

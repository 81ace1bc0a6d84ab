import type { Path } from '../finding.ts';
import type { Manifest } from './manifest.ts';
import { hostOf, podOf } from './pod-template.ts';
import { listOf, recordOf, textOf } from './reading.ts';

/** One image an object runs or boots from. */
export interface Image {
  readonly reference: string;
  readonly path: Path;
}

/** Fields of operators' kinds that name an image, beside those of pods and hosts. */
const IMAGE_FIELDS: Readonly<Record<string, readonly string[]>> = { Cluster: ['spec', 'imageName'] };

/** Images of containers, of container disks a cloud host boots from, and of what an operator is told to run. */
export function imagesOf(object: Manifest): readonly Image[] {
  const containers = podOf(object)?.containers ?? [];
  const host = hostOf(object);
  const disks = listOf(host?.spec.volumes).map((volume) => recordOf(recordOf(volume).containerDisk).image);
  const field = IMAGE_FIELDS[object.kind];
  const named = field?.reduce<unknown>((part, key) => recordOf(part)[key], object.content);
  return [
    ...containers.map(({ content, path }) => ({ reference: textOf(content.image), path: [...path, 'image'] })),
    ...disks.flatMap((image, index) =>
      image === undefined || host === null
        ? []
        : [{ reference: textOf(image), path: [...host.path, 'volumes', index, 'containerDisk', 'image'] }],
    ),
    ...(named === undefined || field === undefined ? [] : [{ reference: textOf(named), path: field }]),
  ];
}

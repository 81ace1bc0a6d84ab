import { podPolicy } from '../define-policy.ts';
import { listOf, recordOf, textOf } from '../manifest/reading.ts';

/** An emptyDir without a limit fills the node's disk, or its memory, for every tenant on it. */
export const scratchBounded = podPolicy(
  {
    name: 'scratch-bounded',
    description: '临时卷宜写明容量上限',
    english: 'A scratch volume has a size limit',
    controls: ['F14'],
    severity: 'low',
    level: 'advisory',
    remedy: '请为 emptyDir 写明 sizeLimit',
  },
  ({ spec, path }) =>
    listOf(spec.volumes)
      .map((entry, index) => ({ volume: recordOf(entry), index }))
      .filter(({ volume }) => volume.emptyDir !== undefined && recordOf(volume.emptyDir).sizeLimit === undefined)
      .map(({ volume, index }) => ({
        text: `临时卷 ${textOf(volume.name)} 没有容量上限`,
        path: [...path, 'volumes', index, 'emptyDir'],
      })),
);

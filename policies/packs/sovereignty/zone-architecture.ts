import { objectPolicy } from '../define-policy.ts';
import { OWNERSHIP } from '../manifest/platform.ts';
import { type Pod, runsOf } from '../manifest/pod-template.ts';
import { recordOf, textOf, textsOf } from '../manifest/reading.ts';

const ARCHITECTURE = 'kubernetes.io/arch';

/**
 * What runs in a 信创 pool asks for a processor that pool has. Which zone has which is the cloud's inventory and comes in
 * the configuration; a zone that isn't listed is not judged.
 */
export const zoneArchitecture = objectPolicy(
  {
    name: 'zone-architecture',
    description: '工作负载要求的处理器架构必须是该分区资源池所有的',
    english: 'A workload asks for a processor its pool has',
    controls: ['N10', 'F22'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请换用该分区资源池的处理器架构，或改到相应的信创／非信创分区',
    settings: {
      architectures: {
        type: 'object',
        additionalProperties: { type: 'array', items: { type: 'string' } },
        description: 'Processor architectures by zone code, e.g. {"extranet-xc": ["arm64"]}',
        default: {},
      },
    },
  },
  (object, settings) => runsOf(object).flatMap((runs) => strangersIn(runs, recordOf(settings.architectures))),
);

/** Processors that are asked for and that the zone's pool lacks; `pools` lists those each zone has. */
function strangersIn({ spec, path }: Pick<Pod, 'spec' | 'path'>, pools: Readonly<Record<string, unknown>>) {
  const selector = recordOf(spec.nodeSelector);
  const zone = textOf(selector[OWNERSHIP.zone]);
  const there = pools[zone];
  if (there === undefined) return [];
  const asked = [
    { architecture: textOf(selector[ARCHITECTURE]), path: [...path, 'nodeSelector', ARCHITECTURE] },
    { architecture: textOf(spec.architecture), path: [...path, 'architecture'] },
  ];
  return asked
    .filter(({ architecture }) => architecture !== '' && !textsOf(there).includes(architecture))
    .map((one) => ({ text: `分区 ${zone} 没有 ${one.architecture} 处理器`, path: one.path }));
}

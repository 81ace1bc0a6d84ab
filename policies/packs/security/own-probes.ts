import { podPolicy } from '../define-policy.ts';
import type { Container } from '../manifest/pod-template.ts';
import { recordOf, textOf } from '../manifest/reading.ts';

const PROBES = [
  ['livenessProbe'],
  ['readinessProbe'],
  ['startupProbe'],
  ['lifecycle', 'postStart'],
  ['lifecycle', 'preStop'],
] as const;

/** Pod Security `baseline` since 1.34: the node calls the pod itself, never another host on the pod's behalf. */
export const ownProbes = podPolicy(
  {
    name: 'own-probes',
    description: '探针与生命周期钩子不得指向其他主机',
    english: 'Probes and lifecycle hooks do not point at other hosts',
    controls: ['8.1.3.2', '8.1.4.4'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请去掉探针 httpGet、tcpSocket 中的 host',
  },
  (pod) => pod.containers.flatMap(foreignProbesOf),
);

function foreignProbesOf({ name, content, path }: Container) {
  return PROBES.flatMap((keys) => {
    const probe = keys.reduce<Readonly<Record<string, unknown>>>((part, key) => recordOf(part[key]), content);
    return ['httpGet', 'tcpSocket']
      .filter((way) => textOf(recordOf(probe[way]).host) !== '')
      .map((way) => ({
        text: `容器 ${name} 的 ${keys.at(-1)} 指向主机 ${textOf(recordOf(probe[way]).host)}`,
        path: [...path, ...keys, way, 'host'],
      }));
  });
}

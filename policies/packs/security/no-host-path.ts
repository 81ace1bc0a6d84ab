import { objectPolicy } from '../define-policy.ts';
import { hostOf, podOf } from '../manifest/pod-template.ts';
import { listOf, recordOf, textOf } from '../manifest/reading.ts';

/** No volume from the node's own file system: it outlives the tenancy and is seen by every tenant of the node. */
export const noHostPath = objectPolicy(
  {
    name: 'no-host-path',
    description: '不得挂载宿主机目录',
    english: 'No folder of the node is mounted',
    controls: ['8.1.4.10', '8.2.4.7'],
    severity: 'critical',
    level: 'mandatory',
    remedy: '请改用云平台的持久卷（PersistentVolumeClaim）',
  },
  (object) => {
    const spec = recordOf(object.content.spec);
    if (object.kind === 'PersistentVolume') {
      return ['hostPath', 'local']
        .filter((source) => recordOf(spec[source]).path !== undefined)
        .map((source) => ({
          text: `持久卷指向宿主机目录 ${textOf(recordOf(spec[source]).path)}`,
          path: ['spec', source],
        }));
    }
    const runs = podOf(object) ?? hostOf(object);
    return listOf(runs?.spec.volumes).flatMap((entry, index) => {
      const volume = recordOf(entry);
      const [source] = ['hostPath', 'hostDisk'].filter((key) => volume[key] !== undefined);
      if (source === undefined || runs === null) return [];
      const path = [...runs.path, 'volumes', index, source];
      const folder = textOf(recordOf(volume[source]).path);
      return [{ text: `卷 ${textOf(volume.name)} 挂载宿主机目录 ${folder}`, path }];
    });
  },
);

import { objectPolicy } from '../define-policy.ts';
import { type Pod, runsOf } from '../manifest/pod-template.ts';
import { listOf, recordOf, textOf } from '../manifest/reading.ts';

/** Nothing of the node itself: its file system outlives the tenancy and is seen by every tenant of the node, and so is its device. */
export const noHostPath = objectPolicy(
  {
    name: 'no-host-path',
    description: '不得挂载宿主机的目录或设备',
    english: 'No folder and no device of the node is mounted',
    controls: ['8.1.4.10', '8.2.4.7'],
    severity: 'critical',
    level: 'mandatory',
    remedy: '请改用云平台的持久卷（PersistentVolumeClaim），去掉 hostDevices',
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
    return runsOf(object).flatMap((runs) => [...foldersIn(runs), ...devicesIn(runs)]);
  },
);

type Runs = Pick<Pod, 'spec' | 'path'>;

function foldersIn({ spec, path }: Runs) {
  return listOf(spec.volumes).flatMap((entry, index) => {
    const volume = recordOf(entry);
    const [source] = ['hostPath', 'hostDisk'].filter((key) => volume[key] !== undefined);
    if (source === undefined) return [];
    const folder = textOf(recordOf(volume[source]).path);
    const text = `卷 ${textOf(volume.name)} 挂载宿主机目录 ${folder}`;
    return [{ text, path: [...path, 'volumes', index, source] }];
  });
}

/** Devices of the node that a cloud host takes for itself; what is sold of that kind goes through claims. */
function devicesIn({ spec, path }: Runs) {
  return listOf(recordOf(recordOf(spec.domain).devices).hostDevices).map((entry, index) => {
    const { name, deviceName } = recordOf(entry);
    const text = `云主机直通宿主机设备 ${textOf(deviceName) || textOf(name)}`;
    return { text, path: [...path, 'domain', 'devices', 'hostDevices', index] };
  });
}

import { objectPolicy } from '../define-policy.ts';
import { podSpecOf } from '../manifest/pod-template.ts';
import { listOf, recordOf, textOf } from '../manifest/reading.ts';

/** No volume from the node's own file system: it outlives the tenancy and is seen by every tenant of the node. */
export const noHostPath = objectPolicy(
  {
    name: 'no-host-path',
    description: '不得挂载宿主机目录',
    controls: [{ standard: 'GB/T 22239-2019', clause: '8.1.4.10', title: '剩余信息保护' }],
    severity: 'critical',
    level: 'mandatory',
    remedy: '请改用云平台的持久卷（PersistentVolumeClaim）',
  },
  (object) => {
    const fromVolume = recordOf(recordOf(object.content.spec).hostPath);
    if (object.kind === 'PersistentVolume' && fromVolume.path !== undefined) {
      return [`持久卷指向宿主机目录 ${textOf(fromVolume.path)}`];
    }
    return listOf(podSpecOf(object)?.volumes)
      .map(recordOf)
      .filter((volume) => volume.hostPath !== undefined)
      .map((volume) => `卷 ${textOf(volume.name)} 挂载宿主机目录 ${textOf(recordOf(volume.hostPath).path)}`);
  },
);

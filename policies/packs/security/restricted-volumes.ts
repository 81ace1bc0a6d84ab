import { podPolicy } from '../define-policy.ts';
import { listOf, recordOf, textOf } from '../manifest/reading.ts';

/** Volume sources Pod Security `restricted` admits; a node's own folder has a policy of its own. */
const ADMITTED = new Set([
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'hostPath',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
]);

/** Storage comes as a claim, so that it is counted, isolated and wiped; no NFS, iSCSI or the like straight from a pod. */
export const restrictedVolumes = podPolicy(
  {
    name: 'restricted-volumes',
    description: 'Pod 只能使用受限标准允许的卷类型',
    english: 'A pod uses only volume types of the restricted standard',
    controls: ['8.1.4.2', '8.2.4.7'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请改用 persistentVolumeClaim、configMap、secret、emptyDir 等卷类型，外部存储经由持久卷接入',
  },
  ({ spec, path }) =>
    listOf(spec.volumes).flatMap((entry, index) => {
      const volume = recordOf(entry);
      return Object.keys(volume)
        .filter((key) => key !== 'name' && !ADMITTED.has(key))
        .map((key) => ({ text: `卷 ${textOf(volume.name)} 的类型为 ${key}`, path: [...path, 'volumes', index, key] }));
    }),
);

import { podPolicy } from '../define-policy.ts';
import { recordOf } from '../manifest/reading.ts';

/** NSA/CISA hardening guide: what gets in can't change the programs it finds. Advisory, since older software writes there. */
export const readOnlyRoot = podPolicy(
  {
    name: 'read-only-root',
    description: '容器的根文件系统宜为只读',
    english: 'A container has a read-only root file system',
    controls: ['8.1.4.4', '8.1.4.7'],
    severity: 'low',
    level: 'advisory',
    remedy: '请写明 readOnlyRootFilesystem: true，把要写的目录放到 emptyDir 或持久卷',
  },
  (pod, object) =>
    pod.containers
      .filter(({ content }) => {
        const said = recordOf(content.securityContext).readOnlyRootFilesystem;
        return said !== true && !(object.isPatch && said === undefined);
      })
      .map(({ name, path }) => ({ text: `容器 ${name} 的根文件系统可写`, path: [...path, 'securityContext'] })),
);

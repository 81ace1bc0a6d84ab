import { podPolicy } from '../define-policy.ts';
import type { Path } from '../finding.ts';
import { recordOf } from '../manifest/reading.ts';

/** Pod Security `baseline`: a Windows HostProcess container is a process of the node. */
export const noHostProcess = podPolicy(
  {
    name: 'no-host-process',
    description: '不得使用 Windows HostProcess 容器',
    english: 'No Windows HostProcess container is used',
    controls: ['8.1.4.2'],
    severity: 'critical',
    level: 'mandatory',
    remedy: '请去掉 windowsOptions.hostProcess',
  },
  ({ spec, path, containers }) => [
    ...hostProcessIn('Pod', spec.securityContext, path),
    ...containers.flatMap(({ name, content, path: at }) => hostProcessIn(`容器 ${name}`, content.securityContext, at)),
  ],
);

function hostProcessIn(who: string, context: unknown, path: Path) {
  return recordOf(recordOf(context).windowsOptions).hostProcess === true
    ? [{ text: `${who} 以宿主机进程运行`, path: [...path, 'securityContext', 'windowsOptions', 'hostProcess'] }]
    : [];
}

import { podPolicy } from '../define-policy.ts';
import { listOf, recordOf } from '../manifest/reading.ts';

/** No pod in the node's network, process or IPC space: there NetworkPolicy and zone isolation don't hold. */
export const noHostNamespace = podPolicy(
  {
    name: 'no-host-namespace',
    description: '不得使用宿主机的网络、进程或 IPC 空间，不得占用宿主机端口',
    english: 'No host network, PID or IPC namespace and no host port is used',
    controls: ['8.1.3.2', '8.2.3.1'],
    severity: 'critical',
    level: 'mandatory',
    remedy: '请去掉 hostNetwork、hostPID、hostIPC 与 hostPort，通过 Service 对外提供服务',
  },
  ({ spec, path, containers }) => {
    const shared = ['hostNetwork', 'hostPID', 'hostIPC'].filter((field) => spec[field] === true);
    const ports = containers.flatMap((container) =>
      listOf(container.content.ports).map((port, index) => ({
        container,
        port: recordOf(port).hostPort,
        path: [...container.path, 'ports', index, 'hostPort'],
      })),
    );
    return [
      ...shared.map((field) => ({ text: `使用了宿主机空间 ${field}`, path: [...path, field] })),
      ...ports
        .filter(({ port }) => typeof port === 'number' && port > 0)
        .map(({ container, port, path: at }) => ({ text: `容器 ${container.name} 占用宿主机端口 ${port}`, path: at })),
    ];
  },
);

import { objectPolicy } from '../define-policy.ts';
import { containersOf, podSpecOf } from '../manifest/pod-template.ts';
import { listOf, recordOf } from '../manifest/reading.ts';

/** No pod in the node's network, process or IPC space: there NetworkPolicy and zone isolation don't hold. */
export const noHostNamespace = objectPolicy(
  {
    name: 'no-host-namespace',
    description: '不得使用宿主机的网络、进程或 IPC 空间，不得占用宿主机端口',
    controls: [
      { standard: 'GB/T 22239-2019', clause: '8.1.3.2', title: '访问控制（区域边界）' },
      { standard: 'GB/T 22239-2019', clause: '8.2.3.1', title: '访问控制（云计算扩展）' },
    ],
    severity: 'critical',
    level: 'mandatory',
    remedy: '请去掉 hostNetwork、hostPID、hostIPC 与 hostPort，通过 Service 对外提供服务',
  },
  (object) => {
    const pod = podSpecOf(object);
    if (pod === null) return [];
    const shared = ['hostNetwork', 'hostPID', 'hostIPC'].filter((field) => pod[field] === true);
    const ports = containersOf(pod).flatMap(({ name, content }) =>
      listOf(content.ports)
        .map((port) => recordOf(port).hostPort)
        .filter((port) => typeof port === 'number' && port > 0)
        .map((port) => `容器 ${name} 占用宿主机端口 ${port}`),
    );
    return [...shared.map((field) => `使用了宿主机空间 ${field}`), ...ports];
  },
);

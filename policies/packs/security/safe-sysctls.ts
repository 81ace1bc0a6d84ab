import { podPolicy } from '../define-policy.ts';
import { listOf, recordOf, textOf, textsOf } from '../manifest/reading.ts';

/** Kernel parameters that are kept apart per pod (Pod Security `baseline`); any other one is the whole node's. */
export const safeSysctls = podPolicy(
  {
    name: 'safe-sysctls',
    description: '只能设置相互隔离的内核参数',
    english: 'Only namespaced kernel parameters are set',
    controls: ['8.1.4.4', '8.2.3.1'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请去掉该内核参数；确需时由平台在节点上统一设置',
    settings: {
      sysctls: {
        type: 'array',
        items: { type: 'string' },
        description: 'Kernel parameters a pod may set',
        default: [
          'kernel.shm_rmid_forced',
          'net.ipv4.ip_local_port_range',
          'net.ipv4.ip_local_reserved_ports',
          'net.ipv4.ip_unprivileged_port_start',
          'net.ipv4.ping_group_range',
          'net.ipv4.tcp_fin_timeout',
          'net.ipv4.tcp_keepalive_intvl',
          'net.ipv4.tcp_keepalive_probes',
          'net.ipv4.tcp_keepalive_time',
          'net.ipv4.tcp_syncookies',
        ],
      },
    },
  },
  ({ spec, path }, _, settings) => {
    const safe = textsOf(settings.sysctls);
    return listOf(recordOf(spec.securityContext).sysctls)
      .map((entry, index) => ({ name: textOf(recordOf(entry).name), index }))
      .filter(({ name }) => !safe.includes(name))
      .map(({ name, index }) => ({
        text: `设置了内核参数 ${name}`,
        path: [...path, 'securityContext', 'sysctls', index],
      }));
  },
);

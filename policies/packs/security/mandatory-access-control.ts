import { podPolicy } from '../define-policy.ts';
import type { Path } from '../finding.ts';
import { recordOf, textOf } from '../manifest/reading.ts';

const SELINUX_TYPES = new Set(['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t']);
const APPARMOR_ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/';
const APPARMOR_DEFAULT = /^(runtime\/default|localhost\/.*)$/;

/** Pod Security `baseline`: AppArmor is never switched off, and no SELinux role or foreign type is taken on. */
export const mandatoryAccessControl = podPolicy(
  {
    name: 'mandatory-access-control',
    description: '不得关闭 AppArmor，不得自选 SELinux 用户、角色或类型',
    english: 'AppArmor stays on, and no SELinux user, role or type is chosen',
    controls: ['8.1.4.2'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请去掉 appArmorProfile 的 Unconfined 与 seLinuxOptions 的 user、role、type',
  },
  ({ spec, path, containers }, object) => [
    ...loosenedIn('Pod', spec.securityContext, [...path, 'securityContext']),
    ...containers.flatMap(({ name, content, path: at }) =>
      loosenedIn(`容器 ${name}`, content.securityContext, [...at, 'securityContext']),
    ),
    ...Object.entries(object.annotations)
      .filter(([key, profile]) => key.startsWith(APPARMOR_ANNOTATION) && !APPARMOR_DEFAULT.test(textOf(profile)))
      .map(([key]) => ({ text: `注解 ${key} 关闭了 AppArmor`, path: ['metadata', 'annotations', key] })),
  ],
);

function loosenedIn(who: string, context: unknown, path: Path) {
  const given = recordOf(context);
  const selinux = recordOf(given.seLinuxOptions);
  const unconfined = recordOf(given.appArmorProfile).type === 'Unconfined';
  return [
    ...(unconfined ? [{ text: `${who} 关闭了 AppArmor`, path: [...path, 'appArmorProfile'] }] : []),
    ...(['user', 'role'] as const)
      .filter((field) => textOf(selinux[field]) !== '')
      .map((field) => ({ text: `${who} 自选了 SELinux ${field}`, path: [...path, 'seLinuxOptions', field] })),
    ...(SELINUX_TYPES.has(textOf(selinux.type))
      ? []
      : [{ text: `${who} 自选了 SELinux 类型 ${textOf(selinux.type)}`, path: [...path, 'seLinuxOptions', 'type'] }]),
  ];
}

import { objectPolicy } from '../define-policy.ts';
import { textOf } from '../manifest/reading.ts';

const MODES = ['enforce', 'audit', 'warn'] as const;
const LABELS = ['metadata', 'labels'];
const PINNED = /^v1\.\d+$/;

/** Every namespace enforces Pod Security `restricted` at a pinned version: `latest` would change with the cluster. A patch may say nothing of it, or that. */
export const podSecurityLabels = objectPolicy(
  {
    name: 'pod-security-labels',
    description: '命名空间必须执行 restricted 级 Pod 安全标准并固定版本',
    english: 'A namespace enforces Pod Security restricted at a pinned version',
    controls: ['8.1.4.4', 'F33'],
    severity: 'critical',
    level: 'mandatory',
    remedy: '请为命名空间加上 pod-security.kubernetes.io 的 enforce、audit、warn 标签（restricted）及其版本',
  },
  (object) => {
    if (object.kind !== 'Namespace') return [];
    const isUnsaid = (key: string) => object.isPatch && object.labels[key] === undefined;
    return MODES.flatMap((mode) => {
      const key = `pod-security.kubernetes.io/${mode}`;
      const level = textOf(object.labels[key]);
      const version = textOf(object.labels[`${key}-version`]);
      return [
        ...(level === 'restricted' || isUnsaid(key)
          ? []
          : [{ text: `标签 ${key} 为“${level}”，应为 restricted`, path: [...LABELS, key] }]),
        ...(PINNED.test(version) || isUnsaid(`${key}-version`)
          ? []
          : [{ text: `标签 ${key}-version 为“${version}”，应为固定版本`, path: [...LABELS, `${key}-version`] }]),
      ];
    });
  },
);

import { objectPolicy } from '../define-policy.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { hostOf, podsOf } from '../manifest/pod-template.ts';
import { listOf, recordOf, textOf } from '../manifest/reading.ts';
import { holdsSecret, looksSecret } from '../manifest/secret-words.ts';

/**
 * An environment variable is in every plan, every log and every `describe`, and so is what a host is given to start with; a secret
 * there is none. Its value is never repeated.
 */
export const noSecretInEnv = objectPolicy(
  {
    name: 'no-secret-in-env',
    description: '环境变量与云主机启动数据不得以明文写入密钥',
    english: 'An environment variable or start-up data of a host holds no secret in plain text',
    controls: ['8.1.4.8', '8.1.4.1'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请改用 valueFrom.secretKeyRef 引用密钥；云主机启动数据用 secretRef',
  },
  (object) => [...variablesOf(object), ...startUpOf(object)],
);

function variablesOf(object: Manifest) {
  return podsOf(object)
    .flatMap(({ containers }) => containers)
    .flatMap((container) =>
      listOf(container.content.env)
        .map((entry, index) => ({ name: textOf(recordOf(entry).name), value: textOf(recordOf(entry).value), index }))
        .filter(({ name, value }) => looksSecret(name, value))
        .map(({ name, index }) => ({
          text: `容器 ${container.name} 的环境变量 ${name} 是明文密钥`,
          path: [...container.path, 'env', index],
        })),
    );
}

/** What cloud-init is told at a host's first start, plain or in base64. */
function startUpOf(object: Manifest) {
  const host = hostOf(object);
  return listOf(host?.spec.volumes).flatMap((volume, index) =>
    ['cloudInitNoCloud', 'cloudInitConfigDrive'].flatMap((source) => {
      const { userData, userDataBase64 } = recordOf(recordOf(volume)[source]);
      return Object.entries({ userData: textOf(userData), userDataBase64: decoded(textOf(userDataBase64)) })
        .filter(([, text]) => holdsSecret(text))
        .map(([field]) => ({
          text: `云主机的启动数据 ${field} 中有明文密钥`,
          path: [...(host?.path ?? []), 'volumes', index, source, field],
        }));
    }),
  );
}

function decoded(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8');
}

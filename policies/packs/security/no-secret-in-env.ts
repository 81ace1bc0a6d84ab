import { podPolicy } from '../define-policy.ts';
import { listOf, recordOf, textOf } from '../manifest/reading.ts';
import { looksSecret } from '../manifest/secret-words.ts';

/** An environment variable is in every plan, every log and every `describe`; a secret there is none. Its value is never repeated. */
export const noSecretInEnv = podPolicy(
  {
    name: 'no-secret-in-env',
    description: '环境变量不得以明文写入密钥',
    english: 'An environment variable holds no secret in plain text',
    controls: ['8.1.4.8', '8.1.4.1'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请改用 valueFrom.secretKeyRef 引用密钥',
  },
  ({ containers }) =>
    containers.flatMap((container) =>
      listOf(container.content.env)
        .map((entry, index) => ({ name: textOf(recordOf(entry).name), value: textOf(recordOf(entry).value), index }))
        .filter(({ name, value }) => looksSecret(name, value))
        .map(({ name, index }) => ({
          text: `容器 ${container.name} 的环境变量 ${name} 是明文密钥`,
          path: [...container.path, 'env', index],
        })),
    ),
);

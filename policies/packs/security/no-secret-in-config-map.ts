import { objectPolicy } from '../define-policy.ts';
import { recordOf, textOf } from '../manifest/reading.ts';
import { looksSecret } from '../manifest/secret-words.ts';

/** A ConfigMap is readable by everybody in the namespace and lies unencrypted; the value is never repeated here. */
export const noSecretInConfigMap = objectPolicy(
  {
    name: 'no-secret-in-config-map',
    description: '配置项不得以明文存放密钥',
    english: 'A ConfigMap holds no secret in plain text',
    controls: ['8.1.4.8'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请把密钥移到 Secret，并用挂载或 secretKeyRef 引用',
  },
  (object) =>
    object.kind === 'ConfigMap'
      ? Object.entries(recordOf(object.content.data))
          .filter(([key, value]) => looksSecret(key, textOf(value)))
          .map(([key]) => ({ text: `键 ${key} 是明文密钥`, path: ['data', key] }))
      : [],
);

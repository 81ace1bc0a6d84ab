import { objectPolicy } from '../define-policy.ts';

/** A default provider acts on whatever cluster the shell points at, with whatever rights it has there. */
export const explicitProvider = objectPolicy(
  {
    name: 'explicit-provider',
    description: '每个对象必须使用本栈声明的集群连接',
    english: 'Every object goes through the provider its stack declares',
    controls: ['F24'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请在程序中显式声明 Provider 并传给每个资源',
  },
  (object) => (object.provider?.startsWith('default') ? [`使用了默认连接 ${object.provider}`] : []),
);

import { objectPolicy } from '../define-policy.ts';
import { listOf, recordOf, textOf, textsOf } from '../manifest/reading.ts';

/** What comes in from outside comes in encrypted: every host an Ingress serves is in its TLS list. */
export const ingressWithTls = objectPolicy(
  {
    name: 'ingress-with-tls',
    description: '对外入口必须启用 TLS',
    english: 'An ingress serves its hosts over TLS',
    controls: ['8.1.2.2', '8.1.4.8'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请在 spec.tls 中为每个域名写明证书',
  },
  (object) => {
    if (object.kind !== 'Ingress') return [];
    const spec = recordOf(object.content.spec);
    if (object.isPatch && spec.tls === undefined) return [];
    const tls = listOf(spec.tls).map(recordOf);
    if (tls.length === 0) return [{ text: '没有启用 TLS', path: ['spec', 'tls'] }];
    const secured = new Set(tls.flatMap(({ hosts }) => textsOf(hosts)));
    return listOf(spec.rules)
      .map((rule, index) => ({ host: textOf(recordOf(rule).host), index }))
      .filter(({ host }) => host !== '' && !secured.has(host) && !secured.has(host.replace(/^[^.]+/, '*')))
      .map(({ host, index }) => ({ text: `域名 ${host} 没有证书`, path: ['spec', 'rules', index, 'host'] }));
  },
);

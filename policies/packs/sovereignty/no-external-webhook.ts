import { objectPolicy } from '../define-policy.ts';
import { listOf, recordOf, textOf } from '../manifest/reading.ts';

/** A webhook sees every object that passes. It is a Service of this cluster, never an address somewhere. */
export const noExternalWebhook = objectPolicy(
  {
    name: 'no-external-webhook',
    description: '准入与转换 Webhook 必须由本集群的服务提供',
    english: 'Admission and conversion webhooks are services of this cluster',
    controls: ['8.2.4.5', '8.1.4.8'],
    severity: 'critical',
    level: 'mandatory',
    remedy: '请用 clientConfig.service 指向本集群的服务，去掉 clientConfig.url',
  },
  (object) => {
    if (object.kind === 'CustomResourceDefinition') {
      const webhook = recordOf(recordOf(recordOf(object.content.spec).conversion).webhook);
      const url = textOf(recordOf(webhook.clientConfig).url);
      const path = ['spec', 'conversion', 'webhook', 'clientConfig', 'url'];
      return url === '' ? [] : [{ text: `转换 Webhook 指向 ${url}`, path }];
    }
    if (!object.kind.endsWith('WebhookConfiguration')) return [];
    return listOf(object.content.webhooks).flatMap((entry, index) => {
      const url = textOf(recordOf(recordOf(entry).clientConfig).url);
      return url === '' ? [] : [{ text: `准入 Webhook 指向 ${url}`, path: ['webhooks', index, 'clientConfig', 'url'] }];
    });
  },
);

import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_WEBHOOK } from '../testing/good-objects.ts';
import { noExternalWebhook } from './no-external-webhook.ts';

const judged = (content: object) =>
  verdict(
    noExternalWebhook,
    resourceOf('admissionregistration.k8s.io/v1:ValidatingWebhookConfiguration', { ...content }),
  );

describe('no external webhook', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_WEBHOOK)).toEqual([]);
  });

  it.each([
    [
      'a webhook somewhere',
      'webhooks.0.clientConfig',
      { url: 'https://hooks.example.com' },
      '准入 Webhook 指向 https://hooks.example.com',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_WEBHOOK, path, value))).toEqual([expect.stringContaining(message)]);
  });

  it('refuses a definition that is converted somewhere', async () => {
    const definition = {
      metadata: { name: 'a' },
      spec: { conversion: { webhook: { clientConfig: { url: 'https://x' } } } },
    };
    const resource = resourceOf('apiextensions.k8s.io/v1:CustomResourceDefinition', definition);
    expect(await verdict(noExternalWebhook, resource)).toEqual([
      expect.stringContaining('转换 Webhook 指向 https://x'),
    ]);
  });
});

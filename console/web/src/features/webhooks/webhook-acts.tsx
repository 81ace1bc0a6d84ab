import { useMutation } from '@tanstack/react-query';
import { App, Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { useWebhookAct } from './use-webhook-act.ts';
import type { Webhook } from './webhook.ts';

/** Sends a test, uses an address again that was switched off, removes one. */
export function WebhookActs({ webhook }: { readonly webhook: Webhook }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const trpc = useTRPC();
  const { id: webhookId, name } = webhook;
  const test = useMutation(trpc.webhooks.test.mutationOptions(useWebhookAct('tested')));
  const enable = useMutation(trpc.webhooks.enable.mutationOptions(useWebhookAct('enabled')));
  const remove = useMutation(trpc.webhooks.remove.mutationOptions(useWebhookAct('removed')));
  const ask = () =>
    modal.confirm({
      title: t('webhooks.removeTitle', { name }),
      content: t('webhooks.removeWhy'),
      okText: t('webhooks.remove'),
      okButtonProps: { danger: true },
      cancelText: t('ui.back'),
      onOk: () => remove.mutateAsync({ webhookId }).catch(() => undefined),
    });
  return (
    <Flex gap={8} justify="end">
      {webhook.disabled ? (
        <Button loading={enable.isPending} onClick={() => enable.mutate({ webhookId })}>
          {t('webhooks.enable')}
        </Button>
      ) : (
        <Button loading={test.isPending} onClick={() => test.mutate({ webhookId })}>
          {t('webhooks.test')}
        </Button>
      )}
      <Button danger onClick={ask} aria-label={`${t('webhooks.remove')} ${name}`}>
        {t('webhooks.remove')}
      </Button>
    </Flex>
  );
}

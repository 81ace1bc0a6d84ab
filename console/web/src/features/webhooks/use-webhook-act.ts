import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { useTRPC } from '../../api/trpc.ts';

type Done = 'tested' | 'enabled' | 'removed' | 'replayed';

/** What follows an act on webhooks: it is said, and the lists are fresh. */
export function useWebhookAct(done: Done) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const trpc = useTRPC();
  const client = useQueryClient();
  return {
    onSuccess: () => {
      void message.success(t(`webhooks.${done}`));
      void client.invalidateQueries({ queryKey: trpc.webhooks.pathKey() });
    },
    onError: (error: unknown) => void message.error(problemOf(error).message ?? t('ui.unreachableText')),
  };
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/problem.ts';
import { useTRPC } from '../api/trpc.ts';

/** Notes notices as read, and has the bell and the list say so. */
export function useMarkRead() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const { message } = App.useApp();
  return useMutation(
    trpc.notices.markRead.mutationOptions({
      onSuccess: () => void client.invalidateQueries({ queryKey: trpc.notices.pathKey() }),
      onError: (error) => void message.error(problemOf(error).message ?? t('ui.unreachableText')),
    }),
  );
}

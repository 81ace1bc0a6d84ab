import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import type { Entry } from './entry-columns.tsx';

/** Takes back what one proposed oneself, before a second person has decided. */
export function WithdrawEntry({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const withdraw = useMutation(
    trpc.metering.withdrawEntry.mutationOptions({
      onSuccess: () => {
        void message.success(t('usage.takenBack'));
        void queryClient.invalidateQueries({ queryKey: trpc.metering.pathKey() });
      },
    }),
  );
  return (
    <ReasonDialog
      label={t('usage.takeBack')}
      why={t('usage.takeBackWhy', { reason: entry.reason, evidence: entry.evidence })}
      mutation={withdraw}
      onSubmit={(reason) => withdraw.mutate({ entryId: entry.id, reason })}
    />
  );
}

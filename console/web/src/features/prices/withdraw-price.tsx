import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { formatInstant } from '../../ui/format/instant.ts';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import type { PriceVersion } from './price-types.ts';

/** Withdraws a version that has not begun, with a reason; the one before reigns on. */
export function WithdrawPrice({ version }: { readonly version: PriceVersion }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const withdraw = useMutation(
    trpc.pricing.withdraw.mutationOptions({
      onSuccess: ({ number }) => {
        void message.success(t('prices.withdrawDone', { number }));
        void queryClient.invalidateQueries({ queryKey: trpc.pricing.pathKey() });
      },
    }),
  );
  return (
    <ReasonDialog
      label={t('prices.withdraw')}
      why={t('prices.withdrawWhy', { number: version.number, from: formatInstant(version.validFrom, 'minute') })}
      danger
      mutation={withdraw}
      onSubmit={(reason) => withdraw.mutate({ versionId: version.id, reason })}
    />
  );
}

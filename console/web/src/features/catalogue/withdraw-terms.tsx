import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import type { Item } from './catalogue-types.ts';

/** Withdraws a version of an item's terms that is not in force yet. */
export function WithdrawTerms({ item, version }: { readonly item: Item; readonly version: number }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const trpc = useTRPC();
  const client = useQueryClient();
  const withdraw = useMutation(
    trpc.catalogue.withdraw.mutationOptions({
      onSuccess: () => {
        void message.success(t('shop.withdrawDone', { n: version }));
        void client.invalidateQueries({ queryKey: trpc.catalogue.pathKey() });
      },
    }),
  );
  return (
    <ReasonDialog
      danger
      label={t('shop.withdraw')}
      why={t('shop.withdrawWhy', { n: version })}
      mutation={withdraw}
      onSubmit={(reason) => withdraw.mutate({ item: item.code, version, reason })}
    />
  );
}

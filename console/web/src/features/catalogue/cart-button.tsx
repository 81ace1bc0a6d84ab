import { ShoppingCartOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { defaultSpec } from '../../ui/spec-fields/default-spec.ts';
import { useNames } from '../../ui/use-names.ts';
import type { Item } from './catalogue-types.ts';

/** Puts an item into the cart at its usual size, its place still to be chosen; nothing for those who order nothing. */
export function CartButton({ item }: { readonly item: Item }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const names = useNames();
  const me = useMe();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const put = useMutation(
    trpc.carts.put.mutationOptions({
      onSuccess: ({ count }) => {
        void message.success(t('shop.putInCart', { n: count }));
        void queryClient.invalidateQueries({ queryKey: trpc.carts.pathKey() });
      },
      onError: (error) => void message.error(problemOf(error).message ?? t('ui.unreachableText')),
    }),
  );
  if (!me.holdsAny(['applicant', 'department-approver']) || !item.places.some(({ orderable }) => orderable))
    return null;
  const title = t('shop.addToCart', { item: names.item(item.code) });
  return (
    <Button
      icon={<ShoppingCartOutlined />}
      loading={put.isPending}
      aria-label={title}
      title={title}
      onClick={() => put.mutate({ lines: [{ cloud: null, zone: null, spec: defaultSpec(item.code) }] })}
    />
  );
}

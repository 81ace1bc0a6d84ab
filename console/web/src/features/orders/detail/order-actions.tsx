import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { problemOf } from '../../../api/problem.ts';
import { useTRPC } from '../../../api/trpc.ts';
import { AcceptDialog } from './accept-dialog.tsx';
import type { Order } from './order-types.ts';
import { ReuseOrder } from './reuse-order.tsx';

/** What this person may do with the request now, as the server says; nothing else is shown. */
export function OrderActions({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message, modal } = App.useApp();
  const [accepting, setAccepting] = useState(false);
  const withdraw = useMutation(
    trpc.requests.withdraw.mutationOptions({
      onSuccess: () => {
        void message.success(t('orders.withdrawn'));
        void queryClient.invalidateQueries({ queryKey: trpc.requests.pathKey() });
      },
      onError: (error) => void message.error(problemOf(error).message ?? t('ui.unreachableText')),
    }),
  );
  const urge = useMutation(
    trpc.approvals.urge.mutationOptions({
      onSuccess: ({ urged }) => {
        void message.success(t('orders.urged', { urged }));
        void queryClient.invalidateQueries({ queryKey: trpc.requests.pathKey() });
      },
      onError: (error) => void message.error(problemOf(error).message ?? t('ui.unreachableText')),
    }),
  );
  const ask = () =>
    modal.confirm({
      title: t('orders.withdraw'),
      content: t('orders.withdrawAsk'),
      okText: t('orders.withdraw'),
      okButtonProps: { danger: true },
      onOk: () => withdraw.mutateAsync({ requestId: order.id }).catch(() => undefined),
    });
  const mayDecide = order.acts.some((act) => act.startsWith('decide-'));
  return (
    <>
      <ReuseOrder order={order} />
      {order.acts.includes('urge') ? (
        <Button
          loading={urge.isPending}
          onClick={() => urge.mutate({ requestId: order.id })}
          title={t('orders.urgeWhy')}
        >
          {t('orders.urge')}
        </Button>
      ) : null}
      {order.acts.includes('withdraw') ? <Button onClick={ask}>{t('orders.withdraw')}</Button> : null}
      {mayDecide ? (
        <Link to={`/approvals?open=${order.id}`}>
          <Button type="primary">{t('orders.goApprove')}</Button>
        </Link>
      ) : null}
      {order.acts.includes('accept') ? (
        <Button type="primary" onClick={() => setAccepting(true)}>
          {t('orders.accept')}
        </Button>
      ) : null}
      {accepting ? <AcceptDialog requestId={order.id} onClose={() => setAccepting(false)} /> : null}
    </>
  );
}

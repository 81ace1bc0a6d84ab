import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useTRPC } from '../../../api/trpc.ts';
import { AutomaticPanel } from '../../../ui/automatic/automatic-panel.tsx';
import { Copyable } from '../../../ui/copyable.tsx';
import { Loaded } from '../../../ui/page/loaded.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { Panel } from '../../../ui/page/panel.tsx';
import { PromisedLevels } from '../../../ui/promise/promised-levels.tsx';
import { RequestStatus } from '../../../ui/status/request-status.tsx';
import { TroubleText } from '../../../ui/trouble-text.tsx';
import { OrderActions } from './order-actions.tsx';
import { OrderDeliveries } from './order-deliveries.tsx';
import { OrderFacts } from './order-facts.tsx';
import { OrderLines } from './order-lines.tsx';
import { OrderLog } from './order-log.tsx';
import { OrderMaterial } from './order-material.tsx';
import { OrderPlan } from './order-plan.tsx';
import { OrderSteps } from './order-steps.tsx';
import type { Order } from './order-types.ts';

/** States in which something goes on by itself, so the page asks again. */
const MOVING: readonly Order['state'][] = [
  'previewing',
  'department-review',
  'joint-review',
  'provisioning',
  'delivered',
];
const POLL_MS = 2_000;

function TroubleWords({ order, trouble }: { readonly order: Order; readonly trouble: NonNullable<Order['trouble']> }) {
  const { t } = useTranslation();
  const { reason } = trouble.facts;
  if (order.ordered && reason !== undefined) return t('orders.orderedUndoneWhy', { reason: String(reason) });
  return (
    <>
      <TroubleText trouble={trouble} />
      <div className="zy-faint">{t('orders.troubleNext')}</div>
    </>
  );
}

function OrderBody({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader
        title={order.title}
        number={<Copyable text={order.number} />}
        status={<RequestStatus state={order.state} />}
        actions={<OrderActions order={order} />}
      />
      {order.trouble ? (
        <Alert
          className="zy-section"
          type="error"
          showIcon
          title={t(order.ordered ? 'orders.orderedUndone' : 'orders.troubleTitle')}
          description={<TroubleWords order={order} trouble={order.trouble} />}
        />
      ) : null}
      <Panel title={t('orders.timeline')}>
        <OrderSteps order={order} />
      </Panel>
      {order.kind === 'resize' ? <AutomaticPanel key={order.state} requestId={order.id} /> : null}
      <Panel title={t('orders.facts')}>
        <OrderFacts order={order} />
      </Panel>
      {order.kind === 'order' ? <OrderMaterial order={order} /> : null}
      <OrderLines order={order} />
      {order.promise.standing === 'none' ? null : <PromisedLevels of={{ requestId: order.id }} />}
      <OrderPlan order={order} />
      <OrderDeliveries order={order} />
      <OrderLog order={order} />
    </>
  );
}

/** `/orders/:id`: one request from submission to acceptance. */
export function OrderPage() {
  const trpc = useTRPC();
  const { id = '' } = useParams();
  const query = useQuery(
    trpc.requests.get.queryOptions(
      { requestId: id },
      { refetchInterval: ({ state }) => (state.data && MOVING.includes(state.data.state) ? POLL_MS : false) },
    ),
  );
  return <Loaded query={query}>{(order) => <OrderBody order={order} />}</Loaded>;
}

import { Collapse } from 'antd';
import { useTranslation } from 'react-i18next';
import { Handover } from '../../../ui/handover.tsx';
import { Instant } from '../../../ui/instant.tsx';
import { Panel } from '../../../ui/page/panel.tsx';
import type { Order } from './order-types.ts';

/** Delivery notes, one a line; absent before the first delivery. */
export function OrderDeliveries({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  if (order.deliveryNotes.length === 0) return null;
  const items = order.deliveryNotes.map((note) => {
    const line = order.lines.find(({ id }) => id === note.lineId);
    return {
      key: note.id,
      label: (
        <>
          <span className="zy-number">{note.number}</span> · {line?.resource.number ?? ''} ·{' '}
          <Instant at={note.deliveredAt} precision="second" />
        </>
      ),
      children: <Handover handover={note.handover} />,
    };
  });
  return (
    <Panel title={t('orders.deliveries')}>
      <Collapse items={items} />
    </Panel>
  );
}

import { useTranslation } from 'react-i18next';
import { AttachmentList } from '../../../ui/attachment-list.tsx';
import { Facts } from '../../../ui/page/facts.tsx';
import { Panel } from '../../../ui/page/panel.tsx';
import { usePurposeFacts } from '../../../ui/use-purpose-facts.ts';
import type { Order } from './order-types.ts';

/** What the order is for, and the files that went with it. */
export function OrderMaterial({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const facts = usePurposeFacts(order.purpose, order.kind);
  const files = <AttachmentList attachments={order.attachments} />;
  return (
    <Panel title={t('orders.purpose')}>
      <Facts facts={[...facts, { label: t('orders.attachments'), value: files, span: 3 }]} />
    </Panel>
  );
}

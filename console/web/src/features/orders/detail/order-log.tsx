import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDuration } from '../../../ui/format/use-duration.ts';
import { isHidden } from '../../../ui/guarded.tsx';
import { Instant } from '../../../ui/instant.tsx';
import { Panel } from '../../../ui/page/panel.tsx';
import { Status } from '../../../ui/status/status.tsx';
import { useActName } from '../../../ui/use-act-name.ts';
import type { Order } from './order-types.ts';

/** Every act on this request as the audit rows say it: who, what, when, how long after the act before. */
export function OrderLog({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const actName = useActName();
  const duration = useDuration();
  return (
    <Panel title={t('orders.log')} flush>
      <Table
        aria-label={t('orders.log')}
        rowKey="key"
        dataSource={order.timeline.map((entry, index) => ({ ...entry, key: index }))}
        pagination={order.timeline.length > 12 ? { pageSize: 12, showSizeChanger: false } : false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('audit.at'), key: 'at', render: (_, entry) => <Instant at={entry.at} precision="second" /> },
          { title: t('audit.action'), key: 'action', render: (_, entry) => actName(entry.action) },
          {
            title: t('audit.actor'),
            key: 'actor',
            render: (_, { actor }) => {
              if (isHidden(actor)) return t('ui.hidden');
              if (actor.kind === 'person') return actor.name;
              const kind = t(`words.actorKind.${actor.kind}`);
              // Of a department's programs one wants to know which.
              return actor.kind === 'client' ? `${kind} ${actor.name}` : kind;
            },
          },
          {
            title: t('audit.outcome'),
            key: 'outcome',
            render: (_, entry) => (
              <Status tone={entry.outcome === 'done' ? 'good' : 'bad'}>{t(`words.outcome.${entry.outcome}`)}</Status>
            ),
          },
          {
            title: t('audit.sincePrevious'),
            key: 'since',
            align: 'right',
            render: (_, entry) => <span className="zy-number">{duration(entry.secondsSincePrevious)}</span>,
          },
        ]}
      />
    </Panel>
  );
}

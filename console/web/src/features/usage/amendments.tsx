import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Instant } from '../../ui/instant.tsx';
import { Quantity, type Use } from './use-columns.tsx';

/** All that was said of a use since it came, which stays as it came. */
export function Amendments({ use }: { readonly use: Use }) {
  const { t } = useTranslation();
  return (
    <Table
      aria-label={t('usage.amendments')}
      size="small"
      rowKey={({ receivedAt, kind, quantity }) => `${receivedAt} ${kind} ${quantity}`}
      dataSource={use.amendments}
      pagination={false}
      columns={[
        { title: t('usage.kind'), key: 'kind', render: (_, { kind }) => t(`usage.kinds.${kind}`) },
        {
          title: t('usage.rightly'),
          key: 'quantity',
          align: 'right',
          render: (_, { quantity }) => (quantity === null ? '—' : <Quantity text={quantity} unit={use.unit} />),
        },
        { title: t('usage.reason'), dataIndex: 'reason', key: 'reason' },
        {
          title: t('usage.proposedBy'),
          key: 'proposedBy',
          render: (_, { proposedBy }) => proposedBy ?? t('usage.program'),
        },
        { title: t('usage.confirmedBy'), key: 'confirmedBy', render: (_, { confirmedBy }) => confirmedBy ?? '—' },
        { title: t('usage.receivedAt'), key: 'at', render: (_, { receivedAt }) => <Instant at={receivedAt} /> },
      ]}
    />
  );
}

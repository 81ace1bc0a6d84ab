import { Alert, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { Amount } from '../../ui/amount.tsx';
import { formatDecimal } from '../../ui/format/decimal.ts';
import { Stand } from './stand.tsx';
import { useItemName } from './use-item-name.ts';

type Seen = Outputs['reconciliation']['previewBill'];

function Errors({ seen }: { readonly seen: Seen }) {
  const { t } = useTranslation();
  return (
    <>
      <Alert
        role="alert"
        type="error"
        showIcon
        title={t('reconciliation.billWrong', { rows: seen.rows, errors: seen.errors.length + seen.moreErrors })}
      />
      <Table<Seen['errors'][number]>
        size="small"
        aria-label={t('reconciliation.billErrors')}
        rowKey={({ row, column, problem }) => `${row}/${column}/${problem}`}
        dataSource={[...seen.errors]}
        pagination={{ pageSize: 10, hideOnSinglePage: true }}
        columns={[
          { title: t('reconciliation.row'), key: 'row', align: 'right', dataIndex: 'row', className: 'zy-number' },
          {
            title: t('reconciliation.column'),
            key: 'column',
            render: (_, { column }) => (column ? t(`reconciliation.columns.${column}`) : ''),
          },
          {
            title: t('reconciliation.problem'),
            key: 'problem',
            render: (_, { problem }) => t(`reconciliation.problems.${problem}`),
          },
          { title: t('reconciliation.written'), key: 'text', dataIndex: 'text' },
        ]}
      />
    </>
  );
}

/** What a bill's file says: every wrong row, or each item beside one's own meter. */
export function BillPreview({ seen }: { readonly seen: Seen }) {
  const { t } = useTranslation();
  const itemName = useItemName();
  if (seen.errors.length > 0) return <Errors seen={seen} />;
  const figure = (text: string | null) => {
    if (text === null) return <span className="zy-faint">{t('reconciliation.stand.unknown')}</span>;
    return <span className="zy-number">{formatDecimal(text)}</span>;
  };
  return (
    <>
      <p>
        {t('reconciliation.billRead', { rows: seen.rows })} <Amount fen={seen.amountFen} strong />{' '}
        {t('reconciliation.yuan')}
      </p>
      {seen.version === null ? <Alert type="info" showIcon title={t('reconciliation.billKnown')} /> : null}
      <Table<Seen['items'][number]>
        size="small"
        aria-label={t('reconciliation.billItems')}
        rowKey="sku"
        dataSource={[...seen.items]}
        pagination={{ pageSize: 10, hideOnSinglePage: true }}
        columns={[
          { title: t('reconciliation.item'), key: 'sku', render: (_, { sku }) => itemName(sku) },
          {
            title: t('reconciliation.billQuantity'),
            key: 'bill',
            align: 'right',
            render: (_, row) => figure(row.billQuantity),
          },
          {
            title: t('reconciliation.meterQuantity'),
            key: 'meter',
            align: 'right',
            render: (_, row) => figure(row.meterQuantity),
          },
          { title: '', key: 'stand', render: (_, { stand }) => <Stand stand={stand} /> },
        ]}
      />
    </>
  );
}

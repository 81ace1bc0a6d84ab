import { Table, type TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../ui/amount.tsx';
import type { CreditNote } from './dispute-types.ts';
import { useLineText } from './use-line-text.ts';

type NoteLine = CreditNote['lines'][number];

/** Line by line what is credited, taken back or charged anew. */
export function NoteLines({ lines }: { readonly lines: readonly NoteLine[] }) {
  const { t } = useTranslation();
  const lineText = useLineText();
  const columns: NonNullable<TableProps<NoteLine>['columns']> = [
    { title: t('disputes.notes.act'), key: 'act', render: (_, { act }) => t(`disputes.notes.lineActs.${act}`) },
    { title: t('disputes.notes.what'), key: 'what', render: (_, line) => lineText(line) },
    {
      title: t('disputes.notes.total'),
      key: 'amount',
      align: 'right',
      render: (_, { amountFen }) => <Amount fen={amountFen} />,
    },
  ];
  return (
    <Table<NoteLine>
      aria-label={t('disputes.notes.lines')}
      rowKey="number"
      size="small"
      columns={columns}
      dataSource={[...lines]}
      pagination={lines.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
      scroll={{ x: 'max-content' }}
    />
  );
}

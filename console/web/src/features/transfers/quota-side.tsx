import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { groupDigits } from '../../ui/format/fen.ts';
import { Status } from '../../ui/status/status.tsx';
import { Xinchuang } from '../../ui/xinchuang.tsx';
import type { TransferEvidence } from './transfer-types.ts';

type Effect = NonNullable<TransferEvidence['quota']['giving']>[number];

function After({ row }: { readonly row: Effect }) {
  const { t } = useTranslation();
  if (row.after === null) return <Status tone="bad">{t('transfers.noLimit')}</Status>;
  const text = <span className="zy-number">{groupDigits(row.after)}</span>;
  return row.after.startsWith('-') ? <Status tone="bad">{text}</Status> : text;
}

/** What one department's limits leave before and after; a shortage is marked by shape as well as colour. */
export function QuotaSide({ label, effects }: { readonly label: string; readonly effects: readonly Effect[] }) {
  const { t } = useTranslation();
  const number = (text: string | null) => <span className="zy-number">{text === null ? '–' : groupDigits(text)}</span>;
  return (
    <Table<Effect>
      aria-label={label}
      rowKey={(row) => [row.cloud.id, row.dimension, row.xinchuang].join(' ')}
      dataSource={[...effects]}
      pagination={false}
      size="small"
      scroll={{ x: 'max-content' }}
      title={() => <strong>{label}</strong>}
      locale={{ emptyText: t('transfers.noQuota') }}
      columns={[
        { title: t('transfers.cloud'), key: 'cloud', render: (_, row) => row.cloud.name },
        {
          title: t('approvals.dimension'),
          key: 'dimension',
          render: (_, row) => (
            <>
              {t(`words.dimension.${row.dimension}`)}（{t(`words.unit.${row.dimension}`)}）{' '}
              <Xinchuang xinchuang={row.xinchuang} />
            </>
          ),
        },
        { title: t('approvals.limit'), key: 'limit', align: 'right', render: (_, row) => number(row.limit) },
        { title: t('transfers.before'), key: 'before', align: 'right', render: (_, row) => number(row.before) },
        { title: t('approvals.takes'), key: 'takes', align: 'right', render: (_, row) => number(row.takes) },
        { title: t('transfers.after'), key: 'after', align: 'right', render: (_, row) => <After row={row} /> },
      ]}
    />
  );
}

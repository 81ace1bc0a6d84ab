import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { groupDigits } from '../../ui/format/fen.ts';
import { Status } from '../../ui/status/status.tsx';
import { Xinchuang } from '../../ui/xinchuang.tsx';
import type { Effect, PoolEffect } from './evidence-types.ts';

type Row = Effect | PoolEffect;

interface EffectTableProps {
  readonly label: string;
  readonly note: string;
  readonly effects: readonly Row[];
}

function keyOf(row: Row): string {
  return [row.cloud.id, 'zone' in row ? row.zone : '', row.dimension, row.xinchuang].join(' ');
}

function After({ row }: { readonly row: Row }) {
  const { t } = useTranslation();
  const text = <span className="zy-number">{groupDigits(row.after)}</span>;
  if (row.after.startsWith('-')) return <Status tone="bad">{text}</Status>;
  if (!('isOverSoft' in row && row.isOverSoft)) return text;
  return (
    <Status tone="attention">
      {text} {t('approvals.overSoft')}
    </Status>
  );
}

/** What is left before, what the request takes and what is left after; a shortage is marked by shape as well as colour. */
export function EffectTable({ label, note, effects }: EffectTableProps) {
  const { t } = useTranslation();
  const number = (text: string) => <span className="zy-number">{groupDigits(text)}</span>;
  return (
    <Table<Row>
      aria-label={label}
      rowKey={keyOf}
      dataSource={[...effects]}
      pagination={false}
      size="small"
      scroll={{ x: 'max-content' }}
      footer={() => <span className="zy-faint">{note}</span>}
      columns={[
        {
          title: t('approvals.place'),
          key: 'place',
          render: (_, row) => ('zone' in row ? `${row.cloud.name} / ${row.zoneName}` : row.cloud.name),
        },
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
        { title: t('approvals.before'), key: 'before', align: 'right', render: (_, row) => number(row.before) },
        { title: t('approvals.takes'), key: 'takes', align: 'right', render: (_, row) => number(row.takes) },
        { title: t('approvals.after'), key: 'after', align: 'right', render: (_, row) => <After row={row} /> },
      ]}
    />
  );
}

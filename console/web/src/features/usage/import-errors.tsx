import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { TroubleText } from '../../ui/trouble-text.tsx';

type RowError = Outputs['metering']['importUsage']['errors'][number];

interface ImportErrorsProps {
  readonly errors: readonly RowError[];
  /** All wrong rows, of which the first are listed. */
  readonly wrong: number;
}

/** The wrong rows of a file, each with its line, its column and why. */
export function ImportErrors({ errors, wrong }: ImportErrorsProps) {
  const { t } = useTranslation();
  return (
    <Table
      aria-label={t('usage.errors')}
      size="small"
      rowKey={({ line, column, code }) => `${line} ${column} ${code}`}
      dataSource={[...errors]}
      pagination={errors.length > 8 ? { pageSize: 8, showSizeChanger: false } : false}
      footer={() => (wrong > errors.length ? t('usage.moreErrors', { n: wrong - errors.length }) : null)}
      columns={[
        { title: t('usage.line'), dataIndex: 'line', key: 'line', align: 'right', className: 'zy-number' },
        {
          title: t('usage.column'),
          key: 'column',
          render: (_, { column }) => (column === null ? '—' : t(`usage.columns.${column}`, { defaultValue: column })),
        },
        { title: t('usage.why'), key: 'why', render: (_, error) => <TroubleText trouble={error} /> },
      ]}
    />
  );
}

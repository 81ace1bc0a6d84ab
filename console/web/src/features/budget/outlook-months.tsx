import { Collapse, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { Amount } from '../../ui/amount.tsx';

type Outlook = Outputs['budgets']['outlook'];

/** The figures of the chart, month by month. */
export function OutlookMonths({ outlook: { months, department, year } }: { readonly outlook: Outlook }) {
  const { t } = useTranslation();
  const money = (key: 'billedFen' | 'ratedFen' | 'committedFen' | 'forecastFen', name: string) => ({
    key,
    title: t('budget.yuanOf', { name }),
    align: 'right' as const,
    render: (_: unknown, { [key]: fen }: Outlook['months'][number]) =>
      fen === null ? <span className="zy-faint">{t('budget.notKnown')}</span> : <Amount fen={fen} />,
  });
  const table = (
    <Table<Outlook['months'][number]>
      size="small"
      aria-label={t('budget.monthsOf', { name: department.name, year })}
      rowKey="month"
      pagination={false}
      dataSource={[...months]}
      scroll={{ x: 'max-content' }}
      columns={[
        { key: 'month', title: t('budget.month'), dataIndex: 'month', className: 'zy-number' },
        money('billedFen', t('budget.billed')),
        money('ratedFen', t('budget.rated')),
        money('committedFen', t('budget.committedOfMonth')),
        money('forecastFen', t('budget.forecast')),
      ]}
    />
  );
  return <Collapse ghost items={[{ key: 'months', label: t('budget.months'), children: table }]} />;
}

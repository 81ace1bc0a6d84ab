import { Collapse, Flex, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { Amount } from '../../ui/amount.tsx';
import { BilledDrawer, BilledHow } from './billed-drawer.tsx';

type Outlook = Outputs['budgets']['outlook'];

/** The figures of the chart, month by month; what was billed opens the statements it adds up. */
export function OutlookMonths({ outlook: { months, department, year } }: { readonly outlook: Outlook }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Outlook['months'][number] | null>(null);
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
        {
          ...money('billedFen', t('budget.billed')),
          render: (_, month) => (
            <Flex gap={8} justify="end">
              <Amount fen={month.billedFen} />
              {month.billedFen === '0' ? null : <BilledHow month={month.month} onShow={() => setShown(month)} />}
            </Flex>
          ),
        },
        money('ratedFen', t('budget.rated')),
        money('committedFen', t('budget.committedOfMonth')),
        money('forecastFen', t('budget.forecast')),
      ]}
    />
  );
  return (
    <>
      <Collapse ghost items={[{ key: 'months', label: t('budget.months'), children: table }]} />
      <BilledDrawer departmentId={department.id} of={shown} onClose={() => setShown(null)} />
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { Amount } from '../../ui/amount.tsx';
import { formatPpm } from '../../ui/format/ppm.ts';
import { Instant } from '../../ui/instant.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';

type Month = Outputs['budgets']['forecastErrors']['months'][number];

/** Each month’s forecast beside what was issued for it since, and how far forecasts are off in the mean. */
export function ForecastErrors({
  department,
}: {
  readonly department: { readonly id: string; readonly name: string };
}) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const query = useQuery(trpc.budgets.forecastErrors.queryOptions({ departmentId: department.id }));
  const money = (key: 'forecastFen' | 'issuedFen', [name, absent]: readonly [string, string]) => ({
    key,
    title: t('budget.yuanOf', { name }),
    align: 'right' as const,
    render: (_: unknown, { [key]: fen }: Month) =>
      fen === null ? <span className="zy-faint">{absent}</span> : <Amount fen={fen} />,
  });
  return (
    <Loaded query={query} rows={2}>
      {({ months, own, all }) => (
        <>
          <p>
            {own.ppm === null
              ? t('budget.meanNone')
              : t('budget.meanOwn', { error: formatPpm(own.ppm, 2), count: own.months })}{' '}
            {all.ppm === null
              ? ''
              : t('budget.meanAll', { error: formatPpm(all.ppm, 2), count: all.months, departments: all.departments })}
          </p>
          <Table<Month>
            size="small"
            aria-label={t('budget.errorsOf', { name: department.name })}
            rowKey="month"
            pagination={{ pageSize: 12, hideOnSinglePage: true }}
            dataSource={[...months]}
            scroll={{ x: 'max-content' }}
            locale={{ emptyText: <EmptyState why={t('budget.errorsNone')} /> }}
            columns={[
              { key: 'month', title: t('budget.month'), dataIndex: 'month', className: 'zy-number' },
              { key: 'made', title: t('budget.madeAt'), render: (_, { madeAt }) => <Instant at={madeAt} /> },
              money('forecastFen', [t('budget.forecastThen'), t('budget.notKnown')]),
              money('issuedFen', [t('budget.issued'), t('budget.notIssued')]),
              {
                key: 'error',
                title: t('budget.error'),
                align: 'right',
                render: (_, { errorPpm }) =>
                  errorPpm === null ? (
                    <span className="zy-faint">{t('budget.notJudged')}</span>
                  ) : (
                    <span className="zy-number">{formatPpm(errorPpm, 2)}</span>
                  ),
              },
            ]}
          />
        </>
      )}
    </Loaded>
  );
}

import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { monthOfInstant } from '../../ui/format/instant.ts';
import { ListTable } from '../../ui/list/list-table.tsx';
import { QueryBar } from '../../ui/list/query-bar.tsx';
import { useListAddress } from '../../ui/list/use-list-address.ts';
import { useListTools } from '../../ui/list/use-list-tools.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { useBudgetColumns } from './budget-columns.tsx';
import { BudgetOutlook } from './budget-outlook.tsx';

/** `/budget`: departments’ yearly budgets beside what of them is spoken for; finance sets them here. */
export function BudgetPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const address = useListAddress();
  const client = useQueryClient();
  const finance = useMe().holdsAny(['finance']);
  const thisYear = Number(monthOfInstant(new Date()).slice(0, 4));
  const years = [thisYear + 1, thisYear, thisYear - 1, thisYear - 2];
  const year = years.find((known) => String(known) === address.filter('year')) ?? thisYear;
  // One department alone, by a notice or by its name, shows the whole of its year.
  const departmentId = address.filter('department');
  const wanted = { year, ...(departmentId === undefined ? {} : { departmentId }) };
  const query = useQuery(
    trpc.budgets.list.queryOptions({ ...wanted, cursor: address.cursor }, { placeholderData: keepPreviousData }),
  );
  const [first, ...others] = query.data?.items ?? [];
  const only = others.length === 0 ? first : undefined;
  const list = useListTools({
    list: 'budgets',
    title: t('budget.title'),
    address,
    columns: useBudgetColumns({ finance, onOpen: (id) => address.setFilters({ department: id }) }),
    fetchPage: (cursor) => client.fetchQuery(trpc.budgets.list.queryOptions({ ...wanted, cursor, limit: 200 })),
  });
  return (
    <>
      <PageHeader title={t('budget.title')} lead={t('budget.lead')} />
      <QueryBar
        address={address}
        refreshing={query.isFetching}
        onRefresh={() => void query.refetch()}
        tools={list.tools}
      >
        <Select
          className="zy-filter"
          aria-label={t('budget.year')}
          value={year}
          options={years.map((value) => ({ value, label: String(value) }))}
          onChange={(value: number) => address.setFilters({ year: value === thisYear ? undefined : String(value) })}
        />
      </QueryBar>
      <ListTable
        label={t('budget.title')}
        query={query}
        address={address}
        columns={list.columns}
        empty={<EmptyState why={t('budget.empty')} next={t('budget.emptyNext')} />}
      />
      {only ? <BudgetOutlook key={`${only.id} ${year}`} department={only.department} year={year} /> : null}
    </>
  );
}

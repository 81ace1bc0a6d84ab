import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { monthOfInstant } from '../../ui/format/instant.ts';
import { ListTable } from '../../ui/list/list-table.tsx';
import { QueryBar } from '../../ui/list/query-bar.tsx';
import { useListAddress } from '../../ui/list/use-list-address.ts';
import { useListTools } from '../../ui/list/use-list-tools.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import { useRefusedColumns } from './refused-columns.tsx';
import { UsageTabs } from './usage-tabs.tsx';

const lastMonth = () =>
  dayjs(`${monthOfInstant(new Date())}-01`)
    .subtract(1, 'month')
    .format('YYYY-MM');
const monthIn = (text = '') => (/^20\d\d-(0[1-9]|1[0-2])$/.test(text) ? text : lastMonth());

/** `/usage/refused`: readings that came after their month was closed; finance says what becomes of them. */
export function RefusedPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const address = useListAddress();
  const client = useQueryClient();
  const month = monthIn(address.filter('month'));
  const query = useQuery(
    trpc.metering.refused.queryOptions({ month, cursor: address.cursor }, { placeholderData: keepPreviousData }),
  );
  const list = useListTools({
    list: 'refused-readings',
    title: t('usage.refusedTab'),
    address,
    columns: useRefusedColumns(),
    fetchPage: (cursor) => client.fetchQuery(trpc.metering.refused.queryOptions({ month, cursor, limit: 200 })),
  });
  return (
    <>
      <PageHeader
        title={t('usage.title')}
        lead={t('usage.refusedLead')}
        actions={query.data?.mayAnswer ? <AnswerRefused month={month} /> : null}
      />
      <UsageTabs active="refused" />
      <QueryBar
        address={address}
        refreshing={query.isFetching}
        onRefresh={() => void query.refetch()}
        tools={list.tools}
      >
        <DatePicker
          picker="month"
          allowClear={false}
          aria-label={t('usage.month')}
          value={dayjs(`${month}-01`)}
          onChange={(value) => address.setFilters({ month: value?.format('YYYY-MM') })}
        />
      </QueryBar>
      <ListTable
        label={t('usage.refusedTab')}
        query={query}
        address={address}
        columns={list.columns}
        empty={<EmptyState why={t('usage.refusedEmpty')} next={t('usage.refusedEmptyNext')} />}
      />
    </>
  );
}

function AnswerRefused({ month }: { readonly month: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const answer = useMutation(
    trpc.metering.answerRefused.mutationOptions({
      onSuccess: () => {
        void message.success(t('usage.refusedSaid'));
        void queryClient.invalidateQueries({ queryKey: trpc.metering.pathKey() });
      },
    }),
  );
  return (
    <ReasonDialog
      label={t('usage.refusedSay')}
      why={t('usage.refusedSayWhy', { month })}
      mutation={answer}
      most={500}
      onSubmit={(why) => answer.mutate({ month, why })}
    />
  );
}

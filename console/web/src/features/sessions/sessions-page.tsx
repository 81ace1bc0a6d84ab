import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { EndAllSessions } from '../../ui/end-all-sessions.tsx';
import { ListTable } from '../../ui/list/list-table.tsx';
import { QueryBar } from '../../ui/list/query-bar.tsx';
import { type ListAddress, useListAddress } from '../../ui/list/use-list-address.ts';
import { useListTools } from '../../ui/list/use-list-tools.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { useSessionColumns } from './session-columns.tsx';

/** One's own sessions as a page of a list: all of them at once. */
function useOwn(enabled: boolean) {
  const trpc = useTRPC();
  return useQuery({
    ...trpc.session.list.queryOptions(undefined, {
      select: (items) => ({ items, nextCursor: null, total: items.length }),
    }),
    enabled,
  });
}

function useEveryones(address: ListAddress, enabled: boolean) {
  const trpc = useTRPC();
  const options = trpc.session.open.queryOptions({ cursor: address.cursor }, { placeholderData: keepPreviousData });
  return useQuery({ ...options, enabled });
}

/** `/sessions`: sign-ins that still hold: one's own, and for the security administrator everyone's. */
export function SessionsPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const address = useListAddress();
  const mayAll = useMe().holdsAny(['security-admin']);
  const everyone = mayAll && address.filter('of') === 'everyone';
  const own = useOwn(!everyone);
  const everyones = useEveryones(address, everyone);
  const query = everyone ? everyones : own;
  const list = useListTools({
    list: everyone ? 'sessions-of-everyone' : 'sessions',
    title: t('sessions.title'),
    address,
    columns: useSessionColumns(everyone),
    fetchPage: async (cursor) => {
      if (everyone) return client.fetchQuery(trpc.session.open.queryOptions({ cursor, limit: 200 }));
      const items = await client.fetchQuery(trpc.session.list.queryOptions());
      return { items, nextCursor: null, total: items.length };
    },
  });
  return (
    <>
      <PageHeader
        title={t('sessions.title')}
        lead={t('sessions.lead')}
        actions={everyone ? null : <EndAllSessions person={null} />}
      />
      <QueryBar
        address={address}
        refreshing={query.isFetching}
        onRefresh={() => void query.refetch()}
        tools={list.tools}
      >
        {mayAll ? (
          <Segmented
            aria-label={t('sessions.show')}
            value={everyone ? 'everyone' : 'own'}
            options={(['own', 'everyone'] as const).map((value) => ({ value, label: t(`sessions.${value}`) }))}
            onChange={(value) => address.setFilters({ of: value === 'everyone' ? value : undefined })}
          />
        ) : null}
      </QueryBar>
      <ListTable
        label={t('sessions.title')}
        query={query}
        address={address}
        columns={list.columns}
        empty={<EmptyState why={t('sessions.empty')} next={t('sessions.emptyNext')} />}
      />
    </>
  );
}

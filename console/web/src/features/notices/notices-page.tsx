import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { NOTICE_FILTERS } from '@zhengyun/domain/notices/schemas.ts';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ListTable } from '../../ui/list/list-table.tsx';
import { QueryBar } from '../../ui/list/query-bar.tsx';
import { useListAddress } from '../../ui/list/use-list-address.ts';
import { useListTools } from '../../ui/list/use-list-tools.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { useMarkRead } from '../../ui/use-mark-read.ts';
import { MailPreference } from './mail-preference.tsx';
import { useNoticeColumns } from './notice-columns.tsx';

const LABELS = { all: 'showAll', unread: 'showUnread', open: 'showOpen' } as const;

/** `/notices`: what this person was told, newest first; all, unread, or what still asks for an act. */
export function NoticesPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const address = useListAddress();
  const markRead = useMarkRead();
  const show = NOTICE_FILTERS.find((known) => known === address.filter('show')) ?? 'all';
  const query = useQuery(
    trpc.notices.list.queryOptions(
      { show, cursor: address.cursor },
      { placeholderData: keepPreviousData, refetchInterval: 15_000 },
    ),
  );
  const list = useListTools({
    list: 'notices',
    title: t('notices.title'),
    address,
    columns: useNoticeColumns((notice) => {
      if (notice.readAt === null) markRead.mutate({ noticeIds: [notice.id] });
    }),
    fetchPage: (cursor) => client.fetchQuery(trpc.notices.list.queryOptions({ show, cursor, limit: 200 })),
  });
  // What came after the newest one on this page was not seen by whoever presses the button.
  const [newest] = query.data?.items ?? [];
  return (
    <>
      <PageHeader
        title={t('notices.title')}
        lead={t('notices.lead')}
        actions={
          <>
            <MailPreference />
            <Button
              disabled={!newest || !address.onFirstPage}
              loading={markRead.isPending}
              onClick={() => newest && markRead.mutate({ upTo: newest.at })}
            >
              {t('notices.markAllRead')}
            </Button>
          </>
        }
      />
      <QueryBar
        address={address}
        refreshing={query.isFetching}
        onRefresh={() => void query.refetch()}
        tools={list.tools}
      >
        <Segmented
          aria-label={t('notices.show')}
          value={show}
          options={NOTICE_FILTERS.map((value) => ({ value, label: t(`notices.${LABELS[value]}`) }))}
          onChange={(value) => address.setFilters({ show: value === 'all' ? undefined : value })}
        />
      </QueryBar>
      <ListTable
        label={t('notices.title')}
        query={query}
        address={address}
        columns={list.columns}
        empty={<EmptyState why={t('notices.empty')} next={t('notices.emptyNext')} />}
      />
    </>
  );
}

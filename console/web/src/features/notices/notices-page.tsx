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

/** Marks as read what was told up to the newest notice on the page: what came after it was not seen by whoever presses this. */
function MarkAllRead({ upTo }: { readonly upTo: string | undefined }) {
  const { t } = useTranslation();
  const markRead = useMarkRead();
  return (
    <Button disabled={!upTo} loading={markRead.isPending} onClick={() => upTo && markRead.mutate({ upTo })}>
      {t('notices.markAllRead')}
    </Button>
  );
}

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
  return (
    <>
      <PageHeader
        title={t('notices.title')}
        lead={t('notices.lead')}
        actions={
          <>
            <MailPreference />
            <MarkAllRead upTo={address.onFirstPage ? query.data?.items[0]?.at : undefined} />
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

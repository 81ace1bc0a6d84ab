import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { APPROVAL_STEPS } from '@zhengyun/domain/requests/schemas.ts';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Outputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { ListTable } from '../../ui/list/list-table.tsx';
import { QueryBar } from '../../ui/list/query-bar.tsx';
import { useListAddress } from '../../ui/list/use-list-address.ts';
import { useListTools } from '../../ui/list/use-list-tools.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { EvidenceDrawer } from './evidence-drawer.tsx';
import { useInboxColumns } from './inbox-columns.tsx';

/** A line of the queue is a request at a step: the same request can wait at two. */
function withIds(page: Outputs['approvals']['inbox']) {
  return { ...page, items: page.items.map((item) => ({ ...item, id: `${item.request.id} ${item.step}` })) };
}

/** Pages beside the queue. */
function Beside() {
  const { t } = useTranslation();
  return (
    <>
      <Link to="/approvals/delegations">{t('approvals.delegations')}</Link>
      <Link to="/approvals/figures">{t('approvals.figures')}</Link>
    </>
  );
}

/** `/approvals`: what waits for this person, by deadline; `?open=<request>` opens its evidence. */
export function ApprovalsPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const address = useListAddress();
  const client = useQueryClient();
  const step = APPROVAL_STEPS.find((known) => known === address.filter('step'));
  const shown = { ...(step ? { step } : {}) };
  const query = useQuery({
    ...trpc.approvals.inbox.queryOptions(
      { ...shown, cursor: address.cursor },
      { placeholderData: keepPreviousData, refetchInterval: 15_000 },
    ),
    select: withIds,
  });
  const open = address.filter('open');
  const show = (requestId: string | undefined) => address.setFilters({ open: requestId });
  const list = useListTools({
    list: 'approvals',
    title: t('approvals.title'),
    address,
    columns: useInboxColumns(show),
    fetchPage: async (cursor) =>
      withIds(await client.fetchQuery(trpc.approvals.inbox.queryOptions({ ...shown, cursor, limit: 200 }))),
  });
  return (
    <>
      <PageHeader title={t('approvals.title')} lead={t('approvals.lead')} actions={<Beside />} />
      <QueryBar
        address={address}
        refreshing={query.isFetching}
        onRefresh={() => void query.refetch()}
        tools={list.tools}
      >
        <Select
          className="zy-filter"
          aria-label={t('approvals.step')}
          allowClear
          placeholder={t('approvals.anyStep')}
          value={step ?? null}
          options={APPROVAL_STEPS.map((value) => ({ value, label: t(`words.step.${value}`) }))}
          onChange={(value: string | null) => address.setFilters({ step: value ?? undefined })}
        />
      </QueryBar>
      <ListTable
        label={t('approvals.title')}
        query={query}
        address={address}
        columns={list.columns}
        empty={<EmptyState why={t('approvals.empty')} next={t('approvals.emptyNext')} />}
      />
      {open ? <EvidenceDrawer requestId={open} onClose={() => show(undefined)} /> : null}
    </>
  );
}

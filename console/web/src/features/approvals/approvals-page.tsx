import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { INBOX_KINDS, INBOX_STEPS } from '@zhengyun/domain/approvals/schemas.ts';
import { Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
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

type Item = Outputs['approvals']['inbox']['items'][number];

const idOf = (item: Item) => (item.kind === 'request' ? item.request.id : item.transfer.id);

/** A line of the queue is a request or a transfer at a step: the same one can wait at two. */
function withIds(page: Outputs['approvals']['inbox']) {
  return { ...page, items: page.items.map((item) => ({ ...item, id: `${idOf(item)} ${item.step}` })) };
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

interface InboxFiltersProps {
  readonly address: ReturnType<typeof useListAddress>;
  readonly kind: (typeof INBOX_KINDS)[number] | undefined;
  readonly step: (typeof INBOX_STEPS)[number] | undefined;
}

function InboxFilters({ address, kind, step }: InboxFiltersProps) {
  const { t } = useTranslation();
  return (
    <>
      <Segmented
        aria-label={t('approvals.kind')}
        value={kind ?? 'all'}
        options={(['all', ...INBOX_KINDS] as const).map((value) => ({ value, label: t(`approvals.kinds.${value}`) }))}
        onChange={(value) => address.setFilters({ kind: value === 'all' ? undefined : value })}
      />
      <Select
        className="zy-filter"
        aria-label={t('approvals.step')}
        allowClear
        placeholder={t('approvals.anyStep')}
        value={step ?? null}
        options={INBOX_STEPS.map((value) => ({ value, label: t(`words.step.${value}`) }))}
        onChange={(value: string | null) => address.setFilters({ step: value ?? undefined })}
      />
    </>
  );
}

/** `/approvals`: what waits for this person, by deadline; `?open=<request>` opens its evidence, a transfer has a page of its own. */
export function ApprovalsPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const address = useListAddress();
  const client = useQueryClient();
  const navigate = useNavigate();
  const kind = INBOX_KINDS.find((known) => known === address.filter('kind'));
  const step = INBOX_STEPS.find((known) => known === address.filter('step'));
  const shown = { ...(kind ? { kind } : {}), ...(step ? { step } : {}) };
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
    columns: useInboxColumns((item) =>
      item.kind === 'request' ? show(item.request.id) : void navigate(`/transfers/${item.transfer.id}`),
    ),
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
        <InboxFilters address={address} kind={kind} step={step} />
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

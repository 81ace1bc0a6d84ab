import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { APPROVAL_STEPS } from '@zhengyun/domain/requests/schemas.ts';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ListTable } from '../../ui/list/list-table.tsx';
import { QueryBar } from '../../ui/list/query-bar.tsx';
import { useListAddress } from '../../ui/list/use-list-address.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { EvidenceDrawer } from './evidence-drawer.tsx';
import { useInboxColumns } from './inbox-columns.tsx';

/** `/approvals`: what waits for this person, by deadline; `?open=<request>` opens its evidence. */
export function ApprovalsPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const address = useListAddress();
  const step = APPROVAL_STEPS.find((known) => known === address.filter('step'));
  const query = useQuery({
    ...trpc.approvals.inbox.queryOptions(
      { cursor: address.cursor, ...(step ? { step } : {}) },
      { placeholderData: keepPreviousData, refetchInterval: 15_000 },
    ),
    select: (page) => ({
      ...page,
      items: page.items.map((item) => ({ ...item, id: `${item.request.id} ${item.step}` })),
    }),
  });
  const open = address.filter('open');
  const show = (requestId: string | undefined) => address.setFilters({ open: requestId });
  const columns = useInboxColumns(show);
  return (
    <>
      <PageHeader title={t('approvals.title')} lead={t('approvals.lead')} />
      <QueryBar address={address} refreshing={query.isFetching} onRefresh={() => void query.refetch()}>
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
        columns={columns}
        empty={<EmptyState why={t('approvals.empty')} next={t('approvals.emptyNext')} />}
      />
      {open ? <EvidenceDrawer requestId={open} onClose={() => show(undefined)} /> : null}
    </>
  );
}

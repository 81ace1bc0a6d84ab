import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { LEASE_FILTERS } from '@zhengyun/domain/reclaim/schemas.ts';
import { Segmented, type TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { Clock } from '../../ui/clock.tsx';
import { ListTable } from '../../ui/list/list-table.tsx';
import { QueryBar } from '../../ui/list/query-bar.tsx';
import { useListAddress } from '../../ui/list/use-list-address.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import { Status, type Tone } from '../../ui/status/status.tsx';
import { useHeldColumns } from './held-columns.tsx';
import { isByHand } from './is-by-hand.ts';
import { ReclaimTabs } from './reclaim-tabs.tsx';
import type { Lease } from './reclaim-types.ts';
import { useReclaimAct } from './use-reclaim-act.ts';

const TONES: Readonly<Record<Lease['stage'], Tone>> = {
  running: 'good',
  reminding: 'waiting',
  grace: 'attention',
  stopped: 'bad',
  retained: 'bad',
  over: 'bad',
};

function RemoveExpired({ lease }: { readonly lease: Lease }) {
  const { t } = useTranslation();
  const after = useReclaimAct();
  const byHand = isByHand(lease);
  const ordered = t(byHand ? 'reclaim.byHandOrdered' : 'reclaim.removeOrdered');
  const remove = useMutation(useTRPC().reclaim.removeExpired.mutationOptions(after(ordered)));
  if (!lease.acts.includes('remove')) return null;
  return (
    <ReasonDialog
      label={t('reclaim.remove')}
      why={t(byHand ? 'reclaim.byHandWhy' : 'reclaim.removeWhy')}
      typed={lease.resource.number}
      danger
      mutation={remove}
      onSubmit={(reason) => remove.mutate({ resourceId: lease.resource.id, reason })}
    />
  );
}

function useLeaseColumns(): NonNullable<TableProps<Lease>['columns']> {
  const { t } = useTranslation();
  const held = useHeldColumns<Lease>();
  return [
    {
      title: t('reclaim.stageLabel'),
      key: 'stage',
      render: (_, row) => <Status tone={TONES[row.stage]}>{t(`reclaim.leaseStage.${row.stage}`)}</Status>,
    },
    ...held,
    {
      title: t('reclaim.lastDay'),
      key: 'lastDay',
      render: (_, row) => <span className="zy-number zy-nowrap">{row.lastDay}</span>,
    },
    {
      title: t('reclaim.nextStage'),
      key: 'next',
      render: (_, row) => (row.stage === 'running' || !row.until ? '–' : <Clock dueAt={row.until} />),
    },
    {
      title: t('reclaim.use'),
      key: 'use',
      render: (_, { judgement }) =>
        judgement ? (
          t(`reclaim.verdict.${judgement.verdict}`)
        ) : (
          <span className="zy-faint">{t('reclaim.unjudged')}</span>
        ),
    },
    { title: '', key: 'acts', render: (_, row) => <RemoveExpired lease={row} /> },
  ];
}

/** `/reclaim/leases`: until when resources are held, which end soon, and what stands in the recycle bin. */
export function LeasesPage() {
  const { t } = useTranslation();
  const address = useListAddress();
  const show = LEASE_FILTERS.find((known) => known === address.filter('show')) ?? 'all';
  const query = useQuery(
    useTRPC().reclaim.leases.queryOptions({ cursor: address.cursor, show }, { placeholderData: keepPreviousData }),
  );
  const columns = useLeaseColumns();
  return (
    <>
      <PageHeader title={t('reclaim.title')} lead={t('reclaim.leasesLead')} />
      <ReclaimTabs active="leases" />
      <QueryBar address={address} refreshing={query.isFetching} onRefresh={() => void query.refetch()}>
        <Segmented
          aria-label={t('reclaim.show')}
          value={show}
          options={LEASE_FILTERS.map((value) => ({ value, label: t(`reclaim.filter.${value}`) }))}
          onChange={(value: string) => address.setFilters({ show: value === 'all' ? undefined : value })}
        />
      </QueryBar>
      <ListTable
        label={t('reclaim.leasesTab')}
        query={query}
        address={address}
        columns={columns}
        empty={<EmptyState why={t('reclaim.noLeases')} next={t('reclaim.noLeasesNext')} />}
      />
    </>
  );
}

import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { ListTable } from '../../ui/list/list-table.tsx';
import { QueryBar } from '../../ui/list/query-bar.tsx';
import { useListAddress } from '../../ui/list/use-list-address.ts';
import { useListTools } from '../../ui/list/use-list-tools.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { EnterCount } from './enter-count.tsx';
import { useEntryColumns } from './entry-columns.tsx';
import { ImportsPanel } from './imports-panel.tsx';
import { UsageTabs } from './usage-tabs.tsx';

const STATES = ['proposed', 'confirmed', 'refused', 'withdrawn'] as const;

/** `/usage/entries`: what people counted or proposed to amend; a second engineer decides each. */
export function EntriesPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const address = useListAddress();
  const client = useQueryClient();
  const me = useMe();
  const engineer = me.holdsAny(['platform-engineer']);
  const state = STATES.find((known) => known === address.filter('state'));
  const shown = state ? { state } : {};
  const query = useQuery(
    trpc.metering.entries.queryOptions({ ...shown, cursor: address.cursor }, { placeholderData: keepPreviousData }),
  );
  const list = useListTools({
    list: 'usage-entries',
    title: t('usage.entriesTab'),
    address,
    columns: useEntryColumns(),
    fetchPage: (cursor) => client.fetchQuery(trpc.metering.entries.queryOptions({ ...shown, cursor, limit: 200 })),
  });
  return (
    <>
      <PageHeader title={t('usage.title')} lead={t('usage.entriesLead')} actions={engineer ? <EnterCount /> : null} />
      <UsageTabs active="entries" />
      {me.holdsAny(['platform-engineer', 'auditor']) ? <ImportsPanel /> : null}
      <QueryBar
        address={address}
        refreshing={query.isFetching}
        onRefresh={() => void query.refetch()}
        tools={list.tools}
      >
        <Select
          className="zy-filter"
          aria-label={t('usage.state')}
          allowClear
          placeholder={t('usage.anyState')}
          value={state ?? null}
          options={STATES.map((value) => ({ value, label: t(`usage.states.${value}`) }))}
          onChange={(value: string | null) => address.setFilters({ state: value ?? undefined })}
        />
      </QueryBar>
      <ListTable
        label={t('usage.entriesTab')}
        query={query}
        address={address}
        columns={list.columns}
        empty={<EmptyState why={t('usage.noEntries')} next={t('usage.noEntriesNext')} />}
      />
    </>
  );
}

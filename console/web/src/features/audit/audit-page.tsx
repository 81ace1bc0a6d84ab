import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { ACTED_BY, auditListInputSchema } from '@zhengyun/domain/audit/schemas.ts';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Inputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { ListTable } from '../../ui/list/list-table.tsx';
import { QueryBar } from '../../ui/list/query-bar.tsx';
import { type ListAddress, useListAddress } from '../../ui/list/use-list-address.ts';
import { useListTools } from '../../ui/list/use-list-tools.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { StatementChain } from '../../ui/statement-chain.tsx';
import { useActName } from '../../ui/use-act-name.ts';
import { useAuditColumns } from './audit-columns.tsx';
import { ChainCheck } from './chain-check.tsx';

const EVENTS = auditListInputSchema.shape.action.unwrap().options;
const OUTCOMES = ['done', 'refused'] as const;

function inputOf(address: ListAddress): Inputs['audit']['list'] {
  const action = EVENTS.find((known) => known === address.filter('action'));
  const outcome = OUTCOMES.find((known) => known === address.filter('outcome'));
  const by = ACTED_BY.find((known) => known === address.filter('by'));
  const traceId = address.filter('trace');
  return {
    cursor: address.cursor,
    ...(action ? { action } : {}),
    ...(outcome ? { outcome } : {}),
    ...(by ? { by } : {}),
    ...(traceId ? { traceId } : {}),
  };
}

function Filters({ address }: { readonly address: ListAddress }) {
  const { t } = useTranslation();
  const actName = useActName();
  const trace = address.filter('trace') ?? '';
  return (
    <>
      <Select
        className="zy-filter zy-filter-wide"
        aria-label={t('audit.action')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('audit.anyAction')}
        value={address.filter('action') ?? null}
        options={EVENTS.map((event) => ({ value: event, label: actName(event) }))}
        onChange={(action: string | null) => address.setFilters({ action: action ?? undefined })}
      />
      <Select
        className="zy-filter"
        aria-label={t('audit.outcome')}
        allowClear
        placeholder={t('audit.anyOutcome')}
        value={address.filter('outcome') ?? null}
        options={OUTCOMES.map((value) => ({ value, label: t(`words.outcome.${value}`) }))}
        onChange={(outcome: string | null) => address.setFilters({ outcome: outcome ?? undefined })}
      />
      <Select
        className="zy-filter"
        aria-label={t('audit.by')}
        allowClear
        placeholder={t('audit.byAnyone')}
        value={address.filter('by') ?? null}
        options={ACTED_BY.map((value) => ({ value, label: t(`audit.actedBy.${value}`) }))}
        onChange={(value: string | null) => address.setFilters({ by: value ?? undefined })}
      />
      <Input.Search
        key={trace}
        className="zy-search"
        allowClear
        defaultValue={trace}
        placeholder={t('audit.traceSearch')}
        aria-label={t('audit.traceSearch')}
        onSearch={(value) => address.setFilters({ trace: value.trim() })}
      />
    </>
  );
}

/** `/audit`: who did what to what, and whether the chain over it holds. */
export function AuditPage() {
  const { holdsAny } = useMe();
  const { t } = useTranslation();
  const trpc = useTRPC();
  const address = useListAddress();
  const client = useQueryClient();
  const query = useQuery(trpc.audit.list.queryOptions(inputOf(address), { placeholderData: keepPreviousData }));
  const list = useListTools({
    list: 'audit',
    title: t('audit.title'),
    address,
    columns: useAuditColumns(),
    fetchPage: (cursor) => client.fetchQuery(trpc.audit.list.queryOptions({ ...inputOf(address), cursor, limit: 200 })),
  });
  return (
    <>
      <PageHeader title={t('audit.title')} lead={t('audit.lead')} />
      {holdsAny(['auditor', 'audit-admin']) ? <ChainCheck /> : null}
      {holdsAny(['auditor']) ? <StatementChain /> : null}
      <QueryBar
        address={address}
        refreshing={query.isFetching}
        onRefresh={() => void query.refetch()}
        tools={list.tools}
      >
        <Filters address={address} />
      </QueryBar>
      <ListTable
        label={t('audit.title')}
        query={query}
        address={address}
        columns={list.columns}
        empty={<EmptyState why={t('audit.empty')} next={t('audit.emptyNext')} />}
      />
    </>
  );
}

import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { CONTRACT_STATES } from '@zhengyun/domain/contracts/schemas.ts';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { ListTable } from '../../ui/list/list-table.tsx';
import { QueryBar } from '../../ui/list/query-bar.tsx';
import { useListAddress } from '../../ui/list/use-list-address.ts';
import { useListTools } from '../../ui/list/use-list-tools.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { useContractColumns } from './contract-columns.tsx';
import { SignDialog } from './sign-dialog.tsx';

/** Which contracts are listed: by their state, by part of number or name. */
function Filters({ address }: { readonly address: ReturnType<typeof useListAddress> }) {
  const { t } = useTranslation();
  const text = address.filter('text') ?? '';
  return (
    <>
      <Input.Search
        key={text}
        className="zy-search"
        allowClear
        defaultValue={text}
        placeholder={t('contracts.search')}
        aria-label={t('contracts.search')}
        onSearch={(value) => address.setFilters({ text: value.trim() || undefined })}
      />
      <Select
        className="zy-filter"
        aria-label={t('contracts.state')}
        allowClear
        placeholder={t('contracts.anyState')}
        value={CONTRACT_STATES.find((known) => known === address.filter('state')) ?? null}
        options={CONTRACT_STATES.map((value) => ({ value, label: t(`contracts.states.${value}`) }))}
        onChange={(value: string | null) => address.setFilters({ state: value ?? undefined })}
      />
    </>
  );
}

/** `/contracts`: contracts of departments with the operator; finance enters them here. */
export function ContractsPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const address = useListAddress();
  const client = useQueryClient();
  const finance = useMe().holdsAny(['finance']);
  const [signing, setSigning] = useState(false);
  const state = CONTRACT_STATES.find((known) => known === address.filter('state'));
  const text = address.filter('text');
  const shown = { ...(state ? { state } : {}), ...(text ? { text } : {}) };
  const query = useQuery(
    trpc.contracts.list.queryOptions({ ...shown, cursor: address.cursor }, { placeholderData: keepPreviousData }),
  );
  const list = useListTools({
    list: 'contracts',
    title: t('contracts.title'),
    address,
    columns: useContractColumns(),
    fetchPage: (cursor) => client.fetchQuery(trpc.contracts.list.queryOptions({ ...shown, cursor, limit: 200 })),
  });
  const sign = finance ? (
    <Button type="primary" onClick={() => setSigning(true)}>
      {t('contracts.sign')}
    </Button>
  ) : null;
  return (
    <>
      <PageHeader title={t('contracts.title')} lead={t('contracts.lead')} actions={sign} />
      <QueryBar
        address={address}
        refreshing={query.isFetching}
        onRefresh={() => void query.refetch()}
        tools={list.tools}
      >
        <Filters address={address} />
      </QueryBar>
      <ListTable
        label={t('contracts.title')}
        query={query}
        address={address}
        columns={list.columns}
        empty={
          <EmptyState
            why={t('contracts.empty')}
            next={t(finance ? 'contracts.emptyNext' : 'contracts.emptyOther')}
            action={sign}
          />
        }
      />
      {signing ? <SignDialog onClose={() => setSigning(false)} /> : null}
    </>
  );
}

import { PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { DRAFT_WRITERS } from '@zhengyun/domain/requests/drafts/schemas.ts';
import { REQUEST_KINDS, REQUEST_STATES } from '@zhengyun/domain/requests/schemas.ts';
import { Button, Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Inputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { ListTable } from '../../ui/list/list-table.tsx';
import { QueryBar } from '../../ui/list/query-bar.tsx';
import { type ListAddress, useListAddress } from '../../ui/list/use-list-address.ts';
import { useListTools } from '../../ui/list/use-list-tools.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { useOrderColumns } from './order-columns.tsx';
import { OrderDraftsPanel } from './order-drafts-panel.tsx';
import { OrderPlaceFilters, placeInputOf } from './order-place-filters.tsx';

type ListInput = Inputs['requests']['list'];

/** `late=open` in the address: of what is late only what is still to be delivered. */
const UNDELIVERED = ['previewing', 'joint-review', 'provisioning'] as const;

function inputOf(address: ListAddress): ListInput {
  const state = REQUEST_STATES.find((known) => known === address.filter('state'));
  const kind = REQUEST_KINDS.find((known) => known === address.filter('kind'));
  const search = address.filter('search');
  return {
    cursor: address.cursor,
    ...(state ? { state: [state] } : address.filter('late') === 'open' ? { state: [...UNDELIVERED] } : {}),
    ...(kind ? { kind } : {}),
    ...(search ? { search } : {}),
    ...(address.filter('mine') ? { mine: true } : {}),
    ...(address.filter('late') ? { late: true } : {}),
    ...placeInputOf(address),
  };
}

function Filters({ address }: { readonly address: ListAddress }) {
  const { t } = useTranslation();
  const search = address.filter('search') ?? '';
  return (
    <>
      <Input.Search
        key={search}
        className="zy-search"
        allowClear
        defaultValue={search}
        placeholder={t('orders.search')}
        aria-label={t('orders.search')}
        onSearch={(value) => address.setFilters({ search: value.trim() })}
      />
      <Select
        className="zy-filter"
        aria-label={t('orders.state')}
        allowClear
        placeholder={t('orders.anyState')}
        value={address.filter('state') ?? null}
        options={REQUEST_STATES.map((state) => ({ value: state, label: t(`words.requestState.${state}`) }))}
        onChange={(state: string | null) => address.setFilters({ state: state ?? undefined })}
      />
      <Select
        className="zy-filter"
        aria-label={t('orders.kind')}
        allowClear
        placeholder={t('orders.anyKind')}
        value={address.filter('kind') ?? null}
        options={REQUEST_KINDS.map((kind) => ({ value: kind, label: t(`words.requestKind.${kind}`) }))}
        onChange={(kind: string | null) => address.setFilters({ kind: kind ?? undefined })}
      />
      <OrderPlaceFilters address={address} />
      <Checkbox
        checked={address.filter('mine') !== undefined}
        onChange={({ target }) => address.setFilters({ mine: target.checked ? '1' : undefined })}
      >
        {t('orders.mine')}
      </Checkbox>
      <Checkbox
        checked={address.filter('late') !== undefined}
        onChange={({ target }) => address.setFilters({ late: target.checked ? '1' : undefined })}
      >
        {t('orders.lateOnly')}
      </Checkbox>
    </>
  );
}

/** `/orders`: the requests this person may see, newest first. */
export function OrdersPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const me = useMe();
  const address = useListAddress();
  const client = useQueryClient();
  const query = useQuery(trpc.requests.list.queryOptions(inputOf(address), { placeholderData: keepPreviousData }));
  const mayOrder = me.holdsAny(['applicant']);
  const mayWrite = me.holdsAny(DRAFT_WRITERS);
  const title = me.departments.length > 0 ? t('orders.title') : t('orders.titleAll');
  const list = useListTools({
    list: 'orders',
    title: title,
    address,
    columns: useOrderColumns(),
    fetchPage: (cursor) =>
      client.fetchQuery(trpc.requests.list.queryOptions({ ...inputOf(address), cursor, limit: 200 })),
  });
  const newOrder = (
    <Link to="/orders/new">
      <Button type="primary" icon={<PlusOutlined />}>
        {t('orders.new')}
      </Button>
    </Link>
  );
  return (
    <>
      <PageHeader title={title} lead={t('orders.lead')} actions={mayOrder ? newOrder : null} />
      {mayWrite ? <OrderDraftsPanel /> : null}
      <QueryBar
        address={address}
        refreshing={query.isFetching}
        onRefresh={() => void query.refetch()}
        tools={list.tools}
      >
        <Filters address={address} />
      </QueryBar>
      <ListTable
        label={title}
        query={query}
        address={address}
        columns={list.columns}
        empty={
          <EmptyState
            why={t('orders.empty')}
            next={mayOrder ? t('orders.emptyNext') : t('orders.emptyStaff')}
            action={mayOrder ? newOrder : null}
          />
        }
      />
    </>
  );
}

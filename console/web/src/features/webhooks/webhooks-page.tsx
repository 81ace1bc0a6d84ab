import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ListTable } from '../../ui/list/list-table.tsx';
import { QueryBar } from '../../ui/list/query-bar.tsx';
import { useListAddress } from '../../ui/list/use-list-address.ts';
import { useListTools } from '../../ui/list/use-list-tools.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { AddWebhookDialog } from './add-webhook-dialog.tsx';
import { Deliveries } from './deliveries.tsx';
import type { Webhook } from './webhook.ts';
import { useWebhookColumns } from './webhook-columns.tsx';

const pageOf = (items: readonly Webhook[]) => ({ items, nextCursor: null, total: items.length });

/** `/webhooks`: where a department's or the operator's own system hears of notices, and what arrived there. */
export function WebhooksPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const address = useListAddress();
  const [adding, setAdding] = useState(false);
  const query = useQuery(trpc.webhooks.list.queryOptions(undefined, { select: pageOf }));
  const list = useListTools({
    list: 'webhooks',
    title: t('webhooks.title'),
    address,
    columns: useWebhookColumns(),
    fetchPage: async () => pageOf(await client.fetchQuery(trpc.webhooks.list.queryOptions())),
  });
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('webhooks.add')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('webhooks.title')} lead={t('webhooks.lead')} actions={add} />
      <QueryBar
        address={address}
        refreshing={query.isFetching}
        onRefresh={() => void query.refetch()}
        tools={list.tools}
      >
        {null}
      </QueryBar>
      <ListTable
        label={t('webhooks.title')}
        query={query}
        address={address}
        columns={list.columns}
        expandable={{ expandedRowRender: (webhook) => <Deliveries webhook={webhook} /> }}
        empty={<EmptyState why={t('webhooks.empty')} next={t('webhooks.emptyNext')} action={add} />}
      />
      {adding ? <AddWebhookDialog onClose={() => setAdding(false)} /> : null}
    </>
  );
}

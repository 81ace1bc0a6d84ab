import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Button, Table, type TableProps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { Instant } from '../../ui/instant.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { Status, type Tone } from '../../ui/status/status.tsx';
import { useKindName } from './use-kind-name.ts';
import { useWebhookAct } from './use-webhook-act.ts';
import type { Delivery, Webhook } from './webhook.ts';

const TONES: Readonly<Record<'waiting' | 'retrying' | 'delivered' | 'dead', Tone>> = {
  waiting: 'waiting',
  retrying: 'attention',
  delivered: 'good',
  dead: 'bad',
};
const standing = ({ state, attempts }: Delivery) => (state === 'waiting' && attempts > 0 ? 'retrying' : state);

/** How often what is under way is looked at again (milliseconds). */
const LOOK_AGAIN_MS = 3_000;

function Replay({ delivery }: { readonly delivery: Delivery }) {
  const { t } = useTranslation();
  const replay = useMutation(useTRPC().webhooks.replay.mutationOptions(useWebhookAct('replayed')));
  if (delivery.state === 'waiting') return null;
  return (
    <Button size="small" loading={replay.isPending} onClick={() => replay.mutate({ deliveryId: delivery.id })}>
      {t('webhooks.replay')}
    </Button>
  );
}

function useDeliveryColumns(): NonNullable<TableProps<Delivery>['columns']> {
  const { t } = useTranslation();
  const kindName = useKindName();
  const at = (instant: string | null) =>
    instant ? <Instant at={instant} precision="second" /> : <span className="zy-faint">—</span>;
  return [
    {
      title: t('webhooks.kind'),
      key: 'kind',
      render: (_, { kind }) => (kind === 'test' ? t('webhooks.testKind') : kindName(kind)),
    },
    {
      title: t('webhooks.state'),
      key: 'state',
      render: (_, delivery) => <Status tone={TONES[standing(delivery)]}>{t(`webhooks.${standing(delivery)}`)}</Status>,
    },
    { title: t('webhooks.attempts'), dataIndex: 'attempts', align: 'right', className: 'zy-number' },
    {
      title: t('webhooks.answer'),
      key: 'answer',
      render: (_, { status, trouble, attempts }) =>
        attempts === 0 ? (
          <span className="zy-faint">—</span>
        ) : (
          <div className="zy-two-lines">
            <span>{status === null ? t('webhooks.noAnswer') : `HTTP ${status}`}</span>
            {trouble ? <span className="zy-faint zy-notice-act">{trouble}</span> : null}
          </div>
        ),
    },
    { title: t('webhooks.at'), key: 'at', render: (_, delivery) => at(delivery.at) },
    { title: t('webhooks.next'), key: 'next', render: (_, delivery) => at(delivery.nextAt) },
    { title: t('webhooks.endedAt'), key: 'ended', render: (_, delivery) => at(delivery.endedAt) },
    { title: '', key: 'acts', align: 'right', render: (_, delivery) => <Replay delivery={delivery} /> },
  ];
}

/** What was sent to an address, newest first, how each attempt went, and the way to send one again. */
export function Deliveries({ webhook }: { readonly webhook: Webhook }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const query = useQuery(
    trpc.webhooks.deliveries.queryOptions(
      { webhookId: webhook.id, cursor: cursors.at(-1) ?? null, limit: 20 },
      {
        placeholderData: keepPreviousData,
        refetchInterval: ({ state }) =>
          state.data?.items.some((delivery) => delivery.state === 'waiting') ? LOOK_AGAIN_MS : false,
      },
    ),
  );
  const columns = useDeliveryColumns();
  return (
    <Loaded query={query} rows={3}>
      {({ items, nextCursor, total }) => (
        <>
          <Table<Delivery>
            aria-label={`${webhook.name} ${t('webhooks.deliveries')}`}
            rowKey="id"
            size="small"
            columns={columns}
            dataSource={[...items]}
            pagination={false}
            scroll={{ x: 'max-content' }}
            locale={{
              emptyText: <EmptyState why={t('webhooks.noDeliveries')} next={t('webhooks.noDeliveriesNext')} />,
            }}
          />
          {total > items.length ? (
            <div style={{ marginTop: 8 }}>
              <span className="zy-faint">{t('ui.shownOf', { shown: items.length, total })}</span>
              <Button type="link" disabled={cursors.length === 0} onClick={() => setCursors(cursors.slice(0, -1))}>
                {t('ui.previousPage')}
              </Button>
              <Button
                type="link"
                disabled={nextCursor === null}
                onClick={() => nextCursor && setCursors([...cursors, nextCursor])}
              >
                {t('ui.nextPage')}
              </Button>
            </div>
          ) : null}
        </>
      )}
    </Loaded>
  );
}

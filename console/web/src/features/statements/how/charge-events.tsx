import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Dimension } from '@zhengyun/rulebook/dimension.ts';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../../api/outputs.ts';
import { useTRPC } from '../../../api/trpc.ts';
import { formatDecimal } from '../../../ui/format/decimal.ts';
import { groupDigits } from '../../../ui/format/fen.ts';
import { Instant } from '../../../ui/instant.tsx';
import { Loaded } from '../../../ui/page/loaded.tsx';
import { Pages, useCursors } from './pages.tsx';

type Events = Outputs['rating']['events'];
type Event = Events['items'][number];

const EVENTS_SHOWN = 50;

function useWhat(): (event: Event) => string {
  const { t } = useTranslation();
  return (event) => {
    if (event.kind === 'reading') return `${t(`usage.meter.${event.meter}`)}${event.thing ? ` ${event.thing}` : ''}`;
    const held = Object.entries(event.change.amounts).map(
      ([dimension, units]) => `${t(`words.dimension.${dimension as Dimension}`)} ${groupDigits(units ?? '')}`,
    );
    return `${t(`how.change.${event.change.kind}`)}：${held.length > 0 ? held.join('，') : t('how.nothing')}`;
  };
}

function useSource(): (event: Event) => string {
  const { t } = useTranslation();
  return (event) =>
    event.kind === 'reading'
      ? `${event.source} · ${event.eventId}`
      : `${t(`how.cause.${event.change.cause.kind}`)} · ${event.change.cause.id}`;
}

function Counted({ event }: { readonly event: Event }) {
  const { t } = useTranslation();
  if (event.kind === 'change') return null;
  const { counts, original, unit } = event;
  return (
    <span className="zy-number">
      {formatDecimal(counts)} {unit}
      {counts === original ? null : (
        <span className="zy-faint"> （{t('how.original', { quantity: formatDecimal(original) })}）</span>
      )}
    </span>
  );
}

function EventRows({ events, at }: { readonly events: Events; readonly at: ReturnType<typeof useCursors> }) {
  const { t } = useTranslation();
  const what = useWhat();
  const source = useSource();
  const { pinned, total } = events;
  if (pinned === 0) return <p className="zy-faint">{t('how.eventsNone')}</p>;
  return (
    <>
      <Table<Event>
        aria-label={t('how.eventsOf')}
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={events.items}
        scroll={{ x: 'max-content' }}
        columns={[
          { key: 'at', title: t('how.at'), render: (_, event) => <Instant at={event.at} precision="second" /> },
          { key: 'what', title: t('how.what'), render: (_, event) => what(event) },
          { key: 'counted', title: t('how.counted'), align: 'right', render: (_, event) => <Counted event={event} /> },
          { key: 'source', title: t('how.source'), className: 'zy-number', render: (_, event) => source(event) },
          {
            key: 'received',
            title: t('how.receivedAt'),
            render: (_, event) => (
              <Instant at={event.kind === 'reading' ? event.receivedAt : event.change.receivedAt} precision="second" />
            ),
          },
        ]}
      />
      {pinned > total ? <p className="zy-faint">{t('how.eventsHidden', { pinned, hidden: pinned - total })}</p> : null}
      <Pages at={at} size={EVENTS_SHOWN} page={events} />
    </>
  );
}

/** The events behind one charge, a page of them. */
export function ChargeEvents({ chargeId }: { readonly chargeId: string }) {
  const trpc = useTRPC();
  const at = useCursors();
  const asked = { chargeId, cursor: at.cursor, limit: EVENTS_SHOWN };
  const query = useQuery(trpc.rating.events.queryOptions(asked, { placeholderData: keepPreviousData }));
  return (
    <Loaded query={query} rows={3}>
      {(events) => <EventRows events={events} at={at} />}
    </Loaded>
  );
}

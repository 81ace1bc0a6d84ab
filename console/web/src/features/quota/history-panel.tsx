import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { groupDigits } from '../../ui/format/fen.ts';
import { Instant } from '../../ui/instant.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import type { QuotaChange, Slice } from './quota-types.ts';

/** How the limits of one dimension and stack came about. */
export function HistoryPanel({ slice }: { readonly slice: Slice }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const query = useQuery(trpc.quota.history.queryOptions(slice));
  const units = (text: string | null) => (text === null ? t('quota.unset') : groupDigits(text));
  const nameOf = ({ tier, cloudName, departmentName, systemName }: QuotaChange) => {
    if (departmentName) return `${systemName ?? departmentName} · ${cloudName}`;
    return cloudName ?? (tier ? t(`quota.tier.${tier}`) : t('quota.province'));
  };
  return (
    <Panel title={t('quota.history')} flush>
      <Loaded query={query} rows={4}>
        {(changes) => (
          <Table<QuotaChange>
            size="small"
            aria-label={t('quota.history')}
            rowKey="id"
            pagination={{ pageSize: 10, hideOnSinglePage: true }}
            scroll={{ x: 'max-content' }}
            dataSource={[...changes]}
            locale={{ emptyText: <EmptyState why={t('quota.historyNone')} /> }}
            columns={[
              { key: 'at', title: t('quota.at'), render: (_, { at }) => <Instant at={at} /> },
              { key: 'place', title: t('quota.place'), render: (_, change) => nameOf(change) },
              {
                key: 'limit',
                title: t('quota.fromTo'),
                align: 'right',
                className: 'zy-number',
                render: (_, { from, to }) => `${units(from)} → ${units(to)}`,
              },
              {
                key: 'soft',
                title: t('quota.soft'),
                align: 'right',
                className: 'zy-number',
                render: (_, { soft }) => units(soft),
              },
              {
                key: 'by',
                title: t('quota.by'),
                render: (_, { by, byTask }) => (byTask ? t('words.actorKind.job') : by),
              },
              { key: 'reason', title: t('quota.reason'), render: (_, { reason }) => reason || '—' },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}

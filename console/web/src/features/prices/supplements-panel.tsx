import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { Instant } from '../../ui/instant.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { RuleText } from '../../ui/price-rule/rule-text.tsx';
import { Status } from '../../ui/status/status.tsx';
import { DecideSupplement } from './decide-supplement.tsx';
import { usePriceNames } from './use-price-names.ts';

export type Supplement = Outputs['pricing']['supplements']['items'][number];

const TONES = { proposed: 'waiting', approved: 'good', refused: 'bad' } as const;

/** What was proposed to be added to one version, newest first; who may decide it does so here. */
export function SupplementsPanel({ versionId }: { readonly versionId: string }) {
  const { t } = useTranslation();
  const query = useQuery(useTRPC().pricing.supplements.queryOptions({ versionId, limit: 200 }));
  return (
    <Panel title={t('prices.supplements')} flush>
      {query.error ? (
        <ProblemBlock error={query.error} />
      ) : (
        <SupplementTable items={query.data?.items ?? []} loading={query.isPending} />
      )}
    </Panel>
  );
}

interface TableProps {
  readonly items: readonly Supplement[];
  readonly loading: boolean;
}

function SupplementTable({ items, loading }: TableProps) {
  const { t } = useTranslation();
  const nameOf = usePriceNames();
  const said = (who: Supplement['decidedBy'], at: string | null) =>
    who && at ? (
      <div className="zy-two-lines">
        <span>{who.name}</span>
        <span className="zy-faint">
          <Instant at={at} />
        </span>
      </div>
    ) : (
      '–'
    );
  return (
    <Table<Supplement>
      size="small"
      aria-label={t('prices.supplements')}
      rowKey="id"
      loading={loading}
      pagination={false}
      dataSource={[...items]}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: <EmptyState why={t('prices.noSupplements')} /> }}
      columns={[
        { key: 'number', title: t('prices.supplementNumber'), dataIndex: 'number', className: 'zy-number' },
        { key: 'sku', title: t('prices.item'), render: (_, { sku }) => nameOf(sku) },
        { key: 'rule', title: t('prices.rule'), render: (_, { rule, unit }) => <RuleText rule={rule} unit={unit} /> },
        {
          key: 'why',
          title: t('prices.reference'),
          className: 'zy-wrap',
          render: (_, { reference, reason }) => (
            <div className="zy-two-lines">
              <span>{reference}</span>
              <span className="zy-faint">{reason}</span>
            </div>
          ),
        },
        { key: 'by', title: t('prices.proposedBy'), render: (_, row) => said(row.proposedBy, row.proposedAt) },
        {
          key: 'state',
          title: t('prices.state'),
          render: (_, { state, note }) => (
            <div className="zy-two-lines">
              <Status tone={TONES[state]}>{t(`prices.supplementStates.${state}`)}</Status>
              {note ? <span className="zy-faint">{note}</span> : null}
            </div>
          ),
        },
        { key: 'decided', title: t('prices.decidedBy'), render: (_, row) => said(row.decidedBy, row.decidedAt) },
        { key: 'acts', title: '', render: (_, row) => (row.mayDecide ? <DecideSupplement supplement={row} /> : null) },
      ]}
    />
  );
}

import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CapacityBar } from '../../../ui/capacity-bar.tsx';
import { DriftStatus } from '../../../ui/drift/drift-status.tsx';
import { groupDigits } from '../../../ui/format/fen.ts';
import { Instant } from '../../../ui/instant.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { Panel } from '../../../ui/page/panel.tsx';
import { OperationStatus } from '../../../ui/status/operation-status.tsx';
import { ResourceStatus } from '../../../ui/status/resource-status.tsx';
import { useNames } from '../../../ui/use-names.ts';
import type { Tenancy } from './tenancy-types.ts';

interface Props {
  readonly tenancy: Tenancy;
}

/** What the namespace may take at most, and what stands in it. */
export function TenancyQuota({ tenancy }: Props) {
  const { t } = useTranslation();
  return (
    <Panel title={t('tenancies.quota')} extra={<span className="zy-faint">{t('tenancies.quotaWhy')}</span>}>
      {tenancy.quota.length === 0 ? <EmptyState why={t('tenancies.quotaNone')} /> : null}
      <div className="zy-bars">
        {tenancy.quota.map(({ dimension, limit, used, takenOver }) => {
          const [name, unit] = [t(`words.dimension.${dimension}`), t(`words.unit.${dimension}`)];
          const label = takenOver === '0' ? name : t('ui.withTakenOver', { name, n: groupDigits(takenOver), unit });
          if (limit !== null)
            return <CapacityBar key={dimension} label={label} unit={unit} total={limit} used={used} />;
          return <div key={dimension}>{t('tenancies.unlimited', { label, used: groupDigits(used), unit })}</div>;
        })}
      </div>
    </Panel>
  );
}

export function TenancyResources({ tenancy }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <Panel title={t('clouds.resources')} flush>
      <Table<Tenancy['resources'][number]>
        size="small"
        aria-label={t('clouds.resources')}
        rowKey="id"
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        dataSource={[...tenancy.resources]}
        locale={{ emptyText: <EmptyState why={t('tenancies.resourcesNone')} /> }}
        columns={[
          {
            key: 'number',
            title: t('clouds.number'),
            render: (_, { id, number }) => <Link to={`/resources/${id}`}>{number}</Link>,
          },
          {
            key: 'item',
            title: t('ui.item'),
            render: (_, { item }) => names.item(item as Parameters<typeof names.item>[0]),
          },
          { key: 'state', title: t('clouds.state'), render: (_, { state }) => <ResourceStatus state={state} /> },
          { key: 'at', title: t('tenancies.asked'), render: (_, { createdAt }) => <Instant at={createdAt} /> },
        ]}
      />
    </Panel>
  );
}

/** Its stacks, the base first, and whether the cluster still shows what was approved. */
export function TenancyStacks({ tenancy }: Props) {
  const { t } = useTranslation();
  return (
    <Panel title={t('tenancies.stacks')} flush>
      <Table<Tenancy['stacks'][number]>
        size="small"
        aria-label={t('tenancies.stacks')}
        rowKey="id"
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        dataSource={[...tenancy.stacks]}
        locale={{ emptyText: <EmptyState why={t('tenancies.stacksNone')} /> }}
        columns={[
          { key: 'kind', title: t('tenancies.stackKind'), render: (_, { kind }) => t(`operations.stackKind.${kind}`) },
          {
            key: 'name',
            title: t('operations.stack'),
            render: (_, { name }) => <code className="zy-code">{name}</code>,
          },
          { key: 'state', title: t('clouds.state'), render: (_, { state }) => t(`tenancies.stackState.${state}`) },
          {
            key: 'drift',
            title: t('drift.title'),
            render: (_, { state, drift, checkedAt }) =>
              state === 'deployed' || (state === 'new' && checkedAt) ? <DriftStatus status={drift} /> : '—',
          },
          {
            key: 'checked',
            title: t('drift.checkedAt'),
            render: (_, { checkedAt }) => (checkedAt ? <Instant at={checkedAt} /> : '—'),
          },
        ]}
      />
    </Panel>
  );
}

export function TenancyOperations({ tenancy }: Props) {
  const { t } = useTranslation();
  return (
    <Panel title={t('operations.title')} flush>
      <Table<Tenancy['operations'][number]>
        size="small"
        aria-label={t('operations.title')}
        rowKey="id"
        pagination={{ pageSize: 10, hideOnSinglePage: true }}
        dataSource={[...tenancy.operations]}
        locale={{ emptyText: <EmptyState why={t('operations.empty')} /> }}
        columns={[
          {
            key: 'number',
            title: t('clouds.number'),
            render: (_, { id, number }) => <Link to={`/operations/${id}`}>{number}</Link>,
          },
          { key: 'verb', title: t('tenancies.verb'), render: (_, { verb }) => t(`words.operationVerb.${verb}`) },
          { key: 'state', title: t('clouds.state'), render: (_, { state }) => <OperationStatus state={state} /> },
          { key: 'at', title: t('tenancies.asked'), render: (_, { at }) => <Instant at={at} /> },
        ]}
      />
    </Panel>
  );
}

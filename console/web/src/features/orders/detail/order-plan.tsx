import { useQuery } from '@tanstack/react-query';
import { Collapse, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../../api/trpc.ts';
import { Copyable } from '../../../ui/copyable.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { Loaded } from '../../../ui/page/loaded.tsx';
import { Panel } from '../../../ui/page/panel.tsx';
import { Findings } from '../../../ui/plan/findings.tsx';
import { PlanDiff } from '../../../ui/plan/plan-diff.tsx';
import { OperationStatus } from '../../../ui/status/operation-status.tsx';
import type { OperationState } from '../../../ui/status/tones.ts';
import type { Order, OrderOperation } from './order-types.ts';

function OperationPlan({ operationId }: { readonly operationId: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.provisioning.operation.queryOptions({ operationId }));
  return (
    <Loaded query={query}>
      {(operation) => (
        <Flex vertical gap={12}>
          <Findings findings={operation.findings} />
          <PlanDiff diff={operation.diff} />
        </Flex>
      )}
    </Loaded>
  );
}

function PlanHead({ operation }: { readonly operation: OrderOperation }) {
  const { t } = useTranslation();
  return (
    <Flex gap={12} wrap align="center">
      <span className="zy-number">{operation.number}</span>
      <span>
        {t(`words.operationVerb.${operation.verb}`)} <code className="zy-code">{operation.stack}</code>
      </span>
      <OperationStatus state={operation.state as OperationState} />
    </Flex>
  );
}

/** What the platform will do for this request, operation by operation; each plan is fetched when it is opened. */
export function OrderPlan({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const planned = order.operations.filter(({ planHash }) => planHash !== null);
  const items = planned.map((operation) => ({
    key: operation.id,
    label: <PlanHead operation={operation} />,
    children: <OperationPlan operationId={operation.id} />,
  }));
  return (
    <Panel
      title={t('orders.plan')}
      extra={order.planHash ? <Copyable text={order.planHash} shown={order.planHash.slice(0, 12)} code /> : null}
    >
      {items.length === 0 ? (
        <EmptyState why={t('orders.planNone')} next={t('orders.planNoneNext')} />
      ) : (
        <Flex vertical gap={12}>
          <span className="zy-faint">{t('orders.planWhy')}</span>
          <Collapse items={items} defaultActiveKey={items.length === 1 ? items.map(({ key }) => key) : []} />
        </Flex>
      )}
    </Panel>
  );
}

import { Collapse, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Handover } from '../../ui/handover.tsx';
import { Instant } from '../../ui/instant.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { OperationStatus } from '../../ui/status/operation-status.tsx';
import type { Resource } from './resource-types.ts';

/** Every delivery with what was handed over, and the operations behind them. */
export function ResourceHistory({ resource }: { readonly resource: Resource }) {
  const { t } = useTranslation();
  const deliveries = resource.deliveries.map((delivery) => ({
    key: delivery.number,
    label: (
      <Flex gap={12} wrap>
        <span className="zy-number">{delivery.number}</span>
        <span>{delivery.kind === null ? t('resources.deliveredBefore') : t(`words.requestKind.${delivery.kind}`)}</span>
        <Instant at={delivery.deliveredAt} precision="second" />
        <span className="zy-faint zy-number">{delivery.requestNumber}</span>
      </Flex>
    ),
    children: (
      <Flex vertical gap={8}>
        {delivery.requestId === null ? null : (
          <Link to={`/orders/${delivery.requestId}`}>
            {t('resources.openOrder', { number: delivery.requestNumber ?? '' })}
          </Link>
        )}
        <Handover handover={delivery.handover} />
      </Flex>
    ),
  }));
  return (
    <>
      <Panel title={t('resources.deliveries')}>
        {deliveries.length === 0 ? <EmptyState why={t('resources.deliveriesNone')} /> : <Collapse items={deliveries} />}
      </Panel>
      {resource.operations.length === 0 ? null : (
        <Panel title={t('resources.operations')}>
          <Flex vertical gap={6}>
            {resource.operations.map((operation) => (
              <Flex key={operation.id} gap={12} wrap>
                <Link to={`/operations/${operation.id}`} className="zy-number">
                  {operation.number}
                </Link>
                <span>{t(`words.operationVerb.${operation.verb}`)}</span>
                <OperationStatus state={operation.state} />
                <Instant at={operation.requestedAt} precision="second" />
              </Flex>
            ))}
          </Flex>
        </Panel>
      )}
    </>
  );
}

import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../../ui/amount.tsx';
import { Copyable } from '../../../ui/copyable.tsx';
import { Facts } from '../../../ui/page/facts.tsx';
import { PromiseStatus } from '../../../ui/promise/promise-status.tsx';
import { SamplePrice } from '../../../ui/sample-price.tsx';
import type { Order } from './order-types.ts';

/** By when it is promised, how that stands, and how the day is counted. */
function Promised({ order: { promise } }: { readonly order: Order }) {
  const { t } = useTranslation();
  return (
    <div className="zy-two-lines">
      <PromiseStatus promise={promise} />
      {promise.workingDays === null ? null : (
        <span className="zy-faint">{t('orders.promiseHow', { n: promise.workingDays })}</span>
      )}
    </div>
  );
}

/** Who asked for what, why, at which price. */
export function OrderFacts({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const sample = <SamplePrice sample={order.priceVersion?.sample ?? false} />;
  return (
    <Facts
      facts={[
        { label: t('orders.department'), value: order.department.name },
        {
          label: t('orders.system'),
          value: order.transferred ? `${order.system.name} · ${t('orders.transferred')}` : order.system.name,
        },
        { label: t(order.ordered ? 'orders.orderedBy' : 'orders.applicant'), value: order.applicant.name },
        {
          label: t('orders.kind'),
          value: `${t(`words.requestKind.${order.kind}`)} · ${order.ordered ? t('orders.ordered') : t('orders.round', { n: order.round })}`,
        },
        { label: t('orders.grade'), value: t('orders.gradeN', { n: order.mlpsGrade }) },
        {
          label: t('orders.month'),
          value: (
            <Flex gap={8}>
              <Amount fen={order.monthFen} strong />
              {sample}
            </Flex>
          ),
        },
        {
          label: t('orders.yearEnd'),
          value: (
            <Flex gap={8}>
              <Amount fen={order.yearEndFen} strong />
              {sample}
            </Flex>
          ),
        },
        {
          label: t('ui.planHash'),
          value: order.planHash ? (
            <Copyable text={order.planHash} shown={order.planHash.slice(0, 12)} code />
          ) : (
            t('ui.notYet')
          ),
        },
        ...(order.promise.standing === 'none'
          ? []
          : [{ label: t('orders.promise'), value: <Promised order={order} />, span: 4 }]),
        { label: t('orders.reason'), value: <span className="zy-pre">{order.reason}</span>, span: 4 },
      ]}
    />
  );
}

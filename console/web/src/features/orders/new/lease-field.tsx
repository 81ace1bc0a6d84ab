import { lastDayAfter } from '@zhengyun/rulebook/lease-term.ts';
import { reclaimPolicyAt } from '@zhengyun/rulebook/reclaim-policy.ts';
import { Form, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OrderValues } from './order-values.ts';

interface Props {
  readonly normalize: (value: number | null | undefined) => number | undefined;
}

/** How long the resources may be held, in months from their delivery, and the last day that would be if they were delivered today. */
export function LeaseField({ normalize }: Props) {
  const { t } = useTranslation();
  const now = new Date();
  const { defaultMonths, longestMonths } = reclaimPolicyAt(now).term;
  const asked = Form.useWatch<OrderValues['leaseMonths']>('leaseMonths');
  const months = asked ?? defaultMonths;
  const isTerm = Number.isInteger(months) && months >= 1 && months <= longestMonths;
  return (
    <Form.Item
      name="leaseMonths"
      label={t('orders.leaseMonths')}
      normalize={normalize}
      extra={isTerm ? t('orders.leaseLastDay', { n: months, day: lastDayAfter(now, months) }) : null}
    >
      <InputNumber
        className="zy-wide"
        placeholder={t('orders.leaseDefault', { n: defaultMonths })}
        suffix={t('orders.leaseUnit')}
      />
    </Form.Item>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BudgetAfter } from '../../../ui/budget/budget-after.tsx';
import { Panel } from '../../../ui/page/panel.tsx';
import { QuotePanel } from '../../../ui/quote/quote-panel.tsx';
import type { Offer } from './offer.ts';
import { completeLines, type OrderValues } from './order-values.ts';
import { QuotaPanel } from './quota-panel.tsx';

interface OrderSideProps {
  readonly values: OrderValues | undefined;
  readonly clouds: Offer['clouds'];
  readonly department: { readonly id: string } | undefined;
  readonly children: ReactNode;
}

/** What the order costs and takes, always in view beside it. */
export function OrderSide({ values, clouds, department, children }: OrderSideProps) {
  const { t } = useTranslation();
  const lines = completeLines(values);
  const complete = lines.length > 0 && lines.length === values?.lines.length;
  return (
    <aside className="zy-side" aria-label={t('orders.priceTitle')}>
      <Panel title={t('orders.priceTitle')}>
        <QuotePanel lines={complete ? lines : null} />
        <BudgetAfter departmentId={department?.id} />
      </Panel>
      <Panel title={t('orders.quotaTitle')}>
        <QuotaPanel lines={lines} clouds={clouds} departmentId={department?.id} />
      </Panel>
      {children}
    </aside>
  );
}

import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { monthOfInstant } from '../../ui/format/instant.ts';
import { useListAddress } from '../../ui/list/use-list-address.ts';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { BalancePanel } from './balance-panel.tsx';
import { BillsPanel } from './bills-panel.tsx';
import { CasesPanel } from './cases-panel.tsx';
import { ChainPanel } from './chain-panel.tsx';
import { ComparisonPanel } from './comparison-panel.tsx';

/** `/reconciliation`: the books of a month held against each other, and the cases of what differs. Money is for those who weigh it. */
export function ReconciliationPage() {
  const { t } = useTranslation();
  const address = useListAddress();
  const me = useMe();
  const money = me.holdsAny(['finance', 'authority-approver', 'auditor']);
  const current = monthOfInstant(new Date());
  const month = monthSchema.safeParse(address.filter('month')).data ?? current;
  const picker = (
    <DatePicker
      picker="month"
      aria-label={t('reconciliation.month')}
      allowClear={false}
      value={dayjs(`${month}-01`)}
      disabledDate={(day) => day.format('YYYY-MM') > current}
      onChange={(chosen) => address.setFilters({ month: chosen?.format('YYYY-MM') })}
    />
  );
  return (
    <>
      <PageHeader title={t('reconciliation.title')} lead={t('reconciliation.lead')} actions={picker} />
      {money ? <ChainPanel month={month} /> : null}
      <BalancePanel month={month} />
      <ComparisonPanel month={month} />
      {money ? <BillsPanel month={month} finance={me.holdsAny(['finance'])} /> : null}
      <CasesPanel />
    </>
  );
}

import { reclaimPolicyAt } from '@zhengyun/rulebook/reclaim-policy.ts';
import { FUNDING_SOURCES } from '@zhengyun/rulebook/request-purpose.ts';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../api/outputs.ts';
import { groupDigits } from './format/fen.ts';
import { isHidden } from './guarded.tsx';
import type { Fact } from './page/facts.tsx';
import { useNames } from './use-names.ts';

type Purpose = Outputs['requests']['get']['purpose'];

/** What a request of `kind` is for, fact by fact; what was not said is shown as such and never left out. An order's has the time it is held for. */
export function usePurposeFacts(purpose: Purpose, kind: string): readonly Fact[] {
  const { t } = useTranslation();
  const { bilingual } = useNames();
  const unsaid = t('orders.unsaid');
  const { project, fundingSource, goLiveOn, buildFrom, buildTo, expectedUsers, leaseMonths } = purpose;
  const funding = FUNDING_SOURCES.find(({ code }) => code === fundingSource);
  const heldFor = (months: number | null) =>
    months === null
      ? t('orders.leaseByRule', { n: reclaimPolicyAt(new Date()).term.defaultMonths })
      : t('orders.leaseOf', { n: months });
  const period = t('orders.buildPeriodOf', { from: buildFrom ?? unsaid, to: buildTo ?? unsaid });
  return [
    { label: t('orders.project'), value: isHidden(project) ? t('ui.hidden') : (project ?? unsaid) },
    {
      label: t('orders.fundingSource'),
      value: isHidden(fundingSource) ? t('ui.hidden') : funding ? bilingual(funding.name) : unsaid,
    },
    { label: t('orders.goLiveOn'), value: goLiveOn ?? unsaid },
    { label: t('orders.buildPeriod'), value: buildFrom === null && buildTo === null ? unsaid : period },
    {
      label: t('orders.expectedUsers'),
      value: expectedUsers === null ? unsaid : t('orders.people', { n: groupDigits(String(expectedUsers)) }),
    },
    ...(kind === 'order' ? [{ label: t('orders.leaseMonths'), value: heldFor(leaseMonths) }] : []),
  ];
}

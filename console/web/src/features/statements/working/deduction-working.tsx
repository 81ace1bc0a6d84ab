import { useTranslation } from 'react-i18next';
import { formatDecimal } from '../../../ui/format/decimal.ts';
import { formatPpm } from '../../../ui/format/ppm.ts';
import { Facts } from '../../../ui/page/facts.tsx';
import { Share } from '../../../ui/share.tsx';
import type { LineWorking } from '../statement-types.ts';
import { MinuteCounts } from './minute-counts.tsx';

/** What was taken off one cloud's fees for service below the promise, or why nothing was. */
export function DeductionWorking({ working }: { readonly working: Extract<LineWorking, { kind: 'deduction' }> }) {
  const { t } = useTranslation();
  const { atLeastPpm } = working;
  const reason = working.reason === 'FROM_TABLE' ? t('statements.reasonTable') : t('statements.reasonNoCoverage');
  return (
    <>
      <p>{t('statements.deductionFormula')}</p>
      <Facts
        columns={3}
        facts={[
          { label: t('orders.cloud'), value: working.cloud.name },
          { label: t('statements.policy'), value: `${working.policy} · ${reason}`, span: 2 },
          { label: t('statements.availability'), value: <Share ppm={working.availabilityPpm} /> },
          { label: t('statements.coverage'), value: <Share ppm={working.coveragePpm} /> },
          {
            label: t('statements.tier'),
            value:
              atLeastPpm === null
                ? t('statements.tierNone')
                : t('statements.tierAtLeast', { share: formatPpm(atLeastPpm, 2) }),
          },
          { label: t('statements.fee'), value: <span className="zy-number">{formatDecimal(working.fee, 2)}</span> },
          { label: t('statements.rate'), value: <Share ppm={working.ratePpm} places={2} /> },
          { label: '', value: <MinuteCounts minutes={working.minutes} />, span: 3 },
        ]}
      />
    </>
  );
}

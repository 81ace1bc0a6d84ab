import { useTranslation } from 'react-i18next';
import { formatDecimal } from '../../../ui/format/decimal.ts';
import { Facts } from '../../../ui/page/facts.tsx';
import { Share } from '../../../ui/share.tsx';
import type { LineWorking } from '../statement-types.ts';
import { MinuteCounts } from './minute-counts.tsx';

/** How the coefficient came about from measured availability and ratings, and what it changes. */
export function CoefficientWorking({ working }: { readonly working: Extract<LineWorking, { kind: 'coefficient' }> }) {
  const { t } = useTranslation();
  const { ratings } = working;
  return (
    <>
      <p>{t('statements.coefficientFormula')}</p>
      <Facts
        columns={3}
        facts={[
          {
            label: t('statements.coefficient'),
            value: <span className="zy-number zy-strong">{working.value}</span>,
          },
          {
            label: t('statements.policy'),
            value: `${working.policy} · ${t(`words.coefficientReason.${working.reason}`)}`,
            span: 2,
          },
          { label: t('statements.availability'), value: <Share ppm={working.availabilityPpm} /> },
          { label: t('statements.coverage'), value: <Share ppm={working.coveragePpm} /> },
          {
            label: t('statements.ratings'),
            value:
              ratings.mean === null
                ? t('statements.ratingsNone')
                : t('statements.ratingsOf', { count: ratings.count, mean: ratings.mean }),
          },
          { label: t('statements.base'), value: <span className="zy-number">{formatDecimal(working.base, 2)}</span> },
          { label: '', value: <MinuteCounts minutes={working.minutes} />, span: 3 },
        ]}
      />
    </>
  );
}

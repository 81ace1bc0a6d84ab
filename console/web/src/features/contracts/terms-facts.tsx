import { useTranslation } from 'react-i18next';
import { Amount } from '../../ui/amount.tsx';
import { formatPpm } from '../../ui/format/ppm.ts';
import { Facts } from '../../ui/page/facts.tsx';
import type { ContractTerms } from './contract-types.ts';
import { useChargedItem } from './use-charged-item.ts';

const BOUNDS = ['monthCapFen', 'monthFloorFen', 'yearCapFen', 'yearFloorFen'] as const;

/** A share as people read it: `300000` → `30%`. */
export const shareText = (ppm: string) => formatPpm(ppm).replace(/\.?0+%$/, '%');

function Instalments({ terms }: { readonly terms: ContractTerms }) {
  const { t } = useTranslation();
  if (terms.annualFen === '0') return <>{t('contracts.noAnnual')}</>;
  if (!terms.instalments) return <>{t('contracts.spreadWhy')}</>;
  const parts = terms.instalments.map(({ dueOn, afterMonths, sharePpm }) =>
    t('contracts.instalmentText', {
      due: dueOn ?? t('contracts.afterMonthsText', { count: afterMonths ?? 0 }),
      share: shareText(sharePpm),
    }),
  );
  return <>{parts.join(' · ')}</>;
}

/** What one version of a contract’s terms says: yearly part, metered part, bounds, tables. */
export function TermsFacts({ terms }: { readonly terms: ContractTerms }) {
  const { t } = useTranslation();
  const itemName = useChargedItem();
  const { meteredSkus } = terms;
  const metered =
    meteredSkus === null
      ? t('contracts.meteredAll')
      : meteredSkus.map(itemName).join('、') || t('contracts.meteredNone');
  return (
    <Facts
      facts={[
        { label: t('contracts.annualYuan'), value: <Amount fen={terms.annualFen} strong /> },
        { label: t('contracts.falls'), value: <Instalments terms={terms} />, span: 3 },
        { label: t('contracts.metered'), value: metered, span: 4 },
        ...BOUNDS.map((key) => {
          const fen = terms[key];
          return {
            label: t(`contracts.bounds.${key}`),
            value: fen === null ? <span className="zy-faint">{t('contracts.noBound')}</span> : <Amount fen={fen} />,
          };
        }),
        { label: t('contracts.slaPolicy'), value: terms.slaPolicy, span: 2 },
        { label: t('contracts.coefficientPolicy'), value: terms.coefficientPolicy, span: 2 },
      ]}
    />
  );
}

import { useTranslation } from 'react-i18next';
import { Amount } from '../../../ui/amount.tsx';
import { formatDecimal } from '../../../ui/format/decimal.ts';
import { Facts } from '../../../ui/page/facts.tsx';
import type { StatementLine } from '../statement-types.ts';
import { AgreedWorking } from './agreed-working.tsx';
import { AnnualWorking } from './annual-working.tsx';
import { CoefficientWorking } from './coefficient-working.tsx';
import { CorrectionWorking } from './correction-working.tsx';
import { DeductionWorking } from './deduction-working.tsx';
import { BoundWorking, DiscountWorking } from './priced-working.tsx';
import { UsageWorking } from './usage-working.tsx';

function Working({ line }: { readonly line: StatementLine }) {
  switch (line.working.kind) {
    case 'usage':
      return <UsageWorking line={line} working={line.working} />;
    case 'discount':
      return <DiscountWorking line={line} working={line.working} />;
    case 'minimum':
    case 'maximum':
      return <BoundWorking line={line} working={line.working} />;
    case 'annual':
      return <AnnualWorking working={line.working} />;
    case 'included':
    case 'floor':
    case 'cap':
    case 'penalty':
      return <AgreedWorking working={line.working} />;
    case 'credit':
    case 'adjustment':
      return <CorrectionWorking working={line.working} />;
    case 'deduction':
      return <DeductionWorking working={line.working} />;
    case 'coefficient':
      return <CoefficientWorking working={line.working} />;
  }
}

/** The facts, the rule and the arithmetic of one line, and what rounding made of it. */
export function LineWorkingView({ line }: { readonly line: StatementLine }) {
  const { t } = useTranslation();
  return (
    <>
      <Working line={line} />
      <Facts
        columns={2}
        facts={[
          { label: t('statements.exact'), value: <span className="zy-number">{formatDecimal(line.exact, 2)}</span> },
          { label: t('statements.rounded'), value: <Amount fen={line.amountFen} strong /> },
        ]}
      />
      <p className="zy-faint">{t('statements.roundingWhy')}</p>
    </>
  );
}

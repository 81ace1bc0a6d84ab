import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../ui/amount.tsx';
import { formatDecimal } from '../../ui/format/decimal.ts';
import { Facts } from '../../ui/page/facts.tsx';
import type { StatementLine } from './statement-types.ts';
import { AnnualWorking } from './working/annual-working.tsx';
import { CoefficientWorking } from './working/coefficient-working.tsx';
import { DeductionWorking } from './working/deduction-working.tsx';
import { UsageWorking } from './working/usage-working.tsx';

interface LineDrawerProps {
  readonly line: StatementLine;
  readonly onClose: () => void;
}

function Working({ line }: { readonly line: StatementLine }) {
  switch (line.working.kind) {
    case 'usage':
      return <UsageWorking line={line} working={line.working} />;
    case 'annual':
      return <AnnualWorking working={line.working} />;
    case 'deduction':
      return <DeductionWorking working={line.working} />;
    case 'coefficient':
      return <CoefficientWorking working={line.working} />;
  }
}

/** "How was this made": the facts, the rule and the arithmetic of one line. */
export function LineDrawer({ line, onClose }: LineDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      open
      size="min(880px, 94vw)"
      onClose={onClose}
      title={`${t('statements.how')} · #${line.ordinal} ${t(`words.lineKind.${line.kind}`)}`}
    >
      <Working line={line} />
      <Facts
        columns={2}
        facts={[
          {
            label: t('statements.exact'),
            value: <span className="zy-number">{formatDecimal(line.exact, 2)}</span>,
          },
          { label: t('statements.rounded'), value: <Amount fen={line.amountFen} strong /> },
        ]}
      />
      <p className="zy-faint">{t('statements.roundingWhy')}</p>
    </Drawer>
  );
}

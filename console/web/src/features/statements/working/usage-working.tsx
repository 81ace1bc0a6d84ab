import { useTranslation } from 'react-i18next';
import type { LineWorking, StatementLine } from '../statement-types.ts';
import { ChargesTable } from './charges-table.tsx';
import { PricedFacts } from './priced-working.tsx';

interface UsageWorkingProps {
  readonly line: StatementLine;
  readonly working: Extract<LineWorking, { kind: 'usage' }>;
}

/** Metered use: every interval of constant amount, its quantity and its amount by the pinned price. */
export function UsageWorking({ line, working }: UsageWorkingProps) {
  const { t } = useTranslation();
  const byUnit = working.rule === undefined || working.rule.model.kind === 'unit';
  return (
    <>
      <PricedFacts line={line} working={working} />
      <p>{t(byUnit ? 'statements.usageFormula' : 'statements.modelFormula')}</p>
      <ChargesTable charges={working.charges} />
    </>
  );
}

import { useTranslation } from 'react-i18next';
import { Amount } from '../../../ui/amount.tsx';
import { formatPpm } from '../../../ui/format/ppm.ts';
import { Instant } from '../../../ui/instant.tsx';
import { Facts } from '../../../ui/page/facts.tsx';
import type { LineWorking } from '../statement-types.ts';

/** The month's share of the yearly fee: by the second, or the instalments that fall due in it. */
export function AnnualWorking({ working }: { readonly working: Extract<LineWorking, { kind: 'annual' }> }) {
  const { t } = useTranslation();
  const { instalments } = working;
  return (
    <>
      <p>{t(instalments ? 'contracts.working.instalments' : 'statements.annualFormula')}</p>
      <Facts
        columns={3}
        facts={[
          { label: t('statements.annualFee'), value: <Amount fen={working.annualFen} /> },
          { label: t('statements.dueBefore'), value: <Amount fen={working.dueBeforeFen} /> },
          { label: t('statements.dueAfter'), value: <Amount fen={working.dueAfterFen} /> },
          { label: t('statements.from'), value: <Instant at={working.from} precision="second" /> },
          { label: t('statements.to'), value: <Instant at={working.to} precision="second" /> },
          ...(instalments ?? []).map(({ dueOn, sharePpm, fen }) => ({
            label: t('contracts.instalmentText', { due: dueOn, share: formatPpm(sharePpm, 2) }),
            value: <Amount fen={fen} />,
          })),
        ]}
      />
    </>
  );
}

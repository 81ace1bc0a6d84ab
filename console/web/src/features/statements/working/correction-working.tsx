import { useTranslation } from 'react-i18next';
import { Amount } from '../../../ui/amount.tsx';
import { Facts } from '../../../ui/page/facts.tsx';
import type { LineWorking } from '../statement-types.ts';

type Correction = Extract<LineWorking, { kind: 'credit' | 'adjustment' }>;

/** A credit note or an adjustment of an earlier statement: what it follows from, how much is taken now, and what is carried on. */
export function CorrectionWorking({ working }: { readonly working: Correction }) {
  const { t } = useTranslation();
  const { number, statement, reason, reference } = working;
  return (
    <>
      <p>{t(`statements.correction.${working.kind}`)}</p>
      <Facts
        columns={3}
        facts={[
          {
            label: t('statements.correction.noteNumber'),
            value: number,
          },
          { label: t('statements.correction.ofStatement'), value: `${statement.number}（${statement.month}）` },
          { label: t('statements.correction.reference'), value: reference },
          { label: t('statements.correction.reason'), value: reason, span: 3 },
          { label: t('statements.correction.total'), value: <Amount fen={working.totalFen} /> },
          { label: t('statements.correction.before'), value: <Amount fen={working.beforeFen} /> },
          { label: t('statements.correction.carried'), value: <Amount fen={working.carriedFen} /> },
        ]}
      />
    </>
  );
}

import type { BudgetStanding } from '@zhengyun/domain/budgets/schemas.ts';
import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Amount } from '../amount.tsx';
import { BudgetStatus } from './budget-status.tsx';

/** A year's budget and what of it is spoken for, in yuan; what isn't set or not known says so. */
export function BudgetFigures({ standing }: { readonly standing: BudgetStanding }) {
  const { t } = useTranslation();
  const { budgetFen, billedFen, committedFen, waitingFen, leftFen, state, blockNew } = standing;
  const figures = [
    [t('budget.amount'), budgetFen, t('budget.notSet')],
    [t('budget.billed'), billedFen, ''],
    [t('budget.committed'), committedFen, t('budget.notKnown')],
    [t('budget.waiting'), waitingFen, ''],
    [t('budget.left'), leftFen, t(budgetFen === null ? 'budget.notSet' : 'budget.notKnown')],
  ] as const;
  return (
    <Flex gap={16} wrap align="baseline">
      <BudgetStatus state={state} />
      {figures.map(([name, fen, absent]) => (
        <span key={name}>
          <span className="zy-faint">{t('budget.yuanOf', { name })} </span>
          {fen === null ? absent : <Amount fen={fen} strong={fen === leftFen} />}
        </span>
      ))}
      {blockNew ? <span className="zy-faint">{t('budget.blockNewField')}</span> : null}
    </Flex>
  );
}

import type { BudgetState } from '@zhengyun/domain/budgets/schemas.ts';
import { useTranslation } from 'react-i18next';
import { Status, type Tone } from '../status/status.tsx';

const TONES: Readonly<Record<BudgetState, Tone>> = {
  unset: 'waiting',
  unknown: 'unknown',
  within: 'good',
  near: 'attention',
  over: 'bad',
};

/** How a year's budget stands. */
export function BudgetStatus({ state }: { readonly state: BudgetState }) {
  const { t } = useTranslation();
  return <Status tone={TONES[state]}>{t(`budget.states.${state}`)}</Status>;
}

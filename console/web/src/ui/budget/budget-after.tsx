import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { isHidden } from '../guarded.tsx';
import { BudgetFigures } from './budget-figures.tsx';

/** Where a department stands in its budget while it writes an order; nothing for who has no sight of it. */
export function BudgetAfter({ departmentId }: { readonly departmentId: string | undefined }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const query = useQuery(
    trpc.budgets.get.queryOptions({ departmentId: departmentId ?? '' }, { enabled: departmentId !== undefined }),
  );
  if (!query.data || isHidden(query.data)) return null;
  if (query.data.budgetFen === null)
    return <span className="zy-faint">{t('budget.unsetHint', { year: query.data.year })}</span>;
  return <BudgetFigures standing={query.data} />;
}

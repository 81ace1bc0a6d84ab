import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, InputNumber } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { fenOfYuan, plainFen } from '../../ui/format/fen.ts';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';

interface SetBudgetProps {
  readonly row: Outputs['budgets']['list']['items'][number];
}

/** Sets a department’s budget of the year, with a reason. */
export function SetBudget({ row: { department, year, budgetFen } }: SetBudgetProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const field = useId();
  const [yuan, setYuan] = useState(budgetFen === null ? '' : plainFen(budgetFen));
  const [asked, setAsked] = useState(false);
  const amountFen = fenOfYuan(yuan);
  const set = useMutation(
    trpc.budgets.set.mutationOptions({
      onSuccess: () => {
        void message.success(t('budget.done'));
        void queryClient.invalidateQueries({ queryKey: trpc.budgets.pathKey() });
      },
    }),
  );
  return (
    <ReasonDialog
      label={t(budgetFen === null ? 'budget.set' : 'budget.change')}
      why={t('budget.setWhy', { name: department.name, year })}
      mutation={set}
      onSubmit={(reason) => {
        setAsked(true);
        if (amountFen !== null) set.mutate({ departmentId: department.id, year, amountFen, reason });
      }}
    >
      <div className="zy-section">
        <label htmlFor={field}>{t('budget.amountField')}</label>
        <InputNumber<string>
          id={field}
          stringMode
          min="0"
          max="9999999999999"
          precision={2}
          style={{ width: '100%' }}
          value={yuan === '' ? null : yuan}
          status={asked && amountFen === null ? 'error' : ''}
          onChange={(value) => setYuan(value === null ? '' : String(value))}
        />
        {asked && amountFen === null ? <span role="alert">{t('budget.amountNeeded')}</span> : null}
      </div>
    </ReasonDialog>
  );
}

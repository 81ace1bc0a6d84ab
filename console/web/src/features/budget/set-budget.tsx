import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { fenOfYuan, plainFen } from '../../ui/format/fen.ts';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import { AmountFields } from './amount-fields.tsx';

type FundingSource = NonNullable<Inputs['budgets']['set']['fundingSource']>;

interface SetBudgetProps {
  readonly of: { readonly department: { readonly id: string; readonly name: string }; readonly year: number };
  readonly standing: { readonly budgetFen: string | null; readonly version: number | null; readonly blockNew: boolean };
  /** The project whose part it is; absent: the whole. */
  readonly part?: { readonly project: string; readonly fundingSource: FundingSource | null };
}

/** Sets a department’s budget of the year, or a project’s part of it, with a reason. */
export function SetBudget({ of: { department, year }, standing, part }: SetBudgetProps) {
  const { t } = useTranslation();
  const { budgetFen, version } = standing;
  const [yuan, setYuan] = useState(budgetFen === null ? '' : plainFen(budgetFen));
  const [blockNew, setBlockNew] = useState(standing.blockNew);
  const [asked, setAsked] = useState(false);
  const amountFen = fenOfYuan(yuan);
  const set = useSetBudget();
  const key = part && { project: part.project, ...(part.fundingSource ? { fundingSource: part.fundingSource } : {}) };
  return (
    <ReasonDialog
      label={t(budgetFen === null ? 'budget.set' : 'budget.change')}
      why={
        part
          ? t('budget.setPartWhy', { name: department.name, year, project: part.project })
          : t('budget.setWhy', { name: department.name, year })
      }
      mutation={set}
      onSubmit={(reason) => {
        setAsked(true);
        if (amountFen !== null)
          set.mutate({ departmentId: department.id, year, ...key, amountFen, blockNew, basedOn: version ?? 0, reason });
      }}
    >
      <AmountFields
        yuan={yuan}
        onYuan={setYuan}
        wrong={asked && amountFen === null}
        blockNew={blockNew}
        onBlockNew={setBlockNew}
      />
    </ReasonDialog>
  );
}

/** Setting a budget, and what is read anew after it. */
export function useSetBudget() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  return useMutation(
    trpc.budgets.set.mutationOptions({
      onSuccess: () => {
        void message.success(t('budget.done'));
        void queryClient.invalidateQueries({ queryKey: trpc.budgets.pathKey() });
      },
    }),
  );
}

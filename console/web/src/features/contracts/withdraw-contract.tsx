import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { useKeptText } from '../../ui/draft/use-kept-text.ts';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import type { Contract } from './contract-types.ts';
import { useContractAct } from './use-contract-act.ts';

/** Takes a contract back that waits to begin. */
export function WithdrawContract({ contract }: { readonly contract: Contract }) {
  const { t } = useTranslation();
  const after = useContractAct();
  const words = useKeptText(`withdraw-contract.${contract.id}`);
  const withdraw = useMutation(
    useTRPC().contracts.withdraw.mutationOptions({ onSuccess: () => after(t('contracts.withdrawn')) }),
  );
  return (
    <ReasonDialog
      label={t('contracts.withdraw')}
      why={t('contracts.withdrawWhy', { number: contract.number })}
      danger
      words={words}
      mutation={withdraw}
      onSubmit={(reason) => withdraw.mutate({ contractId: contract.id, reason })}
    />
  );
}

import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import { useOperationAct } from './use-operation-act.ts';

/** Asks for a delivered stack to be put back after a change of it failed half-way. */
export function RevertOperation({ operationId }: { readonly operationId: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const after = useOperationAct()(t('operations.revertAsked'));
  const revert = useMutation(
    useTRPC().provisioning.revert.mutationOptions({
      onSuccess: ({ operationId: opened }) => {
        after.onSuccess();
        void navigate(`/operations/${opened}`);
      },
    }),
  );
  return (
    <ReasonDialog
      label={t('operations.revert')}
      why={t('operations.revertWhy')}
      mutation={revert}
      onSubmit={(reason) => revert.mutate({ operationId, reason })}
    />
  );
}

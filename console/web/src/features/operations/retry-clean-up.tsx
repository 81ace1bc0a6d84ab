import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import { useOperationAct } from './use-operation-act.ts';

/** Asks again for a removal that failed; leads to the new operation. */
export function RetryCleanUp({ operationId }: { readonly operationId: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const after = useOperationAct()(t('operations.retryCleanUpAsked'));
  const retry = useMutation(
    useTRPC().provisioning.retryCleanUp.mutationOptions({
      onSuccess: ({ operationId: opened }) => {
        after.onSuccess();
        void navigate(`/operations/${opened}`);
      },
    }),
  );
  return (
    <ReasonDialog
      label={t('operations.retryCleanUp')}
      why={t('operations.retryCleanUpWhy')}
      type="primary"
      mutation={retry}
      onSubmit={(reason) => retry.mutate({ operationId, reason })}
    />
  );
}

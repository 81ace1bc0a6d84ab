import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import { useOperationAct } from './use-operation-act.ts';

interface Props {
  readonly operationId: string;
  readonly number: string;
}

/** Asks a run that is changing the cluster to end after the steps it is in. */
export function StopOperation({ operationId, number }: Props) {
  const { t } = useTranslation();
  const after = useOperationAct();
  const stop = useMutation(useTRPC().provisioning.stop.mutationOptions(after(t('operations.stopAsked'))));
  return (
    <ReasonDialog
      label={t('operations.stop')}
      why={t('operations.stopWhy')}
      typed={number}
      danger
      mutation={stop}
      onSubmit={(reason) => stop.mutate({ operationId, reason })}
    />
  );
}

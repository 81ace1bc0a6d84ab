import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../../api/trpc.ts';
import type { StackDrift } from '../../../ui/drift/drift-types.ts';
import { ReasonDialog } from '../../../ui/page/reason-dialog.tsx';
import { useOperationAct } from '../use-operation-act.ts';

/** Accept a drift or put it back: either becomes an operation that another person releases. */
export function DecideDrift({ drift }: { readonly drift: NonNullable<StackDrift['drift']> }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const after = useOperationAct();
  const accept = useMutation(trpc.drift.accept.mutationOptions(after(t('drift.acceptAsked'))));
  const revert = useMutation(trpc.drift.revert.mutationOptions(after(t('drift.revertAsked'))));
  const { id: driftId, acts } = drift;
  if (!acts.includes('revert')) return null;
  return (
    <>
      <ReasonDialog
        label={t('drift.revert')}
        why={t('drift.revertWhy')}
        type="primary"
        mutation={revert}
        onSubmit={(reason) => revert.mutate({ driftId, reason })}
      />
      <ReasonDialog
        label={t('drift.accept')}
        why={t('drift.acceptWhy')}
        disabled={!acts.includes('accept')}
        mutation={accept}
        onSubmit={(reason) => accept.mutate({ driftId, reason })}
      />
    </>
  );
}

import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ReleaseButton } from './release-button.tsx';
import { useOperationAct } from './use-operation-act.ts';

interface Props {
  readonly operationId: string;
  readonly planHash: string;
}

/** Lets the removal of a cloud or a tenancy be carried out, as the plan on the page says. */
export function ReleaseTeardown({ operationId, planHash }: Props) {
  const { t } = useTranslation();
  const after = useOperationAct()(t('operations.released'));
  const release = useMutation(useTRPC().provisioning.releaseTeardown.mutationOptions(after));
  return (
    <ReleaseButton
      label={t('operations.releaseTeardown')}
      why={t('operations.releaseTeardownWhy')}
      danger
      release={() => release.mutateAsync({ operationId, planHash })}
    />
  );
}

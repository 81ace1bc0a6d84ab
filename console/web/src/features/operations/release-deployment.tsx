import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ReleaseButton } from './release-button.tsx';
import { useOperationAct } from './use-operation-act.ts';

interface Props {
  readonly operationId: string;
  readonly planHash: string;
}

/** Lets a cloud's own deployment be applied, as the plan on the page says. */
export function ReleaseDeployment({ operationId, planHash }: Props) {
  const { t } = useTranslation();
  const after = useOperationAct()(t('operations.released'));
  const release = useMutation(useTRPC().provisioning.releaseCloudDeployment.mutationOptions(after));
  return (
    <ReleaseButton
      label={t('operations.release')}
      why={t('operations.releaseWhy')}
      release={() => release.mutateAsync({ operationId, planHash })}
    />
  );
}

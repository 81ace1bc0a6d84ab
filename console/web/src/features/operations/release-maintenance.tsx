import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import type { Operation } from './operation-types.ts';
import { ReleaseButton } from './release-button.tsx';
import { useOperationAct } from './use-operation-act.ts';

interface Props {
  readonly operationId: string;
  readonly planHash: string;
  readonly purpose: NonNullable<Operation['intent']>['purpose'];
}

/** Lets the plan of a maintenance operation be carried out, as the page says. */
export function ReleaseMaintenance({ operationId, planHash, purpose }: Props) {
  const { t } = useTranslation();
  const after = useOperationAct()(t('operations.released'));
  const release = useMutation(useTRPC().provisioning.releaseMaintenance.mutationOptions(after));
  return (
    <ReleaseButton
      label={t('operations.releaseMaintenance')}
      why={t(`operations.purposeNext.${purpose}`)}
      release={() => release.mutateAsync({ operationId, planHash })}
    />
  );
}

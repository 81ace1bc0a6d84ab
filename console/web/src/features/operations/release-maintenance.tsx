import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { useTRPC } from '../../api/trpc.ts';
import type { Operation } from './operation-types.ts';
import { useOperationAct } from './use-operation-act.ts';

interface Props {
  readonly operationId: string;
  readonly planHash: string;
  readonly purpose: NonNullable<Operation['intent']>['purpose'];
}

/** Lets the plan of a maintenance operation be carried out, as the page says. */
export function ReleaseMaintenance({ operationId, planHash, purpose }: Props) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const after = useOperationAct()(t('operations.released'));
  const release = useMutation(
    useTRPC().provisioning.releaseMaintenance.mutationOptions({
      ...after,
      onError: (error) => void message.error(problemOf(error).message ?? t('ui.unreachableText')),
    }),
  );
  const ask = () =>
    modal.confirm({
      title: t('operations.releaseMaintenance'),
      content: t(`operations.purposeNext.${purpose}`),
      okText: t('operations.releaseMaintenance'),
      onOk: () => release.mutateAsync({ operationId, planHash }).catch(() => undefined),
    });
  return (
    <Button type="primary" onClick={ask}>
      {t('operations.releaseMaintenance')}
    </Button>
  );
}

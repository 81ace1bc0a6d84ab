import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { useTRPC } from '../../api/trpc.ts';

interface Props {
  readonly operationId: string;
  readonly planHash: string;
}

/** Lets a cloud's own deployment be applied, as the plan on the page says. */
export function ReleaseDeployment({ operationId, planHash }: Props) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message, modal } = App.useApp();
  const release = useMutation(
    trpc.provisioning.releaseCloudDeployment.mutationOptions({
      onSuccess: () => {
        void message.success(t('operations.released'));
        void queryClient.invalidateQueries({ queryKey: trpc.provisioning.pathKey() });
      },
      onError: (error) => void message.error(problemOf(error).message ?? t('ui.unreachableText')),
    }),
  );
  const ask = () =>
    modal.confirm({
      title: t('operations.release'),
      content: t('operations.releaseWhy'),
      okText: t('operations.release'),
      onOk: () => release.mutateAsync({ operationId, planHash }).catch(() => undefined),
    });
  return (
    <Button type="primary" onClick={ask}>
      {t('operations.release')}
    </Button>
  );
}

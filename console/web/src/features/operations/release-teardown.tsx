import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { useTRPC } from '../../api/trpc.ts';

interface Props {
  readonly operationId: string;
  readonly planHash: string;
}

/** Lets the removal of a cloud or a tenancy be carried out, as the plan on the page says. */
export function ReleaseTeardown({ operationId, planHash }: Props) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message, modal } = App.useApp();
  const release = useMutation(
    trpc.provisioning.releaseTeardown.mutationOptions({
      onSuccess: () => {
        void message.success(t('operations.released'));
        void queryClient.invalidateQueries({ queryKey: trpc.provisioning.pathKey() });
      },
      onError: (error) => void message.error(problemOf(error).message ?? t('ui.unreachableText')),
    }),
  );
  const ask = () =>
    modal.confirm({
      title: t('operations.releaseTeardown'),
      content: t('operations.releaseTeardownWhy'),
      okText: t('operations.releaseTeardown'),
      onOk: () => release.mutateAsync({ operationId, planHash }).catch(() => undefined),
    });
  return (
    <Button danger type="primary" onClick={ask}>
      {t('operations.releaseTeardown')}
    </Button>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { problemOf } from '../../../api/problem.ts';
import { useTRPC } from '../../../api/trpc.ts';
import { useMe } from '../../../api/use-me.ts';
import { ReasonDialog } from '../../../ui/page/reason-dialog.tsx';
import type { Cloud } from '../cloud-types.ts';

/** What a platform engineer may do with a cloud: ask for its deployment, or for its end. Another person releases either. */
export function CloudActions({ cloud }: { readonly cloud: Cloud }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const { holdsAny } = useMe();
  const refresh = () => queryClient.invalidateQueries({ queryKey: trpc.clouds.pathKey() });
  const deploy = useMutation(
    trpc.provisioning.deployCloud.mutationOptions({
      onSuccess: ({ operationId }) => navigate(`/operations/${operationId}`),
      onError: (error) => void message.error(problemOf(error).message ?? t('ui.unreachableText')),
    }),
  );
  const retire = useMutation(
    trpc.provisioning.retireCloud.mutationOptions({
      onSuccess: async ({ operationId }) => {
        await refresh();
        if (operationId) await navigate(`/operations/${operationId}`);
      },
    }),
  );
  if (!holdsAny(['platform-engineer']) || cloud.state === 'retired') return null;
  const cloudId = cloud.id;
  return (
    <>
      {cloud.cluster && cloud.state !== 'retiring' ? (
        <Button type="primary" loading={deploy.isPending} onClick={() => deploy.mutate({ cloudId })}>
          {t(cloud.state === 'deployed' ? 'clouds.redeploy' : 'clouds.deploy')}
        </Button>
      ) : null}
      {cloud.state === 'retiring' ? null : (
        <Link to={`/clouds/${cloud.slug}/edit`}>
          <Button>{t('clouds.edit')}</Button>
        </Link>
      )}
      <ReasonDialog
        label={t('clouds.retire')}
        why={t('clouds.retireWhy')}
        danger
        typed={cloud.slug}
        mutation={retire}
        onSubmit={(reason) => retire.mutate({ cloudId, reason })}
      />
    </>
  );
}

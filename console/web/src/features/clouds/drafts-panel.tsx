import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { problemOf } from '../../api/problem.ts';
import { useTRPC } from '../../api/trpc.ts';
import { Instant } from '../../ui/instant.tsx';
import { Panel } from '../../ui/page/panel.tsx';

/** Clouds, new or to be changed, that the person has begun to write and has not sent; nothing while there are none. */
export function DraftsPanel() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const { data } = useQuery(trpc.cloudDrafts.list.queryOptions({}));
  const drop = useMutation(
    trpc.cloudDrafts.drop.mutationOptions({
      onSuccess: () => void queryClient.invalidateQueries({ queryKey: trpc.cloudDrafts.pathKey() }),
      onError: (error) => void message.error(problemOf(error).message ?? t('ui.unreachableText')),
    }),
  );
  if (!data || data.length === 0) return null;
  return (
    <Panel title={t('clouds.drafts')}>
      {data.map(({ id, cloud, name, slug, savedAt }) => (
        <Flex key={id} gap={12} align="center" wrap className="zy-section">
          <Link to={cloud ? `/clouds/${cloud.slug}/edit` : `/clouds/new?draft=${id}`}>
            {cloud ? t('clouds.draftOf', { name: cloud.name }) : (name ?? slug ?? t('clouds.draftUnnamed'))}
          </Link>
          <span className="zy-faint">
            {t('clouds.draftSaved')} <Instant at={savedAt} />
          </span>
          <Popconfirm title={t('clouds.draftDropWhy')} onConfirm={() => drop.mutate({ draftId: id })}>
            <Button>{t('clouds.draftDrop')}</Button>
          </Popconfirm>
        </Flex>
      ))}
    </Panel>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { problemOf } from '../../api/problem.ts';
import { useTRPC } from '../../api/trpc.ts';
import { Instant } from '../../ui/instant.tsx';
import { Panel } from '../../ui/page/panel.tsx';

/** Orders this person has begun to write and has not sent, seen by nobody else; nothing while there are none. */
export function OrderDraftsPanel() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const { data } = useQuery(trpc.requests.drafts.queryOptions());
  const drop = useMutation(
    trpc.requests.dropDraft.mutationOptions({
      onSuccess: () => void queryClient.invalidateQueries({ queryKey: trpc.requests.drafts.queryKey() }),
      onError: (error) => void message.error(problemOf(error).message ?? t('ui.unreachableText')),
    }),
  );
  if (!data || data.length === 0) return null;
  return (
    <Panel title={t('orders.drafts', { n: data.length })}>
      {data.map(({ id, title, lines, attachments, savedAt }) => (
        <Flex key={id} gap={12} align="center" wrap className="zy-section">
          <Link to={`/orders/new?draft=${id}`}>{title ?? t('orders.draftUnnamed')}</Link>
          <span className="zy-faint">{t('orders.draftSize', { lines, attachments })}</span>
          <span className="zy-faint">
            {t('orders.draftSaved')} <Instant at={savedAt} />
          </span>
          <Popconfirm title={t('orders.draftDropWhy')} onConfirm={() => drop.mutate({ draftId: id })}>
            <Button size="small" aria-label={`${t('orders.draftDrop')} ${title ?? t('orders.draftUnnamed')}`}>
              {t('orders.draftDrop')}
            </Button>
          </Popconfirm>
        </Flex>
      ))}
    </Panel>
  );
}

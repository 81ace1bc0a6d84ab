import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Popconfirm, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Outputs } from '../../api/outputs.ts';
import { problemOf } from '../../api/problem.ts';
import { useTRPC } from '../../api/trpc.ts';
import { Instant } from '../../ui/instant.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { useNames } from '../../ui/use-names.ts';

type Draft = Outputs['requests']['drafts'][number];

/** Where the draft's form opens; null where it can't be sent any more. */
function formOf({ id, kind, resource, standing, reclaimId }: Draft): string | null {
  if (!resource) return `/orders/new?draft=${id}`;
  if (standing === 'ended' || standing === 'transferred') return null;
  return kind === 'appeal' ? `/reclaim?open=${reclaimId}&form=appeal` : `/resources/${resource.id}?form=${kind}`;
}

/** What stands against sending it as things are; nothing where nothing does. */
function Standing({ draft: { kind, standing, behind } }: { readonly draft: Draft }) {
  const { t } = useTranslation();
  if (standing === 'open') return null;
  const appealed = kind === 'appeal' && standing === 'busy';
  return <Tag>{t(`orders.draftStanding.${appealed ? 'appealed' : standing}`, { number: behind ?? '' })}</Tag>;
}

function DraftRow({ draft, onDrop }: { readonly draft: Draft; readonly onDrop: () => void }) {
  const { t } = useTranslation();
  const names = useNames();
  const { kind, title, lines, attachments, savedAt, resource } = draft;
  const form = formOf(draft);
  const name = resource
    ? `${t(`orders.draftKind.${kind}`)} · ${names.item(resource.item)} ${resource.number}`
    : (title ?? t('orders.draftUnnamed'));
  return (
    <Flex gap={12} align="center" wrap className="zy-section">
      {form ? <Link to={form}>{name}</Link> : <span>{name}</span>}
      <Standing draft={draft} />
      <span className="zy-faint">
        {t(kind === 'order' ? 'orders.draftSize' : 'orders.draftFiles', { lines, attachments })}
      </span>
      <span className="zy-faint">
        {t('orders.draftSaved')} <Instant at={savedAt} />
      </span>
      <Popconfirm title={t('orders.draftDropWhy')} onConfirm={onDrop}>
        <Button size="small" aria-label={`${t('orders.draftDrop')} ${name}`}>
          {t('orders.draftDrop')}
        </Button>
      </Popconfirm>
    </Flex>
  );
}

/** What this person has begun to write and has not sent, of orders, changes and appeals, seen by nobody else; nothing while there is none. */
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
      {data.map((draft) => (
        <DraftRow key={draft.id} draft={draft} onDrop={() => drop.mutate({ draftId: draft.id })} />
      ))}
    </Panel>
  );
}

import { useQuery } from '@tanstack/react-query';
import type { Draft, DraftSubject } from '@zhengyun/domain/requests/drafts/schemas.ts';
import { Modal } from 'antd';
import { Fragment, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../api/new-key.ts';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { ProblemBlock } from '../page/problem-block.tsx';
import { readCopy } from './kept-copy.ts';
import { type OpenedDraft, openedFrom, placeOf } from './resource-draft.ts';

interface OpenDraftProps {
  readonly subject: DraftSubject;
  /** The form is not wanted any more. */
  readonly onClose: () => void;
  /** The form of what was opened; `anew`: what was opened is dropped, and an empty one is wanted in its place. */
  readonly children: (opened: OpenedDraft, anew: () => void) => ReactNode;
}

/**
 * Opens what this person has written of the resource, once: what is known of it anew later changes nothing under whoever writes. Where that
 * can't be read no form opens: an empty one would be sent under another name, without the files that were added to what is kept.
 */
export function OpenDraft({ subject, onClose, children }: OpenDraftProps) {
  const { t } = useTranslation();
  const { kind, resourceId } = subject;
  const options = { staleTime: Number.POSITIVE_INFINITY, gcTime: 0, retry: false };
  const { data, error, refetch } = useQuery(useTRPC().requests.draftOf.queryOptions({ kind, resourceId }, options));
  if (data !== undefined)
    return (
      <Opened subject={subject} draft={data}>
        {children}
      </Opened>
    );
  if (!error) return null;
  return (
    <Modal open footer={null} title={t('orders.draftUnread')} onCancel={onClose}>
      <ProblemBlock error={error} onRetry={() => void refetch()} />
    </Modal>
  );
}

interface OpenedProps extends Pick<OpenDraftProps, 'subject' | 'children'> {
  readonly draft: Draft;
}

function Opened({ subject, draft, children }: OpenedProps) {
  const { person } = useMe();
  const [opened, setOpened] = useState(() => openedFrom(readCopy(placeOf(person.id, subject)), draft, newKey()));
  const anew = () => setOpened({ id: newKey(), values: null, attachments: [], savedAt: null });
  return <Fragment key={opened.id}>{children(opened, anew)}</Fragment>;
}

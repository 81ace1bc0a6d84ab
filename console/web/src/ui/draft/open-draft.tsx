import { useQuery } from '@tanstack/react-query';
import type { Draft, DraftSubject } from '@zhengyun/domain/requests/drafts/schemas.ts';
import { Fragment, type ReactNode, useState } from 'react';
import { newKey } from '../../api/new-key.ts';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { readCopy } from './kept-copy.ts';
import { type OpenedDraft, openedFrom, placeOf } from './resource-draft.ts';

interface OpenDraftProps {
  readonly subject: DraftSubject;
  /** The form of what was opened; `anew`: what was opened is dropped, and an empty one is wanted in its place. */
  readonly children: (opened: OpenedDraft, anew: () => void) => ReactNode;
}

/**
 * Opens what this person has written of the resource, once: what is known of it anew later changes nothing under whoever writes. Where the
 * server can't be asked, the form begins with what this browser has, and says when it is not kept.
 */
export function OpenDraft({ subject, children }: OpenDraftProps) {
  const { kind, resourceId } = subject;
  const options = { staleTime: Number.POSITIVE_INFINITY, gcTime: 0, retry: false };
  const { data, isPending } = useQuery(useTRPC().requests.draftOf.queryOptions({ kind, resourceId }, options));
  if (isPending) return null;
  return (
    <Opened subject={subject} draft={data ?? null}>
      {children}
    </Opened>
  );
}

function Opened({ subject, draft, children }: OpenDraftProps & { readonly draft: Draft }) {
  const { person } = useMe();
  const [opened, setOpened] = useState(() => openedFrom(readCopy(placeOf(person.id, subject)), draft, newKey()));
  const anew = () => setOpened({ id: newKey(), values: null, attachments: [], savedAt: null });
  return <Fragment key={opened.id}>{children(opened, anew)}</Fragment>;
}

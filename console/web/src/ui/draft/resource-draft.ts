import type { Attachment } from '@zhengyun/domain/requests/attachments/schemas.ts';
import type { Draft, DraftSubject } from '@zhengyun/domain/requests/drafts/schemas.ts';
import type { KeptCopy } from './kept-copy.ts';

/** What a form of a resource begins with. */
export interface OpenedDraft {
  /** Names the draft, and the submission that comes of it. */
  readonly id: string;
  /** Null: nothing was written yet. */
  readonly values: Readonly<Record<string, unknown>> | null;
  readonly attachments: readonly Attachment[];
  readonly savedAt: string | null;
}

/** Where this browser keeps what a person has written of a resource by one kind of form. */
export const placeOf = (personId: string, { kind, resourceId }: DraftSubject) =>
  `zhengyun.draft.${personId}.${kind}.${resourceId}`;

/**
 * What the form begins with: this browser's copy where the server has not taken it, since it was written later than anything the server
 * has; else the server's; else nothing, under the name `fresh`. What was sent or dropped elsewhere is not begun again.
 */
export function openedFrom(copy: KeptCopy | null, draft: Draft, fresh: string): OpenedDraft {
  const attachments = draft?.attachments ?? [];
  if (copy && !copy.kept && (draft === null || copy.id === draft.id))
    return { id: copy.id, values: copy.values, attachments, savedAt: copy.savedAt };
  if (draft === null) return { id: fresh, values: null, attachments, savedAt: null };
  return { id: draft.id, values: draft.content, attachments, savedAt: draft.savedAt };
}

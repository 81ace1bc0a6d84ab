import { z } from 'zod';
import { query } from '../../verb/query.ts';
import { summaryOf } from './rules.ts';
import { DRAFT_WRITERS, type DraftKind, type draftListSchema } from './schemas.ts';
import { standingOf } from './standing-rules.ts';
import { listOf } from './store.ts';
import { subjectsOf } from './subject-store.ts';

/** What the caller has begun to write and not sent, the one saved last first, and whether it could be sent now. */
export const listDrafts = query({
  allow: DRAFT_WRITERS,
  input: z.void(),
  async read(scope): Promise<z.output<typeof draftListSchema>> {
    const { actor } = scope.ctx;
    if (actor.kind !== 'person') return [];
    const drafts = await listOf(scope.tx, actor.id);
    const subjects = await subjectsOf(
      scope,
      drafts.flatMap(({ resource_id: id }) => id ?? []),
    );
    return drafts.map(({ id, content, attachments, saved_at: savedAt, ...draft }) => {
      const kind = draft.kind as DraftKind;
      const subject = subjects.get(draft.resource_id ?? '');
      return {
        id,
        kind,
        ...summaryOf(content),
        attachments: Number(attachments ?? 0n),
        savedAt: savedAt.toISOString(),
        resource: subject ? { id: subject.id, number: subject.number, item: subject.item } : null,
        ...standingOf(kind, subject?.facts ?? null),
      };
    });
  },
});

import { tell } from '../../notices/tell.ts';
import { isInService } from '../../people/is-in-service.ts';
import { DomainError } from '../../verb/errors.ts';
import { ingest } from '../../verb/ingest.ts';
import { draftStep, endOf } from './end-rules.ts';
import { lockAnyDraft, noteTold } from './end-store.ts';
import { summaryOf, writersOf } from './rules.ts';
import { type DraftKind, draftRefSchema } from './schemas.ts';
import { subjectsOf } from './subject-store.ts';

/**
 * Tells the writer of a draft that it ends unless they write on it; nobody else is, for nobody else may see it: where the writer is out of
 * service, or may write such drafts no more, there is nobody to tell. STATE_CONFLICT where they were told, or wrote on it, meanwhile.
 */
export const tellDraftEnding = ingest({
  event: 'requests.draft-reminded',
  allow: ['job'],
  input: draftRefSchema,
  async store(scope, { draftId }) {
    const { ctx, tx } = scope;
    const row = await lockAnyDraft(tx, draftId);
    if (!row) throw new DomainError('NOT_FOUND', { what: 'order draft' });
    const draft = { savedAt: row.saved_at, toldAt: row.told_at };
    if (draftStep(draft, ctx.now) !== 'tell')
      throw new DomainError('STATE_CONFLICT', { object: draftId, state: 'open' });
    const dueAt = endOf(draft, ctx.now);
    await noteTold(tx, draftId, ctx.now);
    const form = row.kind as DraftKind;
    const subject =
      row.resource_id === null ? undefined : (await subjectsOf(scope, [row.resource_id])).get(row.resource_id);
    const title = subject?.number ?? summaryOf(row.content).title;
    const about = { kind: 'order-draft', id: draftId } as const;
    const to = writersOf(form).map((role) => ({ role, personId: row.person_id, only: true }));
    const reclaimId = subject?.facts?.reclaim?.id;
    const where = subject && { form, resourceId: subject.id, ...(reclaimId ? { reclaimId } : {}) };
    const facts = { ...(title === null ? {} : { title }), ...where };
    if (await isInService.definition.read(scope, { personId: row.person_id }))
      await tell.within(scope, { kind: 'draft-ending', about, departmentId: null, facts, dueAt, to, standIns: false });
    return { result: { draftId }, audit: { object: about, detail: { end: dueAt.toISOString() } } };
  },
});

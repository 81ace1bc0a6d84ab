import { requireCloud, requireDepartment, type VerbScope } from '../../verb/context.ts';
import { DomainError } from '../../verb/errors.ts';
import { type Ingest, ingest } from '../../verb/ingest.ts';
import { departmentOf } from '../../verb/refusal-rules.ts';
import { submittedUnder } from '../submit-key-store.ts';
import { writersOf } from './rules.ts';
import { DRAFT_WRITERS, type DraftSubject, MOST_DRAFTS, saveDraftSchema } from './schemas.ts';
import { standingOf } from './standing-rules.ts';
import { countOf, findDraftOf, insertDraft, rewriteDraft } from './store.ts';
import { subjectsOf } from './subject-store.ts';

/**
 * Keeps what a person has written so far, so that it survives leaving the page, the session's end and the browser. A form saves every few
 * seconds, so only a draft's beginning leaves an audit row. Refused: PERSON_NEEDED for a program; SUBMITTED_BEFORE once it was sent
 * (another window may still hold it); DRAFTS_ENOUGH; NOT_FOUND for another's draft or resource; NOT_YOURS and CLOUD_NOT_GRANTED for a
 * resource that is not the writer's to change; STATE_CONFLICT where it is in use no more, or there is nothing to appeal against; DRAFT_ELSEWHERE while
 * the person has another one of its kind for the resource.
 */
export const saveDraft: Ingest<typeof saveDraftSchema, { draftId: string; savedAt: string }> = ingest({
  event: 'requests.draft-begun',
  allow: DRAFT_WRITERS,
  input: saveDraftSchema,
  async store(scope, { draftId, subject, content }) {
    const { ctx, tx } = scope;
    if (ctx.actor.kind !== 'person') throw new DomainError('PERSON_NEEDED', { procedure: 'requests.saveDraft' });
    const personId = ctx.actor.id;
    const sent = await submittedUnder(tx, personId, { submit_key: draftId });
    if (sent) throw new DomainError('SUBMITTED_BEFORE', { number: sent.result.number });
    const { kind, resourceId } = subject ?? { kind: 'order' as const, resourceId: null };
    const written = { id: draftId, personId, kind, resourceId, content, at: ctx.now };
    const result = { draftId, savedAt: ctx.now.toISOString() };
    if (await rewriteDraft(tx, written)) return { result };
    if (subject) await requireSubject(scope, subject);
    if ((await countOf(tx, personId)) >= MOST_DRAFTS) throw new DomainError('DRAFTS_ENOUGH', { limit: MOST_DRAFTS });
    // Begun by another window at this instant, it is there by now.
    if (!(await insertDraft(tx, written)) && !(await rewriteDraft(tx, written))) {
      const other = subject && (await findDraftOf(tx, personId, subject));
      throw other ? new DomainError('DRAFT_ELSEWHERE') : new DomainError('NOT_FOUND', { what: 'order draft' });
    }
    return { result, audit: { object: { kind: 'order-draft', id: draftId }, departmentId: departmentOf(ctx.actor) } };
  },
});

/** Whether the writer could ever send it: one that only waits its turn is kept. */
async function requireSubject(scope: VerbScope, { kind, resourceId }: DraftSubject): Promise<void> {
  const subject = (await subjectsOf(scope, [resourceId])).get(resourceId);
  if (!subject?.facts) throw new DomainError('NOT_FOUND', { what: 'resource' });
  const { departmentId, cloudId, state } = subject.facts;
  const { actor } = scope.ctx;
  requireDepartment(actor, writersOf(kind), departmentId);
  requireCloud(actor, writersOf(kind), { cloudId, departmentId });
  const { standing } = standingOf(kind, subject.facts);
  if (standing === 'ended' || (kind === 'appeal' && standing === 'busy'))
    throw new DomainError('STATE_CONFLICT', { object: subject.number, state });
}

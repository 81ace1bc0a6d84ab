import { DomainError } from '../../verb/errors.ts';
import { type Ingest, ingest } from '../../verb/ingest.ts';
import { departmentOf } from '../../verb/refusal-rules.ts';
import { submittedUnder } from '../submit-key-store.ts';
import { MOST_DRAFTS, saveDraftSchema } from './schemas.ts';
import { countOf, insertDraft, rewriteDraft } from './store.ts';

/**
 * Keeps what a person has written of an order so far, so that it survives leaving the page, the session's end and the browser. A form saves
 * every few seconds, so only a draft's beginning leaves an audit row. Refused: PERSON_NEEDED for a program; SUBMITTED_BEFORE once it was
 * sent (another window may still hold it); DRAFTS_ENOUGH; NOT_FOUND for another's draft.
 */
export const saveDraft: Ingest<typeof saveDraftSchema, { draftId: string; savedAt: string }> = ingest({
  event: 'requests.draft-begun',
  allow: ['applicant'],
  input: saveDraftSchema,
  async store({ ctx, tx }, { draftId, content }) {
    if (ctx.actor.kind !== 'person') throw new DomainError('PERSON_NEEDED', { procedure: 'requests.saveDraft' });
    const personId = ctx.actor.id;
    const sent = await submittedUnder(tx, personId, { submit_key: draftId });
    if (sent) throw new DomainError('SUBMITTED_BEFORE', { number: sent.result.number });
    const written = { id: draftId, personId, content, at: ctx.now };
    const result = { draftId, savedAt: ctx.now.toISOString() };
    if (await rewriteDraft(tx, written)) return { result };
    if ((await countOf(tx, personId)) >= MOST_DRAFTS) throw new DomainError('DRAFTS_ENOUGH', { limit: MOST_DRAFTS });
    if (!(await insertDraft(tx, written))) throw new DomainError('NOT_FOUND', { what: 'order draft' });
    return { result, audit: { object: { kind: 'order-draft', id: draftId }, departmentId: departmentOf(ctx.actor) } };
  },
});

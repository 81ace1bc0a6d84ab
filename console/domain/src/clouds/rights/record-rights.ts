import { isDeepStrictEqual } from 'node:util';
import { DomainError } from '../../verb/errors.ts';
import { ingest } from '../../verb/ingest.ts';
import type { AuditFact } from '../../verb/record.ts';
import { operatorRules } from '../blast-radius-rules.ts';
import { deployedPlans } from '../blast-radius-store.ts';
import {
  CLOUD_NEEDS,
  dangersOf,
  excessOf,
  lackingOf,
  linesOf,
  nextReview,
  rightsStatus,
  tenancyNeeds,
} from './rules.ts';
import { type RightsStatus, recordRightsSchema } from './schemas.ts';
import { findRights, putAnswer, putSilence } from './store.ts';

interface Recorded {
  /** null: the credential was replaced meanwhile, and nothing was recorded. */
  readonly result: { readonly status: RightsStatus | null };
  readonly audit?: AuditFact;
}

/**
 * Stores what a cluster said that a stored credential may really do, held against what is needed now. Without an answer the one
 * before stays, with its instant. An audit row where the status, or what exceeds or lacks, is another than before. NOT_FOUND.
 */
export const recordRights = ingest({
  event: 'clouds.rights-reviewed',
  allow: ['job'],
  input: recordRightsSchema,
  async store({ ctx, tx }, { result, startedAt, everySeconds, ...credential }): Promise<Recorded> {
    const before = await findRights(tx, credential);
    if (!before) throw new DomainError('NOT_FOUND', { what: 'credential' });
    if (before.heldSince > startedAt) return { result: { status: null } };
    const { outcome } = result;
    const tried = { outcome, at: ctx.now, dueAt: nextReview(outcome, everySeconds, ctx.now) };
    const { cloudId, purpose } = credential;
    if (result.outcome === 'answered') {
      const { review } = result;
      const granted = async () => (await deployedPlans(tx, cloudId)).map(operatorRules).find((rules) => rules !== null);
      const needs = purpose === 'cloud' ? CLOUD_NEEDS : tenancyNeeds((await granted()) ?? null);
      const lines = linesOf(review.rules, needs);
      const lacking = purpose === 'cloud' ? review.missing : lackingOf(review, needs);
      const held = { lines, dangers: dangersOf(review.dangers, needs), excess: needs && excessOf(lines), lacking };
      await putAnswer(tx, credential, { ...tried, ...held, complete: review.complete });
    } else await putSilence(tx, credential, { ...tried, reason: result.reason });
    const after = await findRights(tx, credential);
    const [was, is] = [before, after ?? before].map((row) => {
      const { excess, lacking, heldSince } = row;
      return { status: rightsStatus(row, heldSince), excess, lacking };
    });
    const detail = { cloud: before.slug, purpose, outcome, ...is, reason: 'reason' in result ? result.reason : null };
    const news = before.outcome !== outcome || !isDeepStrictEqual(was, is);
    const audit: AuditFact = { object: { kind: 'cloud', id: cloudId }, detail };
    return { result: { status: is?.status ?? 'unknown' }, ...(news ? { audit } : {}) };
  },
});

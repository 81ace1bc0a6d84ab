import { settle } from '../../notices/settle.ts';
import { tell } from '../../notices/tell.ts';
import { command } from '../../verb/command.ts';
import { cloudsGranted } from '../../verb/context.ts';
import { DomainError } from '../../verb/errors.ts';
import { outcomeNotice } from './notice-rules.ts';
import { stateOfVersion } from './rules.ts';
import { withdrawRuleSchema } from './schemas.ts';
import { changeVersion, findVersion, lockVersions } from './store.ts';

/**
 * Takes a version of the approval rule back: a proposal by who made it, a confirmed one by anybody of the authority as long as its day
 * has not begun. What was in force goes on. Refused: CLOUD_NOT_GRANTED to the authority of one cloud; NOT_FOUND; NOT_YOURS;
 * STATE_CONFLICT once it is in force or over.
 */
export const withdrawRule = command({
  event: 'approvals.rule-withdrawn',
  allow: ['authority-approver'],
  input: withdrawRuleSchema,
  async act(scope, { versionId, reason }) {
    const { ctx, tx } = scope;
    const { actor, now } = ctx;
    if (cloudsGranted(actor, 'authority-approver') !== null) throw new DomainError('CLOUD_NOT_GRANTED');
    await lockVersions(tx);
    const row = await findVersion(tx, versionId);
    if (!row || actor.kind !== 'person') throw new DomainError('NOT_FOUND', { what: 'rule version' });
    const { number, version, from_day: fromDay } = row;
    const facts = { id: row.id, validFrom: row.valid_from, decision: row.decision, endedAt: row.ended_at };
    const state = stateOfVersion(facts, null, now);
    if (state !== 'scheduled' && state !== 'proposed' && state !== 'missed')
      throw new DomainError('STATE_CONFLICT', { object: number, state });
    if (state !== 'scheduled' && row.proposed_by !== actor.id) throw new DomainError('NOT_YOURS');
    const object = { kind: 'approval-rule', id: versionId } as const;
    await settle.definition.store(scope, { about: object, kinds: ['approval-rule-asked'] });
    await changeVersion(tx, versionId, { ended_by: actor.id, ended_at: now, ended_why: reason });
    const notice = outcomeNotice(row, { outcome: 'withdrawn', by: actor, reason });
    if (notice) await tell.within(scope, notice);
    return {
      result: { versionId, number, version },
      audit: { object, detail: { number, version, fromDay, was: state, reason, contentHash: row.content_hash } },
    };
  },
});

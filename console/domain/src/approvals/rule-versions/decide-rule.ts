import { settle } from '../../notices/settle.ts';
import { tell } from '../../notices/tell.ts';
import { command } from '../../verb/command.ts';
import { cloudsGranted } from '../../verb/context.ts';
import { DomainError } from '../../verb/errors.ts';
import { outcomeNotice } from './notice-rules.ts';
import { stateOfVersion } from './rules.ts';
import { decideRuleSchema } from './schemas.ts';
import { changeVersion, findVersion, lockVersions, ruleKept } from './store.ts';

/**
 * Confirms a proposed version of the approval rule, or refuses it: another person of the authority than proposed it, before its day has
 * begun, on the content they read. Refused: CLOUD_NOT_GRANTED to the authority of one cloud; NOT_FOUND; ASKER_RELEASES; STATE_CONFLICT
 * once it was decided on, withdrawn, its day has come, or it says something else than was read.
 */
export const decideRule = command({
  event: 'approvals.rule-confirmed',
  allow: ['authority-approver'],
  input: decideRuleSchema,
  stepUp: true,
  async act(scope, { versionId, decision, contentHash }) {
    const { ctx, tx } = scope;
    const { actor, now } = ctx;
    if (cloudsGranted(actor, 'authority-approver') !== null) throw new DomainError('CLOUD_NOT_GRANTED');
    await lockVersions(tx);
    const row = await findVersion(tx, versionId);
    if (!row || actor.kind !== 'person') throw new DomainError('NOT_FOUND', { what: 'rule version' });
    const { number, version, reason, from_day: fromDay } = row;
    if (row.proposed_by === actor.id) throw new DomainError('ASKER_RELEASES', { operation: number });
    const facts = { id: row.id, validFrom: row.valid_from, decision: row.decision, endedAt: row.ended_at };
    const state = stateOfVersion(facts, null, now);
    const confirms = decision === 'confirm';
    // One whose day came undecided is still refused, so that the next may be proposed.
    if (state !== 'proposed' && (confirms || state !== 'missed'))
      throw new DomainError('STATE_CONFLICT', { object: number, state });
    if (row.content_hash !== contentHash || (confirms && !ruleKept(row)))
      throw new DomainError('STATE_CONFLICT', { object: number, state: 'settings-changed' });
    const object = { kind: 'approval-rule', id: versionId } as const;
    await settle.definition.store(scope, { about: object, kinds: ['approval-rule-asked'] });
    const decided = { decided_by: actor.id, decided_at: now };
    const outcome = confirms ? 'confirmed' : 'refused';
    await changeVersion(tx, versionId, { decision: outcome, ...decided });
    const notice = outcomeNotice(row, { outcome, by: actor });
    if (notice) await tell.within(scope, notice);
    return {
      result: { versionId, number, version },
      audit: {
        ...(confirms ? {} : { action: 'approvals.rule-refused' as const }),
        object,
        detail: { number, version, fromDay, rule: row.rule, contentHash, reason, proposedBy: row.proposed_by },
      },
    };
  },
});

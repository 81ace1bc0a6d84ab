import { beginningOfDay } from '@zhengyun/rulebook/calendar.ts';
import { listPlaces } from '../../clouds/list-places.ts';
import { tell } from '../../notices/tell.ts';
import { command } from '../../verb/command.ts';
import { cloudsGranted } from '../../verb/context.ts';
import { DomainError } from '../../verb/errors.ts';
import { newId } from '../../verb/id.ts';
import { nextNumber } from '../../verb/number.ts';
import { contentHashOf, earliestDay, stateOfVersion } from './rules.ts';
import { proposeRuleSchema } from './schemas.ts';
import { insertVersion, lockVersions, versionFacts } from './store.ts';

/**
 * Proposes what needs nobody beside the department from a day on; another person of the authority confirms it before that day. Refused:
 * ROLE_MISSING; CLOUD_NOT_GRANTED to the authority of one cloud, as the rule holds on all; INPUT_INVALID for a day that is not to come;
 * STATE_CONFLICT where a proposal waits already, or a confirmed version begins on that day.
 */
export const proposeRule = command({
  event: 'approvals.rule-proposed',
  allow: ['authority-approver'],
  input: proposeRuleSchema,
  async act(scope, { fromDay, rule, reason }) {
    const { ctx, tx } = scope;
    const { actor, now } = ctx;
    if (actor.kind !== 'person') throw new DomainError('ROLE_MISSING', { needed: ['authority-approver'] });
    if (cloudsGranted(actor, 'authority-approver') !== null) throw new DomainError('CLOUD_NOT_GRANTED');
    if (fromDay < earliestDay(now)) throw new DomainError('INPUT_INVALID', { field: 'fromDay' });
    await lockVersions(tx);
    const versions = await versionFacts(tx);
    const beside = versions.find((each) => {
      const state = stateOfVersion(each, null, now);
      return state === 'proposed' || state === 'missed' || (state === 'scheduled' && each.fromDay === fromDay);
    });
    if (beside)
      throw new DomainError('STATE_CONFLICT', { object: beside.number, state: stateOfVersion(beside, null, now) });
    const id = newId(now);
    const number = await nextNumber(tx, 'ZD', now);
    const version = Math.max(0, ...versions.map((each) => each.version)) + 1;
    const contentHash = contentHashOf(fromDay, rule);
    await insertVersion(tx, { id, number, version, fromDay, rule, contentHash, reason, personId: actor.id, at: now });
    const object = { kind: 'approval-rule', id } as const;
    const clouds = await listPlaces.definition.read(scope);
    await tell.within(scope, {
      kind: 'approval-rule-asked',
      about: object,
      departmentId: null,
      facts: { number, day: fromDay, reason },
      dueAt: beginningOfDay(fromDay),
      // Who holds the role for some clouds only may not confirm what holds on all.
      to: [{ role: 'authority-approver', cloudIds: clouds.map((cloud) => cloud.id) }],
      except: [actor.id],
    });
    return {
      result: { versionId: id, number, version },
      audit: { object, detail: { number, version, fromDay, rule, contentHash, reason } },
    };
  },
});

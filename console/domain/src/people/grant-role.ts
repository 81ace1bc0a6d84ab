import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import type { OrganisationKind } from '@zhengyun/rulebook/organisation-kinds.ts';
import { roleSchema } from '../verb/actor.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { endOfGrant, excludedBy, refuseGrant } from './rules.ts';
import { grantRoleSchema } from './schemas.ts';
import { setUntil } from './service-store.ts';
import { findDepartment, findOrganisation, grantsInForce, insertGrant, lockPerson } from './store.ts';

/**
 * Grants a role, until the end of a day where one is given; the same grant again is the one in force, with the end given now. Refused:
 * NOT_FOUND; INPUT_INVALID naming the field where role, organisation and department don't fit, a tier stands beside a cloud or the role is of none, the last day is over or the role has none; STATE_CONFLICT for a person out of service; EXCLUSIVE_ROLE for a role of another side than those held; NOT_YOURS to oneself.
 */
export const grantRole = command({
  event: 'people.role-granted',
  allow: ['security-admin', 'job'],
  input: grantRoleSchema,
  stepUp: true,
  async act({ ctx, tx }, input) {
    if (ctx.actor.kind === 'person' && ctx.actor.id === input.personId) throw new DomainError('NOT_YOURS');
    const person = await lockPerson(tx, input.personId);
    const organisation = await findOrganisation(tx, { id: input.organisationId });
    const department = input.departmentId === null ? null : await findDepartment(tx, input.departmentId);
    if (!person || !organisation || department === undefined) throw new DomainError('NOT_FOUND');
    if (person.disabled_at)
      throw new DomainError('STATE_CONFLICT', { object: person.real_name, state: 'out-of-service' });
    const inForce = await grantsInForce(tx, [person.id]);
    const held = inForce.map((row) => roleSchema.parse(row.role));
    const refusal = refuseGrant({
      role: input.role,
      organisationKind: organisation.kind as OrganisationKind,
      departmentOrganisation: department && (department.organisation_id === organisation.id ? 'same' : 'other'),
      ownCloudId: organisation.cloud_id,
      cloudId: input.cloudId,
      tier: input.tier,
      held,
      lastDay: input.lastDay,
      today: dayOf(ctx.now),
    });
    if (refusal) {
      const excluded = new Set(excludedBy(input.role, held));
      throw new DomainError(refusal.code, { field: refusal.field, held: [...excluded] });
    }
    const { role, organisationId, departmentId, cloudId, tier, lastDay } = input;
    const until = lastDay === null ? null : endOfGrant(lastDay);
    const same = inForce.find(
      (row) =>
        row.role === role &&
        row.organisation_id === organisationId &&
        row.department_id === departmentId &&
        row.cloud_id === cloudId &&
        row.tier === tier,
    );
    // What is ended at the same time (its day is over, or somebody takes it) is no more there to prolong.
    const added = !same || !(await setUntil(tx, same.id, until));
    const id = added ? newId(ctx.now) : same.id;
    const row = { role, organisation_id: organisationId, department_id: departmentId, cloud_id: cloudId, tier };
    if (added) await insertGrant(tx, { id, person_id: person.id, ...row, granted_at: ctx.now, until });
    return {
      result: { grantId: id, added },
      audit: {
        object: { kind: 'person', id: person.id },
        departmentId,
        detail: { role, organisationId, cloudId, tier, lastDay },
      },
    };
  },
});

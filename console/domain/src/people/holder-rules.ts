import type { Actor, Grant, Role } from '../verb/actor.ts';
import { holds, sitsIn } from '../verb/context.ts';

/** A duty that somebody is looked for: a role, where it is a department's, whose seat it has, on which clouds. */
export interface Duty {
  readonly role: Role;
  readonly departmentId?: string | undefined;
  /** The organisation that has it: of one cloud, or the province's (null). Absent: whichever. */
  readonly seat?: string | null | undefined;
  /** All of them have to be granted. */
  readonly cloudIds?: readonly string[] | undefined;
}

/** Whether a person with `grants` has the duty: the same question that the verbs ask of who acts. */
export function hasDuty(grants: readonly Grant[], duty: Duty): boolean {
  const { role, seat, cloudIds = [] } = duty;
  const actor: Actor = { kind: 'person', id: '', name: '', grants };
  const on = duty.departmentId === undefined ? {} : { departmentId: duty.departmentId };
  if (!holds(actor, role, on)) return false;
  if (!cloudIds.every((cloudId) => holds(actor, role, { ...on, cloudId }))) return false;
  return seat === undefined || sitsIn(actor, role, { seat, cloudIds });
}

import type { Recipient, Telling } from '../../notices/schemas.ts';
import type { Role } from '../../verb/actor.ts';

interface Told {
  readonly delegationId: string;
  readonly role: Role;
  readonly departmentId: string | null;
  /** Names as people read them. */
  readonly holder: string;
  readonly delegate: string;
  readonly fromDay: string;
  readonly untilDay: string;
}

/**
 * A delegation, told to the other of the two and nobody in their stead: as it is made to who stands in, as it ends before its time to who
 * did not end it.
 */
export function delegationNotice(
  kind: 'delegation-made' | 'delegation-ended',
  told: Told,
  more: { readonly to: Extract<Recipient, { personId: string }>; readonly reason?: string },
): Telling {
  const { delegationId, departmentId, ...facts } = told;
  return {
    kind,
    about: { kind: 'person', id: more.to.personId },
    aspect: delegationId,
    departmentId,
    facts: { ...facts, ...(more.reason ? { reason: more.reason } : {}) },
    to: [{ ...more.to, only: true }],
  };
}

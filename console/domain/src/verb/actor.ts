import { z } from 'zod';

/** Roles a person can be granted (PRODUCT.md section 1). A person's roles are all of one side: people/rules.ts and a trigger see to it. */
export const ROLES = [
  'applicant',
  'department-approver',
  'authority-approver',
  'technical-reviewer',
  'platform-engineer',
  'finance',
  'auditor',
  'system-admin',
  'security-admin',
  'audit-admin',
] as const;
export type Role = (typeof ROLES)[number];
export const roleSchema = z.enum(ROLES);

/** Roles bound to one department; every other role looks across departments. */
export const DEPARTMENT_ROLES: readonly Role[] = ['applicant', 'department-approver'];

/** A role as granted: in which organisation, for which department (department roles only), on which cloud (null: all). */
export interface Grant {
  readonly role: Role;
  readonly organisationId: string;
  readonly departmentId: string | null;
  readonly cloudId: string | null;
  /** The cloud whose own authority or operator the organisation is; null or absent: the province's. */
  readonly ownCloudId?: string | null;
}

/** What a person acts through: a browser session, or a bearer token. */
export interface Through {
  /** Null: a token, behind which no session stands. */
  readonly sessionId: string | null;
  /** When the identity provider last asked who the person is; null: it did not say. */
  readonly authenticatedAt: Date | null;
}

/** Who acts. Every act names one; a background job is one too (F20). */
export type Actor =
  | {
      readonly kind: 'person';
      readonly id: string;
      readonly name: string;
      readonly grants: readonly Grant[];
      /** Absent: named by a command on the console's own machine, where no session is. */
      readonly through?: Through;
    }
  | { readonly kind: 'agent'; readonly nodeId: string; readonly cloudId: string; readonly name: string }
  | {
      readonly kind: 'client';
      readonly id: string;
      readonly name: string;
      /** The person who answers for what the program does, and who is told of it. */
      readonly owner: { readonly id: string; readonly name: string };
      readonly grants: readonly Grant[];
    }
  | { readonly kind: 'job'; readonly task: string };

/** What may call a verb: a role that was granted, a node's agent, or our own background job. */
export type Allowed = Role | 'agent' | 'job' | 'signed-in';

/** The identity that audit rows carry: `id` is stable, `name` is what people read. */
export function actorIdentity(actor: Actor): { kind: Actor['kind']; id: string; name: string } {
  switch (actor.kind) {
    case 'person':
      return { kind: 'person', id: actor.id, name: actor.name };
    case 'client':
      return { kind: 'client', id: actor.id, name: `${actor.name} (${actor.owner.name})` };
    case 'agent':
      return { kind: 'agent', id: actor.nodeId, name: actor.name };
    case 'job':
      return { kind: 'job', id: actor.task, name: actor.task };
  }
}

/** Key of the person who answers for the act: the person, or the owner of the program; null for agents and jobs. */
export function answerableFor(actor: Actor): string | null {
  if (actor.kind === 'person') return actor.id;
  return actor.kind === 'client' ? actor.owner.id : null;
}

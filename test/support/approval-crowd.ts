import type { Database } from '@zhengyun/db/connect.ts';
import { ROLE_OF_STEP } from '@zhengyun/domain/approvals/rules.ts';
import { addPerson } from '@zhengyun/domain/people/add-person.ts';
import { grantRole } from '@zhengyun/domain/people/grant-role.ts';
import { readActor } from '@zhengyun/domain/people/read-actor.ts';
import { listQuota } from '@zhengyun/domain/quota/list-quota.ts';
import { APPROVAL_STEPS } from '@zhengyun/domain/requests/schemas.ts';
import type { Actor, Role } from '@zhengyun/domain/verb/actor.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import { DomainError, type ErrorCode } from '@zhengyun/domain/verb/errors.ts';
import type { Approver } from './approval-books.ts';

/** Where people decide at once: the sample province, on the server's own role with a connection for each person. */
export interface StormGround {
  readonly db: Database;
  readonly now: Date;
  readonly organisations: ReadonlyMap<string, string>;
  readonly departments: ReadonlyMap<string, string>;
  /** Key of the sample applicant. */
  readonly applicantId: string;
}

/** How many people of each role; of grade 3 and dear, an order has all five steps. */
const CROWD: readonly (readonly [Role, string, number])[] = [
  ['department-approver', 'drug-regulator', 10],
  ['authority-approver', 'data-authority', 10],
  ['technical-reviewer', 'cloud-operator', 20],
  ['finance', 'finance-bureau', 10],
];

/** Organisation in which the crowd holds a role, by its slug. */
export const seatOf = (role: Role): string => CROWD.find(([held]) => held === role)?.[1] ?? '';

export const contextOf = (ground: StormGround, actor: Actor, now = ground.now): Context => ({
  actor,
  now,
  db: ground.db,
  traceId: 'storm',
});
export const jobOf = (ground: StormGround, now = ground.now): Context =>
  contextOf(ground, { kind: 'job', task: 'storm' }, now);

/** Fifty people who may approve, each in a seat of the province or in the department; those that are there already are found again. */
export async function gatherCrowd(ground: StormGround): Promise<readonly Approver[]> {
  const crowd: Approver[] = [];
  for (const [role, organisation, count] of CROWD)
    for (let index = 1; index <= count; index += 1) {
      const name = `${role}-${index}`;
      const { id: personId } = await addPerson(jobOf(ground), { subject: `storm:${name}`, realName: name });
      const organisationId = ground.organisations.get(organisation) ?? '';
      const departmentId = role === 'department-approver' ? (ground.departments.get(organisation) ?? null) : null;
      await grantRole(jobOf(ground), { personId, role, organisationId, departmentId });
      const actor = await readActor(jobOf(ground), { personId });
      const steps = APPROVAL_STEPS.filter((step) => ROLE_OF_STEP[step] === role);
      crowd.push({ personId, steps, ctx: contextOf(ground, actor) });
    }
  return crowd;
}

/** Bandwidth of x86 on a cloud that is held of the department's quota, and its limit. */
export async function bandwidthOf(
  ctx: Context,
  slug = 'province',
): Promise<{ readonly held: bigint; readonly limit: bigint }> {
  const { items } = await listQuota(ctx, {});
  const line = items.find(
    ({ cloud, dimension, xinchuang }) => cloud.slug === slug && dimension === 'bandwidth-mbps' && !xinchuang,
  );
  return { held: BigInt(line?.reserved ?? '0'), limit: BigInt(line?.limit ?? '0') };
}

interface Told {
  readonly refusal: ErrorCode | null;
  readonly fault: string | null;
  readonly milliseconds: number;
}

/** What somebody was told of an act, and how long they waited for it. */
export async function toldOf(made: Promise<unknown>): Promise<Told> {
  const begun = performance.now();
  const done = { refusal: null, fault: null };
  const outcome = await made.then(
    () => done,
    (error: unknown) =>
      error instanceof DomainError ? { ...done, refusal: error.code } : { ...done, fault: String(error) },
  );
  return { ...outcome, milliseconds: performance.now() - begun };
}

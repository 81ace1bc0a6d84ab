import { settle } from '../notices/settle.ts';
import { tell } from '../notices/tell.ts';
import { findHolders } from '../people/find-holders.ts';
import type { Role } from '../verb/actor.ts';
import type { VerbScope } from '../verb/context.ts';

/** A request for more of one limit, as it is told of. */
interface AskTold {
  readonly id: string;
  readonly number: string;
  readonly cloudId: string;
  /** Null: the cloud's own limit. */
  readonly departmentId: string | null;
  readonly dimension: string;
  readonly units: string;
}

async function factsOf({ tx }: VerbScope, { number, cloudId, departmentId, dimension, units }: AskTold) {
  const cloud = await tx.selectFrom('cloud').select('name').where('id', '=', cloudId).executeTakeFirst();
  const department =
    departmentId === null
      ? undefined
      : await tx.selectFrom('department').select('name').where('id', '=', departmentId).executeTakeFirst();
  return { number, dimension, units, cloud: cloud?.name ?? '', ...(department ? { department: department.name } : {}) };
}

/** Tells who may answer: the cloud's authority, or of the cloud's own limit that of all clouds; never who asked. */
export async function tellAsked(
  scope: VerbScope,
  ask: AskTold & { readonly reason: string },
  askedBy: string,
): Promise<void> {
  const { id, cloudId, departmentId, reason } = ask;
  const clouds = departmentId === null ? await scope.tx.selectFrom('cloud').select('id').execute() : [{ id: cloudId }];
  await tell.within(scope, {
    kind: 'quota-asked',
    about: { kind: 'quota', id },
    departmentId,
    facts: { ...(await factsOf(scope, ask)), reason },
    to: [{ role: 'authority-approver', cloudIds: clouds.map((cloud) => cloud.id) }],
    except: [askedBy],
  });
}

/** Closes what was asked; who asked is told of the answer, where there is one. */
export async function tellAnswered(
  scope: VerbScope,
  ask: AskTold,
  answer: { readonly decision: 'granted' | 'refused'; readonly words: string | null; readonly askedBy: string } | null,
): Promise<void> {
  const { id, departmentId } = ask;
  const about = { kind: 'quota' as const, id };
  await settle.definition.store(scope, { about, kinds: ['quota-asked'] });
  if (!answer) return;
  const { decision, words, askedBy } = answer;
  const outcome = decision === 'granted' ? 'approve' : 'refuse';
  const role = await roleOfAsker(scope, ask, askedBy);
  await tell.within(scope, {
    kind: 'quota-answered',
    about,
    departmentId,
    facts: { ...(await factsOf(scope, ask)), outcome, ...(words ? { reason: words } : {}) },
    to: [{ role, personId: askedBy }],
  });
}

/** The role in which who asked for a department did: a notice shows to holders of the role that it was told in. */
async function roleOfAsker(scope: VerbScope, { departmentId, cloudId }: AskTold, askedBy: string): Promise<Role> {
  if (departmentId === null) return 'authority-approver';
  const role = 'department-approver';
  const approvers = await findHolders.definition.read(scope, { role, departmentId, cloudIds: [cloudId] });
  return approvers.includes(askedBy) ? role : 'applicant';
}

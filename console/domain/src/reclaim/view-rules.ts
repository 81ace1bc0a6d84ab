import { leaseEnd, leaseStanding } from '@zhengyun/rulebook/lease-clock.ts';
import { extendableUntil } from '@zhengyun/rulebook/lease-term.ts';
import { hasAppealed } from '@zhengyun/rulebook/reclaim-clock.ts';
import { reclaimPolicyOf } from '@zhengyun/rulebook/reclaim-policy.ts';
import type { Attachment } from '../requests/attachments/schemas.ts';
import type { Actor } from '../verb/actor.ts';
import { holds } from '../verb/context.ts';
import { readJudgement } from './kept-judgement-rules.ts';
import { mayRemove } from './lease-rules.ts';
import type { LeaseRow } from './lease-store.ts';
import { mayOrderAgain, type OpenStanding, refuseDecider, type TakenStep, type UndoneCut } from './rules.ts';
import type { LeaseView, ReclaimView } from './schemas.ts';
import type { ReclaimRow } from './store.ts';

interface Named {
  readonly department_id: string;
  readonly department_slug: string;
  readonly department_name: string;
  readonly system_id: string;
  readonly system_slug: string;
  readonly system_name: string;
  readonly cloud_id: string;
  readonly cloud_slug: string;
  readonly cloud_name: string;
}

const placeOf = (row: Named) => ({
  department: { id: row.department_id, slug: row.department_slug, name: row.department_name },
  system: { id: row.system_id, slug: row.system_slug, name: row.system_name },
  cloud: { id: row.cloud_id, slug: row.cloud_slug, name: row.cloud_name },
});

/** A lease as the wire shows it at `now`, with what `actor` may do. */
export function leaseView(row: LeaseRow, { actor, now }: { readonly actor: Actor; readonly now: Date }): LeaseView {
  const policy = reclaimPolicyOf(row.policy_id);
  const standing = leaseStanding(row.last_day, now, policy);
  const last = extendableUntil(row.last_day, policy);
  const { department_id: departmentId, cloud_id: cloudId } = row;
  const acts: LeaseView['acts'] = [];
  if (now < last && holds(actor, 'applicant', { departmentId, cloudId })) acts.push('extend');
  const isRemovable = mayRemove(row.last_day, now, policy);
  if (isRemovable && holds(actor, 'authority-approver', { cloudId })) acts.push('remove');
  return {
    id: row.id,
    resource: { id: row.resource_id, number: row.number, spec: row.spec },
    ...placeOf(row),
    begunAt: row.begun_at.toISOString(),
    lastDay: row.last_day,
    endsAt: leaseEnd(row.last_day).toISOString(),
    stage: standing.stage,
    until: standing.stage === 'over' ? null : standing.until.toISOString(),
    extendableUntil: last.toISOString(),
    policyId: row.policy_id,
    judgement: row.judgement && readJudgement(row.judgement),
    judgedAt: row.judged_at?.toISOString() ?? null,
    acts: row.state === 'active' && !row.leaving ? acts : [],
  };
}

type ShownStep = TakenStep & {
  readonly id: string;
  readonly by: string | null;
  readonly note: string | null;
};

/** What `actor` may do with a reclaim now: the verbs' own conditions, so that no button is shown that would be refused. */
export function reclaimActs(
  row: Pick<ReclaimRow, 'department_id' | 'cloud_id'> & UndoneCut,
  {
    steps,
    standing,
    now,
  }: { readonly steps: readonly TakenStep[]; readonly standing: OpenStanding; readonly now: Date },
  actor: Actor,
): ReclaimView['acts'] {
  const { department_id: departmentId, cloud_id: cloudId } = row;
  const isAuthority = holds(actor, 'authority-approver', { cloudId });
  const isDepartment =
    holds(actor, 'applicant', { departmentId, cloudId }) ||
    holds(actor, 'department-approver', { departmentId, cloudId });
  const mayAppeal = isDepartment && !hasAppealed(steps);
  switch (standing.stage) {
    case 'ended':
      return isAuthority && mayOrderAgain(row, now) ? ['cut'] : [];
    case 'appealed': {
      const mayDecide = isAuthority && actor.kind === 'person' && refuseDecider(steps, actor.id) === null;
      return mayDecide ? ['decide'] : [];
    }
    case 'reminded':
      return [...(mayAppeal ? ['appeal' as const] : []), ...(isAuthority && standing.due ? ['urge' as const] : [])];
    case 'urged': {
      const mayCut = isAuthority && standing.due;
      return [...(mayAppeal ? ['appeal' as const] : []), ...(mayCut ? ['cut' as const] : [])];
    }
  }
}

/** A reclaim as the wire shows it. */
export function reclaimView(
  row: ReclaimRow,
  at: {
    readonly steps: readonly ShownStep[];
    readonly standing: OpenStanding;
    readonly now: Date;
    /** What goes with steps, by the step's key. */
    readonly attachments: ReadonlyMap<string, readonly Attachment[]>;
  },
  actor: Actor,
): ReclaimView {
  const { standing, steps, attachments } = at;
  const running = 'dueAt' in standing ? standing : null;
  return {
    id: row.id,
    number: row.number,
    resource: { id: row.resource_id, number: row.resource_number, spec: row.spec },
    ...placeOf(row),
    stage: standing.stage,
    dueAt: running?.dueAt.toISOString() ?? null,
    due: running?.due ?? false,
    left: standing.stage === 'appealed' ? standing.left : null,
    answerBy: standing.stage === 'appealed' ? standing.answerBy.toISOString() : null,
    openedAt: row.opened_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    endedBy: standing.stage === 'ended' ? standing.by : null,
    evidence: readJudgement(row.evidence),
    policyId: row.policy_id,
    events: steps.map(({ id, kind, at: when, by, note }) => {
      const event = { kind, at: when.toISOString(), by, note };
      return { ...event, attachments: [...(attachments.get(id) ?? [])] };
    }),
    acts: reclaimActs(row, at, actor),
  };
}

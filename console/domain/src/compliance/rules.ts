import { createHash } from 'node:crypto';
import type { CloudServices } from '@zhengyun/interface/services.ts';
import type { ExemptionState, Finding, JUDGEMENT_OUTCOMES, JudgementStatus } from './schemas.ts';

const DAY_MS = 86_400_000;
/** The night in which stacks are judged: 01:00 to 05:00 in Asia/Shanghai, which is UTC+8 the whole year. */
const NIGHT_BEGINS_UTC_MS = 17 * 3_600_000;
const NIGHT_MS = 4 * 3_600_000;
const AGAIN_MS = 15 * 60_000;

/** Longest exemption that may be asked for at once. Sample policy of the shipped province: a quarter of a year. */
export const LONGEST_EXEMPTION_DAYS = 92;

/** When a stack is judged next: at its own place in the first night that has not passed it yet. Always after `after`. */
export function nextNight(stackId: string, after: Date): Date {
  const place = createHash('sha256').update(stackId).digest().readUIntBE(0, 6) % NIGHT_MS;
  const offset = NIGHT_BEGINS_UTC_MS + place;
  const day = Math.floor((after.getTime() - offset) / DAY_MS) + 1;
  return new Date(day * DAY_MS + offset);
}

/** When somebody asked for a judgement while the one that ends `now` was under way; null where nobody did. */
export function dueSince(
  judgement: { readonly due_at: Date } | null,
  { startedAt, now }: { readonly startedAt: Date; readonly now: Date },
): Date | null {
  const due = judgement?.due_at.getTime() ?? 0;
  return due > startedAt.getTime() && due <= now.getTime() ? new Date(due) : null;
}

/** After a judgement that could not be made, the next one comes sooner than the next night. */
export function judgeAgain(after: Date): Date {
  return new Date(after.getTime() + AGAIN_MS);
}

/** What findings make of a stack; a finding that a person let stand does not violate. */
export function outcomeOf(
  findings: readonly Pick<Finding, 'level' | 'exempted'>[],
): (typeof JUDGEMENT_OUTCOMES)[number] {
  if (findings.length === 0) return 'clean';
  return findings.some(({ level, exempted }) => level === 'mandatory' && !exempted) ? 'violated' : 'advised';
}

/** Registries that the services of a cloud take their images from, as `host/path`: two people released them with its definition. */
export function registriesOf({ cache, hostImages }: CloudServices): readonly string[] {
  const image = cache?.image;
  const ofCache = image ? [image.slice(0, image.lastIndexOf('/'))] : [];
  return [...new Set([...ofCache, ...(hostImages ? [hostImages.registry] : [])])];
}

/** The status people see. What was never judged is its own status, never "clean". */
export function statusOf(outcome: string | null): JudgementStatus {
  return outcome === 'clean' || outcome === 'advised' || outcome === 'violated' || outcome === 'unknown'
    ? outcome
    : 'unjudged';
}

interface ExemptionFacts {
  readonly decision: string | null;
  readonly ended_at: Date | null;
  readonly until: Date;
}

/** Where an exemption stands at `now`; its last instant is no longer covered. */
export function exemptionState({ decision, ended_at, until }: ExemptionFacts, now: Date): ExemptionState {
  if (ended_at) return 'withdrawn';
  if (decision === 'refused') return 'refused';
  if (until.getTime() <= now.getTime()) return 'over';
  return decision === 'granted' ? 'in-force' : 'asked';
}

/** Whether an exemption until `until` may be asked for at `now`. */
export function mayLast(until: Date, now: Date): boolean {
  const ms = until.getTime() - now.getTime();
  return ms > 0 && ms <= LONGEST_EXEMPTION_DAYS * DAY_MS;
}

import { createHash } from 'node:crypto';
import type { AutomaticRuleText } from '@zhengyun/rulebook/automatic-approval-policy.ts';
import { afterDays, dayOf } from '@zhengyun/rulebook/calendar.ts';
import type { RuleVersionState } from './schemas.ts';

/** A version as far as it says where it stands. */
export interface VersionFacts {
  readonly id: string;
  readonly validFrom: Date;
  readonly decision: string | null;
  readonly endedAt: Date | null;
}

/** The version in force at `at`: of those confirmed and not withdrawn, the one that began last. Undefined: nothing passes by itself. */
export function inForceAt<Version extends VersionFacts>(versions: readonly Version[], at: Date): Version | undefined {
  return versions
    .filter(({ decision, endedAt, validFrom }) => decision === 'confirmed' && endedAt === null && validFrom <= at)
    .toSorted((a, b) => b.validFrom.getTime() - a.validFrom.getTime())[0];
}

/** Where a version stands at `at`; `current`: key of the one in force. */
export function stateOfVersion(version: VersionFacts, current: string | null, at: Date): RuleVersionState {
  if (version.endedAt) return 'withdrawn';
  if (version.decision === 'refused') return 'refused';
  const hasBegun = version.validFrom <= at;
  if (version.decision === null) return hasBegun ? 'missed' : 'proposed';
  if (version.id === current) return 'in-force';
  return hasBegun ? 'replaced' : 'scheduled';
}

/** The first day (Asia/Shanghai) a version may begin that is proposed or confirmed now: tomorrow, so that no judgement of a day has two rules. */
export function earliestDay(now: Date): string {
  return dayOf(afterDays(now, 0));
}

/** SHA-256, hex, over the day and the rule, object keys in code unit order: the same rule of the same day is the same text. */
export function contentHashOf(fromDay: string, rule: AutomaticRuleText): string {
  return createHash('sha256')
    .update(JSON.stringify(ordered({ fromDay, rule })))
    .digest('hex');
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]));
}

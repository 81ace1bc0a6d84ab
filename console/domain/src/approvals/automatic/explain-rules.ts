import { type AutomaticFacts, growthOf } from '@zhengyun/rulebook/automatic-approval.ts';
import type { AutomaticRule } from '@zhengyun/rulebook/automatic-approval-policy.ts';
import { amountsOf, type ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { type Amounts, DIMENSIONS, type Dimension } from '@zhengyun/rulebook/dimension.ts';
import { type MeasuredUse, peakPpm } from '@zhengyun/rulebook/idle.ts';
import { formatQuantity, parseQuantity } from '@zhengyun/rulebook/quantity.ts';
import type { ApprovalStep, RequestDetail } from '../../requests/schemas.ts';
import type { Evidence } from '../schemas.ts';
import type { Explanation } from './schemas.ts';

const HOURS_OF_DAY = 24;
const PPM = 1_000_000;

interface ReadUse {
  readonly dimension: string;
  /** Decimal text in the dimension's unit. */
  readonly peak: string;
  readonly hours: number;
  /** Whether any of it was played rather than read. */
  readonly simulated: boolean;
}

/** What was read of each dimension of a resource of `spec` in so many days: what nobody read is unknown. */
export function measuredBy(
  spec: ItemSpec,
  uses: readonly ReadUse[],
  days: number,
): Readonly<Partial<Record<Dimension, MeasuredUse>>> {
  const held = amountsOf(spec);
  const measured = DIMENSIONS.flatMap((dimension) => {
    const use = uses.find((each) => each.dimension === dimension);
    if (!use || days === 0) return [];
    const share = Math.min(PPM, Math.floor((use.hours * PPM) / (days * HOURS_OF_DAY)));
    return [
      [
        dimension,
        {
          held: held[dimension] ?? 0n,
          peak: parseQuantity(use.peak),
          coveragePpm: BigInt(share),
          ...(use.simulated ? { simulated: true as const } : {}),
        },
      ] as const,
    ];
  });
  return Object.fromEntries(measured);
}

/** Steps of the round that is now which nobody has decided. */
export function openSteps({ round, steps }: Pick<RequestDetail, 'round' | 'steps'>): readonly ApprovalStep[] {
  return steps.filter((step) => step.round === round && step.decision === null).map(({ step }) => step);
}

/** The plan as the rule sees it: deleting or replacing an object is never done by a rule. */
export function planFacts({ planHash, operations, request }: Pick<Evidence, 'planHash' | 'operations' | 'request'>) {
  const destroys = operations.flatMap(({ diff }) => diff).filter(({ op }) => op === 'delete' || op === 'replace');
  return {
    planHash,
    round: request.round,
    findings: operations.reduce((sum, { findings }) => sum + findings.length, 0),
    destroyed: destroys.length + operations.filter(({ verb }) => verb === 'destroy').length,
  };
}

const text = (units: bigint | undefined): string => (units ?? 0n).toString();

/** All figures of a judgement, as they are kept and shown. */
export function explanationOf(
  facts: AutomaticFacts,
  { growth: rule }: AutomaticRule,
  resource: Explanation['resource'],
): Explanation {
  const growth: Amounts = growthOf(facts);
  const changed = DIMENSIONS.filter((dimension) => growth[dimension] !== undefined);
  return {
    version: 1,
    resource,
    now: facts.now,
    wanted: facts.wanted,
    growth: changed.map((dimension) => ({
      dimension,
      more: text(growth[dimension]),
      most: rule ? text(rule.request.units[dimension]) : null,
      departmentBefore: text(facts.before.units[dimension]),
      departmentMost: rule ? text(rule.department.units[dimension]) : null,
    })),
    use: changed.filter((dimension) => (growth[dimension] ?? 0n) > 0n).map((dimension) => useShown(dimension, facts)),
    needed: rule && {
      windowDays: rule.use.windowDays,
      coverageAtLeastPpm: rule.use.coverageAtLeastPpm.toString(),
      peakAtLeastPpm: rule.use.peakAtLeastPpm.toString(),
      periodDays: rule.periodDays,
    },
    grownBefore: facts.before.ofResource,
    yearFen: facts.yearFen && { now: text(facts.yearFen.now), after: text(facts.yearFen.after) },
    yearFenMost: rule ? text(rule.request.yearFen) : null,
    departmentYearFen: text(facts.before.yearFen),
    departmentYearFenMost: rule ? text(rule.department.yearFen) : null,
    withinQuota: facts.withinQuota,
    poolAfter: changed.flatMap((dimension) => {
      const after = facts.poolAfter[dimension];
      return after === undefined ? [] : [{ dimension, after: text(after) }];
    }),
    plan: { hash: facts.planHash, round: facts.round, findings: facts.findings, destroyed: facts.destroyed },
    steps: facts.steps.map((step) => step as ApprovalStep),
  };
}

function useShown(dimension: Dimension, { use, now }: AutomaticFacts): Explanation['use'][number] {
  const measured = use[dimension];
  const peak = measured?.peak ?? null;
  return {
    dimension,
    held: text(amountsOf(now)[dimension]),
    peak: peak === null ? null : formatQuantity(peak),
    peakPpm: measured ? (peakPpm(measured)?.toString() ?? null) : null,
    coveragePpm: (measured?.coveragePpm ?? 0n).toString(),
    ...(measured?.simulated ? { simulated: true as const } : {}),
  };
}

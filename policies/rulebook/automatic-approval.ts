import { type AutomaticRule, type GrowthBound, RULED_FIELDS } from './automatic-approval-policy.ts';
import { amountsOf, type ItemSpec } from './catalogue.ts';
import { type Amounts, addAmounts, DIMENSIONS, type Dimension } from './dimension.ts';
import { type MeasuredUse, peakPpm } from './idle.ts';

export const AUTOMATIC_CLAUSES = ['decrease', 'growth'] as const;
export type AutomaticClause = (typeof AUTOMATIC_CLAUSES)[number];

/** Why a change does not pass by itself. Kept with every judgement; a code is never renamed. */
export const AUTOMATIC_REFUSALS = [
  'not-a-change',
  'nothing-changes',
  'switched-off',
  'called-back',
  'plan-changed-before',
  'terms-changed',
  'no-plan',
  'findings',
  'plan-destroys',
  'data-at-risk',
  'other-field',
  'step-of-people',
  'quota',
  'budget',
  'pool',
  'above-bound',
  'price-unknown',
  'price-changes',
  'above-price',
  'grown-before',
  'department-above-bound',
  'department-above-price',
  'use-unknown',
  'use-low',
] as const;
export type AutomaticRefusal = (typeof AUTOMATIC_REFUSALS)[number];

/** A change of one delivered resource as the rule sees it. What isn't known is null, and never speaks for passing. */
export interface AutomaticFacts {
  /** It changes the size of one delivered resource and does nothing else. */
  readonly isResize: boolean;
  readonly now: ItemSpec;
  readonly wanted: ItemSpec;
  /** Whether somebody called it back before. */
  readonly calledBack: boolean;
  /** Round of approval: from the second on the plan is not the one that was asked for. */
  readonly round: number;
  readonly planHash: string | null;
  /** Whether a line, its price or what it was asked for from is not as it was when the plan was made. */
  readonly termsChanged: boolean;
  /** Findings of the policy packs of every level, and objects that the plan deletes or replaces. */
  readonly findings: number;
  readonly destroyed: number;
  /** Steps that are open beside the department's. */
  readonly steps: readonly string[];
  /** Fen that a year costs today and then, at one price version. */
  readonly yearFen: { readonly now: bigint; readonly after: bigint } | null;
  /** Whether another price version is known to take effect within that year. */
  readonly priceChanges: boolean;
  /** What was measured of each dimension of the resource in the policy's window. */
  readonly use: Readonly<Partial<Record<Dimension, MeasuredUse>>>;
  /** Growths by the rule within the policy's period: how many of this resource, and the sum of the department's. */
  readonly before: { readonly ofResource: number; readonly units: Amounts; readonly yearFen: bigint };
  /** Whether it stays within the hard and the soft limits of the quota. */
  readonly withinQuota: boolean;
  /** Whether every budget that takes nothing beyond itself takes what it adds. */
  readonly withinBudget: boolean;
  /** What the zone's pool has left after it; a dimension that is absent has nothing. */
  readonly poolAfter: Amounts;
}

export interface AutomaticVerdict {
  /** Null: the rule doesn't speak of it. */
  readonly clause: AutomaticClause | null;
  /** Everything that stands against it; empty: it passes. */
  readonly refusals: readonly AutomaticRefusal[];
}

/** Dimensions that hold data: less of one may be data lost. */
const HOLDS_DATA: readonly Dimension[] = ['disk-ordinary-gb', 'disk-fast-gb', 'object-gb', 'backup-gb'];
const NOTHING: AutomaticVerdict = { clause: null, refusals: ['nothing-changes'] };

/** What `wanted` has more (less than zero: fewer) of each dimension that changes. */
export function growthOf({ now, wanted }: Pick<AutomaticFacts, 'now' | 'wanted'>): Amounts {
  const [held, asked] = [amountsOf(now), amountsOf(wanted)];
  return Object.fromEntries(
    DIMENSIONS.flatMap((dimension) => {
      const more = (asked[dimension] ?? 0n) - (held[dimension] ?? 0n);
      return more === 0n ? [] : [[dimension, more]];
    }),
  );
}

/**
 * Whether a change gives back and does nothing else: less of at least one size that holds no data (RULED_FIELDS), more of none, nothing else
 * changed. False for what isn't a size, so that no other change goes by the name of a decrease.
 */
export function onlyShrinks({ now, wanted }: Pick<AutomaticFacts, 'now' | 'wanted'>): boolean {
  if (now.item !== wanted.item) return false;
  const shifts = Object.values(growthOf({ now, wanted }));
  const sizes: readonly string[] = RULED_FIELDS[now.item] ?? [];
  const isLess = shifts.length > 0 && shifts.every((units) => units < 0n);
  return isLess && changedFields(now, wanted).every((field) => sizes.includes(field));
}

/**
 * Whether a change passes without the province's steps. A decrease does where its plan is clean and no data is at risk. Growth does only
 * where it is small, its use was measured and was near to what is held, and neither the resource nor the department has had its share.
 * Fails closed: whatever is unknown, or not named by the policy, is people's.
 */
export function judgeAutomatic(facts: AutomaticFacts, policy: AutomaticRule | null): AutomaticVerdict {
  if (!facts.isResize || facts.now.item !== facts.wanted.item) return { clause: null, refusals: ['not-a-change'] };
  const growth = growthOf(facts);
  const shifts = Object.values(growth);
  if (shifts.length === 0) return NOTHING;
  const clause = shifts.some((units) => units > 0n) ? 'growth' : 'decrease';
  const rule = policy?.[clause] ?? null;
  if (!policy || !rule) return { clause, refusals: ['switched-off'] };
  const refusals = [...refusePlan(facts, growth), ...refuseScope(facts, rule)];
  return { clause, refusals: clause === 'decrease' ? refusals : [...refusals, ...refuseGrowth(facts, policy, growth)] };
}

type Growth = NonNullable<AutomaticRule['growth']>;
const when = (code: AutomaticRefusal, holds: boolean): readonly AutomaticRefusal[] => (holds ? [code] : []);

/** What stands against any change: a plan that isn't clean, data that would go, a person who said no. */
function refusePlan(facts: AutomaticFacts, growth: Amounts): readonly AutomaticRefusal[] {
  return [
    ...when('called-back', facts.calledBack),
    ...when('plan-changed-before', facts.round > 1),
    ...when('terms-changed', facts.termsChanged),
    ...when('no-plan', facts.planHash === null),
    ...when('findings', facts.findings > 0),
    ...when('plan-destroys', facts.destroyed > 0),
    ...when(
      'data-at-risk',
      HOLDS_DATA.some((dimension) => (growth[dimension] ?? 0n) < 0n),
    ),
  ];
}

/** What the clause doesn't speak of: fields that are not sizes it names, steps it was not given. */
function refuseScope(
  { now, wanted, steps }: AutomaticFacts,
  rule: Pick<Growth, 'fields' | 'steps'>,
): readonly AutomaticRefusal[] {
  const named: readonly string[] = rule.fields[now.item] ?? [];
  const given: readonly string[] = rule.steps;
  return [
    ...when('other-field', !changedFields(now, wanted).every((field) => named.includes(field))),
    ...when('step-of-people', steps.length === 0 || !steps.every((step) => given.includes(step))),
  ];
}

type Fields = Readonly<Record<string, unknown>>;

function changedFields(now: ItemSpec, wanted: ItemSpec): readonly string[] {
  const [before, after] = [now, wanted] as unknown as readonly [Fields, Fields];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
}

function refuseGrowth(facts: AutomaticFacts, policy: AutomaticRule, growth: Amounts): readonly AutomaticRefusal[] {
  const rule = policy.growth;
  if (!rule) return ['switched-off'];
  const more: Amounts = Object.fromEntries(Object.entries(growth).filter(([, units]) => units > 0n));
  const { yearFen, before, poolAfter } = facts;
  const dearer = yearFen === null ? null : yearFen.after - yearFen.now;
  const short = DIMENSIONS.some((dimension) => dimension in more && (poolAfter[dimension] ?? -1n) < 0n);
  return [
    ...when('quota', !facts.withinQuota),
    ...when('budget', !facts.withinBudget),
    ...when('pool', short),
    ...when('above-bound', isAbove(more, rule.request)),
    ...when('price-unknown', dearer === null),
    ...when('price-changes', facts.priceChanges),
    ...when('above-price', dearer !== null && dearer > rule.request.yearFen),
    ...when('grown-before', before.ofResource > 0),
    ...when('department-above-bound', isAbove(addAmounts(before.units, more), rule.department)),
    ...when('department-above-price', before.yearFen + (dearer ?? 0n) > rule.department.yearFen),
    ...refuseUse(facts.use, more, rule.use),
  ];
}

function isAbove(amounts: Amounts, bound: GrowthBound): boolean {
  return DIMENSIONS.some((dimension) => (amounts[dimension] ?? 0n) > (bound.units[dimension] ?? 0n));
}

function refuseUse(use: AutomaticFacts['use'], more: Amounts, rule: Growth['use']): readonly AutomaticRefusal[] {
  const grown = DIMENSIONS.filter((dimension) => dimension in more).map((dimension) => use[dimension]);
  const peaks = grown.map((measured) =>
    measured && measured.coveragePpm >= rule.coverageAtLeastPpm ? peakPpm(measured) : null,
  );
  return [
    ...when('use-unknown', peaks.includes(null)),
    ...when(
      'use-low',
      peaks.some((peak) => peak !== null && peak < rule.peakAtLeastPpm),
    ),
  ];
}

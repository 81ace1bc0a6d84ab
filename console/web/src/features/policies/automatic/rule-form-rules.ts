import {
  type AutomaticRuleText,
  RULED_FIELDS,
  RULED_STEPS,
  type RuledField,
  SAMPLE_AUTOMATIC_RULE,
} from '@zhengyun/rulebook/automatic-approval-policy.ts';
import type { ItemCode } from '@zhengyun/rulebook/catalogue.ts';
import { DIMENSIONS, type Dimension } from '@zhengyun/rulebook/dimension.ts';
import { fenOfYuan, plainFen } from '../../../ui/format/fen.ts';

export type RuledStep = (typeof RULED_STEPS)[number];
type Clause = NonNullable<AutomaticRuleText['decrease']>;
type Growth = NonNullable<AutomaticRuleText['growth']>;

/** Dimensions that the sizes a rule may speak of are counted in. */
export const RULED_DIMENSIONS = [
  'vcpu',
  'memory-gb',
  'bandwidth-mbps',
  'monitored-host',
] as const satisfies readonly Dimension[];
const PPM_OF_PERCENT = 10_000;

/** Sizes as one list, `item.field` each. */
export const SIZES: readonly string[] = Object.entries(RULED_FIELDS).flatMap(([item, fields]) =>
  (fields ?? []).map((field) => `${item}.${field}`),
);

/** A clause as the form holds it. */
export interface ClauseForm {
  readonly on: boolean;
  readonly steps: readonly RuledStep[];
  readonly sizes: readonly string[];
  readonly objectionMinutes: number;
}

/** A bound as the form holds it: units by dimension (empty: none), and yuan a year. */
export interface BoundForm {
  readonly units: Readonly<Partial<Record<Dimension, number | null>>>;
  readonly yearYuan: string;
}

export interface RuleForm {
  readonly decrease: ClauseForm;
  readonly growth: ClauseForm & {
    readonly request: BoundForm;
    readonly department: BoundForm;
    readonly periodDays: number;
    readonly windowDays: number;
    readonly coveragePercent: number;
    readonly peakPercent: number;
  };
}

const sizesOf = (fields: Clause['fields']): readonly string[] =>
  SIZES.filter((size) => {
    const [item, field] = size.split('.') as [ItemCode, RuledField];
    return fields[item]?.includes(field) ?? false;
  });

function fieldsOf(sizes: readonly string[]): Clause['fields'] {
  const fields: Partial<Record<ItemCode, RuledField[]>> = {};
  for (const size of SIZES.filter((each) => sizes.includes(each))) {
    const [item, field] = size.split('.') as [ItemCode, RuledField];
    fields[item] = [...(fields[item] ?? []), field];
  }
  return fields;
}

const clauseForm = (clause: Clause | null, shipped: Clause): ClauseForm => {
  const { steps, fields, objectionMinutes } = clause ?? shipped;
  return { on: clause !== null, steps: [...steps], sizes: [...sizesOf(fields)], objectionMinutes };
};

const boundForm = ({ units, yearFen }: Growth['request']): BoundForm => ({
  units: Object.fromEntries(Object.entries(units).map(([dimension, text]) => [dimension, Number(text)])),
  yearYuan: plainFen(yearFen),
});

const percentOf = (ppm: string): number => Number(ppm) / PPM_OF_PERCENT;

/** The rule in the form's fields; of a clause that is switched off, what is shipped, to begin with. */
export function formOfRule(rule: AutomaticRuleText): RuleForm {
  const { decrease, growth } = SAMPLE_AUTOMATIC_RULE;
  if (!decrease || !growth) throw new Error('the shipped rule lacks a clause');
  const grown = rule.growth ?? growth;
  return {
    decrease: clauseForm(rule.decrease, decrease),
    growth: {
      ...clauseForm(rule.growth, growth),
      request: boundForm(grown.request),
      department: boundForm(grown.department),
      periodDays: grown.periodDays,
      windowDays: grown.use.windowDays,
      coveragePercent: percentOf(grown.use.coverageAtLeastPpm),
      peakPercent: percentOf(grown.use.peakAtLeastPpm),
    },
  };
}

const clauseOf = ({ steps, sizes, objectionMinutes }: ClauseForm): Clause => ({
  steps: RULED_STEPS.filter((step) => steps.includes(step)),
  fields: fieldsOf(sizes),
  objectionMinutes,
});

const boundOf = ({ units, yearYuan }: BoundForm): Growth['request'] => ({
  units: Object.fromEntries(
    DIMENSIONS.flatMap((dimension) => {
      const many = units[dimension];
      return many ? [[dimension, many.toString()]] : [];
    }),
  ),
  // What is no amount of yuan is no amount the server takes either: it says which field it is.
  yearFen: fenOfYuan(yearYuan) ?? yearYuan,
});

const ppmOf = (percent: number): string => Math.round(percent * PPM_OF_PERCENT).toString();

/** The rule that the form's fields say. */
export function ruleOfForm({ decrease, growth }: RuleForm): AutomaticRuleText {
  return {
    decrease: decrease.on ? clauseOf(decrease) : null,
    growth: growth.on
      ? {
          ...clauseOf(growth),
          request: boundOf(growth.request),
          department: boundOf(growth.department),
          periodDays: growth.periodDays,
          use: {
            windowDays: growth.windowDays,
            coverageAtLeastPpm: ppmOf(growth.coveragePercent),
            peakAtLeastPpm: ppmOf(growth.peakPercent),
          },
        }
      : null,
  };
}

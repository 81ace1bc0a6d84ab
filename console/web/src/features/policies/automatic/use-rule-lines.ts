import type { AutomaticRuleText } from '@zhengyun/rulebook/automatic-approval-policy.ts';
import type { ItemCode } from '@zhengyun/rulebook/catalogue.ts';
import { useTranslation } from 'react-i18next';
import { formatFen, groupDigits } from '../../../ui/format/fen.ts';
import { formatPpm } from '../../../ui/format/ppm.ts';
import { useNames } from '../../../ui/use-names.ts';
import { RULED_DIMENSIONS } from './rule-form-rules.ts';
import { useSizeName } from './use-size-name.ts';

type Growth = NonNullable<AutomaticRuleText['growth']>;

/** One sentence of a rule. */
export interface RuleLine {
  readonly key: string;
  readonly label: string;
  readonly value: string;
}

/** What only growth is bound by. */
function useGrowthLines() {
  const { t } = useTranslation();
  const bound = ({ units, yearFen }: Growth['request']) =>
    [
      ...RULED_DIMENSIONS.map(
        (dimension) =>
          `${t(`words.dimension.${dimension}`)} ${groupDigits(units[dimension] ?? '0')} ${t(`words.unit.${dimension}`)}`,
      ),
      t('policies.automatic.yuanYear', { yuan: formatFen(yearFen) }),
    ].join('，');
  return ({ request, department, periodDays, use }: Growth): RuleLine[] => [
    { key: 'growth.request', label: t('policies.automatic.request'), value: bound(request) },
    {
      key: 'growth.department',
      label: t('policies.automatic.department'),
      value: bound(department),
    },
    {
      key: 'growth.period',
      label: t('policies.automatic.period'),
      value: t('policies.automatic.days', { days: periodDays }),
    },
    {
      key: 'growth.use',
      label: t('policies.automatic.use'),
      value: t('policies.automatic.useText', {
        days: use.windowDays,
        coverage: formatPpm(use.coverageAtLeastPpm, 1),
        peak: formatPpm(use.peakAtLeastPpm, 1),
      }),
    },
  ];
}

/** What a rule says of decreases and of growth, a line each: to be read, and to be held beside another's. */
export function useRuleLines() {
  const { t } = useTranslation();
  const names = useNames();
  const sizeName = useSizeName();
  const growthLines = useGrowthLines();
  const clauseLines = (clause: 'decrease' | 'growth', rule: AutomaticRuleText): RuleLine[] => {
    const said = rule[clause];
    const line = (key: string, label: string, value: string) => ({ key: `${clause}.${key}`, label, value });
    const on = line('on', t('policies.automatic.passes'), t(said ? 'policies.automatic.on' : 'policies.automatic.off'));
    if (!said) return [on];
    const sizes = Object.entries(said.fields).map(([item, fields]) => {
      const list = (fields ?? []).map((field) => sizeName(field)).join(t('policies.automatic.and'));
      return `${names.item(item as ItemCode)}（${list}）`;
    });
    return [
      on,
      line('steps', t('policies.automatic.steps'), said.steps.map((step) => t(`words.step.${step}`)).join('、')),
      line('fields', t('policies.automatic.sizes'), sizes.join('、') || t('ui.none')),
      line(
        'minutes',
        t('policies.automatic.minutes'),
        said.objectionMinutes === 0
          ? t('policies.automatic.atOnce')
          : t('policies.automatic.inMinutes', { minutes: said.objectionMinutes }),
      ),
    ];
  };
  return {
    decrease: (rule: AutomaticRuleText) => clauseLines('decrease', rule),
    growth: (rule: AutomaticRuleText) => [
      ...clauseLines('growth', rule),
      ...(rule.growth ? growthLines(rule.growth) : []),
    ],
  };
}

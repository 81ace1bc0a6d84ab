import type { AutomaticRuleText } from '@zhengyun/rulebook/automatic-approval-policy.ts';
import { useTranslation } from 'react-i18next';
import { useRuleLines } from './use-rule-lines.ts';

interface RuleDifferenceProps {
  /** Null: nothing passes by itself today. */
  readonly before: AutomaticRuleText | null;
  readonly after: AutomaticRuleText;
}

/** What a version says otherwise than the one in force, line by line; what is the same is left out. */
export function RuleDifference({ before, after }: RuleDifferenceProps) {
  const { t } = useTranslation();
  const lines = useRuleLines();
  const clauses = (['decrease', 'growth'] as const).map((clause) => {
    const old = new Map((before ? lines[clause](before) : []).map((line) => [line.key, line]));
    const now = lines[clause](after);
    // Of a clause that is switched off that is all there is to say.
    const gone = after[clause] ? [...old.values()].filter(({ key }) => !now.some((line) => line.key === key)) : [];
    const changed = now.filter(({ key, value }) => old.get(key)?.value !== value);
    return { clause, gone, changed, old };
  });
  if (clauses.every(({ gone, changed }) => gone.length + changed.length === 0))
    return <span className="zy-faint">{t('policies.automatic.same')}</span>;
  return (
    <ul className="zy-list" aria-label={t('policies.automatic.difference')}>
      {clauses.flatMap(({ clause, changed, gone, old }) => [
        ...changed.map(({ key, label, value }) => (
          <li key={key}>
            {t(`approvals.automatic.clause.${clause}`)} · {label}：
            {old.has(key) ? (
              <>
                <del>{old.get(key)?.value}</del> →{' '}
              </>
            ) : null}
            <ins>{value}</ins>
          </li>
        )),
        ...gone.map(({ key, label, value }) => (
          <li key={key}>
            {t(`approvals.automatic.clause.${clause}`)} · {label}：<del>{value}</del>
          </li>
        )),
      ])}
    </ul>
  );
}

import type { PriceRuleText } from '@zhengyun/rulebook/price-rule-text.ts';
import { useRuleWords } from './use-rule-words.ts';

interface RuleTextProps {
  readonly rule: PriceRuleText;
  readonly unit: string;
}

/** A price rule in words, one line each. */
export function RuleText({ rule, unit }: RuleTextProps) {
  const words = useRuleWords()(rule, unit);
  return (
    <div className="zy-two-lines">
      {words.map((line, place) => (
        <span key={line} className={place === 0 ? '' : 'zy-faint'}>
          {line}
        </span>
      ))}
    </div>
  );
}

import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FieldProblem } from '../../../ui/spec-fields/field-problems.ts';

/** Everything that is wrong, summed on top; the same sentences stand at the fields. */
export function ProblemSummary({ problems }: { readonly problems: readonly FieldProblem[] }) {
  const { t } = useTranslation();
  if (problems.length === 0) return null;
  const sentences = [
    ...new Set(
      problems.map(({ path, message }) =>
        path[0] === 'lines' && typeof path[1] === 'number'
          ? `${t('orders.line', { n: path[1] + 1 })}：${message}`
          : message,
      ),
    ),
  ];
  return (
    <Alert
      className="zy-section"
      role="alert"
      type="error"
      showIcon
      title={t('orders.errorsTop', { n: problems.length })}
      description={
        <ul className="zy-list">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      }
    />
  );
}

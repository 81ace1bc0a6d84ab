import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../ui/amount.tsx';
import { formatDecimal } from '../../ui/format/decimal.ts';
import { Panel } from '../../ui/page/panel.tsx';
import type { Statement, StatementLine } from './statement-types.ts';

interface StatementStepsProps {
  readonly statement: Statement;
  readonly onShow: (line: StatementLine) => void;
}

interface Step {
  readonly sign: string;
  readonly label: string;
  readonly value: ReactNode;
  /** The line whose working explains this number; null when the number is a sum of those above it. */
  readonly line: StatementLine | undefined;
  readonly strong?: boolean;
}

function useSteps(statement: Statement): readonly Step[] {
  const { t } = useTranslation();
  const { working, lines } = statement;
  const exact = (text: string) => <span className="zy-number">{formatDecimal(text, 2)}</span>;
  const only = (kind: StatementLine['kind']) => {
    const found = lines.filter((line) => line.kind === kind);
    return found.length === 1 ? found[0] : undefined;
  };
  return [
    { sign: '', label: t('statements.stepUsage'), value: exact(working.usage), line: only('usage') },
    { sign: '+', label: t('statements.stepAnnual'), value: exact(working.annual), line: only('annual') },
    { sign: '+', label: t('statements.stepDeduction'), value: exact(working.deduction), line: only('deduction') },
    { sign: '=', label: t('statements.stepBase'), value: exact(working.base), line: undefined, strong: true },
    {
      sign: '×',
      label: t('statements.stepCoefficient'),
      value: (
        <>
          <span className="zy-faint">{t(`words.coefficientReason.${working.coefficient.reason}`)}</span>{' '}
          <span className="zy-number">{working.coefficient.value}</span>
        </>
      ),
      line: only('coefficient'),
    },
    { sign: '=', label: t('statements.stepTotal'), value: exact(working.total), line: undefined, strong: true },
    { sign: '+', label: t('statements.stepRounding'), value: exact(working.rounding), line: undefined },
    {
      sign: '=',
      label: t('statements.stepPayable'),
      value: <Amount fen={statement.payableFen} strong />,
      line: undefined,
      strong: true,
    },
  ];
}

/** The statement's working in the order it is computed; a number made by one line opens that line's working. */
export function StatementSteps({ statement, onShow }: StatementStepsProps) {
  const { t } = useTranslation();
  return (
    <Panel title={t('statements.steps')} extra={<span className="zy-faint">{t('ui.yuan')}</span>}>
      <table className="zy-steps zy-number">
        <tbody>
          {useSteps(statement).map(({ sign, label, value, line, strong }) => (
            <tr key={label} className={strong ? 'zy-strong' : ''}>
              <td className="zy-faint">{sign}</td>
              <th scope="row">{label}</th>
              <td>{value}</td>
              <td>
                {line ? (
                  <Button
                    type="link"
                    size="small"
                    onClick={() => onShow(line)}
                    aria-label={t('statements.howOf', { what: label })}
                  >
                    {t('statements.how')}
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

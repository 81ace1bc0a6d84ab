import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../ui/amount.tsx';
import { formatDecimal } from '../../ui/format/decimal.ts';
import { Panel } from '../../ui/page/panel.tsx';
import type { Statement, StatementLine } from './statement-types.ts';

interface StatementStepsProps {
  readonly statement: Statement;
  /** Called with the lines that a number is made of. */
  readonly onShow: (lines: readonly StatementLine[]) => void;
}

interface Step {
  readonly sign: string;
  readonly label: string;
  readonly value: ReactNode;
  /** The lines it is made of; empty when it follows from the numbers above it. */
  readonly lines: readonly StatementLine[];
  readonly strong?: boolean;
}

function useSteps(statement: Statement): readonly Step[] {
  const { t } = useTranslation();
  const { working, lines } = statement;
  const exact = (text: string) => <span className="zy-number">{formatDecimal(text, 2)}</span>;
  const ofKind = (kind: StatementLine['kind']) => lines.filter((line) => line.kind === kind);
  return [
    { sign: '', label: t('statements.stepUsage'), value: exact(working.usage), lines: ofKind('usage') },
    { sign: '+', label: t('statements.stepAnnual'), value: exact(working.annual), lines: ofKind('annual') },
    { sign: '+', label: t('statements.stepDeduction'), value: exact(working.deduction), lines: ofKind('deduction') },
    { sign: '=', label: t('statements.stepBase'), value: exact(working.base), lines: [], strong: true },
    {
      sign: '×',
      label: t('statements.stepCoefficient'),
      value: (
        <>
          <span className="zy-faint">{t(`words.coefficientReason.${working.coefficient.reason}`)}</span>{' '}
          <span className="zy-number">{working.coefficient.value}</span>
        </>
      ),
      lines: ofKind('coefficient'),
    },
    ...(working.corrected
      ? [
          {
            sign: '+',
            label: t('statements.stepCorrected'),
            value: exact(working.corrected),
            lines: [...ofKind('adjustment'), ...ofKind('credit')],
          },
        ]
      : []),
    { sign: '=', label: t('statements.stepTotal'), value: exact(working.total), lines: [], strong: true },
    { sign: '+', label: t('statements.stepRounding'), value: exact(working.rounding), lines: [] },
    {
      sign: '=',
      label: t('statements.stepPayable'),
      value: <Amount fen={statement.payableFen} strong />,
      lines: [],
      strong: true,
    },
  ];
}

/** The statement's working in the order it is computed; a number made of lines opens them. */
export function StatementSteps({ statement, onShow }: StatementStepsProps) {
  const { t } = useTranslation();
  return (
    <Panel title={t('statements.steps')} extra={<span className="zy-faint">{t('ui.yuan')}</span>}>
      <table className="zy-steps zy-number">
        <tbody>
          {useSteps(statement).map(({ sign, label, value, lines, strong }) => (
            <tr key={label} className={strong ? 'zy-strong' : ''}>
              <td className="zy-faint">{sign}</td>
              <th scope="row">{label}</th>
              <td>{value}</td>
              <td>
                {lines.length > 0 ? (
                  <Button
                    type="link"
                    size="small"
                    onClick={() => onShow(lines)}
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

import type { Figure } from '@zhengyun/domain/settlement/explain/schemas.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../ui/amount.tsx';
import { formatDecimal } from '../../ui/format/decimal.ts';
import { Panel } from '../../ui/page/panel.tsx';
import { HowButton } from './how/how-button.tsx';
import type { Statement } from './statement-types.ts';

interface StatementStepsProps {
  readonly statement: Statement;
  readonly onShow: (figure: Figure) => void;
}

interface Step {
  readonly sign: string;
  readonly figure: Figure;
  readonly label: string;
  readonly value: ReactNode;
  readonly strong?: boolean;
}

/** What not every statement has, shown where it is something. */
const IF_ANY = { included: '+', bounds: '+', penalty: '+', corrected: '+' } as const;

function useSteps({ working, payableFen }: Statement): readonly Step[] {
  const { t } = useTranslation();
  const exact = (text: string) => <span className="zy-number">{formatDecimal(text, 2)}</span>;
  const ifAny = (figure: keyof typeof IF_ANY): readonly Step[] => {
    const text = working[figure];
    if (text === undefined || /^-?0(\.0*)?$/.test(text)) return [];
    return [{ sign: IF_ANY[figure], figure, label: t(`how.figure.${figure}`), value: exact(text) }];
  };
  const coefficient = (
    <>
      <span className="zy-faint">{t(`words.coefficientReason.${working.coefficient.reason}`)}</span>{' '}
      <span className="zy-number">{working.coefficient.value}</span>
    </>
  );
  const payable = <Amount fen={payableFen} strong />;
  return [
    { sign: '', figure: 'usage', label: t('statements.stepUsage'), value: exact(working.usage) },
    ...ifAny('included'),
    { sign: '+', figure: 'annual', label: t('statements.stepAnnual'), value: exact(working.annual) },
    { sign: '+', figure: 'deduction', label: t('statements.stepDeduction'), value: exact(working.deduction) },
    { sign: '=', figure: 'base', label: t('statements.stepBase'), value: exact(working.base), strong: true },
    { sign: '×', figure: 'coefficient', label: t('statements.stepCoefficient'), value: coefficient },
    ...ifAny('bounds'),
    ...ifAny('penalty'),
    ...ifAny('corrected'),
    { sign: '=', figure: 'total', label: t('statements.stepTotal'), value: exact(working.total), strong: true },
    { sign: '+', figure: 'rounding', label: t('statements.stepRounding'), value: exact(working.rounding) },
    { sign: '=', figure: 'payable', label: t('statements.stepPayable'), value: payable, strong: true },
  ];
}

/** The statement's working in the order it is computed; every number opens how it was made. */
export function StatementSteps({ statement, onShow }: StatementStepsProps) {
  const { t } = useTranslation();
  return (
    <Panel title={t('statements.steps')} extra={<span className="zy-faint">{t('ui.yuan')}</span>}>
      <table className="zy-steps zy-number">
        <tbody>
          {useSteps(statement).map(({ sign, figure, label, value, strong }) => (
            <tr key={figure} className={strong ? 'zy-strong' : ''}>
              <td className="zy-faint">{sign}</td>
              <th scope="row">{label}</th>
              <td>{value}</td>
              <td>
                <HowButton what={label} onShow={() => onShow(figure)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

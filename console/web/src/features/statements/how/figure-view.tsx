import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Figure } from '@zhengyun/domain/settlement/explain/schemas.ts';
import { Flex, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../../api/trpc.ts';
import { Amount } from '../../../ui/amount.tsx';
import { Copyable } from '../../../ui/copyable.tsx';
import { formatDecimal } from '../../../ui/format/decimal.ts';
import { Facts } from '../../../ui/page/facts.tsx';
import { Loaded } from '../../../ui/page/loaded.tsx';
import { Status } from '../../../ui/status/status.tsx';
import { FigureLines } from './figure-lines.tsx';
import { FigureText } from './figure-text.tsx';
import { HowButton } from './how-button.tsx';
import { type Explained, LINES_SHOWN } from './how-types.ts';
import { useCursors } from './pages.tsx';
import type { ShowHow } from './use-how.ts';

function useFacts({ unit, value, rounding, equal, sum }: Explained) {
  const { t } = useTranslation();
  const addsUp =
    equal === null ? null : <Status tone={equal ? 'good' : 'bad'}>{t(equal ? 'how.equal' : 'how.unequal')}</Status>;
  return [
    { label: t('how.value'), value: <FigureText unit={unit} value={value} /> },
    { label: t('how.rounding'), value: t(`how.roundingOf.${rounding}`) },
    ...(sum
      ? [
          { label: t('how.sumExact'), value: <span className="zy-number">{formatDecimal(sum.exact, 2)}</span> },
          { label: t('how.sumFen'), value: <Amount fen={sum.amountFen} /> },
        ]
      : []),
    ...(addsUp ? [{ label: '', value: addsUp, span: 2 }] : []),
  ];
}

function Terms({ terms, show }: { readonly terms: Explained['terms']; readonly show: ShowHow }) {
  const { t } = useTranslation();
  return (
    <Table
      aria-label={t('how.terms')}
      size="small"
      rowKey="figure"
      pagination={false}
      dataSource={terms}
      columns={[
        { key: 'sign', title: '', width: 32, render: (_, { sign }) => <span className="zy-faint">{sign}</span> },
        { key: 'term', title: t('how.terms'), render: (_, { figure }) => t(`how.figure.${figure}`) },
        { key: 'value', title: t('how.amount'), align: 'right', render: (_, term) => <FigureText {...term} /> },
        {
          key: 'how',
          title: '',
          render: (_, { figure }) => (
            <HowButton what={t(`how.figure.${figure}`)} onShow={() => show.showFigure(figure)} />
          ),
        },
      ]}
    />
  );
}

interface FigureViewProps {
  readonly statementId: string;
  readonly figure: Figure;
  readonly show: ShowHow;
}

/** One figure: its formula, the figures it follows from, where it is rounded, the lines behind it, and that they add up. */
export function FigureView({ statementId, figure, show }: FigureViewProps) {
  const trpc = useTRPC();
  const at = useCursors();
  const asked = { statementId, figure, cursor: at.cursor, limit: LINES_SHOWN };
  const query = useQuery(trpc.settlement.explain.queryOptions(asked, { placeholderData: keepPreviousData }));
  return (
    <Loaded query={query}>
      {(explained) => (
        <Body explained={explained} show={show}>
          <FigureLines explained={explained} at={at} show={show} />
        </Body>
      )}
    </Loaded>
  );
}

interface BodyProps {
  readonly explained: Explained;
  readonly show: ShowHow;
  readonly children: React.ReactNode;
}

function Body({ explained, show, children }: BodyProps) {
  const { t } = useTranslation();
  const facts = useFacts(explained);
  const { figure, statement, terms, sum } = explained;
  const link = `${window.location.origin}/statements/${statement.id}?how=${figure}`;
  return (
    <Flex vertical gap={16}>
      <p className="zy-flat">{t(`how.formula.${figure}`)}</p>
      <Facts columns={2} facts={facts} />
      {terms.length > 0 ? <Terms terms={terms} show={show} /> : null}
      {sum ? children : null}
      <Copyable text={link} shown={t('how.link')} />
    </Flex>
  );
}

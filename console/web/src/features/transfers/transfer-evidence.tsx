import { useQuery } from '@tanstack/react-query';
import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { Amount } from '../../ui/amount.tsx';
import { BudgetFigures } from '../../ui/budget/budget-figures.tsx';
import { Guarded, isHidden } from '../../ui/guarded.tsx';
import { Instant } from '../../ui/instant.tsx';
import { type Fact, Facts } from '../../ui/page/facts.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { Status } from '../../ui/status/status.tsx';
import { QuotaSide } from './quota-side.tsx';
import type { TransferEvidence as Evidence, Transfer } from './transfer-types.ts';

function Contract({ contract }: { readonly contract: NonNullable<Evidence['contract']> }) {
  const { t } = useTranslation();
  if (contract.number === null) return <Status tone="bad">{t('transfers.noContract')}</Status>;
  return (
    <Flex gap={8} wrap>
      <Status tone="good">
        <span className="zy-number">{contract.number}</span>
      </Status>
      {contract.validTo ? (
        <span className="zy-faint">
          {t('transfers.validTo')} <Instant at={contract.validTo} />
        </span>
      ) : null}
    </Flex>
  );
}

interface SidesProps {
  readonly transfer: Transfer;
  readonly evidence: Evidence;
}

/** What it costs whoever has it to the year's end, and whether the receiving department can bear it. */
function Money({ transfer, evidence }: SidesProps) {
  const { t } = useTranslation();
  const { contract, budget, yearEndFen } = evidence;
  const facts: Fact[] = [
    { label: t('transfers.monthFen'), value: <Amount fen={transfer.monthFen} strong /> },
    { label: t('transfers.yearEndFen'), value: <Amount fen={yearEndFen} strong /> },
    ...(contract ? [{ label: t('transfers.contract'), value: <Contract contract={contract} />, span: 2 }] : []),
    ...(budget
      ? [
          {
            label: t('transfers.budget'),
            value: <Guarded value={budget}>{(standing) => <BudgetFigures standing={standing} />}</Guarded>,
            span: 4,
          },
        ]
      : []),
  ];
  return (
    <Panel title={t('transfers.cost')}>
      <Facts facts={facts} />
      <span className="zy-faint">{t(isHidden(budget) ? 'transfers.costHidden' : 'transfers.costWhy')}</span>
    </Panel>
  );
}

function Sides({ transfer, evidence }: SidesProps) {
  const { t } = useTranslation();
  const { giving, receiving } = evidence.quota;
  if (giving === null && receiving === null) return null;
  const nameOf = (side: 'from' | 'to') => `${t(`transfers.${side}`)} · ${transfer[side].name}`;
  return (
    <Panel title={t('transfers.quota')} flush>
      {giving ? <QuotaSide label={nameOf('from')} effects={giving} /> : null}
      {receiving ? <QuotaSide label={nameOf('to')} effects={receiving} /> : null}
    </Panel>
  );
}

/** What a decision on an open transfer rests on: cost, contract, budget, limits of both departments as far as the reader may see them. */
export function TransferEvidence({ transfer }: { readonly transfer: Transfer }) {
  const query = useQuery(useTRPC().transfers.evidence.queryOptions({ transferId: transfer.id }));
  return (
    <Loaded query={query} rows={4}>
      {(evidence) => (
        <>
          <Money transfer={transfer} evidence={evidence} />
          <Sides transfer={transfer} evidence={evidence} />
        </>
      )}
    </Loaded>
  );
}

import { useMutation } from '@tanstack/react-query';
import { Flex, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { Amount } from '../../ui/amount.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import { Status, type Tone } from '../../ui/status/status.tsx';
import type { Contract, Penalty } from './contract-types.ts';
import { EnterPenalty } from './enter-penalty.tsx';
import { shareText } from './terms-facts.tsx';
import { useContractAct } from './use-contract-act.ts';

const TONES = { agreed: 'good', refused: 'bad', withdrawn: 'ended' } as const satisfies Readonly<Record<string, Tone>>;

function Decision({ penalty, decision }: { readonly penalty: Penalty; readonly decision: keyof typeof TONES }) {
  const { t } = useTranslation();
  const done = useContractAct();
  const decide = useMutation(
    useTRPC().contracts.decidePenalty.mutationOptions({ onSuccess: () => done(t('contracts.penaltyDecided')) }),
  );
  return (
    <ReasonDialog
      label={t(`contracts.penaltyActs.${decision}`)}
      why={t(`contracts.penaltyWhy.${decision}`, { number: penalty.number, month: penalty.month })}
      mutation={decide}
      onSubmit={(reason) => decide.mutate({ penaltyId: penalty.id, decision, reason })}
    />
  );
}

/** What the reader may do with a penalty that is not decided: who entered it withdraws, anybody else decides. */
function Acts({ penalty }: { readonly penalty: Penalty }) {
  const may = useMe().holdsAny(['finance', 'authority-approver']);
  if (!may || penalty.decision !== null) return null;
  if (penalty.entered.byMe) return <Decision penalty={penalty} decision="withdrawn" />;
  return (
    <Flex gap={8}>
      <Decision penalty={penalty} decision="agreed" />
      <Decision penalty={penalty} decision="refused" />
    </Flex>
  );
}

function useColumns() {
  const { t } = useTranslation();
  return [
    { key: 'number', title: t('contracts.number'), dataIndex: 'number', className: 'zy-number zy-nowrap' },
    { key: 'month', title: t('contracts.month'), dataIndex: 'month', className: 'zy-number' },
    {
      key: 'sum',
      title: t('contracts.penaltySum'),
      align: 'right' as const,
      render: (_: unknown, { amountFen, ratePpm }: Penalty) =>
        amountFen === null ? t('contracts.ofFee', { share: shareText(ratePpm ?? '0') }) : <Amount fen={amountFen} />,
    },
    {
      key: 'cause',
      title: t('contracts.cause'),
      render: (_: unknown, { cause, evidence }: Penalty) => (
        <div className="zy-two-lines">
          <span>{cause}</span>
          <span className="zy-faint">{t('contracts.evidenceText', { evidence })}</span>
        </div>
      ),
    },
    { key: 'entered', title: t('contracts.enteredBy'), render: (_: unknown, { entered }: Penalty) => entered.by },
    {
      key: 'decision',
      title: t('contracts.decision'),
      render: (_: unknown, { decision, decided }: Penalty) =>
        decision === null ? (
          <Status tone="attention">{t('contracts.decisions.open')}</Status>
        ) : (
          <Status tone={TONES[decision]}>
            {t(`contracts.decisions.${decision}`)} · {decided?.by} · {decided?.why}
          </Status>
        ),
    },
    { key: 'acts', title: '', render: (_: unknown, penalty: Penalty) => <Acts penalty={penalty} /> },
  ];
}

/** Penalties that are held against months of a contract. */
export function PenaltiesPanel({ contract }: { readonly contract: Contract }) {
  const { t } = useTranslation();
  const may = useMe().holdsAny(['finance', 'authority-approver']) && contract.validFrom !== null;
  return (
    <Panel flush title={t('contracts.penalties')} extra={may ? <EnterPenalty contract={contract} /> : null}>
      <Table<Penalty>
        size="small"
        aria-label={t('contracts.penalties')}
        rowKey="id"
        pagination={{ pageSize: 10, hideOnSinglePage: true }}
        dataSource={[...contract.penalties]}
        columns={useColumns()}
        locale={{ emptyText: <EmptyState why={t('contracts.noPenalty')} /> }}
      />
    </Panel>
  );
}

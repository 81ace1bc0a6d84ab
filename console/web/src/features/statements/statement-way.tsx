import { CheckCircleFilled, ClockCircleOutlined, MinusCircleOutlined } from '@ant-design/icons';
import { Flex, Timeline } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../ui/amount.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { StatementPayments } from './statement-payments.tsx';
import type { Statement } from './statement-types.ts';

interface Said {
  readonly at: string;
  readonly by: string | null;
}
interface Step {
  readonly key: 'gathered' | 'drafted' | 'reviewed' | 'issued' | 'confirmed' | 'paid';
  readonly said: Said | null;
  readonly note?: ReactNode;
}

function useSteps(statement: Statement): readonly Step[] {
  const { t } = useTranslation();
  const { steps, state, payableFen } = statement;
  const frozen: Said | null = state === 'gathering' ? null : { at: steps.freezesAt, by: null };
  const due = (key: 'freezesAt' | 'confirmBy', at: string | null) =>
    at === null ? null : (
      <span className="zy-faint">
        {t(`statements.${key}`)} <Instant at={at} />
      </span>
    );
  return [
    { key: 'gathered', said: frozen, note: frozen ? null : due('freezesAt', steps.freezesAt) },
    { key: 'drafted', said: steps.drafted },
    { key: 'reviewed', said: steps.reviewed },
    { key: 'issued', said: steps.issued },
    {
      key: 'confirmed',
      said: steps.confirmed,
      note: steps.confirmed ? t(`statements.confirmedHow.${steps.confirmed.how}`) : due('confirmBy', steps.confirmBy),
    },
    {
      key: 'paid',
      said: steps.paidAt ? { at: steps.paidAt, by: null } : null,
      note: (
        <span>
          {t('statements.paidOf')} <Amount fen={steps.paidFen} /> / <Amount fen={payableFen} />
        </span>
      ),
    },
  ];
}

/** A statement's way: who did which step and when, what is next, what was paid. */
export function StatementWay({ statement }: { readonly statement: Statement }) {
  const { t } = useTranslation();
  const steps = useSteps(statement);
  const next = steps.find(({ said }) => said === null)?.key;
  const icon = (step: Step) => {
    if (step.said) return <CheckCircleFilled className="zy-good" />;
    return step.key === next ? (
      <ClockCircleOutlined className="zy-running" />
    ) : (
      <MinusCircleOutlined className="zy-faint" />
    );
  };
  const { policy, workingNumber, payments } = statement.steps;
  return (
    <Panel
      title={t('statements.way')}
      extra={<span className="zy-faint">{t('statements.policyShown', { id: policy.id, number: workingNumber })}</span>}
    >
      <Timeline
        items={steps.map((step) => ({
          key: step.key,
          icon: icon(step),
          content: (
            <Flex gap={12} wrap>
              <strong>{t(`statements.wayStep.${step.key}`)}</strong>
              {step.said?.by ? <span>{step.said.by}</span> : null}
              {step.said ? <Instant at={step.said.at} precision="second" /> : null}
              {step.note}
            </Flex>
          ),
        }))}
      />
      <StatementPayments payments={payments} />
    </Panel>
  );
}

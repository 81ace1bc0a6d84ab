import { CheckCircleFilled, ClockCircleOutlined, CloseCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { Flex, Timeline } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDuration } from '../../../ui/format/use-duration.ts';
import { Guarded } from '../../../ui/guarded.tsx';
import { Instant } from '../../../ui/instant.tsx';
import { OperationStatus } from '../../../ui/status/operation-status.tsx';
import type { OperationState } from '../../../ui/status/tones.ts';
import { StepPerson } from '../../../ui/step-person.tsx';
import { StepSeat } from '../../../ui/step-seat.tsx';
import { TroubleText } from '../../../ui/trouble-text.tsx';
import { useNames } from '../../../ui/use-names.ts';
import { WaitingReason } from '../../../ui/waiting-reason.tsx';
import { type Stage, stagesOf, standingTrouble } from './order-stages.ts';
import type { Order, OrderOperation } from './order-types.ts';

const ICONS: Readonly<Record<Stage['state'], ReactNode>> = {
  done: <CheckCircleFilled className="zy-good" />,
  running: <ClockCircleOutlined className="zy-running" />,
  failed: <CloseCircleFilled className="zy-bad" />,
  ahead: <MinusCircleOutlined className="zy-faint" />,
};
const TITLES = {
  submitted: 'orders.stepSubmitted',
  preview: 'orders.stepPreview',
  department: 'words.step.department',
  administrative: 'words.step.administrative',
  technical: 'words.step.technical',
  finance: 'words.step.finance',
  security: 'words.step.security',
  provision: 'orders.stepProvision',
  deliver: 'orders.stepDeliver',
  ordered: 'orders.stepOrdered',
  end: 'orders.stepEnd',
} as const;

/** Stages in which people of the operator may be at it. */
const BY_HAND: readonly Stage['key'][] = ['provision', 'end'];

function StageText({ stage }: { readonly stage: Stage }) {
  const { t } = useTranslation();
  const duration = useDuration();
  if (stage.state === 'ahead') return <span className="zy-faint">{t('orders.notReached')}</span>;
  const length = stage.seconds === null ? null : duration(stage.seconds);
  return (
    <Flex gap={12} wrap className="zy-stage">
      {stage.who ? (
        <Guarded value={stage.who}>
          {(who) => <StepPerson by={who} holder={stage.step?.onBehalfOf?.name ?? null} />}
        </Guarded>
      ) : null}
      {stage.step?.decidedByRule ? <span>{t('words.byRule', { rule: stage.step.decidedByRule })}</span> : null}
      {stage.step ? <StepSeat step={stage.step} /> : null}
      {stage.step?.decision ? <strong>{t(`words.decision.${stage.step.decision}`)}</strong> : null}
      {stage.at ? <Instant at={stage.at} precision="second" /> : null}
      {length === null ? null : (
        <span className="zy-faint">
          {t(stage.state === 'running' ? 'orders.openSince' : 'orders.took', { duration: length })}
        </span>
      )}
      {stage.dueAt ? (
        <span className="zy-faint">
          {t('orders.dueBy', { at: '' })}
          <Instant at={stage.dueAt} />
        </span>
      ) : null}
      {stage.step?.returnReason ? <span>{t(`words.returnReason.${stage.step.returnReason}`)}</span> : null}
      {stage.step?.reason ? <span>“{stage.step.reason}”</span> : null}
    </Flex>
  );
}

function OperationLine({ operation }: { readonly operation: OrderOperation }) {
  const trouble = standingTrouble(operation);
  return (
    <Flex gap={12} wrap align="center">
      <Link to={`/operations/${operation.id}`} className="zy-number">
        {operation.number}
      </Link>
      <OperationStatus state={operation.state as OperationState} />
      <WaitingReason reason={operation.waitingFor} />
      {trouble ? <TroubleText trouble={trouble} /> : null}
    </Flex>
  );
}

/** Services that people fulfil have no operation to show: those still to be confirmed are named, so that the stage says what it waits for. */
function ByHand({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const names = useNames();
  return order.lines
    .filter(({ fulfilment, state }) => fulfilment === 'counted' && state === 'open')
    .map(({ id, spec }) => (
      <div key={id} className="zy-faint">
        {t('operations.waitByHand', { item: names.item(spec.item) })}
      </div>
    ));
}

/** Where the request stands: who did what when and how long it took, and what the engine is waiting for. */
export function OrderSteps({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const working = order.state === 'previewing' || order.state === 'provisioning' || order.state === 'failed';
  const machineStage = order.state === 'previewing' ? 'preview' : 'provision';
  return (
    <Timeline
      titleSpan="120px"
      items={stagesOf(order).map((stage) => ({
        key: stage.key,
        icon: ICONS[stage.state],
        title: t(TITLES[stage.key]),
        content: (
          <>
            <StageText stage={stage} />
            {working && stage.key === machineStage
              ? order.operations.map((operation) => <OperationLine key={operation.id} operation={operation} />)
              : null}
            {order.state === 'provisioning' && BY_HAND.includes(stage.key) ? <ByHand order={order} /> : null}
          </>
        ),
      }))}
    />
  );
}

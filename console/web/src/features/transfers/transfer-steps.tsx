import { Flex, Steps } from 'antd';
import { useTranslation } from 'react-i18next';
import { Instant } from '../../ui/instant.tsx';
import type { Transfer, TransferStep } from './transfer-types.ts';

const STATUS = { approve: 'finish', return: 'error', refuse: 'error' } as const;

function StepNote({ step }: { readonly step: TransferStep }) {
  const { t } = useTranslation();
  if (step.decision === null)
    return (
      <span>
        {t('transfers.dueBy')} <Instant at={step.dueAt} />
        {step.seat ? ` · ${step.seat.name}` : null}
      </span>
    );
  return (
    <Flex vertical>
      <Flex gap={8} wrap>
        <span>{t(`transfers.decision.${step.decision}`)}</span>
        <span>{step.decidedBy}</span>
        {step.onBehalfOf === null ? null : <span>{t('transfers.onBehalfOf', { name: step.onBehalfOf })}</span>}
        {step.decidedAt ? <Instant at={step.decidedAt} /> : null}
      </Flex>
      {step.returnReason === null ? null : <span>{t(`words.returnReason.${step.returnReason}`)}</span>}
      {step.reason === null ? null : <span>{step.reason}</span>}
    </Flex>
  );
}

/** Who agreed, in whose name, and who has not yet and by when. */
export function TransferSteps({ transfer }: { readonly transfer: Transfer }) {
  const { t } = useTranslation();
  return (
    <Steps
      orientation="vertical"
      size="small"
      items={transfer.steps.map((step) => ({
        title: t(`transfers.step.${step.step}`),
        status: step.decision ? STATUS[step.decision] : 'process',
        content: <StepNote step={step} />,
      }))}
    />
  );
}

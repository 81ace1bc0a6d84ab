import { useQuery } from '@tanstack/react-query';
import { Flex, Steps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { Instant } from '../../ui/instant.tsx';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { MovedResources } from './moved-resources.tsx';
import type { Transfer, TransferStep } from './transfer-types.ts';

const STATUS = { approve: 'finish', refuse: 'error' } as const;

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
        {step.decidedAt ? <Instant at={step.decidedAt} /> : null}
      </Flex>
      {step.reason === null ? null : <span>{step.reason}</span>}
    </Flex>
  );
}

/** Why a system is to go, who agreed and who has not yet, and all that goes with it. */
export function TransferDetail({ transfer }: { readonly transfer: Transfer }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(useTRPC().transfers.get.queryOptions({ transferId: transfer.id }));
  return (
    <Flex vertical gap={16}>
      <div className="zy-two-lines">
        <span className="zy-faint">{t('transfers.reason')}</span>
        <span>{transfer.reason}</span>
      </div>
      <Steps
        orientation="vertical"
        size="small"
        items={transfer.steps.map((step) => ({
          title: t(`transfers.step.${step.step}`),
          status: step.decision ? STATUS[step.decision] : 'process',
          content: <StepNote step={step} />,
        }))}
      />
      {error ? <ProblemBlock error={error} /> : null}
      {data ? <MovedResources resources={data.resources} /> : null}
    </Flex>
  );
}

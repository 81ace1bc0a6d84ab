import { useMutation } from '@tanstack/react-query';
import { App, Button, Flex, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { useTRPC } from '../../api/trpc.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import { SendBack } from './send-back.tsx';
import type { Transfer, TransferStep } from './transfer-types.ts';
import { useTransferAct } from './use-transfer-act.ts';

interface StepProps {
  readonly transfer: Transfer;
  readonly step: TransferStep['step'];
}

/** Agreement, with what it means said before it is given; the last one moves everything at once. */
function Approve({ transfer, step }: StepProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const after = useTransferAct();
  const approve = useMutation(
    useTRPC().transfers.decide.mutationOptions({
      onSuccess: () => {
        setOpen(false);
        after(t('transfers.approved')).onSuccess();
      },
    }),
  );
  const { system, from, to } = transfer;
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('transfers.approve')}
      </Button>
      <Modal
        open={open}
        title={`${t('transfers.approve')} · ${t(`transfers.step.${step}`)}`}
        okText={t('transfers.approve')}
        cancelText={t('ui.back')}
        confirmLoading={approve.isPending}
        onCancel={() => setOpen(false)}
        onOk={() => approve.mutate({ transferId: transfer.id, step, decision: 'approve' })}
      >
        <p>{t('transfers.approveWhy', { system: system.name, from: from.name, to: to.name, count: transfer.inUse })}</p>
        <p>{t(`transfers.approveNext.${step}`)}</p>
        {approve.error ? <ProblemBlock error={approve.error} /> : null}
      </Modal>
    </>
  );
}

function Refuse({ transfer, step }: StepProps) {
  const { t } = useTranslation();
  const after = useTransferAct();
  const refuse = useMutation(useTRPC().transfers.decide.mutationOptions(after(t('transfers.refused'))));
  return (
    <ReasonDialog
      label={t('transfers.refuse')}
      why={t('transfers.refuseWhy')}
      mutation={refuse}
      onSubmit={(reason) => refuse.mutate({ transferId: transfer.id, step, decision: 'refuse', reason })}
    />
  );
}

function Urge({ transfer }: Pick<StepProps, 'transfer'>) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const after = useTransferAct();
  const urge = useMutation(
    useTRPC().transfers.urge.mutationOptions({
      ...after(t('transfers.urged')),
      onError: (error) => void message.error(problemOf(error).message),
    }),
  );
  return (
    <Button loading={urge.isPending} onClick={() => urge.mutate({ transferId: transfer.id })}>
      {t('transfers.urge')}
    </Button>
  );
}

function Withdraw({ transfer }: Pick<StepProps, 'transfer'>) {
  const { t } = useTranslation();
  const after = useTransferAct();
  const withdraw = useMutation(useTRPC().transfers.withdraw.mutationOptions(after(t('transfers.withdrawn'))));
  return (
    <ReasonDialog
      label={t('transfers.withdraw')}
      why={t('transfers.withdrawWhy')}
      mutation={withdraw}
      onSubmit={(reason) => withdraw.mutate({ transferId: transfer.id, reason })}
    />
  );
}

/** What the caller may do with a transfer now. */
export function TransferActs({ transfer }: Pick<StepProps, 'transfer'>) {
  const [step] = transfer.mayDecide;
  return (
    <Flex gap={8} wrap>
      {step ? <Approve transfer={transfer} step={step} /> : null}
      {step ? <SendBack transfer={transfer} step={step} /> : null}
      {step ? <Refuse transfer={transfer} step={step} /> : null}
      {transfer.mayUrge ? <Urge transfer={transfer} /> : null}
      {transfer.mayWithdraw ? <Withdraw transfer={transfer} /> : null}
    </Flex>
  );
}

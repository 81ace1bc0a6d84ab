import { useMutation } from '@tanstack/react-query';
import { RETURN_REASONS, type ReturnReason } from '@zhengyun/rulebook/return-reason.ts';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import type { Transfer, TransferStep } from './transfer-types.ts';
import { useTransferAct } from './use-transfer-act.ts';

interface SendBackProps {
  readonly transfer: Transfer;
  readonly step: TransferStep['step'];
}

/** Sends it back to be mended, with a reason from the dictionary, which is counted (F36), and what to do about it. */
export function SendBack({ transfer, step }: SendBackProps) {
  const { t } = useTranslation();
  const [returnReason, setReturnReason] = useState<ReturnReason>();
  const [tried, setTried] = useState(false);
  const after = useTransferAct();
  const sendBack = useMutation(useTRPC().transfers.decide.mutationOptions(after(t('transfers.sentBack'))));
  const missing = tried && returnReason === undefined;
  const send = (reason: string) => {
    setTried(true);
    if (returnReason) sendBack.mutate({ transferId: transfer.id, step, decision: 'return', reason, returnReason });
  };
  return (
    <ReasonDialog label={t('transfers.return')} why={t('transfers.returnWhy')} mutation={sendBack} onSubmit={send}>
      <Form layout="vertical" component={false}>
        <Form.Item
          label={t('approvals.returnReason')}
          htmlFor="transfer-return-reason"
          required
          {...(missing ? { validateStatus: 'error' as const, help: t('approvals.returnReasonNeeded') } : {})}
        >
          <Select
            id="transfer-return-reason"
            placeholder={t('approvals.returnReasonNone')}
            value={returnReason ?? null}
            options={RETURN_REASONS.map((value) => ({ value, label: t(`words.returnReason.${value}`) }))}
            onChange={(code: ReturnReason | null) => code && setReturnReason(code)}
          />
        </Form.Item>
      </Form>
    </ReasonDialog>
  );
}

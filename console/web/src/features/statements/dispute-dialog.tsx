import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DISPUTE_REASONS } from '@zhengyun/domain/disputes/schemas.ts';
import { App, Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { fenOfYuan, formatFen, plainFen } from '../../ui/format/fen.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import type { Statement, StatementLine } from './statement-types.ts';

interface DisputeValues {
  readonly yuan: string;
  readonly reasonKind: (typeof DISPUTE_REASONS)[number];
  readonly reason: string;
}

/** Whether the reader may dispute lines of the statement: its window is open, and it is of a department they approve for. */
export function useMayDispute({ department, steps }: Statement): boolean {
  const { grants } = useMe();
  const own = grants.some((grant) => grant.role === 'department-approver' && grant.department?.id === department.id);
  return own && steps.disputeUntil !== null;
}

/** An amount above nothing, and no more than the line's. */
function useAmountRule(mostFen: string) {
  const { t } = useTranslation();
  return {
    validator: (_: unknown, value: string | undefined) => {
      const fen = fenOfYuan(value ?? '');
      if (fen === null || fen === '0') return Promise.reject(new Error(t('disputes.decide.yuanNeeded')));
      return BigInt(fen) > BigInt(mostFen) ? Promise.reject(new Error(t('disputes.open.tooMuch'))) : Promise.resolve();
    },
  };
}

function useOpen(done: () => void) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { message } = App.useApp();
  return useMutation(
    trpc.disputes.open.mutationOptions({
      onSuccess: ({ number }) => {
        void message.success(t('disputes.open.submitted', { number }));
        for (const queryKey of [trpc.disputes.pathKey(), trpc.settlement.pathKey()])
          void queries.invalidateQueries({ queryKey });
        done();
      },
    }),
  );
}

function DisputeFields({ line }: { readonly line: StatementLine }) {
  const { t } = useTranslation();
  const amount = useAmountRule(line.amountFen);
  return (
    <>
      <Form.Item name="yuan" label={t('disputes.open.yuan')} rules={[amount]}>
        <Input inputMode="decimal" autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="reasonKind"
        label={t('disputes.reasonKind')}
        rules={[{ required: true, message: t('disputes.needed') }]}
      >
        <Select options={DISPUTE_REASONS.map((value) => ({ value, label: t(`disputes.reasons.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('disputes.reason')}
        rules={[{ required: true, whitespace: true, message: t('disputes.needed') }]}
      >
        <Input.TextArea rows={4} maxLength={2_000} />
      </Form.Item>
    </>
  );
}

interface DisputeDialogProps {
  readonly statementId: string;
  readonly line: StatementLine;
}

/** Says that a line of an issued statement is wrong, by how much and why. */
export function DisputeDialog({ statementId, line }: DisputeDialogProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<DisputeValues>();
  const dispute = useOpen(() => setOpen(false));
  const submit = ({ yuan, reasonKind, reason }: DisputeValues) =>
    dispute.mutate({ statementId, statementLineId: line.id, amountFen: fenOfYuan(yuan) ?? '', reasonKind, reason });
  const label = t('disputes.open.of', { line: line.ordinal });
  return (
    <>
      <Button type="link" size="small" aria-label={label} onClick={() => setOpen(true)}>
        {t('disputes.open.button')}
      </Button>
      <Modal
        open={open}
        title={label}
        okText={t('disputes.open.button')}
        cancelText={t('ui.back')}
        confirmLoading={dispute.isPending}
        onCancel={() => setOpen(false)}
        onOk={() => form.submit()}
        destroyOnHidden
      >
        <p>{t('disputes.open.why', { amount: formatFen(line.amountFen) })}</p>
        <Form<DisputeValues>
          form={form}
          layout="vertical"
          initialValues={{ yuan: plainFen(line.amountFen) }}
          onFinish={submit}
        >
          <DisputeFields line={line} />
        </Form>
        {dispute.error ? <ProblemBlock error={dispute.error} /> : null}
      </Modal>
    </>
  );
}

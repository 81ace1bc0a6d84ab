import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, DatePicker, Form, Input, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useTRPC } from '../../api/trpc.ts';
import { useKeptText } from '../../ui/draft/use-kept-text.ts';
import { plainFen } from '../../ui/format/fen.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import type { Statement } from './statement-types.ts';

interface PayValues {
  readonly yuan: string;
  readonly reference: string;
  readonly paidOn: Dayjs;
}

const typedSchema = z.object({ yuan: z.string(), reference: z.string(), paidOn: z.iso.date() }).partial();

/** What was typed of a payment of one statement, held in this browser until it was recorded: recording may ask to sign in again first. */
function useTyped(statementId: string) {
  const [held, hold] = useKeptText(`pay.${statementId}`);
  const { yuan, reference, paidOn } = typedOf(held);
  const values = {
    ...(yuan ? { yuan } : {}),
    ...(reference ? { reference } : {}),
    ...(paidOn ? { paidOn: dayjs(paidOn) } : {}),
  };
  const keep = (typed: Partial<PayValues>) =>
    hold(JSON.stringify({ ...typed, paidOn: typed.paidOn?.format('YYYY-MM-DD') }));
  return { values, keep, forget: () => hold('') };
}

function typedOf(held: string): z.output<typeof typedSchema> {
  try {
    return typedSchema.parse(JSON.parse(held));
  } catch {
    return {};
  }
}

/** Whole fen of an amount written in yuan, `12.5` is 1250; null where it is none. */
export function fenOfYuan(text: string): string | null {
  const match = /^(\d{1,15})(?:\.(\d{1,2}))?$/.exec(text.trim().replaceAll(',', ''));
  if (!match) return null;
  const fen = BigInt(`${match[1]}${(match[2] ?? '').padEnd(2, '0')}`);
  return fen > 0n ? fen.toString() : null;
}

function usePay(done: () => void) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  return useMutation(
    trpc.settlement.recordPayment.mutationOptions({
      onSuccess: () => {
        void message.success(t('statements.payRecorded'));
        void queryClient.invalidateQueries({ queryKey: trpc.settlement.pathKey() });
        done();
      },
    }),
  );
}

/** An amount above nothing, and no more than is left to pay. */
function useAmountRule(leftFen: string) {
  const { t } = useTranslation();
  return {
    validator: (_: unknown, value: string | undefined) => {
      const fen = fenOfYuan(value ?? '');
      if (fen === null) return Promise.reject(new Error(t('statements.payAmountNeeded')));
      return BigInt(fen) > BigInt(leftFen) ? Promise.reject(new Error(t('statements.payTooMuch'))) : Promise.resolve();
    },
  };
}

/** Records a payment of a confirmed statement, whole or in part. */
export function PayDialog({ statement }: { readonly statement: Statement }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<PayValues>();
  const typed = useTyped(statement.id);
  const pay = usePay(() => {
    typed.forget();
    setOpen(false);
  });
  const left = (BigInt(statement.payableFen) - BigInt(statement.steps.paidFen)).toString();
  const submit = ({ yuan, reference, paidOn }: PayValues) =>
    pay.mutate({
      statementId: statement.id,
      amountFen: fenOfYuan(yuan) ?? '',
      reference,
      paidOn: paidOn.format('YYYY-MM-DD'),
    });
  const amount = useAmountRule(left);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('statements.pay')}
      </Button>
      <Modal
        open={open}
        title={t('statements.pay')}
        okText={t('statements.pay')}
        confirmLoading={pay.isPending}
        onCancel={() => setOpen(false)}
        onOk={() => form.submit()}
        destroyOnHidden
      >
        <p>{t('statements.payWhy', { left: plainFen(left) })}</p>
        <Form<PayValues>
          form={form}
          layout="vertical"
          initialValues={{ yuan: plainFen(left), paidOn: dayjs(), ...typed.values }}
          onValuesChange={(_, values: Partial<PayValues>) => typed.keep(values)}
          onFinish={submit}
        >
          <Form.Item name="yuan" label={t('statements.payAmount')} rules={[amount]}>
            <Input inputMode="decimal" autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="reference"
            label={t('statements.payReference')}
            rules={[{ required: true, whitespace: true, message: t('statements.payReferenceNeeded') }]}
          >
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
          <Form.Item name="paidOn" label={t('statements.payDay')} rules={[{ required: true }]}>
            <DatePicker allowClear={false} maxDate={dayjs()} />
          </Form.Item>
        </Form>
        {pay.isError ? <ProblemBlock error={pay.error} /> : null}
      </Modal>
    </>
  );
}

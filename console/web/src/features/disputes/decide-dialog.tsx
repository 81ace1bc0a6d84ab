import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useTRPC } from '../../api/trpc.ts';
import { useKeptText } from '../../ui/draft/use-kept-text.ts';
import { fenOfYuan, formatFen, plainFen } from '../../ui/format/fen.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import type { Dispute } from './dispute-types.ts';
import { useDisputeAct } from './use-dispute-act.ts';

const typedSchema = z.object({ verdict: z.enum(['grant', 'reject']), yuan: z.string(), reason: z.string() }).partial();
interface Decision {
  readonly verdict: 'grant' | 'reject';
  readonly yuan?: string;
  readonly reason: string;
}

/** What was typed, held in this browser until the dispute is decided: deciding may ask to sign in again first. */
function typedOf(held: string): z.output<typeof typedSchema> {
  try {
    return typedSchema.parse(JSON.parse(held));
  } catch {
    return {};
  }
}

/** An amount above nothing, and no more than what is in question. */
function useAmountRule(mostFen: string) {
  const { t } = useTranslation();
  return {
    validator: (_: unknown, value: string | undefined) => {
      const fen = fenOfYuan(value ?? '');
      if (fen === null || fen === '0') return Promise.reject(new Error(t('disputes.decide.yuanNeeded')));
      return BigInt(fen) > BigInt(mostFen)
        ? Promise.reject(new Error(t('disputes.decide.tooMuch')))
        : Promise.resolve();
    },
  };
}

/** What is in question, and never more than the line brought to what is to be paid. */
function mostGranted({ amountFen, line: { broughtFen } }: Dispute): string {
  return broughtFen !== null && BigInt(broughtFen) < BigInt(amountFen) ? broughtFen : amountFen;
}

function DecisionFields({ of }: { readonly of: Dispute }) {
  const { t } = useTranslation();
  const amount = useAmountRule(mostGranted(of));
  const verdict = Form.useWatch<Decision['verdict'] | undefined>('verdict');
  const needed = [{ required: true, whitespace: true, message: t('disputes.needed') }];
  return (
    <>
      <Form.Item name="verdict" label={t('disputes.decide.verdict')} rules={needed}>
        <Radio.Group
          options={(['grant', 'reject'] as const).map((value) => ({ value, label: t(`disputes.decide.${value}`) }))}
        />
      </Form.Item>
      {verdict === 'grant' ? (
        <Form.Item name="yuan" label={t('disputes.decide.yuan')} rules={[amount]}>
          <Input inputMode="decimal" autoComplete="off" />
        </Form.Item>
      ) : null}
      <Form.Item name="reason" label={t('disputes.decide.reason')} rules={needed}>
        <Input.TextArea rows={3} maxLength={2_000} />
      </Form.Item>
    </>
  );
}

/** Decides a dispute that the caller took: for the department in full or part, or against it. Neither is chosen beforehand. */
export function DecideDialog({ of }: { readonly of: Dispute }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Decision>();
  const [held, hold] = useKeptText(`decide-dispute.${of.id}`);
  const done = useDisputeAct();
  const decide = useMutation(
    useTRPC().disputes.decide.mutationOptions({
      onSuccess: ({ number }) => {
        hold('');
        setOpen(false);
        done(t('disputes.done', { number }));
      },
    }),
  );
  const submit = ({ verdict, yuan = '', reason }: Decision) =>
    decide.mutate({ disputeId: of.id, grantedFen: verdict === 'grant' ? fenOfYuan(yuan) : null, reason });
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('disputes.acts.decide')}
      </Button>
      <Modal
        open={open}
        title={`${t('disputes.acts.decide')} · ${of.number}`}
        okText={t('disputes.acts.decide')}
        cancelText={t('ui.back')}
        confirmLoading={decide.isPending}
        onCancel={() => setOpen(false)}
        onOk={() => form.submit()}
        destroyOnHidden
      >
        <p>{t('disputes.decide.why', { amount: formatFen(of.amountFen) })}</p>
        {of.line.broughtFen === null ? null : (
          <p>{t('disputes.decide.brought', { amount: formatFen(of.line.broughtFen) })}</p>
        )}
        <Form<Decision>
          form={form}
          layout="vertical"
          initialValues={{ yuan: plainFen(mostGranted(of)), ...typedOf(held) }}
          onValuesChange={(_, values: Partial<Decision>) => hold(JSON.stringify(values))}
          onFinish={submit}
        >
          <DecisionFields of={of} />
        </Form>
        {decide.error ? <ProblemBlock error={decide.error} /> : null}
      </Modal>
    </>
  );
}

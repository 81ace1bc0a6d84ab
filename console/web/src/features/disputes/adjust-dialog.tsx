import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useTRPC } from '../../api/trpc.ts';
import { useKeptText } from '../../ui/draft/use-kept-text.ts';
import { formatFen } from '../../ui/format/fen.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import type { LateFact } from './dispute-types.ts';
import { useDisputeAct } from './use-dispute-act.ts';

const typedSchema = z.object({ reason: z.string(), reference: z.string() }).partial();
interface Adjustment {
  readonly reason: string;
  readonly reference: string;
}

/** What was typed, held in this browser until the adjustment is proposed. */
function typedOf(held: string): z.output<typeof typedSchema> {
  try {
    return typedSchema.parse(JSON.parse(held));
  } catch {
    return {};
  }
}

function AdjustmentFields() {
  const { t } = useTranslation();
  const needed = [{ required: true, whitespace: true, message: t('disputes.needed') }];
  return (
    <>
      <Form.Item name="reason" label={t('disputes.notes.reason')} rules={needed}>
        <Input.TextArea rows={3} maxLength={2_000} />
      </Form.Item>
      <Form.Item
        name="reference"
        label={t('disputes.notes.reference')}
        extra={t('disputes.late.referenceHint')}
        rules={needed}
      >
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </>
  );
}

/** Proposes the adjustment of an issued statement by what is known now; a second person of finance approves it. */
export function AdjustDialog({ of }: { readonly of: LateFact }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Adjustment>();
  const [held, hold] = useKeptText(`adjust-late.${of.id}`);
  const done = useDisputeAct();
  const propose = useMutation(
    useTRPC().creditNotes.proposeAdjustment.mutationOptions({
      onSuccess: ({ totalFen }) => {
        hold('');
        setOpen(false);
        done(t('disputes.late.proposed', { amount: formatFen(totalFen) }));
      },
    }),
  );
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('disputes.late.adjust')}
      </Button>
      <Modal
        open={open}
        title={`${t('disputes.late.adjust')} · ${of.statement.number}`}
        okText={t('disputes.late.adjust')}
        cancelText={t('ui.back')}
        confirmLoading={propose.isPending}
        onCancel={() => setOpen(false)}
        onOk={() => form.submit()}
        destroyOnHidden
      >
        <p>{t('disputes.late.adjustWhy', { amount: formatFen(of.differenceFen) })}</p>
        <Form<Adjustment>
          form={form}
          layout="vertical"
          initialValues={typedOf(held)}
          onValuesChange={(_, values: Partial<Adjustment>) => hold(JSON.stringify(values))}
          onFinish={(values) => propose.mutate({ lateFactId: of.id, ...values })}
        >
          <AdjustmentFields />
        </Form>
        {propose.error ? <ProblemBlock error={propose.error} /> : null}
      </Modal>
    </>
  );
}

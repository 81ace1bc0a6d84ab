import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, DatePicker, Form, Input, InputNumber, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { ResourceSelect } from './resource-select.tsx';

interface CountValues {
  readonly resourceId: string;
  readonly quantity: string;
  readonly at: Dayjs;
  readonly evidence: string;
  readonly reason: string;
}

/** Enters days of work that people gave for a resource; it counts when a second person has confirmed it. */
export function EnterCount() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('usage.enter')}</Button>
      {open ? <EnterDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function EnterDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<CountValues>();
  const enter = useMutation(
    trpc.metering.enterCount.mutationOptions({
      onSuccess: () => {
        void message.success(t('usage.proposed'));
        void queryClient.invalidateQueries({ queryKey: trpc.metering.pathKey() });
        onClose();
      },
    }),
  );
  const required = [{ required: true, message: t('usage.needed') }];
  const send = ({ at, ...values }: CountValues) =>
    enter.mutate({ ...values, meter: 'service-days', at: at.toISOString() });
  return (
    <Modal
      open
      title={t('usage.enter')}
      okText={t('usage.enter')}
      confirmLoading={enter.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p>{t('usage.enterWhy')}</p>
      <Form<CountValues> form={form} layout="vertical" initialValues={{ at: dayjs() }} onFinish={send}>
        <Form.Item name="resourceId" label={t('usage.resource')} rules={required}>
          <ResourceSelect />
        </Form.Item>
        <Form.Item name="quantity" label={t('usage.days')} rules={required}>
          <InputNumber<string> stringMode min="0" max="10000" precision={2} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="at" label={t('usage.at')} rules={required}>
          <DatePicker showTime maxDate={dayjs()} />
        </Form.Item>
        <Form.Item name="evidence" label={t('usage.evidence')} rules={required}>
          <Input maxLength={500} placeholder={t('usage.evidenceHint')} />
        </Form.Item>
        <Form.Item name="reason" label={t('usage.reason')} rules={required}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </Form>
      {enter.isError ? <ProblemBlock error={enter.error} /> : null}
    </Modal>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../../api/trpc.ts';
import { useMe } from '../../../api/use-me.ts';
import { ProblemBlock } from '../../../ui/page/problem-block.tsx';
import type { Order, OrderLine } from './order-types.ts';

interface ConfirmFulfilmentProps {
  readonly order: Order;
  readonly line: OrderLine;
}

/** For platform engineers: says that a counted service was fulfilled. Charging starts at this instant, so it asks for words. */
export function ConfirmFulfilment({ order, line }: ConfirmFulfilmentProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const me = useMe();
  const waiting = order.state === 'provisioning' && line.fulfilment === 'counted' && line.state === 'open';
  if (!waiting || !me.holdsAny(['platform-engineer'])) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('operations.confirmFulfilment')}
      </Button>
      {open ? <ConfirmDialog lineId={line.id} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function ConfirmDialog({ lineId, onClose }: { readonly lineId: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ note: string }>();
  const confirm = useMutation(
    trpc.provisioning.confirmFulfilment.mutationOptions({
      onSuccess: ({ deliveryNote }) => {
        if (deliveryNote === null) void message.warning(t('operations.fulfilmentOutdated'));
        else void message.success(t('operations.fulfilmentConfirmed'));
        void queryClient.invalidateQueries({ queryKey: trpc.requests.pathKey() });
        onClose();
      },
    }),
  );
  return (
    <Modal
      open
      title={t('operations.confirmFulfilment')}
      okText={t('operations.confirmFulfilment')}
      confirmLoading={confirm.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p>{t('operations.fulfilmentWhy')}</p>
      <Form form={form} layout="vertical" onFinish={({ note }) => confirm.mutate({ lineId, note })}>
        <Form.Item
          name="note"
          label={t('operations.fulfilmentNote')}
          rules={[{ required: true, whitespace: true, max: 2_000, message: t('operations.fulfilmentNeeded') }]}
        >
          <Input.TextArea rows={3} placeholder={t('operations.fulfilmentPlaceholder')} />
        </Form.Item>
      </Form>
      {confirm.isError ? <ProblemBlock error={confirm.error} /> : null}
    </Modal>
  );
}

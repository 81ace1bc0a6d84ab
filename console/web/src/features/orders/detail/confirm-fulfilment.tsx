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

/** For platform engineers: says that a counted service was fulfilled, or has ended. Charging starts at this instant, or stops, so it asks for words. */
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
      {open ? <ConfirmDialog lineId={line.id} ends={order.kind === 'release'} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

interface ConfirmDialogProps {
  readonly lineId: string;
  /** The service is given back or taken back: confirming ends it. */
  readonly ends: boolean;
  readonly onClose: () => void;
}

function ConfirmDialog({ lineId, ends, onClose }: ConfirmDialogProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ note: string }>();
  const confirm = useMutation(
    trpc.provisioning.confirmFulfilment.mutationOptions({
      onSuccess: ({ deliveryNote }) => {
        if (deliveryNote === null) void message.warning(t('operations.fulfilmentOutdated'));
        else void message.success(t(ends ? 'operations.endConfirmed' : 'operations.fulfilmentConfirmed'));
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
      <p>{t(ends ? 'operations.endWhy' : 'operations.fulfilmentWhy')}</p>
      <Form form={form} layout="vertical" onFinish={({ note }) => confirm.mutate({ lineId, note })}>
        <Form.Item
          name="note"
          label={t('operations.fulfilmentNote')}
          rules={[
            {
              required: true,
              whitespace: true,
              max: 2_000,
              message: t(ends ? 'operations.endNeeded' : 'operations.fulfilmentNeeded'),
            },
          ]}
        >
          <Input.TextArea
            rows={3}
            placeholder={t(ends ? 'operations.endPlaceholder' : 'operations.fulfilmentPlaceholder')}
          />
        </Form.Item>
      </Form>
      {confirm.isError ? <ProblemBlock error={confirm.error} /> : null}
    </Modal>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../../api/trpc.ts';
import { useMe } from '../../../api/use-me.ts';
import { ProblemBlock } from '../../../ui/page/problem-block.tsx';
import type { Order, OrderLine } from './order-types.ts';

interface DeclineFulfilmentProps {
  readonly order: Order;
  readonly line: OrderLine;
}

/** For platform engineers: gives a counted service back that can't be fulfilled. It ends the request, so it asks for the reason. */
export function DeclineFulfilment({ order, line }: DeclineFulfilmentProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const me = useMe();
  const waiting = order.state === 'provisioning' && line.fulfilment === 'counted' && line.state === 'open';
  if (!waiting || !me.holdsAny(['platform-engineer'])) return null;
  return (
    <>
      <Button size="small" danger onClick={() => setOpen(true)}>
        {t('operations.declineFulfilment')}
      </Button>
      {open ? <DeclineDialog lineId={line.id} ordered={order.ordered === true} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

interface DeclineDialogProps {
  readonly lineId: string;
  /** The authority ordered the service taken back: giving that back leaves the service as it is. */
  readonly ordered: boolean;
  readonly onClose: () => void;
}

function DeclineDialog({ lineId, ordered, onClose }: DeclineDialogProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason: string }>();
  const decline = useMutation(
    trpc.provisioning.declineFulfilment.mutationOptions({
      onSuccess: () => {
        void message.success(t(ordered ? 'operations.orderDeclined' : 'operations.fulfilmentDeclined'));
        void queryClient.invalidateQueries({ queryKey: trpc.requests.pathKey() });
        onClose();
      },
    }),
  );
  return (
    <Modal
      open
      title={t('operations.declineFulfilment')}
      okText={t('operations.declineFulfilment')}
      okButtonProps={{ danger: true }}
      confirmLoading={decline.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p>{t(ordered ? 'operations.declineOrderWhy' : 'operations.declineWhy')}</p>
      <Form form={form} layout="vertical" onFinish={({ reason }) => decline.mutate({ lineId, reason })}>
        <Form.Item
          name="reason"
          label={t('operations.declineReason')}
          rules={[
            {
              required: true,
              whitespace: true,
              max: 2_000,
              message: t(ordered ? 'operations.declineOrderNeeded' : 'operations.declineNeeded'),
            },
          ]}
        >
          <Input.TextArea rows={3} />
        </Form.Item>
      </Form>
      {decline.isError ? <ProblemBlock error={decline.error} /> : null}
    </Modal>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';

/** Cancels an operation that has not been applied, with the reason. */
export function CancelOperation({ operationId }: { readonly operationId: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ reason: string }>();
  const cancel = useMutation(
    trpc.provisioning.cancel.mutationOptions({
      onSuccess: () => {
        void message.success(t('operations.cancelled'));
        void queryClient.invalidateQueries({ queryKey: trpc.provisioning.pathKey() });
        setOpen(false);
      },
    }),
  );
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        {t('operations.cancel')}
      </Button>
      <Modal
        open={open}
        title={t('operations.cancel')}
        okText={t('operations.cancel')}
        okButtonProps={{ danger: true }}
        cancelText={t('ui.back')}
        confirmLoading={cancel.isPending}
        onCancel={() => setOpen(false)}
        onOk={() => form.submit()}
        destroyOnHidden
      >
        <p>{t('operations.cancelWhy')}</p>
        <Form form={form} layout="vertical" onFinish={({ reason }) => cancel.mutate({ operationId, reason })}>
          <Form.Item
            name="reason"
            label={t('operations.cancelReason')}
            rules={[{ required: true, whitespace: true, message: t('operations.cancelNeeded') }]}
          >
            <Input.TextArea rows={3} maxLength={2_000} />
          </Form.Item>
        </Form>
        {cancel.isError ? <ProblemBlock error={cancel.error} /> : null}
      </Modal>
    </>
  );
}

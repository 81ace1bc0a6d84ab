import { useMutation } from '@tanstack/react-query';
import { Form, InputNumber, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { KeyShown } from './key-shown.tsx';
import { useKeyAct } from './use-key-act.ts';

interface RotateKeyDialogProps {
  readonly keyId: string;
  readonly prefix: string;
  readonly onClose: () => void;
}

/** Puts a new key in the place of one, which goes on for the overlap. */
export function RotateKeyDialog({ keyId, prefix, onClose }: RotateKeyDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ days: number; overlapHours: number }>();
  const rotate = useMutation(useTRPC().apiClients.rotateKey.mutationOptions({ onSuccess: useKeyAct() }));
  return (
    <Modal
      open
      title={t('keys.rotateTitle', { prefix })}
      okText={rotate.data ? t('ui.close') : t('keys.rotate')}
      cancelText={t('ui.back')}
      confirmLoading={rotate.isPending}
      onCancel={onClose}
      onOk={rotate.data ? onClose : () => form.submit()}
    >
      {rotate.data ? (
        <KeyShown issued={rotate.data} />
      ) : (
        <Form
          form={form}
          layout="vertical"
          initialValues={{ days: 90, overlapHours: 168 }}
          onFinish={(values) => rotate.mutate({ keyId, ...values })}
        >
          <p>{t('keys.rotateWhy')}</p>
          <Form.Item name="days" label={t('keys.days')} rules={[{ required: true }]}>
            <InputNumber min={1} max={365} precision={0} />
          </Form.Item>
          <Form.Item name="overlapHours" label={t('keys.overlap')} rules={[{ required: true }]}>
            <InputNumber min={0} max={720} precision={0} />
          </Form.Item>
        </Form>
      )}
      {rotate.isError ? <ProblemBlock error={rotate.error} /> : null}
    </Modal>
  );
}

import { useMutation } from '@tanstack/react-query';
import { Alert, Flex, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { Copyable } from '../../ui/copyable.tsx';
import { Instant } from '../../ui/instant.tsx';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';

interface JoinTokenDialogProps {
  readonly clouds: readonly { readonly value: string; readonly label: string }[];
  readonly onClose: () => void;
}

/** Makes a one-time token and shows it once. */
export function JoinTokenDialog({ clouds, onClose }: JoinTokenDialogProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [form] = Form.useForm<{ cloudId: string; minutes: number; node?: string }>();
  const send = ({ node, ...values }: { cloudId: string; minutes: number; node?: string }) =>
    make.mutate({ ...values, ...(node ? { node } : {}) });
  const make = useMutation(trpc.fleet.createJoinToken.mutationOptions());
  return (
    <Modal
      open
      title={t('fleet.enrolTitle')}
      okText={make.data ? t('ui.close') : t('fleet.enrolMake')}
      confirmLoading={make.isPending}
      onCancel={onClose}
      onOk={make.data ? onClose : () => form.submit()}
    >
      <p>{t('fleet.enrolWhy')}</p>
      {make.data ? (
        <Flex vertical gap={8}>
          <Alert type="warning" showIcon title={t('fleet.tokenOnce')} />
          <div>{t('fleet.token')}</div>
          <Copyable text={make.data.token} code />
          <div>
            {t('fleet.tokenUntil')} <Instant at={make.data.expiresAt} precision="second" />
          </div>
        </Flex>
      ) : (
        <Form form={form} layout="vertical" initialValues={{ minutes: 60 }} onFinish={send}>
          <Form.Item
            name="cloudId"
            label={t('fleet.enrolCloud')}
            rules={[{ required: true, message: t('fleet.enrolNeeded') }]}
          >
            <Select options={[...clouds]} />
          </Form.Item>
          <Form.Item name="minutes" label={t('fleet.enrolMinutes')}>
            <InputNumber min={1} max={1_440} precision={0} />
          </Form.Item>
          <Form.Item name="node" label={t('fleet.enrolAgain')} help={t('fleet.enrolAgainWhy')}>
            <Input maxLength={253} />
          </Form.Item>
        </Form>
      )}
      {make.isError ? <ProblemBlock error={make.error} /> : null}
    </Modal>
  );
}

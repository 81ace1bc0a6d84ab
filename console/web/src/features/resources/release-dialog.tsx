import { useMutation } from '@tanstack/react-query';
import { Alert, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../api/new-key.ts';
import { useTRPC } from '../../api/trpc.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import type { Resource } from './resource-types.ts';
import { useAfterSubmit } from './use-after-submit.ts';

interface ReleaseDialogProps {
  readonly resource: Resource;
  readonly onClose: () => void;
}

/** Asks for the release; what can't come back is said, and the resource's number is typed. */
export function ReleaseDialog({ resource, onClose }: ReleaseDialogProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [key] = useState(newKey);
  const [form] = Form.useForm<{ reason: string; typed: string }>();
  const release = useMutation(trpc.requests.submitRelease.mutationOptions({ onSuccess: useAfterSubmit() }));
  return (
    <Modal
      open
      title={`${t('resources.releaseTitle')} ${resource.number}`}
      okText={t('resources.releaseSubmit')}
      okButtonProps={{ danger: true }}
      confirmLoading={release.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={({ reason }) => release.mutate({ resourceId: resource.id, key, reason })}
      >
        <Alert className="zy-section" type="warning" showIcon title={t('resources.releaseWarn')} />
        <Form.Item
          name="reason"
          label={t('resources.reason')}
          rules={[{ required: true, whitespace: true, message: t('resources.reasonNeeded') }]}
        >
          <Input.TextArea rows={3} maxLength={2_000} />
        </Form.Item>
        <Form.Item
          name="typed"
          label={t('resources.releaseType', { number: resource.number })}
          rules={[{ required: true, type: 'enum', enum: [resource.number], message: t('resources.releaseMismatch') }]}
        >
          <Input autoComplete="off" />
        </Form.Item>
      </Form>
      {release.isError ? <ProblemBlock error={release.error} /> : null}
    </Modal>
  );
}

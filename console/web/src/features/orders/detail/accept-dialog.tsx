import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../../api/trpc.ts';
import { ProblemBlock } from '../../../ui/page/problem-block.tsx';

const SCORES = [5, 4, 3, 2, 1] as const;
const SCORE_WORDS = {
  1: 'orders.scoreWord1',
  2: 'orders.scoreWord2',
  3: 'orders.scoreWord3',
  4: 'orders.scoreWord4',
  5: 'orders.scoreWord5',
} as const;

interface AcceptDialogProps {
  readonly requestId: string;
  readonly onClose: () => void;
}

/** Acceptance and rating in one act: 1 to 5, and why. */
export function AcceptDialog({ requestId, onClose }: AcceptDialogProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ score: number; reason: string }>();
  const accept = useMutation(
    trpc.evaluation.accept.mutationOptions({
      onSuccess: () => {
        void message.success(t('orders.accepted'));
        void queryClient.invalidateQueries({ queryKey: trpc.requests.pathKey() });
        onClose();
      },
    }),
  );
  return (
    <Modal
      open
      title={t('orders.acceptTitle')}
      okText={t('orders.accept')}
      confirmLoading={accept.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p>{t('orders.acceptWhy')}</p>
      <Form form={form} layout="vertical" onFinish={(rating) => accept.mutate({ requestId, ...rating })}>
        <Form.Item
          name="score"
          label={t('orders.score')}
          rules={[{ required: true, message: t('orders.scoreNeeded') }]}
        >
          <Radio.Group
            optionType="button"
            options={SCORES.map((score) => ({ value: score, label: `${score} ${t(SCORE_WORDS[score])}` }))}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('orders.scoreReason')}
          rules={[{ required: true, whitespace: true, message: t('orders.scoreReasonNeeded') }]}
        >
          <Input.TextArea rows={3} maxLength={2_000} showCount />
        </Form.Item>
      </Form>
      {accept.isError ? <ProblemBlock error={accept.error} /> : null}
    </Modal>
  );
}

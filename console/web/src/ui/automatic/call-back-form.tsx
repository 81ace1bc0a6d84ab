import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ProblemBlock } from '../page/problem-block.tsx';

/** Takes the request out of the rule's hands, with the reason: people decide it then. */
export function CallBackForm({ requestId }: { readonly requestId: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const refresh = () => {
    void queryClient.invalidateQueries({ queryKey: trpc.approvals.pathKey() });
    void queryClient.invalidateQueries({ queryKey: trpc.requests.pathKey() });
  };
  const callBack = useMutation(
    trpc.approvals.callBack.mutationOptions({
      onSuccess: () => {
        void message.success(t('approvals.automatic.calledBack'));
        refresh();
      },
      onError: refresh,
    }),
  );
  return (
    <Form<{ reason: string }> layout="vertical" onFinish={({ reason }) => callBack.mutate({ requestId, reason })}>
      <Form.Item
        name="reason"
        label={t('approvals.automatic.reason')}
        rules={[{ required: true, whitespace: true, message: t('approvals.automatic.reasonNeeded') }]}
      >
        <Input.TextArea rows={2} maxLength={2_000} />
      </Form.Item>
      {callBack.isError ? <ProblemBlock error={callBack.error} /> : null}
      <Button htmlType="submit" loading={callBack.isPending}>
        {t('approvals.automatic.callBack')}
      </Button>
    </Form>
  );
}

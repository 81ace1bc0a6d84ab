import { useMutation } from '@tanstack/react-query';
import { App, Button, Flex, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { useRefused } from '../../ui/page/use-refused.ts';
import { DecideDialog } from './decide-dialog.tsx';
import { DisputeEvidence } from './dispute-evidence.tsx';
import type { Dispute } from './dispute-types.ts';
import { useDisputeAct } from './use-dispute-act.ts';

/** Says that the dispute was changed, and has the page read again. */
function useDone() {
  const { t } = useTranslation();
  const done = useDisputeAct();
  return { onSuccess: ({ number }: { readonly number: string }) => done(t('disputes.done', { number })) };
}

function Withdraw({ of }: { readonly of: Dispute }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const refused = useRefused();
  const withdraw = useMutation(
    useTRPC().disputes.withdraw.mutationOptions({ ...useDone(), onError: (error) => refused(error) }),
  );
  const ask = () =>
    modal.confirm({
      title: t('disputes.acts.withdraw'),
      content: t('disputes.withdrawAsk'),
      okText: t('disputes.acts.withdraw'),
      onOk: () => withdraw.mutateAsync({ disputeId: of.id }).catch(() => undefined),
    });
  return (
    <Button danger loading={withdraw.isPending} onClick={ask}>
      {t('disputes.acts.withdraw')}
    </Button>
  );
}

function Say({ of }: { readonly of: Dispute }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ text: string }>();
  const { onSuccess } = useDone();
  const say = useMutation(
    useTRPC().disputes.say.mutationOptions({
      onSuccess: (said) => {
        form.resetFields();
        onSuccess(said);
      },
    }),
  );
  return (
    <Form form={form} layout="vertical" onFinish={({ text }) => say.mutate({ disputeId: of.id, text })}>
      <Form.Item
        name="text"
        label={t('disputes.sayText')}
        extra={t('disputes.sayHint')}
        rules={[{ required: true, whitespace: true, message: t('disputes.needed') }]}
      >
        <Input.TextArea rows={3} maxLength={2_000} />
      </Form.Item>
      <Button htmlType="submit" loading={say.isPending}>
        {t('disputes.acts.say')}
      </Button>
      {say.error ? <ProblemBlock error={say.error} /> : null}
    </Form>
  );
}

/** The caller's next acts on a dispute; none where it is somebody else's turn. */
export function DisputeActs({ of }: { readonly of: Dispute }) {
  const { t } = useTranslation();
  const take = useMutation(useTRPC().disputes.take.mutationOptions(useDone()));
  const may = (act: Dispute['acts'][number]) => of.acts.includes(act);
  return (
    <Flex vertical gap={12}>
      <Flex gap={8} wrap>
        {may('take') ? (
          <Button
            type={of.taken ? 'default' : 'primary'}
            loading={take.isPending}
            onClick={() => take.mutate({ disputeId: of.id })}
          >
            {t(of.taken ? 'disputes.acts.takeOver' : 'disputes.acts.take')}
          </Button>
        ) : null}
        {may('decide') ? <DecideDialog of={of} /> : null}
        {may('withdraw') ? <Withdraw of={of} /> : null}
      </Flex>
      {take.error ? <ProblemBlock error={take.error} /> : null}
      {may('say') ? <Say of={of} /> : null}
      {may('say') ? <DisputeEvidence of={of} /> : null}
    </Flex>
  );
}

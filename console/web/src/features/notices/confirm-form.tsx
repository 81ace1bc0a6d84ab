import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Flex, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { formatInstant } from '../../ui/format/instant.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';

type Claim = NonNullable<Outputs['people']['mailClaim']>;

interface ConfirmFormProps {
  readonly claim: Claim;
  readonly onAnother: () => void;
  readonly onDone: () => void;
}

/** Asks for the code that was mailed, and says how things stand with it. */
export function ConfirmForm({ claim, onAnother, onDone }: ConfirmFormProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const { message } = App.useApp();
  const confirm = useMutation(
    trpc.people.confirmMail.mutationOptions({
      onSuccess: ({ confirmed }) => {
        void client.invalidateQueries({ queryKey: trpc.people.mailClaim.queryKey() });
        if (!confirmed) return;
        void client.invalidateQueries({ queryKey: trpc.notices.preference.queryKey() });
        void message.success(t('notices.mailConfirmed'));
        onDone();
      },
    }),
  );
  const refused = confirm.data && !confirm.data.confirmed ? confirm.data : null;
  return (
    <Form layout="vertical" onFinish={({ code }: { code: string }) => confirm.mutate({ code })}>
      <p>
        <ClaimState claim={claim} />
      </p>
      <Form.Item
        name="code"
        label={t('notices.mailCode')}
        rules={[{ required: true, pattern: /^\d{6}$/, message: t('notices.mailCodeWrong') }]}
      >
        <Input inputMode="numeric" maxLength={6} autoComplete="one-time-code" />
      </Form.Item>
      {refused ? (
        <Alert
          role="alert"
          type="warning"
          showIcon
          title={t(`notices.mailRefused.${refused.standing}`, { left: refused.triesLeft })}
        />
      ) : null}
      {confirm.isError ? <ProblemBlock error={confirm.error} /> : null}
      <Flex gap={8} className="zy-section">
        <Button type="primary" htmlType="submit" loading={confirm.isPending}>
          {t('notices.mailConfirm')}
        </Button>
        <Button onClick={onAnother}>{t('notices.mailAnother')}</Button>
      </Flex>
    </Form>
  );
}

function ClaimState({ claim: { mail: address, expiresAt, triesLeft } }: { readonly claim: Claim }) {
  const { t } = useTranslation();
  if (!expiresAt) return t('notices.mailSending', { address });
  return t('notices.mailSentTo', { address, at: formatInstant(expiresAt), left: triesLeft });
}

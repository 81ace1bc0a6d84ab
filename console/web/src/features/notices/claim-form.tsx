import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';

interface ClaimFormProps {
  /** What was asked for before; empty: nothing. */
  readonly mail: string;
  readonly onSent: () => void;
}

/** Asks for the address, and for a code to be mailed there. */
export function ClaimForm({ mail, onSent }: ClaimFormProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const claim = useMutation(
    trpc.people.claimMail.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries({ queryKey: trpc.people.mailClaim.queryKey() });
        onSent();
      },
    }),
  );
  return (
    <Form
      layout="vertical"
      initialValues={{ mail }}
      onFinish={(values: { mail: string }) => claim.mutate({ mail: values.mail.trim() })}
    >
      <Form.Item
        name="mail"
        label={t('notices.mailNew')}
        rules={[{ required: true, type: 'email', message: t('notices.mailWrong') }]}
      >
        <Input type="email" maxLength={254} autoComplete="email" />
      </Form.Item>
      {claim.isError ? <ProblemBlock error={claim.error} /> : null}
      <Button type="primary" htmlType="submit" loading={claim.isPending}>
        {t('notices.mailSendCode')}
      </Button>
    </Form>
  );
}

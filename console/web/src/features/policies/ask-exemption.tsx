import { useMutation } from '@tanstack/react-query';
import { Button, DatePicker, Form, Input, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { usePolicyAct } from './use-policy-act.ts';

interface Answer {
  readonly stack?: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly reason: string;
  readonly until: Dayjs;
}

const SCOPES = ['stack', 'namespace', 'name'] as const;
const PATTERN = /^[a-z0-9.*/-]+$/;

/** Asks that findings of a policy may stand for a while; a security administrator decides. */
export function AskExemption({ policy }: { readonly policy: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Answer>();
  const after = usePolicyAct()(t('policies.exemptionAsked'));
  const ask = useMutation(
    useTRPC().compliance.askExemption.mutationOptions({
      onSuccess: () => {
        after.onSuccess();
        setOpen(false);
      },
    }),
  );
  const submit = ({ stack, namespace, name, reason, until }: Answer) => {
    const where = { ...(stack ? { stack } : {}), ...(namespace ? { namespace } : {}), ...(name ? { name } : {}) };
    ask.mutate({ policy, where, reason, until: until.toDate().toISOString() });
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('policies.askExemption')}</Button>
      <Modal
        open={open}
        title={`${t('policies.askExemption')} ${policy}`}
        okText={t('policies.askExemption')}
        cancelText={t('ui.back')}
        confirmLoading={ask.isPending}
        onCancel={() => setOpen(false)}
        onOk={() => form.submit()}
        destroyOnHidden
      >
        <p>{t('policies.askExemptionWhy')}</p>
        <Form form={form} layout="vertical" onFinish={submit} initialValues={{ until: dayjs().add(14, 'day') }}>
          <ScopeFields />
          <Form.Item name="until" label={t('policies.until')} rules={[{ required: true }]}>
            <DatePicker showTime minDate={dayjs()} maxDate={dayjs().add(92, 'day')} />
          </Form.Item>
          <Form.Item
            name="reason"
            label={t('ui.reason')}
            rules={[{ required: true, whitespace: true, message: t('ui.reasonNeeded') }]}
          >
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
        </Form>
        {ask.error ? <ProblemBlock error={ask.error} /> : null}
      </Modal>
    </>
  );
}

/** What the exemption is for; at least one of the three. */
function ScopeFields() {
  const { t } = useTranslation();
  return SCOPES.map((scope) => (
    <Form.Item
      key={scope}
      name={scope}
      label={t(`policies.scope.${scope}`)}
      dependencies={SCOPES.filter((other) => other !== scope)}
      rules={[
        { pattern: PATTERN, message: t('policies.scopePattern') },
        ({ getFieldsValue }) => ({
          validator: () =>
            SCOPES.some((each) => getFieldsValue()[each])
              ? Promise.resolve()
              : Promise.reject(new Error(t('policies.scopeNeeded'))),
        }),
      ]}
    >
      <Input placeholder={t(`policies.scopeExample.${scope}`)} autoComplete="off" />
    </Form.Item>
  ));
}

import { useMutation } from '@tanstack/react-query';
import { type apiScopeSchema, issueKeySchema } from '@zhengyun/domain/api-clients/schemas.ts';
import { Form, InputNumber, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useTRPC } from '../../api/trpc.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import type { Account } from './account-columns.tsx';
import { KeyShown } from './key-shown.tsx';
import { useKeyAct } from './use-key-act.ts';
import { useScopeName } from './use-scope-name.ts';

type Scope = z.output<typeof apiScopeSchema>;
const SCOPES: readonly Scope[] = issueKeySchema.shape.scopes.element.options;

interface IssueKeyDialogProps {
  readonly account: Account;
  readonly onClose: () => void;
}

/** Its owner issues a key of an account and sees it once. */
export function IssueKeyDialog({ account, onClose }: IssueKeyDialogProps) {
  const { t } = useTranslation();
  const scopeName = useScopeName();
  const [form] = Form.useForm<{ scopes: Scope[]; days: number }>();
  const issue = useMutation(useTRPC().apiClients.issueKey.mutationOptions({ onSuccess: useKeyAct() }));
  return (
    <Modal
      open
      title={`${t('keys.issue')} · ${account.name}`}
      okText={issue.data ? t('ui.close') : t('keys.issue')}
      cancelText={t('ui.back')}
      confirmLoading={issue.isPending}
      onCancel={onClose}
      onOk={issue.data ? onClose : () => form.submit()}
    >
      {issue.data ? (
        <KeyShown issued={issue.data} />
      ) : (
        <Form
          form={form}
          layout="vertical"
          initialValues={{ days: 90 }}
          onFinish={(values) => issue.mutate({ accountId: account.id, ...values })}
        >
          <p>{t('keys.issueWhy')}</p>
          <Form.Item
            name="scopes"
            label={t('keys.scopes')}
            rules={[{ required: true, message: t('keys.scopesNeeded') }]}
          >
            <Select
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              options={SCOPES.map((scope) => ({ value: scope, label: scopeName(scope) }))}
            />
          </Form.Item>
          <Form.Item name="days" label={t('keys.days')} rules={[{ required: true }]}>
            <InputNumber min={1} max={365} precision={0} />
          </Form.Item>
        </Form>
      )}
      {issue.isError ? <ProblemBlock error={issue.error} /> : null}
    </Modal>
  );
}

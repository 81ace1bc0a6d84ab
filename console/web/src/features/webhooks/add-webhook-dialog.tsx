import { useMutation, useQueryClient } from '@tanstack/react-query';
import { addWebhookSchema } from '@zhengyun/domain/webhooks/schemas.ts';
import { Alert, Flex, Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Inputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { Copyable } from '../../ui/copyable.tsx';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { useKindName } from './use-kind-name.ts';

const KINDS = addWebhookSchema.shape.kinds.element.options;
const OPERATOR = 'operator';

interface Answer {
  readonly name: string;
  readonly url: string;
  readonly kinds: Inputs['webhooks']['add']['kinds'];
  /** Key of the department, or `operator`. */
  readonly owner: string;
}

/** Whose address it may be: one of the departments the caller approves for, or the operator's. */
function useOwners(): readonly { readonly value: string; readonly label: string }[] {
  const { t } = useTranslation();
  const { departments, grants, holdsAny } = useMe();
  const approves = (id: string) =>
    grants.some(({ role, department }) => role === 'department-approver' && department?.id === id);
  return [
    ...departments.filter(({ id }) => approves(id)).map(({ id, name }) => ({ value: id, label: name })),
    ...(holdsAny(['platform-engineer']) ? [{ value: OPERATOR, label: t('webhooks.operator') }] : []),
  ];
}

function SecretShown({ secret }: { readonly secret: string }) {
  const { t } = useTranslation();
  return (
    <Flex vertical gap={8}>
      <Alert type="warning" showIcon title={t('webhooks.secretOnce')} />
      <div>{t('webhooks.secret')}</div>
      <div className="zy-spec" style={{ overflowWrap: 'anywhere' }}>
        <Copyable text={secret} code />
      </div>
    </Flex>
  );
}

function Fields({ owners }: { readonly owners: ReturnType<typeof useOwners> }) {
  const { t } = useTranslation();
  const kindName = useKindName();
  return (
    <>
      <Form.Item
        name="name"
        label={t('webhooks.name')}
        rules={[{ required: true, whitespace: true, message: t('webhooks.nameNeeded') }]}
      >
        <Input maxLength={64} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="url"
        label={t('webhooks.url')}
        rules={[{ required: true, pattern: /^https:\/\/\S+$/, message: t('webhooks.urlNeeded') }]}
      >
        <Input maxLength={500} autoComplete="off" placeholder="https://" />
      </Form.Item>
      <Form.Item
        name="owner"
        label={t('webhooks.owner')}
        rules={[{ required: true, message: t('webhooks.ownerNeeded') }]}
      >
        <Select options={[...owners]} />
      </Form.Item>
      <Form.Item
        name="kinds"
        label={t('webhooks.kinds')}
        rules={[{ required: true, message: t('webhooks.kindsNeeded') }]}
      >
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={KINDS.map((kind) => ({ value: kind, label: kindName(kind) }))}
        />
      </Form.Item>
    </>
  );
}

/** Adds an address and shows its signing secret, this once. */
export function AddWebhookDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const [form] = Form.useForm<Answer>();
  const owners = useOwners();
  const add = useMutation(
    trpc.webhooks.add.mutationOptions({
      onSuccess: () => void client.invalidateQueries({ queryKey: trpc.webhooks.pathKey() }),
    }),
  );
  const submit = ({ owner, ...answer }: Answer) =>
    add.mutate({ ...answer, departmentId: owner === OPERATOR ? null : owner });
  return (
    <Modal
      open
      title={t('webhooks.add')}
      okText={add.data ? t('ui.close') : t('webhooks.add')}
      cancelText={t('ui.back')}
      confirmLoading={add.isPending}
      onCancel={onClose}
      onOk={add.data ? onClose : () => form.submit()}
    >
      {add.data ? (
        <SecretShown secret={add.data.secret} />
      ) : (
        <Form form={form} layout="vertical" initialValues={{ owner: owners[0]?.value }} onFinish={submit}>
          <p>{t('webhooks.addWhy')}</p>
          <Fields owners={owners} />
        </Form>
      )}
      {add.isError ? <ProblemBlock error={add.error} /> : null}
    </Modal>
  );
}

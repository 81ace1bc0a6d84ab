import { useMutation, useQuery } from '@tanstack/react-query';
import { clientRoleSchema } from '@zhengyun/domain/api-clients/schemas.ts';
import { Alert, App, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { useKeyAct } from './use-key-act.ts';

interface Answer {
  readonly name: string;
  readonly purpose: string;
  readonly ownerSubject: string;
  /** Role, and the department it is held for: `applicant/<key>`, `finance/`. */
  readonly held: string;
}
interface Choice {
  readonly value: string;
  readonly label: string;
  /** Roles of theirs that a program may have. */
  readonly held: readonly { readonly value: string; readonly label: string }[];
}

/** People who may own an account that the caller makes, with the roles of theirs that a program may have. */
function useOwners(search: string): readonly Choice[] {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const { holdsAny, departments } = useMe();
  const everywhere = holdsAny(['security-admin']);
  const all = useQuery({ ...trpc.people.list.queryOptions({ search: search || undefined }), enabled: everywhere });
  const ours = useQuery({ ...trpc.people.ofDepartment.queryOptions(), enabled: !everywhere });
  if (!everywhere) {
    const held = departments.map(({ id, name }) => ({
      value: `applicant/${id}`,
      label: `${t('words.role.applicant')} · ${name}`,
    }));
    return (ours.data?.items ?? []).map(({ subject, name }) => ({ value: subject, label: name, held }));
  }
  return (all.data?.items ?? []).map(({ subject, name, grants }) => ({
    value: subject,
    label: name,
    held: grants.flatMap(({ role, department }) =>
      clientRoleSchema.safeParse(role).success
        ? [
            {
              value: `${role}/${department?.id ?? ''}`,
              label: [t(`words.role.${role}`), department?.name].filter(Boolean).join(' · '),
            },
          ]
        : [],
    ),
  }));
}

function OwnerFields() {
  const { t } = useTranslation();
  const form = Form.useFormInstance<Answer>();
  const [search, setSearch] = useState('');
  const owners = useOwners(search);
  const subject = Form.useWatch('ownerSubject', form);
  const chosen = owners.find(({ value }) => value === subject);
  return (
    <>
      <Form.Item
        name="ownerSubject"
        label={t('keys.owner')}
        rules={[{ required: true, message: t('keys.ownerNeeded') }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label', onSearch: setSearch }}
          options={owners.map(({ value, label }) => ({ value, label }))}
          onChange={() => form.resetFields(['held'])}
        />
      </Form.Item>
      {chosen?.held.length === 0 ? (
        <Alert type="warning" showIcon title={t('keys.noRole')} />
      ) : (
        <Form.Item name="held" label={t('keys.role')} rules={[{ required: true, message: t('keys.roleNeeded') }]}>
          <Select disabled={!chosen} options={[...(chosen?.held ?? [])]} />
        </Form.Item>
      )}
    </>
  );
}

/** Makes a service account: what it is for, who answers for it, and in which role of theirs it acts. */
export function MakeAccountDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const refresh = useKeyAct();
  const [form] = Form.useForm<Answer>();
  const make = useMutation(
    useTRPC().apiClients.make.mutationOptions({
      onSuccess: () => {
        void message.success(t('keys.made'));
        refresh();
        onClose();
      },
    }),
  );
  const submit = ({ held, ...answer }: Answer) => {
    const [role, departmentId] = held.split('/');
    make.mutate({ ...answer, role: clientRoleSchema.parse(role), departmentId: departmentId || null });
  };
  return (
    <Modal
      open
      title={t('keys.make')}
      okText={t('keys.make')}
      cancelText={t('ui.back')}
      confirmLoading={make.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p>{t('keys.makeWhy')}</p>
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item
          name="name"
          label={t('keys.name')}
          rules={[{ required: true, whitespace: true, message: t('keys.nameNeeded') }]}
        >
          <Input maxLength={64} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="purpose"
          label={t('keys.purpose')}
          rules={[{ required: true, whitespace: true, message: t('keys.purposeNeeded') }]}
        >
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        <OwnerFields />
      </Form>
      {make.isError ? <ProblemBlock error={make.error} /> : null}
    </Modal>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ADMITTED_MLPS_GRADES, slugSchema } from '@zhengyun/rulebook/tier.ts';
import { App, Form, Input, Modal, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Inputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { AlikeSystems } from './alike-systems.tsx';

type NewSystem = Inputs['tenancy']['createSystem'];

/** Departments the reader approves for: whose systems they register. */
function useOwnDepartments() {
  const { departments, grants } = useMe();
  const approves = (id: string) =>
    grants.some(({ role, department }) => role === 'department-approver' && department?.id === id);
  return departments.filter(({ id }) => approves(id));
}

function SystemFields() {
  const { t } = useTranslation();
  const own = useOwnDepartments();
  const needed = (message: string) => [{ required: true, whitespace: true, message }];
  const slugRule = {
    validator: (_: unknown, slug: string | undefined) =>
      !slug || slugSchema.safeParse(slug).success
        ? Promise.resolve()
        : Promise.reject(new Error(t('systems.slugWrong'))),
  };
  return (
    <>
      <Form.Item
        name="ownerName"
        label={t('systems.owner')}
        extra={t('systems.ownerHelp')}
        rules={needed(t('systems.ownerNeeded'))}
      >
        <Input maxLength={64} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="mlpsGrade"
        label={t('systems.grade')}
        extra={t('systems.gradeHelp')}
        rules={[{ required: true, message: t('systems.gradeNeeded') }]}
      >
        <Radio.Group
          options={ADMITTED_MLPS_GRADES.map((grade) => ({ value: grade, label: t('systems.gradeN', { n: grade }) }))}
        />
      </Form.Item>
      <Form.Item
        name="departmentId"
        label={t('systems.department')}
        initialValue={own.length === 1 ? own[0]?.id : undefined}
        rules={[{ required: true, message: t('systems.departmentNeeded') }]}
      >
        <Select options={own.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item name="slug" label={t('systems.slug')} extra={t('systems.slugHelp')} rules={[slugRule]}>
        <Input maxLength={32} autoComplete="off" spellCheck={false} />
      </Form.Item>
    </>
  );
}

/** The form by which an approver registers a system of the department, with systems of a like name in view. */
export function RegisterSystem({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<NewSystem>();
  const name: string = Form.useWatch('name', form) ?? '';
  const register = useMutation(
    trpc.tenancy.createSystem.mutationOptions({
      onSuccess: ({ number }) => {
        void message.success(t('systems.registered', { number }));
        void client.invalidateQueries({ queryKey: trpc.tenancy.pathKey() });
        onClose();
      },
    }),
  );
  return (
    <Modal
      open
      title={t('systems.register')}
      okText={t('systems.register')}
      cancelText={t('ui.back')}
      confirmLoading={register.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p>{t('systems.registerWhy')}</p>
      <Form<NewSystem>
        form={form}
        layout="vertical"
        scrollToFirstError
        onFinish={({ slug, ...system }) => register.mutate({ ...system, ...(slug ? { slug } : {}) })}
      >
        <Form.Item
          name="name"
          label={t('systems.name')}
          rules={[{ required: true, whitespace: true, message: t('systems.nameNeeded') }]}
        >
          <Input maxLength={128} autoComplete="off" placeholder={t('systems.nameHint')} />
        </Form.Item>
        <AlikeSystems name={name} />
        <SystemFields />
      </Form>
      {register.error ? <ProblemBlock error={register.error} /> : null}
    </Modal>
  );
}

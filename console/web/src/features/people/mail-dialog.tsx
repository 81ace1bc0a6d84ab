import { useMutation } from '@tanstack/react-query';
import { App, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { isHidden } from '../../ui/guarded.tsx';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import type { Person } from './person.ts';
import { usePeopleAct } from './use-people-act.ts';

interface MailDialogProps {
  readonly person: Person;
  readonly onClose: () => void;
}

/** Enters or removes a person's official mail address. */
export function MailDialog({ person, onClose }: MailDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const refresh = usePeopleAct();
  const [form] = Form.useForm<{ mail?: string }>();
  const save = useMutation(
    useTRPC().people.setMail.mutationOptions({
      onSuccess: () => {
        void message.success(t('people.mailSaved'));
        refresh();
        onClose();
      },
    }),
  );
  return (
    <Modal
      open
      title={`${t('people.mail')} · ${person.name}`}
      okText={t('people.mail')}
      cancelText={t('ui.back')}
      confirmLoading={save.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p>{t('people.mailWhy')}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ mail: isHidden(person.mail) ? '' : (person.mail ?? '') }}
        onFinish={({ mail = '' }) => save.mutate({ personId: person.id, mail: mail.trim() || null })}
      >
        <Form.Item name="mail" label={t('people.address')} rules={[{ type: 'email', message: t('people.mailWrong') }]}>
          <Input type="email" maxLength={254} autoComplete="off" />
        </Form.Item>
      </Form>
      {save.isError ? <ProblemBlock error={save.error} /> : null}
    </Modal>
  );
}

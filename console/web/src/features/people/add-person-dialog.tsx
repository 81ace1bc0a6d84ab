import { useMutation } from '@tanstack/react-query';
import { App, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { usePeopleAct } from './use-people-act.ts';

/** Adds a real-name account, by the name that the identity provider knows it by. */
export function AddPersonDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const refresh = usePeopleAct();
  const [form] = Form.useForm<{ subject: string; realName: string }>();
  const add = useMutation(
    useTRPC().people.add.mutationOptions({
      onSuccess: ({ added }) => {
        void message.success(t(added ? 'people.added' : 'people.there'));
        refresh();
        onClose();
      },
    }),
  );
  return (
    <Modal
      open
      title={t('people.add')}
      okText={t('people.add')}
      cancelText={t('ui.back')}
      confirmLoading={add.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p>{t('people.addWhy')}</p>
      <Form form={form} layout="vertical" onFinish={(values) => add.mutate(values)}>
        <Form.Item
          name="realName"
          label={t('people.name')}
          rules={[{ required: true, whitespace: true, message: t('people.nameNeeded') }]}
        >
          <Input maxLength={64} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="subject"
          label={t('people.subject')}
          rules={[{ required: true, whitespace: true, message: t('people.subjectNeeded') }]}
        >
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      </Form>
      {add.isError ? <ProblemBlock error={add.error} /> : null}
    </Modal>
  );
}

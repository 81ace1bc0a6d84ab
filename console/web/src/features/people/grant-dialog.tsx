import { useMutation, useQuery } from '@tanstack/react-query';
import { tierSchema } from '@zhengyun/rulebook/tier.ts';
import { App, Form, Modal, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { type Asked, GrantFields } from './grant-fields.tsx';
import type { Person } from './person.ts';
import { usePeopleAct } from './use-people-act.ts';

interface GrantDialogProps {
  readonly person: Person;
  readonly onClose: () => void;
}

/** Grants a person a role: which, in which organisation or department, on which cloud or tier, until when. */
export function GrantDialog({ person, onClose }: GrantDialogProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const { message } = App.useApp();
  const refresh = usePeopleAct();
  const [form] = Form.useForm<Asked>();
  const choices = useQuery(trpc.people.grantChoices.queryOptions({ personId: person.id }));
  const grant = useMutation(
    trpc.people.grant.mutationOptions({
      onSuccess: ({ added }) => {
        void message.success(t(added ? 'people.granted' : 'people.grantedAgain'));
        refresh();
        onClose();
      },
    }),
  );
  const send = ({ role, organisationId, departmentId, place, lastDay }: Asked) => {
    const tier = tierSchema.safeParse(place).data ?? null;
    grant.mutate({
      personId: person.id,
      role,
      organisationId,
      departmentId: departmentId ?? null,
      cloudId: tier === null ? place || null : null,
      tier,
      lastDay: lastDay?.format('YYYY-MM-DD') ?? null,
    });
  };
  return (
    <Modal
      open
      title={`${t('people.grant')} · ${person.name}`}
      okText={t('people.grant')}
      cancelText={t('ui.back')}
      okButtonProps={{ disabled: !choices.data }}
      confirmLoading={grant.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p>{t('people.grantWhy', { name: person.name })}</p>
      <Form form={form} layout="vertical" onFinish={send}>
        {choices.isError ? (
          <ProblemBlock error={choices.error} onRetry={() => void choices.refetch()} />
        ) : choices.data ? (
          <GrantFields form={form} choices={choices.data} />
        ) : (
          <Skeleton active />
        )}
      </Form>
      {grant.isError ? <ProblemBlock error={grant.error} /> : null}
    </Modal>
  );
}

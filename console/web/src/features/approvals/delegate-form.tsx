import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, DatePicker, Flex, Form, Input, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';

type Duty = Outputs['approvals']['delegates']['roles'][number];

interface Asked {
  readonly duty: string;
  readonly delegateId: string;
  readonly days: readonly [Dayjs, Dayjs];
  readonly reason: string;
}

const keyOf = ({ role, department }: Duty): string => `${role} ${department?.id ?? ''}`;

function useDelegate(onDone: () => void) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const { message } = App.useApp();
  return useMutation(
    trpc.approvals.delegate.mutationOptions({
      onSuccess: () => {
        void message.success(t('approvals.delegated'));
        void client.invalidateQueries({ queryKey: trpc.approvals.delegations.pathKey() });
        onDone();
      },
    }),
  );
}

/** Lets a colleague of the same seat decide in one's place for some days; only who may is offered. */
export function DelegateForm() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [form] = Form.useForm<Asked>();
  const { data } = useQuery(trpc.approvals.delegates.queryOptions());
  const delegate = useDelegate(() => form.resetFields());
  const duties = data?.roles ?? [];
  const chosen = Form.useWatch('duty', form);
  const duty = duties.find((each) => keyOf(each) === chosen);
  const required = [{ required: true, message: t('approvals.delegateMissing') }];
  const send = ({ delegateId, days, reason }: Asked) => {
    if (!duty) return;
    const [from, until] = days.map((day) => day.format('YYYY-MM-DD'));
    const period = { fromDay: from ?? '', untilDay: until ?? '' };
    delegate.mutate({ role: duty.role, departmentId: duty.department?.id ?? null, delegateId, reason, ...period });
  };
  return (
    <Form<Asked> form={form} layout="vertical" onFinish={send}>
      <p className="zy-faint">{t('approvals.delegateCovers')}</p>
      {delegate.isError ? <ProblemBlock error={delegate.error} /> : null}
      <Flex gap={16} wrap align="flex-start">
        <Form.Item name="duty" label={t('approvals.delegatedRole')} rules={required}>
          <Select
            className="zy-filter"
            options={duties.map((each) => ({
              value: keyOf(each),
              label: [t(`words.role.${each.role}`), each.department?.name].filter(Boolean).join(' · '),
            }))}
            onChange={() => form.resetFields(['delegateId'])}
          />
        </Form.Item>
        <Form.Item
          name="delegateId"
          label={t('approvals.delegate')}
          rules={required}
          {...(duty && duty.people.length === 0 ? { help: t('approvals.nobodyToDelegate') } : {})}
        >
          <Select
            className="zy-filter"
            disabled={!duty}
            options={(duty?.people ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item name="days" label={t('approvals.days')} rules={required}>
          {/* The label of the field names its first input alone. */}
          <DatePicker.RangePicker aria-label={t('approvals.days')} />
        </Form.Item>
        <Form.Item name="reason" label={t('approvals.delegationReason')} rules={required} className="zy-grow">
          <Input maxLength={500} />
        </Form.Item>
      </Flex>
      <Button type="primary" htmlType="submit" loading={delegate.isPending}>
        {t('approvals.delegateSend')}
      </Button>
    </Form>
  );
}

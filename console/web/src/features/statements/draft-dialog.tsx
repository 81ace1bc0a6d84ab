import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, DatePicker, Form, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { monthOfInstant } from '../../ui/format/instant.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';

interface DraftValues {
  readonly departmentId: string;
  readonly month: Dayjs;
}

/** Builds or rebuilds the draft of one department's month; departments are those with a contract. */
export function DraftDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [form] = Form.useForm<DraftValues>();
  const contracts = useQuery(trpc.contracts.list.queryOptions({ limit: 200 }));
  const departments = new Map((contracts.data?.items ?? []).map(({ department }) => [department.id, department.name]));
  const draft = useMutation(
    trpc.settlement.draftMonthToDate.mutationOptions({
      onSuccess: ({ statementId, number }) => {
        void message.success(t('statements.drafted', { number }));
        void queryClient.invalidateQueries({ queryKey: trpc.settlement.pathKey() });
        void navigate(`/statements/${statementId}`);
      },
    }),
  );
  const required = [{ required: true, message: t('statements.draftNeeded') }];
  return (
    <Modal
      open
      title={t('statements.draftTitle')}
      okText={t('statements.draft')}
      confirmLoading={draft.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p>{t('statements.draftWhy')}</p>
      <Form<DraftValues>
        form={form}
        layout="vertical"
        initialValues={{ month: dayjs(`${monthOfInstant(new Date())}-01`) }}
        onFinish={({ departmentId, month }) => draft.mutate({ departmentId, month: month.format('YYYY-MM') })}
      >
        <Form.Item name="departmentId" label={t('statements.draftDepartment')} rules={required}>
          <Select
            loading={contracts.isLoading}
            options={[...departments].map(([value, label]) => ({ value, label }))}
            showSearch={{ optionFilterProp: 'label' }}
          />
        </Form.Item>
        <Form.Item name="month" label={t('statements.draftMonth')} rules={required}>
          <DatePicker picker="month" allowClear={false} />
        </Form.Item>
      </Form>
      {draft.isError ? <ProblemBlock error={draft.error} /> : null}
      {contracts.isError ? <ProblemBlock error={contracts.error} /> : null}
    </Modal>
  );
}

import { useMutation } from '@tanstack/react-query';
import { DatePicker, Form, Input, InputNumber, Modal, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { beijingDay } from '../../ui/format/beijing-day.ts';
import { fenOfYuan } from '../../ui/format/fen.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { useAllDepartments } from '../../ui/use-all-departments.ts';
import { useAssetStored } from './use-asset-stored.ts';

interface Values {
  readonly departmentId: string;
  readonly name: string;
  readonly on?: Dayjs | null;
  readonly acquired?: string | null;
  readonly residual?: string | null;
}

/** What is given of it; what nobody knows stays out. */
function given({ on, acquired, residual }: Values) {
  const acquiredFen = acquired ? fenOfYuan(acquired) : null;
  const residualFen = residual ? fenOfYuan(residual) : null;
  return {
    ...(on ? { acquiredOn: on.format('YYYY-MM-DD') } : {}),
    ...(acquiredFen === null ? {} : { acquiredFen }),
    ...(residualFen === null ? {} : { residualFen }),
  };
}

function BookFields() {
  const { t } = useTranslation();
  const today = beijingDay(new Date());
  const amount = <InputNumber<string> stringMode min="0" max="9999999999999" precision={2} className="zy-wide" />;
  return (
    <>
      <Form.Item name="on" label={t('savings.acquiredOn')} extra={t('savings.mayStayOpen')}>
        <DatePicker className="zy-wide" disabledDate={(day) => day.format('YYYY-MM-DD') > today} />
      </Form.Item>
      <Form.Item name="acquired" label={t('savings.acquiredYuan')}>
        {amount}
      </Form.Item>
      <Form.Item
        name="residual"
        label={t('savings.residualYuan')}
        dependencies={['acquired']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, residual: string | null | undefined) => {
              const acquired: string | null | undefined = getFieldValue('acquired');
              const within = BigInt(fenOfYuan(residual ?? '') ?? 0) <= BigInt(fenOfYuan(acquired ?? '') ?? -1);
              return !residual || within
                ? Promise.resolve()
                : Promise.reject(new Error(t('savings.residualWithinCost')));
            },
          }),
        ]}
      >
        {amount}
      </Form.Item>
    </>
  );
}

/** The authority registers equipment of a department. */
export function RegisterAsset({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const departments = useAllDepartments();
  const stored = useAssetStored();
  const register = useMutation(
    useTRPC().assets.register.mutationOptions({
      onSuccess: () => {
        stored();
        onClose();
      },
    }),
  );
  return (
    <Modal
      open
      title={t('savings.register')}
      okText={t('savings.register')}
      cancelText={t('ui.back')}
      confirmLoading={register.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p>{t('savings.registerWhy')}</p>
      <Form<Values>
        form={form}
        layout="vertical"
        scrollToFirstError
        onFinish={(values) =>
          register.mutate({ departmentId: values.departmentId, name: values.name, ...given(values) })
        }
      >
        <Form.Item
          name="departmentId"
          label={t('savings.department')}
          rules={[{ required: true, message: t('savings.needed') }]}
        >
          <Select
            loading={departments.loading}
            showSearch={{ optionFilterProp: 'label' }}
            options={departments.all.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item
          name="name"
          label={t('savings.name')}
          rules={[{ required: true, whitespace: true, message: t('savings.needed') }]}
        >
          <Input maxLength={128} autoComplete="off" />
        </Form.Item>
        <BookFields />
      </Form>
      {register.error ? <ProblemBlock error={register.error} /> : null}
    </Modal>
  );
}

import { useMutation, useQuery } from '@tanstack/react-query';
import { CONTRACT_BEGINS, type ContractBegins } from '@zhengyun/domain/contracts/schemas.ts';
import { DatePicker, Flex, Form, Input, InputNumber, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { instantOfDay } from '../../ui/format/beijing-day.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { PartyFields } from './party-fields.tsx';
import { TermsFields } from './terms-fields.tsx';
import { type TermsForm, termsOfForm } from './terms-form-rules.ts';
import { useContractAct } from './use-contract-act.ts';

interface SignForm extends TermsForm {
  readonly departmentId: string;
  readonly operatorId: string;
  readonly supervisorId?: string;
  readonly authorityId?: string;
  readonly name: string;
  readonly begins: ContractBegins;
  readonly first: Dayjs;
  /** Last day that it is in force. */
  readonly last?: Dayjs;
  readonly termMonths?: number;
}

const BEGINS_WITH: Partial<SignForm> = {
  begins: 'fixed',
  how: 'spread',
  meteredHow: 'all',
  slaPolicy: 'sample-sla-2026',
  coefficientPolicy: 'sample-coefficient-2026',
};

/** When it is in force: between two days, or from what is delivered on. */
function TermFields({ begins }: { readonly begins: ContractBegins }) {
  const { t } = useTranslation();
  const needed = [{ required: true, message: t('contracts.needed') }];
  const after = ({ getFieldValue }: { getFieldValue: (name: string) => unknown }) => ({
    validator: (_: unknown, last: Dayjs | undefined) => {
      const first = getFieldValue('first') as Dayjs | undefined;
      if (!first || !last?.isBefore(first, 'day')) return Promise.resolve();
      return Promise.reject(new Error(t('contracts.endBeforeStart')));
    },
  });
  return (
    <Flex gap={16} wrap>
      <Form.Item name="begins" label={t('contracts.begin')}>
        <Select
          className="zy-search"
          options={CONTRACT_BEGINS.map((value) => ({ value, label: t(`contracts.begins.${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="first"
        label={t(begins === 'fixed' ? 'contracts.validFrom' : 'contracts.notBefore')}
        rules={needed}
      >
        <DatePicker allowClear={false} />
      </Form.Item>
      {begins === 'fixed' ? (
        <Form.Item name="last" label={t('contracts.lastDay')} dependencies={['first']} rules={[...needed, after]}>
          <DatePicker allowClear={false} />
        </Form.Item>
      ) : (
        <Form.Item name="termMonths" label={t('contracts.termMonths')} rules={needed}>
          <InputNumber min={1} max={120} precision={0} />
        </Form.Item>
      )}
    </Flex>
  );
}

/** The form as it is sent: from the beginning of the first day to the end of the last, in Shanghai. */
function inputOf(form: SignForm) {
  const { departmentId, operatorId, supervisorId, authorityId, name, begins, first, last, termMonths } = form;
  const fixed = begins === 'fixed';
  return {
    departmentId,
    operatorId,
    supervisorId: supervisorId ?? null,
    authorityId: authorityId ?? null,
    name,
    begins,
    validFrom: instantOfDay(first.format('YYYY-MM-DD')),
    ...(fixed && last ? { validTo: instantOfDay(last.add(1, 'day').format('YYYY-MM-DD')) } : {}),
    ...(!fixed && termMonths ? { termMonths } : {}),
    ...termsOfForm(form, !fixed),
  };
}

/** Enters a signed contract. */
export function SignDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const navigate = useNavigate();
  const done = useContractAct();
  const [form] = Form.useForm<SignForm>();
  const begins = Form.useWatch('begins', form) ?? 'fixed';
  const parties = useQuery(trpc.contracts.parties.queryOptions());
  const sign = useMutation(
    trpc.contracts.sign.mutationOptions({
      onSuccess: ({ contractId, number }) => {
        done(t('contracts.signed', { number }));
        void navigate(`/contracts/${contractId}`);
      },
    }),
  );
  return (
    <Modal
      open
      width={820}
      title={t('contracts.sign')}
      okText={t('contracts.sign')}
      cancelText={t('ui.back')}
      confirmLoading={sign.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p>{t('contracts.signWhy')}</p>
      <Form<SignForm>
        form={form}
        layout="vertical"
        scrollToFirstError
        initialValues={{ ...BEGINS_WITH, first: dayjs().startOf('year'), last: dayjs().endOf('year') }}
        onFinish={(values) => sign.mutate(inputOf(values))}
      >
        <Form.Item
          name="name"
          label={t('contracts.name')}
          rules={[{ required: true, whitespace: true, message: t('contracts.needed') }]}
        >
          <Input maxLength={128} />
        </Form.Item>
        <PartyFields parties={parties.data} />
        <TermFields begins={begins} />
        <TermsFields byMonths={begins !== 'fixed'} />
      </Form>
      {parties.error ? <ProblemBlock error={parties.error} /> : null}
      {sign.error ? <ProblemBlock error={sign.error} /> : null}
    </Modal>
  );
}

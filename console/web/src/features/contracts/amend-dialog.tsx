import { useMutation } from '@tanstack/react-query';
import { Button, DatePicker, Flex, Form, Input, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import type { Contract } from './contract-types.ts';
import { TermsFields } from './terms-fields.tsx';
import { formOfTerms, type TermsForm, termsOfForm } from './terms-form-rules.ts';
import { useContractAct } from './use-contract-act.ts';

interface AmendForm extends TermsForm {
  readonly fromMonth: Dayjs;
  readonly agreement: string;
  readonly reason: string;
}

interface AmendDialogProps {
  readonly contract: Contract;
  /** First month an amendment may be from. */
  readonly openFrom: string;
}

/** From when on, and by which paper. */
function AgreementFields({ openFrom }: Pick<AmendDialogProps, 'openFrom'>) {
  const { t } = useTranslation();
  const needed = { required: true, message: t('contracts.needed') };
  return (
    <Flex gap={16} wrap>
      <Form.Item name="fromMonth" label={t('contracts.amendFrom')} rules={[needed]}>
        <DatePicker picker="month" minDate={dayjs(`${openFrom}-01`)} allowClear={false} />
      </Form.Item>
      <Form.Item name="agreement" label={t('contracts.agreement')} rules={[{ ...needed, whitespace: true }]}>
        <Input maxLength={128} />
      </Form.Item>
    </Flex>
  );
}

function ReasonField() {
  const { t } = useTranslation();
  const needed = { required: true, whitespace: true, message: t('contracts.needed') };
  return (
    <Form.Item name="reason" label={t('ui.reason')} rules={[needed]}>
      <Input.TextArea rows={2} maxLength={500} />
    </Form.Item>
  );
}

/** Enters a supplementary agreement: the terms from a month on; months that are issued stay as they are. */
export function AmendDialog({ contract, openFrom }: AmendDialogProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<AmendForm>();
  const done = useContractAct();
  const amend = useMutation(
    useTRPC().contracts.amend.mutationOptions({
      onSuccess: ({ version }) => {
        setOpen(false);
        done(t('contracts.amended', { version }));
      },
    }),
  );
  const terms = contract.versions[0]?.terms;
  if (!terms) return null;
  const byMonths = terms.instalments?.some(({ dueOn }) => dueOn === undefined) ?? contract.begins !== 'fixed';
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('contracts.amend')}</Button>
      <Modal
        open={open}
        width={820}
        title={t('contracts.amend')}
        okText={t('contracts.amend')}
        cancelText={t('ui.back')}
        confirmLoading={amend.isPending}
        onCancel={() => setOpen(false)}
        onOk={() => form.submit()}
        destroyOnHidden
      >
        <p>{t('contracts.amendWhy', { month: openFrom })}</p>
        <Form<AmendForm>
          form={form}
          layout="vertical"
          preserve={false}
          scrollToFirstError
          initialValues={{ ...formOfTerms(terms), fromMonth: dayjs(`${openFrom}-01`) }}
          onFinish={({ fromMonth, agreement, reason, ...fields }) =>
            amend.mutate({
              contractId: contract.id,
              fromMonth: fromMonth.format('YYYY-MM'),
              agreement,
              reason,
              terms: termsOfForm(fields, byMonths),
            })
          }
        >
          <AgreementFields openFrom={openFrom} />
          <TermsFields byMonths={byMonths} fixedHow />
          <ReasonField />
        </Form>
        {amend.error ? <ProblemBlock error={amend.error} /> : null}
      </Modal>
    </>
  );
}

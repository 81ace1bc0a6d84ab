import { useMutation } from '@tanstack/react-query';
import { Button, DatePicker, Form, Input, InputNumber, Modal, Radio } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { monthOfInstant } from '../../ui/format/instant.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import type { Contract } from './contract-types.ts';
import { fenOf, ppmOf } from './terms-form-rules.ts';
import { useContractAct } from './use-contract-act.ts';

interface Values {
  readonly month: Dayjs;
  readonly how: 'sum' | 'rate';
  readonly yuan?: string;
  readonly percent?: string;
  readonly cause: string;
  readonly evidence: string;
}

function SumFields() {
  const { t } = useTranslation();
  const needed = [{ required: true, message: t('contracts.needed') }];
  return (
    <>
      <Form.Item name="how" label={t('contracts.penaltyHow')}>
        <Radio.Group
          options={[
            { value: 'sum', label: t('contracts.penaltyFixed') },
            { value: 'rate', label: t('contracts.penaltyRate') },
          ]}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['how']}>
        {({ getFieldValue }) =>
          getFieldValue('how') === 'rate' ? (
            <Form.Item name="percent" label={t('contracts.ratePercent')} rules={needed} extra={t('contracts.rateWhy')}>
              <InputNumber<string> stringMode min="0.0001" max="100" precision={4} className="zy-wide" />
            </Form.Item>
          ) : (
            <Form.Item name="yuan" label={t('contracts.amountYuan')} rules={needed}>
              <InputNumber<string> stringMode min="0.01" max="9999999999999" precision={2} className="zy-wide" />
            </Form.Item>
          )
        }
      </Form.Item>
    </>
  );
}

/** Holds a penalty against a month; it counts once somebody else agrees. */
export function EnterPenalty({ contract }: { readonly contract: Contract }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Values>();
  const done = useContractAct();
  const enter = useMutation(
    useTRPC().contracts.enterPenalty.mutationOptions({
      onSuccess: () => {
        setOpen(false);
        done(t('contracts.penaltyEntered'));
      },
    }),
  );
  const needed = [{ required: true, whitespace: true, message: t('contracts.needed') }];
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('contracts.enterPenalty')}</Button>
      <Modal
        open={open}
        title={t('contracts.enterPenalty')}
        okText={t('contracts.enterPenalty')}
        cancelText={t('ui.back')}
        confirmLoading={enter.isPending}
        onCancel={() => setOpen(false)}
        onOk={() => form.submit()}
        destroyOnHidden
      >
        <p>{t('contracts.enterPenaltyWhy')}</p>
        <Form<Values>
          form={form}
          layout="vertical"
          initialValues={{ how: 'sum', month: dayjs(`${monthOfInstant(new Date())}-01`) }}
          onFinish={({ month, how, yuan, percent, cause, evidence }) =>
            enter.mutate({
              contractId: contract.id,
              month: month.format('YYYY-MM'),
              ...(how === 'rate' ? { ratePpm: ppmOf(percent) ?? '0' } : { amountFen: fenOf(yuan) ?? '0' }),
              cause,
              evidence,
            })
          }
        >
          <Form.Item name="month" label={t('contracts.month')}>
            <DatePicker picker="month" allowClear={false} />
          </Form.Item>
          <SumFields />
          <Form.Item name="cause" label={t('contracts.cause')} rules={needed}>
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
          <Form.Item name="evidence" label={t('contracts.evidence')} rules={needed} extra={t('contracts.evidenceWhy')}>
            <Input maxLength={500} />
          </Form.Item>
        </Form>
        {enter.error ? <ProblemBlock error={enter.error} /> : null}
      </Modal>
    </>
  );
}

import { useMutation, useQuery } from '@tanstack/react-query';
import type { ErrorCode } from '@zhengyun/domain/verb/errors.ts';
import { errorMessage, type Locale } from '@zhengyun/rulebook/messages/message.ts';
import { Alert, Form, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../api/new-key.ts';
import { useTRPC } from '../../api/trpc.ts';
import { formatFen } from '../../ui/format/fen.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';
import type { Resource } from './resource-types.ts';
import { useAfterSubmit } from './use-after-submit.ts';

interface ExtendDialogProps {
  readonly resource: Resource;
  readonly onClose: () => void;
}
interface Wanted {
  readonly months: number;
  readonly reason: string;
}
const MONTHS = 12;

/** What the months that are being typed give and cost, or why they would be refused. */
function Foreseen({ resourceId, months }: { readonly resourceId: string; readonly months: number }) {
  const { t, i18n } = useTranslation();
  const { data, error } = useQuery(useTRPC().requests.foreseeExtend.queryOptions({ resourceId, months }));
  if (error) return <ProblemBlock error={error} />;
  if (!data) return null;
  const { refusal, lastDay, to, costFen, monthFen } = data;
  if (refusal) {
    const text = errorMessage(i18n.language as Locale, refusal.code satisfies ErrorCode, refusal.facts);
    return <Alert className="zy-section" type="error" showIcon title={text} />;
  }
  const price =
    costFen === null || monthFen === null
      ? t('resources.fitsPriceNone')
      : t('resources.extendCosts', { cost: formatFen(costFen), month: formatFen(monthFen) });
  return (
    <Alert
      className="zy-section"
      type="info"
      showIcon
      title={t('resources.extendTo', { from: lastDay, to })}
      description={price}
    />
  );
}

/** Asks for the lease to end later, with the new last day and the price to it in view. */
export function ExtendDialog({ resource, onClose }: ExtendDialogProps) {
  const { t } = useTranslation();
  const [key] = useState(newKey);
  const [form] = Form.useForm<Wanted>();
  const extend = useMutation(useTRPC().requests.submitExtend.mutationOptions({ onSuccess: useAfterSubmit() }));
  const months = useDebounced(Form.useWatch('months', form) ?? MONTHS, 300);
  return (
    <Modal
      open
      title={`${t('resources.extendTitle')} ${resource.number}`}
      okText={t('resources.extendSubmit')}
      confirmLoading={extend.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ months: MONTHS }}
        onFinish={(wanted) => extend.mutate({ resourceId: resource.id, key, ...wanted })}
      >
        <p>{t('resources.extendWhy')}</p>
        <Form.Item
          name="months"
          label={t('resources.extendMonths')}
          rules={[{ required: true, message: t('resources.extendMonthsNeeded') }]}
        >
          <InputNumber min={1} max={36} precision={0} />
        </Form.Item>
        <Foreseen resourceId={resource.id} months={months} />
        <Form.Item
          name="reason"
          label={t('resources.reason')}
          rules={[{ required: true, whitespace: true, message: t('resources.reasonNeeded') }]}
        >
          <Input.TextArea rows={3} maxLength={2_000} />
        </Form.Item>
      </Form>
      {extend.isError ? <ProblemBlock error={extend.error} /> : null}
    </Modal>
  );
}

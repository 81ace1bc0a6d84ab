import type { ItemCode } from '@zhengyun/rulebook/catalogue.ts';
import { Alert, Button, Flex, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../api/use-me.ts';
import { formatInstant } from '../../../ui/format/instant.ts';
import { Panel } from '../../../ui/page/panel.tsx';
import { ProblemBlock } from '../../../ui/page/problem-block.tsx';
import { useLeaveGuard } from '../../../ui/use-leave-guard.tsx';
import { BasicsFields } from './basics-fields.tsx';
import { FileImport } from './file-import.tsx';
import { LineFields } from './line-fields.tsx';
import type { Offer } from './offer.ts';
import { OrderSide } from './order-side.tsx';
import { emptyOrder, type OrderValues, withLine } from './order-values.ts';
import { ProblemSummary } from './problem-summary.tsx';
import { useOrderCheck } from './use-order-check.ts';
import { useOrderDraft } from './use-order-draft.ts';
import { useSubmitOrder } from './use-submit-order.ts';

interface OrderFormProps extends Offer {
  /** Item that the catalogue sent here: a new order's first line, or one more line of the order that was not sent. */
  readonly addItem: ItemCode | undefined;
}

/** The order itself on the left; what it costs, what it takes of the quota and the submit button on the right. */
export function OrderForm({ addItem, ...offer }: OrderFormProps) {
  const { person } = useMe();
  const [form] = Form.useForm<OrderValues>();
  const values = Form.useWatch([], form) as OrderValues | undefined;
  const [dirty, setDirty] = useState(false);
  const draft = useOrderDraft(person.id, values, dirty);
  const [first] = useState(() => firstValues(draft.restored?.values, addItem));
  const submit = useSubmitOrder(form, () => {
    setDirty(false);
    draft.discard();
  });
  const foreseen = useOrderCheck(form, values);
  useLeaveGuard(dirty && !submit.sent);
  const start = (next: OrderValues) => {
    form.setFieldsValue(next as never);
    setDirty(true);
  };
  const system = offer.systems.find(({ id }) => id === values?.systemId);
  return (
    <Form<OrderValues>
      form={form}
      layout="vertical"
      scrollToFirstError
      initialValues={first}
      onValuesChange={() => {
        setDirty(true);
        submit.forget();
      }}
      onFinish={submit.send}
    >
      <div className="zy-with-side">
        <div>
          {draft.restored ? (
            <RestoredNotice
              onDiscard={() => {
                draft.discard();
                form.setFieldsValue(emptyOrder(addItem) as never);
              }}
            />
          ) : null}
          <ProblemSummary problems={submit.problems.length > 0 ? submit.problems : foreseen} />
          {submit.error ? <ProblemBlock error={submit.error} /> : null}
          <FileImport onOrder={start} />
          <BasicsFields systems={offer.systems} />
          <LineFields offer={offer} mlpsGrade={values?.mlpsGrade} />
        </div>
        <OrderSide values={values} clouds={offer.clouds} department={system?.department}>
          <SubmitBox busy={submit.busy} department={system?.department.name} savedAt={draft.savedAt} />
        </OrderSide>
      </div>
    </Form>
  );
}

function firstValues(restored: OrderValues | undefined, addItem: ItemCode | undefined): OrderValues {
  if (!restored) return emptyOrder(addItem);
  return addItem ? withLine(restored, addItem) : restored;
}

function RestoredNotice({ onDiscard }: { readonly onDiscard: () => void }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(true);
  if (!shown) return null;
  const discard = () => {
    onDiscard();
    setShown(false);
  };
  return (
    <Alert
      className="zy-section"
      type="info"
      showIcon
      title={t('orders.draftRestored')}
      action={<Button onClick={discard}>{t('orders.draftDiscard')}</Button>}
    />
  );
}

interface SubmitBoxProps {
  readonly busy: boolean;
  readonly department: string | undefined;
  readonly savedAt: string | null;
}

function SubmitBox({ busy, department, savedAt }: SubmitBoxProps) {
  const { t } = useTranslation();
  return (
    <Panel>
      <Flex vertical gap={8}>
        <span className="zy-faint">
          {t('orders.submitNext', { department: department ?? t('orders.ownDepartment') })}
        </span>
        <Button type="primary" htmlType="submit" block loading={busy}>
          {t('orders.submit')}
        </Button>
        {savedAt ? (
          <span className="zy-faint">{t('orders.draftKept', { at: formatInstant(savedAt, 'minute') })}</span>
        ) : null}
      </Flex>
    </Panel>
  );
}

import { useIsMutating } from '@tanstack/react-query';
import type { Attachment } from '@zhengyun/domain/requests/attachments/schemas.ts';
import type { ItemCode } from '@zhengyun/rulebook/catalogue.ts';
import { Button, Flex, Form } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../api/use-me.ts';
import { AttachmentsField } from '../../../ui/draft/attachments-field.tsx';
import { DraftNote } from '../../../ui/draft/draft-note.tsx';
import { RestoredNotice } from '../../../ui/draft/restored-notice.tsx';
import { useKeptDraft } from '../../../ui/draft/use-kept-draft.ts';
import { Panel } from '../../../ui/page/panel.tsx';
import { ProblemBlock } from '../../../ui/page/problem-block.tsx';
import { uploadKey } from '../../../ui/upload/use-upload.ts';
import { useLeaveGuard } from '../../../ui/use-leave-guard.tsx';
import { BasicsFields } from './basics-fields.tsx';
import { LineFields } from './line-fields.tsx';
import type { Offer } from './offer.ts';
import { orderPlace } from './order-draft.ts';
import { OrderSide } from './order-side.tsx';
import { OrderSources } from './order-sources.tsx';
import { emptyOrder, type OrderValues, withLine } from './order-values.ts';
import { ProblemSummary } from './problem-summary.tsx';
import { PurposeFields } from './purpose-fields.tsx';
import { useOrderCheck } from './use-order-check.ts';
import { useSubmitOrder } from './use-submit-order.ts';

export interface OpenedDraft {
  readonly id: string;
  /** Null: nothing was written yet. */
  readonly values: OrderValues | null;
  readonly attachments: readonly Attachment[];
  readonly savedAt: string | null;
}

interface OrderFormProps extends Offer {
  /** Item that the catalogue sent here: a new order's first line, or one more line of the order that was not sent. */
  readonly addItem: ItemCode | undefined;
  readonly opened: OpenedDraft;
  /** The draft is gone; an empty form is wanted in its place. */
  readonly onDropped: () => void;
}

/** The order itself on the left; what it costs, what it takes of the quota and the submit button on the right. */
export function OrderForm({ addItem, opened, onDropped, ...offer }: OrderFormProps) {
  const { person } = useMe();
  const [form] = Form.useForm<OrderValues>();
  const values = Form.useWatch([], form) as OrderValues | undefined;
  const [dirty, setDirty] = useState(false);
  const { id: draftId, savedAt } = opened;
  const draft = useKeptDraft({ place: orderPlace(person.id), draftId, values, dirty, savedAt });
  const [first] = useState(() => firstValues(opened.values, addItem));
  const submit = useSubmitOrder(form, {
    key: draftId,
    done: () => {
      setDirty(false);
      draft.end();
    },
  });
  const dropped = () => {
    draft.end();
    onDropped();
  };
  const uploading = useIsMutating({ mutationKey: uploadKey(draftId) }) > 0;
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
          {opened.values ? <RestoredNotice draftId={draftId} onDropped={dropped} /> : null}
          <ProblemSummary problems={submit.problems.length > 0 ? submit.problems : foreseen} />
          {submit.error ? <ProblemBlock error={submit.error} /> : null}
          <OrderSources departmentId={system?.department.id} onOrder={start} keep={draft.keepThis} />
          <BasicsFields systems={offer.systems} />
          <PurposeFields />
          <AttachmentsField draftId={draftId} first={opened.attachments} keep={draft.keep} />
          <LineFields offer={offer} mlpsGrade={values?.mlpsGrade} />
        </div>
        <OrderSide values={values} clouds={offer.clouds} department={system?.department}>
          <SubmitBox busy={submit.busy} uploading={uploading} department={system?.department.name}>
            <DraftNote kept={draft} form={`/orders/new?draft=${draftId}`} />
          </SubmitBox>
        </OrderSide>
      </div>
    </Form>
  );
}

function firstValues(restored: OrderValues | null, addItem: ItemCode | undefined): OrderValues {
  if (!restored) return emptyOrder(addItem);
  return addItem ? withLine(restored, addItem) : restored;
}

interface SubmitBoxProps {
  readonly busy: boolean;
  /** A file is still on its way; sent without it, the order could not be given it any more. */
  readonly uploading: boolean;
  readonly department: string | undefined;
  /** Whether what is written is kept. */
  readonly children: ReactNode;
}

function SubmitBox({ busy, uploading, department, children }: SubmitBoxProps) {
  const { t } = useTranslation();
  return (
    <Panel>
      <Flex vertical gap={8}>
        <span className="zy-faint">
          {t('orders.submitNext', { department: department ?? t('orders.ownDepartment') })}
        </span>
        <Button type="primary" htmlType="submit" block loading={busy} disabled={uploading}>
          {t(uploading ? 'orders.attachmentOnItsWay' : 'orders.submit')}
        </Button>
        {children}
      </Flex>
    </Panel>
  );
}

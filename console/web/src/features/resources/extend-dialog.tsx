import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { ErrorCode } from '@zhengyun/domain/verb/errors.ts';
import { errorMessage, type Locale } from '@zhengyun/rulebook/messages/message.ts';
import type { FundingSource } from '@zhengyun/rulebook/request-purpose.ts';
import { Alert, Form, InputNumber, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { AttachmentsField } from '../../ui/draft/attachments-field.tsx';
import { DraftNote } from '../../ui/draft/draft-note.tsx';
import { OpenDraft } from '../../ui/draft/open-draft.tsx';
import type { OpenedDraft } from '../../ui/draft/resource-draft.ts';
import { RestoredNotice } from '../../ui/draft/restored-notice.tsx';
import { formatFen } from '../../ui/format/fen.ts';
import { FundingFields } from '../../ui/funding-fields.tsx';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';
import { ReasonField } from './reason-field.tsx';
import type { Resource } from './resource-types.ts';
import { useAfterSubmit } from './use-after-submit.ts';
import { useChangeForm } from './use-change-form.ts';

interface ExtendDialogProps {
  readonly resource: Resource;
  readonly onClose: () => void;
}
interface Wanted {
  readonly months: number;
  readonly reason: string;
  readonly project?: string;
  readonly fundingSource?: FundingSource;
}
const MONTHS = 12;
const DEBOUNCE_MS = 300;

/** What the months that are being typed give and cost, or why they would be refused; faded while it is still of those typed before. */
function Foreseen({ resourceId, months }: { readonly resourceId: string; readonly months: number }) {
  const { t, i18n } = useTranslation();
  const settled = useDebounced(months, DEBOUNCE_MS);
  const { data, error, isPlaceholderData } = useQuery(
    useTRPC().requests.foreseeExtend.queryOptions(
      { resourceId, months: settled },
      { placeholderData: keepPreviousData },
    ),
  );
  if (error) return <ProblemBlock error={error} />;
  if (!data) return null;
  const { refusal, lastDay, to, costFen, monthFen } = data;
  const className = settled !== months || isPlaceholderData ? 'zy-section zy-stale' : 'zy-section';
  if (refusal) {
    const text = errorMessage(i18n.language as Locale, refusal.code satisfies ErrorCode, refusal.facts);
    return <Alert className={className} type="error" showIcon title={text} />;
  }
  const price =
    costFen === null || monthFen === null
      ? t('resources.fitsPriceNone')
      : t('resources.extendCosts', { cost: formatFen(costFen), month: formatFen(monthFen) });
  return (
    <Alert
      className={className}
      type="info"
      showIcon
      title={t('resources.extendTo', { from: lastDay, to })}
      description={price}
    />
  );
}

/** Asks for the lease to end later, with the new last day and the price to it in view. */
export function ExtendDialog(props: ExtendDialogProps) {
  return (
    <OpenDraft subject={{ kind: 'extend', resourceId: props.resource.id }} onClose={props.onClose}>
      {(opened, anew) => <ExtendForm {...props} opened={opened} onDropped={anew} />}
    </OpenDraft>
  );
}

interface ExtendFormProps extends ExtendDialogProps {
  readonly opened: OpenedDraft;
  readonly onDropped: () => void;
}

function ExtendForm({ resource, opened, onClose, onDropped }: ExtendFormProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [form] = Form.useForm<Wanted>();
  const kept = useChangeForm({ kind: 'extend', resource, form, opened });
  const after = useAfterSubmit();
  const extend = useMutation(
    trpc.requests.submitExtend.mutationOptions({
      onSuccess: (submitted) => {
        kept.end();
        after(submitted);
      },
    }),
  );
  const months = Form.useWatch('months', form) ?? MONTHS;
  const dropped = () => {
    kept.end();
    onDropped();
  };
  return (
    <Modal
      open
      title={`${t('resources.extendTitle')} ${resource.number}`}
      okText={t(kept.uploading ? 'orders.attachmentOnItsWay' : 'resources.extendSubmit')}
      okButtonProps={{ disabled: kept.uploading }}
      confirmLoading={extend.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      {opened.values ? <RestoredNotice draftId={opened.id} onDropped={dropped} /> : null}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ months: MONTHS, ...opened.values }}
        onValuesChange={kept.touch}
        onFinish={(wanted) => extend.mutate({ resourceId: resource.id, key: opened.id, ...wanted })}
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
        <ReasonField />
        <div className="zy-fields zy-fields-wide">
          <FundingFields />
        </div>
      </Form>
      <AttachmentsField draftId={opened.id} first={opened.attachments} keep={kept.keepNow} />
      <DraftNote kept={kept.draft} form={kept.address} />
      {extend.isError ? <ProblemBlock error={extend.error} /> : null}
    </Modal>
  );
}

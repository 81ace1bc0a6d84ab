import { useMutation } from '@tanstack/react-query';
import type { DraftSubject } from '@zhengyun/domain/requests/drafts/schemas.ts';
import { Button, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { AttachmentsField } from '../../ui/draft/attachments-field.tsx';
import { DraftNote } from '../../ui/draft/draft-note.tsx';
import { OpenDraft } from '../../ui/draft/open-draft.tsx';
import type { OpenedDraft } from '../../ui/draft/resource-draft.ts';
import { RestoredNotice } from '../../ui/draft/restored-notice.tsx';
import { useResourceDraft } from '../../ui/draft/use-resource-draft.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { useLeaveGuard } from '../../ui/use-leave-guard.tsx';
import type { Reclaim } from './reclaim-types.ts';
import { useReclaimAct } from './use-reclaim-act.ts';

const FORM = 'appeal';

/** The department's appeal, with what it gives in evidence; the address names it, so that a draft and a new sign-in lead back to it. */
export function AppealDialog({ reclaim }: { readonly reclaim: Reclaim }) {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const subject: DraftSubject = { kind: FORM, resourceId: reclaim.resource.id };
  const isOpen = search.get('form') === FORM && search.get('open') === reclaim.id;
  const show = (open: boolean) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        next.set('open', reclaim.id);
        if (open) next.set('form', FORM);
        else next.delete('form');
        return next;
      },
      { replace: true },
    );
  return (
    <>
      <Button onClick={() => show(true)}>{t('reclaim.appeal')}</Button>
      {isOpen ? (
        <OpenDraft subject={subject} onClose={() => show(false)}>
          {(opened, anew) => (
            <AppealForm
              reclaim={reclaim}
              subject={subject}
              opened={opened}
              onDropped={anew}
              onClose={() => show(false)}
            />
          )}
        </OpenDraft>
      ) : null}
    </>
  );
}

interface AppealFormProps {
  readonly reclaim: Reclaim;
  readonly subject: DraftSubject;
  readonly opened: OpenedDraft;
  readonly onDropped: () => void;
  readonly onClose: () => void;
}

function AppealForm({ reclaim, subject, opened, onDropped, onClose }: AppealFormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ reason: string }>();
  const kept = useResourceDraft({ subject, form, opened });
  useLeaveGuard(kept.dirty);
  const after = useReclaimAct()(t('reclaim.appealed'));
  const appeal = useMutation(
    useTRPC().reclaim.appeal.mutationOptions({
      onSuccess: () => {
        kept.end();
        after.onSuccess();
        onClose();
      },
    }),
  );
  const dropped = () => {
    kept.end();
    onDropped();
  };
  return (
    <Modal
      open
      title={`${t('reclaim.appeal')} ${reclaim.resource.number}`}
      okText={t(kept.uploading ? 'orders.attachmentOnItsWay' : 'reclaim.appeal')}
      okButtonProps={{ disabled: kept.uploading }}
      cancelText={t('ui.back')}
      confirmLoading={appeal.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      {opened.values ? <RestoredNotice draftId={opened.id} onDropped={dropped} /> : null}
      <p>{t('reclaim.appealWhy')}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ ...opened.values }}
        onValuesChange={kept.touch}
        onFinish={({ reason }) => appeal.mutate({ reclaimId: reclaim.id, reason, key: opened.id })}
      >
        <Form.Item
          name="reason"
          label={t('ui.reason')}
          rules={[{ required: true, whitespace: true, message: t('ui.reasonNeeded') }]}
        >
          <Input.TextArea rows={4} maxLength={2_000} />
        </Form.Item>
      </Form>
      <AttachmentsField draftId={opened.id} first={opened.attachments} keep={kept.keepNow} />
      <DraftNote kept={kept.draft} form={`/reclaim?open=${reclaim.id}&form=${FORM}`} />
      {appeal.error ? <ProblemBlock error={appeal.error} /> : null}
    </Modal>
  );
}

import { useMutation } from '@tanstack/react-query';
import { Alert, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { AttachmentsField } from '../../ui/draft/attachments-field.tsx';
import { DraftNote } from '../../ui/draft/draft-note.tsx';
import { OpenDraft } from '../../ui/draft/open-draft.tsx';
import type { OpenedDraft } from '../../ui/draft/resource-draft.ts';
import { RestoredNotice } from '../../ui/draft/restored-notice.tsx';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { ReasonField } from './reason-field.tsx';
import type { Resource } from './resource-types.ts';
import { useAfterSubmit } from './use-after-submit.ts';
import { useChangeForm } from './use-change-form.ts';

interface ReleaseDialogProps {
  readonly resource: Resource;
  readonly onClose: () => void;
}

/** Asks for the release; what can't come back is said, and the resource's number is typed. */
export function ReleaseDialog(props: ReleaseDialogProps) {
  return (
    <OpenDraft subject={{ kind: 'release', resourceId: props.resource.id }} onClose={props.onClose}>
      {(opened, anew) => <ReleaseForm {...props} opened={opened} onDropped={anew} />}
    </OpenDraft>
  );
}

interface ReleaseFormProps extends ReleaseDialogProps {
  readonly opened: OpenedDraft;
  readonly onDropped: () => void;
}

function ReleaseForm({ resource, opened, onClose, onDropped }: ReleaseFormProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [form] = Form.useForm<{ reason: string; typed: string }>();
  const kept = useChangeForm({ kind: 'release', resource, form, opened, unkept: 'typed' });
  const after = useAfterSubmit();
  const release = useMutation(
    trpc.requests.submitRelease.mutationOptions({
      onSuccess: (submitted) => {
        kept.end();
        after(submitted);
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
      title={`${t('resources.releaseTitle')} ${resource.number}`}
      okText={t(kept.uploading ? 'orders.attachmentOnItsWay' : 'resources.releaseSubmit')}
      okButtonProps={{ danger: true, disabled: kept.uploading }}
      confirmLoading={release.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      {opened.values ? <RestoredNotice draftId={opened.id} onDropped={dropped} /> : null}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ ...opened.values }}
        onValuesChange={kept.touch}
        onFinish={({ reason }) => release.mutate({ resourceId: resource.id, key: opened.id, reason })}
      >
        <Alert className="zy-section" type="warning" showIcon title={t('resources.releaseWarn')} />
        <ReasonField />
        <Form.Item
          name="typed"
          label={t('resources.releaseType', { number: resource.number })}
          rules={[{ required: true, type: 'enum', enum: [resource.number], message: t('resources.releaseMismatch') }]}
        >
          <Input autoComplete="off" />
        </Form.Item>
      </Form>
      <AttachmentsField draftId={opened.id} first={opened.attachments} keep={kept.keepNow} />
      <DraftNote kept={kept.draft} form={kept.address} />
      {release.isError ? <ProblemBlock error={release.error} /> : null}
    </Modal>
  );
}

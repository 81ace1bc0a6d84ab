import { useMutation } from '@tanstack/react-query';
import {
  ATTACHMENT_LIMIT_MB,
  type Attachment,
  MOST_ATTACHMENTS,
} from '@zhengyun/domain/requests/attachments/schemas.ts';
import { Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPCClient } from '../../api/trpc.ts';
import { uploadAttachment } from '../../api/upload-attachment.ts';
import { AttachmentList } from '../attachment-list.tsx';
import { Panel } from '../page/panel.tsx';
import { UploadButton } from '../upload/upload-button.tsx';
import { useUpload } from '../upload/use-upload.ts';

interface AttachmentsFieldProps {
  readonly draftId: string;
  /** Those that the draft came with. */
  readonly first: readonly Attachment[];
  /** Keeps the draft with the server, which files are added to; rejects where that can't be. */
  readonly keep: () => Promise<void>;
}

/** What is added to and taken out of a draft. */
function useAttachments({ draftId, first, keep }: AttachmentsFieldProps) {
  const { i18n } = useTranslation();
  const client = useTRPCClient();
  const [attachments, setAttachments] = useState(first);
  const upload = useUpload(draftId, async (file) => {
    await keep();
    const added = await uploadAttachment({ file, to: { draft: draftId }, language: i18n.language });
    setAttachments((before) => [...before, added]);
  });
  const remove = useMutation({
    mutationFn: ({ id }: Attachment) => client.requests.removeAttachment.mutate({ attachmentId: id }),
    onSuccess: ({ attachmentId }) => setAttachments((before) => before.filter(({ id }) => id !== attachmentId)),
    onError: upload.refuse,
  });
  return { attachments, upload, remove };
}

/** Files that go with what is written. They are kept with its draft at once, and go with what comes of it when that is sent. */
export function AttachmentsField(props: AttachmentsFieldProps) {
  const { t } = useTranslation();
  const { attachments, upload, remove } = useAttachments(props);
  return (
    <Panel title={t('orders.attachments')}>
      <Flex vertical gap={12}>
        <UploadButton
          of={upload}
          text={t('orders.attachmentAdd')}
          hint={t('orders.attachmentHint', { limit: ATTACHMENT_LIMIT_MB, most: MOST_ATTACHMENTS })}
          disabled={attachments.length >= MOST_ATTACHMENTS}
        />
        {attachments.length > 0 ? (
          <AttachmentList attachments={attachments} onRemove={(attachment) => remove.mutate(attachment)} />
        ) : null}
      </Flex>
    </Panel>
  );
}

import { UploadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import {
  ATTACHMENT_LIMIT_MB,
  type Attachment,
  MOST_ATTACHMENTS,
} from '@zhengyun/domain/requests/attachments/schemas.ts';
import { errorMessage, type Locale } from '@zhengyun/rulebook/messages/message.ts';
import { Alert, Button, Flex, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { useTRPCClient } from '../../api/trpc.ts';
import { uploadAttachment } from '../../api/upload-attachment.ts';
import { AttachmentList } from '../attachment-list.tsx';
import { Panel } from '../page/panel.tsx';

interface AttachmentsFieldProps {
  readonly draftId: string;
  /** Those that the draft came with. */
  readonly first: readonly Attachment[];
  /** Keeps the draft with the server, which files are added to; rejects where that can't be. */
  readonly keep: () => Promise<void>;
}

/** Names the uploads of a draft that are under way. */
export const uploadKey = (draftId: string) => ['attachments', draftId];

/** What is added to and taken out of a draft; sentences say which files were refused and why. */
function useAttachments({ draftId, first, keep }: AttachmentsFieldProps) {
  const { t, i18n } = useTranslation();
  const client = useTRPCClient();
  const [attachments, setAttachments] = useState(first);
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const refuse = (sentence: string) => setRefusals((before) => [...before, sentence]);
  const sentence = (error: unknown) => problemOf(error).message ?? t('ui.unreachableText');
  const add = useMutation({
    // One after another, so that the draft is begun once and the order of files is that in which they were chosen.
    scope: { id: `attachments-${draftId}` },
    mutationKey: uploadKey(draftId),
    mutationFn: async (file: File) => {
      if (file.size > ATTACHMENT_LIMIT_MB * 1_024 * 1_024) {
        const facts = { name: file.name, limit: ATTACHMENT_LIMIT_MB };
        refuse(errorMessage(i18n.language as Locale, 'ATTACHMENT_TOO_LARGE', facts));
        return;
      }
      await keep();
      const added = await uploadAttachment({ file, to: { draft: draftId }, language: i18n.language });
      setAttachments((before) => [...before, added]);
    },
    onError: (error, file) => {
      const said = sentence(error);
      refuse(said.includes(file.name) ? said : `${file.name}：${said}`);
    },
  });
  const remove = useMutation({
    mutationFn: ({ id }: Attachment) => client.requests.removeAttachment.mutate({ attachmentId: id }),
    onSuccess: ({ attachmentId }) => setAttachments((before) => before.filter(({ id }) => id !== attachmentId)),
    onError: (error) => refuse(sentence(error)),
  });
  return { attachments, refusals, forget: () => setRefusals([]), add, remove };
}

/** Files that go with what is written. They are kept with its draft at once, and go with what comes of it when that is sent. */
export function AttachmentsField(props: AttachmentsFieldProps) {
  const { t } = useTranslation();
  const { attachments, refusals, forget, add, remove } = useAttachments(props);
  return (
    <Panel title={t('orders.attachments')}>
      <Flex vertical gap={12}>
        <Flex gap={12} align="center" wrap>
          <Upload
            multiple
            accept=".pdf,.docx,.xlsx,.png,.jpg,.jpeg"
            showUploadList={false}
            beforeUpload={(file, chosen) => {
              if (file === chosen[0]) forget();
              add.mutate(file);
              return false;
            }}
          >
            <Button icon={<UploadOutlined />} loading={add.isPending} disabled={attachments.length >= MOST_ATTACHMENTS}>
              {t('orders.attachmentAdd')}
            </Button>
          </Upload>
          <span className="zy-faint">
            {t('orders.attachmentHint', { limit: ATTACHMENT_LIMIT_MB, most: MOST_ATTACHMENTS })}
          </span>
        </Flex>
        {refusals.length > 0 ? (
          <Alert
            type="error"
            showIcon
            role="alert"
            title={t('orders.attachmentRefused', { n: refusals.length })}
            description={
              <ul className="zy-list">
                {[...new Set(refusals)].map((refusal) => (
                  <li key={refusal}>{refusal}</li>
                ))}
              </ul>
            }
          />
        ) : null}
        {attachments.length > 0 ? (
          <AttachmentList attachments={attachments} onRemove={(attachment) => remove.mutate(attachment)} />
        ) : null}
      </Flex>
    </Panel>
  );
}

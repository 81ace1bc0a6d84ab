import { ATTACHMENT_LIMIT_MB } from '@zhengyun/domain/requests/attachments/schemas.ts';
import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { uploadAttachment } from '../../api/upload-attachment.ts';
import { UploadButton } from '../../ui/upload/upload-button.tsx';
import { useUpload } from '../../ui/upload/use-upload.ts';
import type { Dispute } from './dispute-types.ts';
import { useDisputeAct } from './use-dispute-act.ts';

/** Files for the caller's side, each a word of its own that stays. */
export function DisputeEvidence({ of }: { readonly of: Dispute }) {
  const { t, i18n } = useTranslation();
  const done = useDisputeAct();
  const upload = useUpload(of.id, async (file) => {
    const { name } = await uploadAttachment({ file, to: { dispute: of.id }, language: i18n.language });
    done(t('disputes.evidence.added', { name }));
  });
  const hint = t('disputes.evidence.hint', { limit: ATTACHMENT_LIMIT_MB });
  return (
    <Flex vertical gap={8}>
      <UploadButton of={upload} text={t('disputes.evidence.add')} hint={hint} />
    </Flex>
  );
}

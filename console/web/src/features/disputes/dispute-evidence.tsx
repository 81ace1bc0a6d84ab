import { UploadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { ATTACHMENT_LIMIT_MB } from '@zhengyun/domain/requests/attachments/schemas.ts';
import { errorMessage, type Locale } from '@zhengyun/rulebook/messages/message.ts';
import { Alert, Button, Flex, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { uploadAttachment } from '../../api/upload-attachment.ts';
import type { Dispute } from './dispute-types.ts';
import { useDisputeAct } from './use-dispute-act.ts';

/** Adds files to the dispute one after another; sentences say which were refused and why. */
function useEvidence(of: Dispute) {
  const { t, i18n } = useTranslation();
  const done = useDisputeAct();
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const refuse = (sentence: string) => setRefusals((before) => [...before, sentence]);
  const add = useMutation({
    scope: { id: `evidence-${of.id}` },
    mutationFn: async (file: File) => {
      if (file.size > ATTACHMENT_LIMIT_MB * 1_024 * 1_024) {
        const facts = { name: file.name, limit: ATTACHMENT_LIMIT_MB };
        refuse(errorMessage(i18n.language as Locale, 'ATTACHMENT_TOO_LARGE', facts));
        return;
      }
      const { name } = await uploadAttachment({ file, to: { dispute: of.id }, language: i18n.language });
      done(t('disputes.evidence.added', { name }));
    },
    onError: (error, file) => {
      const said = problemOf(error).message ?? t('ui.unreachableText');
      refuse(said.includes(file.name) ? said : `${file.name}：${said}`);
    },
  });
  return { add, refusals, forget: () => setRefusals([]) };
}

/** Files for the caller's side, each a word of its own that stays. */
export function DisputeEvidence({ of }: { readonly of: Dispute }) {
  const { t } = useTranslation();
  const { add, refusals, forget } = useEvidence(of);
  return (
    <Flex vertical gap={8}>
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
          <Button icon={<UploadOutlined />} loading={add.isPending}>
            {t('disputes.evidence.add')}
          </Button>
        </Upload>
        <span className="zy-faint">{t('disputes.evidence.hint', { limit: ATTACHMENT_LIMIT_MB })}</span>
      </Flex>
      {refusals.map((refusal) => (
        <Alert key={refusal} type="error" showIcon role="alert" title={refusal} />
      ))}
    </Flex>
  );
}

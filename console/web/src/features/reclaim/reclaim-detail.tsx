import { Flex, Steps } from 'antd';
import { useTranslation } from 'react-i18next';
import { AttachmentList } from '../../ui/attachment-list.tsx';
import { UseEvidence } from '../../ui/evidence/use-evidence.tsx';
import { Guarded, isHidden } from '../../ui/guarded.tsx';
import { Instant } from '../../ui/instant.tsx';
import type { Reclaim } from './reclaim-types.ts';

/** The use as it was seen when the reclaim began, and every step since: who, when, with which words. */
export function ReclaimDetail({ reclaim }: { readonly reclaim: Reclaim }) {
  const { t } = useTranslation();
  return (
    <Flex vertical gap={16}>
      <UseEvidence judgement={reclaim.evidence} />
      <Steps
        orientation="vertical"
        size="small"
        current={reclaim.events.length}
        items={reclaim.events.map(({ kind, at, by, note, attachments }) => ({
          title: t(`reclaim.event.${kind}`),
          content: (
            <Flex vertical>
              <Flex gap={8} wrap>
                <Instant at={at} />
                <span>{by ?? t('reclaim.bySystem')}</span>
              </Flex>
              <Guarded value={note}>{(words) => (words === null ? null : <span>{words}</span>)}</Guarded>
              {isHidden(attachments) || attachments.length === 0 ? null : <AttachmentList attachments={attachments} />}
            </Flex>
          ),
        }))}
      />
    </Flex>
  );
}

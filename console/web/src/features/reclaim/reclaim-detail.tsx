import { Flex, Steps } from 'antd';
import { useTranslation } from 'react-i18next';
import { Instant } from '../../ui/instant.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { Share } from '../../ui/share.tsx';
import type { Evidence, Reclaim } from './reclaim-types.ts';

function Measure({ measure }: { readonly measure: Evidence['cpu'] }) {
  const { t } = useTranslation();
  if (!measure) return t('reclaim.notHeld');
  return (
    <Flex gap={12} wrap>
      <span>
        {t('reclaim.peak')} <Share ppm={measure.peakPpm} places={1} />
      </span>
      <span>
        {t('reclaim.coverage')} <Share ppm={measure.coveragePpm} places={1} />
      </span>
    </Flex>
  );
}

/** The use as it was seen when the reclaim began, and every step since: who, when, with which words. */
export function ReclaimDetail({ reclaim }: { readonly reclaim: Reclaim }) {
  const { t } = useTranslation();
  const { evidence } = reclaim;
  return (
    <Flex vertical gap={16}>
      <Facts
        facts={[
          {
            label: t('reclaim.window'),
            value: (
              <Flex gap={6} wrap>
                <Instant at={evidence.from} precision="day" />–<Instant at={evidence.to} precision="day" />
              </Flex>
            ),
          },
          { label: t('reclaim.policy'), value: <code className="zy-code">{reclaim.policyId}</code> },
          { label: t('words.dimension.vcpu'), value: <Measure measure={evidence.cpu} /> },
          { label: t('words.dimension.memory-gb'), value: <Measure measure={evidence.memory} /> },
        ]}
      />
      <Steps
        orientation="vertical"
        size="small"
        current={reclaim.events.length}
        items={reclaim.events.map(({ kind, at, by, note }) => ({
          title: t(`reclaim.event.${kind}`),
          content: (
            <Flex vertical>
              <Flex gap={8} wrap>
                <Instant at={at} />
                <span>{by ?? t('reclaim.bySystem')}</span>
              </Flex>
              {note === null ? null : <span className="zy-prose">{note}</span>}
            </Flex>
          ),
        }))}
      />
    </Flex>
  );
}

import { Flex, Steps, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Instant } from '../../ui/instant.tsx';
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

/** A fact in a row that may be as wide as the table beside it scrolls: a grid would stretch the table itself. */
function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="zy-two-lines">
      <span className="zy-faint">{label}</span>
      <span>{children}</span>
    </div>
  );
}

/** The use as it was seen when the reclaim began, and every step since: who, when, with which words. */
export function ReclaimDetail({ reclaim }: { readonly reclaim: Reclaim }) {
  const { t } = useTranslation();
  const { evidence } = reclaim;
  return (
    <Flex vertical gap={16}>
      <Flex gap={24} wrap>
        <Fact label={t('reclaim.window')}>
          <Instant at={evidence.from} precision="day" /> – <Instant at={evidence.to} precision="day" />
        </Fact>
        <Fact label={t('reclaim.policy')}>
          <code className="zy-code">{reclaim.policyId}</code>
        </Fact>
        <Fact label={t('words.dimension.vcpu')}>
          <Measure measure={evidence.cpu} />
        </Fact>
        <Fact label={t('words.dimension.memory-gb')}>
          <Measure measure={evidence.memory} />
        </Fact>
        {evidence.simulated ? (
          <Fact label={t('reclaim.readings')}>
            <Tag>{t('ui.simulated')}</Tag>
          </Fact>
        ) : null}
      </Flex>
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
              {note === null ? null : <span>{note}</span>}
            </Flex>
          ),
        }))}
      />
    </Flex>
  );
}

import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { groupDigits } from '../../ui/format/fen.ts';
import { Instant } from '../../ui/instant.tsx';
import { LastSeen } from '../../ui/last-seen.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { Share } from '../../ui/share.tsx';
import { Status } from '../../ui/status/status.tsx';
import { MinuteStrip } from './minute-strip.tsx';

type Measured = Outputs['serviceLevels']['availability']['objects'][number];

function Last({ measured }: { readonly measured: Measured }) {
  const { t } = useTranslation();
  const last = measured.lastObservation;
  if (!last) return <Status tone="unknown">{t('words.verdict.UNKNOWN')}</Status>;
  return (
    <Flex gap={8} wrap>
      <Status tone={last.up ? 'good' : 'bad'}>{t(last.up ? 'words.verdict.UP' : 'words.verdict.DOWN')}</Status>
      <LastSeen at={last.at} />
      {last.latencyMs === null ? null : (
        <span className="zy-faint">{t('serviceLevels.latency', { ms: last.latencyMs })}</span>
      )}
    </Flex>
  );
}

function Minutes({ measured }: { readonly measured: Measured }) {
  const { t } = useTranslation();
  const { up, down, unknown } = measured.minutes;
  return (
    <Flex gap={12} wrap className="zy-number">
      <Status tone="good">
        {t('words.verdict.UP')} {groupDigits(up)}
      </Status>
      <Status tone="bad">
        {t('words.verdict.DOWN')} {groupDigits(down)}
      </Status>
      <Status tone="unknown">
        {t('words.verdict.UNKNOWN')} {groupDigits(unknown)}
      </Status>
    </Flex>
  );
}

/** One observed object: the number, what it rests on, and its last day minute by minute. */
export function ObjectCard({ measured }: { readonly measured: Measured }) {
  const { t } = useTranslation();
  const { object, cloud, observers } = measured;
  const nameOf = ({ name, organisation, looks }: Measured['observers'][number]) =>
    t(looks ? 'serviceLevels.observerLooks' : 'serviceLevels.observerIdle', { name, organisation });
  return (
    <Panel
      title={`${cloud.name} · ${object.name}`}
      extra={<span className="zy-faint">{t(`words.tier.${cloud.tier}`)}</span>}
    >
      <Facts
        facts={[
          {
            label: t('serviceLevels.availability'),
            value: (
              <span className="zy-figure">
                <Share ppm={measured.availabilityPpm} />
              </span>
            ),
          },
          { label: t('serviceLevels.coverage'), value: <Share ppm={measured.coveragePpm} /> },
          { label: t('serviceLevels.deduction'), value: <Share ppm={measured.deductionPpm} places={2} /> },
          { label: t('serviceLevels.last'), value: <Last measured={measured} /> },
          { label: t('serviceLevels.minutes'), value: <Minutes measured={measured} />, span: 2 },
          {
            label: t('serviceLevels.observers'),
            value: observers.map(nameOf).join('、') || t('ui.none'),
          },
          { label: t('serviceLevels.observedFrom'), value: <Instant at={object.observedFrom} /> },
        ]}
      />
      <MinuteStrip objectId={object.id} name={cloud.name} />
    </Panel>
  );
}

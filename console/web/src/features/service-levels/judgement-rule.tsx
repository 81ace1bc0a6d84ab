import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { formatPpm } from '../../ui/format/ppm.ts';
import { Panel } from '../../ui/page/panel.tsx';

/** The dated rules the numbers rest on, printed beside them. */
export function JudgementRule({ availability }: { readonly availability: Outputs['serviceLevels']['availability'] }) {
  const { t } = useTranslation();
  const { quorum, slaPolicy, objects } = availability;
  const looking = Math.max(0, ...objects.map(({ observers }) => observers.filter(({ looks }) => looks).length));
  return (
    <Panel title={t('serviceLevels.rule')}>
      <p>
        {t('serviceLevels.quorum', {
          id: quorum.id,
          minimum: quorum.minimumObservers,
          down: quorum.downQuorum,
          samples: t(quorum.observerRule === 'all' ? 'serviceLevels.samplesAll' : 'serviceLevels.samplesAny'),
        })}
      </p>
      {quorum.minimumObservers > looking ? (
        <Alert
          type="warning"
          showIcon
          title={t('serviceLevels.quorumShort', { minimum: quorum.minimumObservers, looking })}
        />
      ) : null}
      <p>{t('serviceLevels.leastCoverage', { at: formatPpm(slaPolicy.minimumCoveragePpm, 2) })}</p>
      <div>{t('serviceLevels.tiers', { id: slaPolicy.id })}</div>
      <ul className="zy-list">
        {slaPolicy.tiers.map(({ atLeastPpm, deductPpm }) => (
          <li key={atLeastPpm} className="zy-number">
            {t('serviceLevels.tierRow', { at: formatPpm(atLeastPpm, 2), rate: formatPpm(deductPpm, 2) })}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

import { USE_METERS } from '@zhengyun/rulebook/use-meter.ts';
import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { formatDecimal } from '../format/decimal.ts';
import { groupDigits } from '../format/fen.ts';
import { formatPpm } from '../format/ppm.ts';
import { Instant } from '../instant.tsx';
import { Share } from '../share.tsx';
import { Simulated } from '../simulated.tsx';
import { Fact } from './fact.tsx';

type Judgement = Outputs['reclaim']['list']['items'][number]['evidence'];
type Measure = Judgement['measures'][number];
type OwnMeter = keyof typeof USE_METERS;

const isOwn = (meter: Measure['meter']): meter is OwnMeter => meter in USE_METERS;

/** A share without zeros at its end: limits and readings of disks lie far below a percent. */
const percent = (ppm: string): string => formatPpm(ppm, 4).replace(/\.?0+%$/, '%');

/** Names and units of meters: those of what is sold, and of what else shows use. */
function useMeterWords() {
  const { t } = useTranslation();
  return {
    name: (meter: Measure['meter']) => (isOwn(meter) ? t(`reclaim.meter.${meter}`) : t(`words.dimension.${meter}`)),
    unit: (meter: Measure['meter']) => (isOwn(meter) ? t(`reclaim.meterUnit.${meter}`) : t(`words.unit.${meter}`)),
  };
}

/** The highest reading in the meter's own unit, of a share with what it is one of. */
function Highest({ measure }: { readonly measure: Measure }) {
  const { t } = useTranslation();
  const { unit } = useMeterWords();
  const { meter, peak, peakPpm, held, by } = measure;
  if (peak === null) return <span className="zy-faint">{t('ui.unknown')}</span>;
  if (by === 'state') return <span>{t(Number(peak) > 0 ? 'reclaim.attached' : 'reclaim.detached')}</span>;
  return (
    <span className="zy-number">
      {formatDecimal(peak)} {unit(meter)}
      {peakPpm === null || held === null ? null : (
        <span className="zy-faint"> {t('reclaim.ofHeld', { held: groupDigits(held), share: percent(peakPpm) })}</span>
      )}
    </span>
  );
}

function Limit({ measure: { by, limit, meter } }: { readonly measure: Measure }) {
  const { t } = useTranslation();
  const { unit } = useMeterWords();
  if (by === 'state' || limit === null) return null;
  const text = by === 'share' ? percent(limit) : `${formatDecimal(limit)} ${unit(meter)}`;
  return <span className="zy-faint">{t('reclaim.idleBelow', { limit: text })}</span>;
}

function MeasureFact({ measure }: { readonly measure: Measure }) {
  const { t } = useTranslation();
  const { name } = useMeterWords();
  return (
    <Fact label={`${name(measure.meter)} · ${t(`reclaim.shows.${measure.shows}`)}`}>
      <Flex vertical>
        <span>
          {measure.by === 'state' ? null : t('reclaim.peak')} <Highest measure={measure} />
        </span>
        <span>
          {t('reclaim.coverage')} <Share ppm={measure.coveragePpm} places={1} />
        </span>
        <Limit measure={measure} />
      </Flex>
    </Fact>
  );
}

/** What a judgement of use rests on: window, rule, what each measure of the item showed, and why it is unknown where it is. */
export function UseEvidence({ judgement }: { readonly judgement: Judgement }) {
  const { t } = useTranslation();
  const { from, to, policyId, measures, state, why, reason, simulated } = judgement;
  return (
    <Flex gap={24} wrap>
      <Fact label={t('reclaim.window')}>
        <Instant at={from} precision="day" /> – <Instant at={to} precision="day" />
      </Fact>
      <Fact label={t('reclaim.policy')}>
        <code className="zy-code">{policyId}</code>
      </Fact>
      {state === null ? null : <Fact label={t('reclaim.ledger')}>{t(`reclaim.state.${state}`)}</Fact>}
      {why === null ? null : (
        <Fact label={t('reclaim.whyUnknown')}>{t(reason ? `reclaim.reason.${reason}` : `reclaim.why.${why}`)}</Fact>
      )}
      {measures.map((measure) => (
        <MeasureFact key={measure.meter} measure={measure} />
      ))}
      {simulated ? (
        <Fact label={t('reclaim.readings')}>
          <Simulated simulated />
        </Fact>
      ) : null}
    </Flex>
  );
}

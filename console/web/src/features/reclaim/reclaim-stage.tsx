import { useTranslation } from 'react-i18next';
import { Clock } from '../../ui/clock.tsx';
import { Status, type Tone } from '../../ui/status/status.tsx';
import type { Reclaim } from './reclaim-types.ts';

const TONES: Readonly<Record<Reclaim['stage'], Tone>> = {
  reminded: 'waiting',
  urged: 'attention',
  appealed: 'running',
  ended: 'ended',
};

/** Where a reclaim stands; of one that has ended, how. */
export function ReclaimStage({ reclaim }: { readonly reclaim: Reclaim }) {
  const { t } = useTranslation();
  const { stage, endedBy } = reclaim;
  const text = endedBy ? t(`reclaim.end.${endedBy}`) : t(`reclaim.stage.${stage}`);
  return <Status tone={TONES[stage]}>{text}</Status>;
}

/** What is left of the clock; one that an appeal has stopped says how much will be left. */
export function ReclaimClock({ reclaim }: { readonly reclaim: Reclaim }) {
  const { t } = useTranslation();
  if (reclaim.dueAt) return <Clock dueAt={reclaim.dueAt} />;
  if (reclaim.left === null) return '–';
  const urged = reclaim.events.some(({ kind }) => kind === 'urged');
  return <span>{t(urged ? 'reclaim.standsWorkingDays' : 'reclaim.standsDays', { n: reclaim.left })}</span>;
}

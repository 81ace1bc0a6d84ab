import { Flex } from 'antd';
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

/** What is left of the clock; one that an appeal has stopped says how much will be left, and whether the answer to it is overdue. */
export function ReclaimClock({ reclaim }: { readonly reclaim: Reclaim }) {
  const { t } = useTranslation();
  if (reclaim.dueAt) return <Clock dueAt={reclaim.dueAt} />;
  if (reclaim.left === null) return '–';
  const urged = reclaim.events.some(({ kind }) => kind === 'urged');
  return (
    <Flex vertical gap={4} align="start">
      <span>{t(urged ? 'reclaim.standsWorkingDays' : 'reclaim.standsDays', { n: reclaim.left })}</span>
      {reclaim.answerBy ? (
        <Flex gap={8} align="center" wrap>
          <span className="zy-faint">{t('reclaim.answerOfAppeal')}</span>
          <Clock dueAt={reclaim.answerBy} />
        </Flex>
      ) : null}
    </Flex>
  );
}

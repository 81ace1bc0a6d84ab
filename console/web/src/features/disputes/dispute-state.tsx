import { useTranslation } from 'react-i18next';
import { Clock } from '../../ui/clock.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Status, type Tone } from '../../ui/status/status.tsx';
import type { Dispute } from './dispute-types.ts';

const TONES: Readonly<Record<Dispute['state'], Tone>> = {
  open: 'attention',
  taken: 'running',
  granted: 'waiting',
  upheld: 'good',
  rejected: 'ended',
  withdrawn: 'ended',
};

/** Where a dispute stands. */
export function DisputeState({ of }: { readonly of: Dispute }) {
  const { t } = useTranslation();
  return <Status tone={TONES[of.state]}>{t(`disputes.states.${of.state}`)}</Status>;
}

/** What a dispute waits for and how long is left of that; when it ended, once it did. */
export function DisputeClock({ of }: { readonly of: Dispute }) {
  const { t } = useTranslation();
  if (of.endedAt !== null) return <Instant at={of.endedAt} />;
  if (of.state === 'granted') return t('disputes.waits.approval');
  const [waits, dueAt] =
    of.state === 'open'
      ? (['open', of.takeBy] as const)
      : of.answeredAt === null && Date.parse(of.answerBy) < Date.parse(of.decideBy)
        ? (['account', of.answerBy] as const)
        : (['decision', of.decideBy] as const);
  return (
    <div className="zy-two-lines">
      <Clock dueAt={dueAt} />
      <span className="zy-faint">{t(`disputes.waits.${waits}`)}</span>
    </div>
  );
}

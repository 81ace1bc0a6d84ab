import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDuration } from '../../ui/format/use-duration.ts';
import { Instant } from '../../ui/instant.tsx';
import { Status } from '../../ui/status/status.tsx';
import { StepPerson } from '../../ui/step-person.tsx';
import { StepSeat } from '../../ui/step-seat.tsx';
import type { Evidence } from './evidence-types.ts';

const TONES = { approve: 'good', return: 'attention', refuse: 'bad' } as const;

/** What each step decided so far, with who, when, how long and the comment. */
export function EvidenceSteps({ evidence }: { readonly evidence: Evidence }) {
  const { t } = useTranslation();
  const duration = useDuration();
  return (
    <Flex vertical gap={8}>
      {evidence.securityNote === null ? null : (
        <span className="zy-faint">{t(`approvals.securityNote.${evidence.securityNote}`)}</span>
      )}
      {evidence.steps.map((step) => (
        <Flex key={`${step.round} ${step.step}`} gap={12} wrap>
          <span>
            {t('orders.round', { n: step.round })} · {t(`words.step.${step.step}`)}
          </span>
          <Status tone={step.decision ? TONES[step.decision] : 'waiting'}>
            {step.decision ? t(`words.decision.${step.decision}`) : t('approvals.stepPending')}
          </Status>
          <StepSeat step={step} />
          {step.decidedBy ? <StepPerson by={step.decidedBy.name} holder={step.onBehalfOf?.name ?? null} /> : null}
          {step.decidedByRule ? <span>{t('words.byRule', { rule: step.decidedByRule })}</span> : null}
          {step.decidedAt ? <Instant at={step.decidedAt} precision="second" /> : null}
          <span className="zy-faint">
            {t(step.decision ? 'orders.took' : 'orders.openSince', { duration: duration(step.seconds) })}
          </span>
          {step.returnReason ? <span>{t(`words.returnReason.${step.returnReason}`)}</span> : null}
          {step.reason ? <span>“{step.reason}”</span> : null}
        </Flex>
      ))}
    </Flex>
  );
}

import type { ApprovalStep } from '@zhengyun/domain/requests/schemas.ts';
import type { SeatReason } from '@zhengyun/rulebook/approval-route.ts';
import { useTranslation } from 'react-i18next';

interface SeatedStep {
  readonly step: ApprovalStep;
  readonly seat: { readonly name: string } | null;
  readonly seatReason: SeatReason;
}

/** Whose organisation has a joint step, and why it does or why there is one, where it is not the ordinary case (F12, F41); nothing for the department's own. */
export function StepSeat({ step }: { readonly step: SeatedStep }) {
  const { t } = useTranslation();
  if (step.step === 'department') return null;
  const reason = step.seatReason === 'profile' ? '' : t(`words.seatReason.${step.seatReason}`);
  return (
    <span className="zy-faint">
      {step.seat ? t('words.seatOwn', { cloud: step.seat.name }) : t('words.seatProvince')}
      {reason ? t('words.seatBecause', { reason }) : null}
    </span>
  );
}

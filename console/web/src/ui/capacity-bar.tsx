import { useTranslation } from 'react-i18next';
import { groupDigits } from './format/fen.ts';

interface CapacityBarProps {
  readonly label: string;
  readonly unit: string;
  readonly total: string;
  /** Taken for good: delivered. */
  readonly used: string;
  /** Promised and not delivered yet; drawn hatched after `used`. */
  readonly reserved?: string;
}

const FULL = 1_000n;
const NEARLY_FULL = 900n;

/** Share of `total` in thousandths, at most 1,000; 0 of 0 is 0. */
export function shareOf(part: string, total: string): bigint {
  const whole = BigInt(total);
  if (whole === 0n) return BigInt(part) > 0n ? FULL : 0n;
  const share = (BigInt(part) * FULL) / whole;
  return share > FULL ? FULL : share < 0n ? 0n : share;
}

/** How much of a pool or a quota is taken: bar, figures and, when nearly full, a word. */
export function CapacityBar({ label, unit, total, used, reserved = '0' }: CapacityBarProps) {
  const { t } = useTranslation();
  const share = shareOf(used, total);
  const promised = shareOf((BigInt(used) + BigInt(reserved)).toString(), total) - share;
  const taken = groupDigits((BigInt(used) + BigInt(reserved)).toString());
  const nearlyFull = share + promised >= NEARLY_FULL;
  const width = (part: bigint) => `${Number(part) / 10}%`;
  return (
    <div className="zy-bar">
      <div className="zy-bar-text">
        <span>{label}</span>
        <span className="zy-number">
          {nearlyFull ? <span className="zy-bar-warning">{t('ui.nearlyFull')} </span> : null}
          {taken} / {groupDigits(total)} {unit}
        </span>
      </div>
      <div className="zy-bar-track" aria-hidden="true">
        <span className={nearlyFull ? 'zy-bar-used zy-bar-tight' : 'zy-bar-used'} style={{ width: width(share) }} />
        <span className="zy-bar-reserved" style={{ width: width(promised) }} />
      </div>
    </div>
  );
}

import { Instant } from '../../ui/instant.tsx';
import type { Exemption } from './policy-types.ts';

/** Who did it, and when; a dash for what nobody has done. */
export function ActBy({ act }: { readonly act: Exemption['decided'] }) {
  if (!act) return '–';
  return (
    <div className="zy-two-lines">
      <span>{act.name}</span>
      <Instant at={act.at} />
    </div>
  );
}

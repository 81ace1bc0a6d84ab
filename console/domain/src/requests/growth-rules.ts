import type { ItemVersion } from '@zhengyun/rulebook/catalogue/item-terms.ts';
import { amountsOf, type ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import type { Dimension } from '@zhengyun/rulebook/dimension.ts';
import { refuseImage } from './image-rules.ts';
import { type Place, type Refusal, refuseGround } from './line-rules.ts';
import { refuseTerms } from './terms-rules.ts';

interface Ground {
  readonly place: Place | undefined;
  /** Terms of the item in force. */
  readonly version: ItemVersion | undefined;
  readonly mlpsGrade: number;
  readonly now: Date;
}

/**
 * Why a delivered resource may not grow into `wanted` where it stands: nothing new comes to a cloud that goes, nor of an item that is not offered
 * there, nor on an operating system past its support. What only shrinks is held to none of it, so that it can be given back.
 */
export function refuseGrowth(
  held: ItemSpec,
  wanted: ItemSpec,
  { place, version, mlpsGrade, now }: Ground,
): Refusal | null {
  const [before, after] = [amountsOf(held), amountsOf(wanted)];
  const grows = (Object.keys(after) as Dimension[]).some((each) => (after[each] ?? 0n) > (before[each] ?? 0n));
  if (!grows || !place) return null;
  return refuseGround(place) ?? refuseTerms(wanted, place, { version, mlpsGrade }) ?? refuseImage(wanted, place, now);
}

import { brokenTerm, type ItemVersion } from '@zhengyun/rulebook/catalogue/item-terms.ts';
import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { tierOfProfile } from '@zhengyun/rulebook/profile.ts';
import type { Place, Refusal } from './line-rules.ts';

const FIELD = { onSale: 'spec.item', tiers: 'cloud', stacks: 'zone', zones: 'zone', maximumMlps: 'spec.item' } as const;

/** Why the terms of its item in force keep `spec` from `place`: it was withdrawn, or is not offered there; null when nothing does. */
export function refuseTerms(
  spec: ItemSpec,
  place: Place | undefined,
  { version, mlpsGrade }: { readonly version: ItemVersion | undefined; readonly mlpsGrade: number },
): Refusal | null {
  if (!place) return null;
  // No terms at all is no offer.
  if (!version) return { code: 'ITEM_NOT_AVAILABLE', facts: { item: spec.item }, field: 'spec.item' };
  const { profile, zoneCode: zone, xinchuang } = place;
  const broken = brokenTerm(version.terms, { tier: tierOfProfile(profile), zone, xinchuang, mlpsGrade });
  if (!broken) return null;
  const facts = { item: spec.item, term: broken, version: version.version };
  return { code: 'ITEM_NOT_OFFERED', facts, field: FIELD[broken] };
}

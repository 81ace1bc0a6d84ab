import { brokenTerm, type ItemTerms, type ItemVersion, versionAt } from '@zhengyun/rulebook/catalogue/item-terms.ts';
import { CATALOGUE, type CatalogueItem, type ItemCode } from '@zhengyun/rulebook/catalogue.ts';
import { DIMENSIONS, type Dimension, skuOf } from '@zhengyun/rulebook/dimension.ts';
import { isLocal } from '@zhengyun/rulebook/profile.ts';
import type { ProfilePolicy } from '@zhengyun/rulebook/profile-policy.ts';
import type { z } from 'zod';
import { takesOrders } from '../clouds/rules.ts';
import type { CloudView } from '../clouds/schemas.ts';
import type { CatalogueView, itemVersionSchema, termsSchema } from './schemas.ts';

/** Dimensions that each item takes; what of them a line takes is the rulebook's `amountsOf`. */
const DIMENSIONS_OF: Readonly<Record<ItemCode, readonly Dimension[]>> = {
  'cloud-host': ['vcpu', 'memory-gb', 'disk-ordinary-gb', 'disk-fast-gb'],
  'container-space': ['vcpu', 'memory-gb', 'disk-ordinary-gb', 'disk-fast-gb'],
  'gpu-share': ['gpu-share', 'gpu-memory-gb'],
  'block-disk': ['disk-ordinary-gb', 'disk-fast-gb'],
  'object-bucket': ['object-gb'],
  postgresql: ['vcpu', 'memory-gb', 'disk-ordinary-gb', 'disk-fast-gb'],
  cache: ['vcpu', 'memory-gb'],
  'load-balancer': ['load-balancer', 'public-ip'],
  bandwidth: ['bandwidth-mbps'],
  'backup-schedule': ['backup-gb'],
  'security-pack': ['security-pack-2', 'security-pack-3'],
  'bastion-account': ['bastion-account'],
  'host-monitoring': ['monitored-host'],
};

interface Price {
  readonly sku: string;
  readonly unit: string;
  readonly unitPrice: string;
}

/** A cloud with the zones that an order on it can name. */
interface Ground extends Pick<CloudView, 'id' | 'slug' | 'name' | 'tier' | 'profile' | 'state'> {
  readonly zones: readonly Pick<CloudView['zones'][number], 'code' | 'xinchuang'>[];
}

/** What the shop's shelves are filled from; `policy` and the versions in force are those of `at`. */
export interface Shelf {
  readonly prices: readonly Price[];
  readonly clouds: readonly Ground[];
  readonly policy: ProfilePolicy;
  readonly published: readonly ItemVersion[];
  readonly at: Date;
}

/** The catalogue with its billing items, x86 before 信创, on the terms in force, and the clouds where each item may be ordered. */
export function catalogueItems({ prices, clouds, policy, published, at }: Shelf): CatalogueView['items'] {
  return CATALOGUE.map((item) => ({ item, ...versionAt(item, published, at) })).map(({ item, current, next }) => ({
    ...item,
    available: current.terms.onSale,
    leadWorkingDays: current.terms.leadWorkingDays,
    maximumMlps: current.terms.maximumMlps,
    version: versionView(current),
    next: next && versionView(next),
    skus: DIMENSIONS.filter((dimension) => DIMENSIONS_OF[item.code].includes(dimension)).flatMap((dimension) =>
      [false, true].map((xinchuang) => {
        const sku = skuOf(dimension, xinchuang);
        const price = prices.find((each) => each.sku === sku);
        return { sku, dimension, xinchuang, unit: price?.unit ?? null, unitPrice: price?.unitPrice ?? null };
      }),
    ),
    places: clouds.map((cloud) => {
      const { id, slug, name, tier } = cloud;
      const code = whyNot(item, cloud, { policy, terms: current.terms });
      return { id, slug, name, tier, orderable: code === null, code };
    }),
  }));
}

/** A version as pages read it. */
export function versionView({ version, validFrom, terms }: ItemVersion): z.output<typeof itemVersionSchema> {
  return { version, validFrom: validFrom.toISOString(), terms: termsView(terms) };
}

function termsView({ tiers, stacks, zones, availabilityPpm, ...rest }: ItemTerms): z.output<typeof termsSchema> {
  return {
    ...rest,
    tiers: [...tiers],
    stacks: [...stacks],
    zones: zones && [...zones],
    availabilityPpm: availabilityPpm.toString(),
  };
}

/** Terms as the rulebook weighs them. */
export function termsOf({ availabilityPpm, ...rest }: z.output<typeof termsSchema>): ItemTerms {
  return { ...rest, availabilityPpm: BigInt(availabilityPpm) };
}

/** Why `item` can't be ordered on a cloud, in the words a refused order would have; null when it can. */
function whyNot(
  item: CatalogueItem,
  { tier, profile, state, zones }: Ground,
  { policy, terms }: { readonly policy: ProfilePolicy; readonly terms: ItemTerms },
): CatalogueView['items'][number]['places'][number]['code'] {
  if (!item.available) return 'ITEM_NOT_AVAILABLE';
  // The order chooses among the cloud's own zones, and with a zone its stack; the grade is its system's, so here the lowest.
  const offered = zones.some(
    ({ code, xinchuang }) => !brokenTerm(terms, { tier, zone: code, xinchuang, mlpsGrade: 1 }),
  );
  if (!offered) return 'ITEM_NOT_OFFERED';
  if (!isLocal(profile, item.code, policy)) return 'ITEM_NOT_LOCAL';
  return takesOrders(state) ? null : 'CLOUD_NOT_READY';
}

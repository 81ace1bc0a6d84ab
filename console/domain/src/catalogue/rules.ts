import { CATALOGUE, type CatalogueItem, type ItemCode } from '@zhengyun/rulebook/catalogue.ts';
import { DIMENSIONS, type Dimension, skuOf } from '@zhengyun/rulebook/dimension.ts';
import { isLocal } from '@zhengyun/rulebook/profile.ts';
import type { ProfilePolicy } from '@zhengyun/rulebook/profile-policy.ts';
import { takesOrders } from '../clouds/rules.ts';
import type { CloudView } from '../clouds/schemas.ts';
import type { CatalogueView } from './schemas.ts';

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

/** The catalogue with its billing items, x86 before 信创, and the clouds where each item may be ordered under `policy`. */
export function catalogueItems(
  prices: readonly Price[],
  clouds: readonly Pick<CloudView, 'id' | 'slug' | 'name' | 'tier' | 'profile' | 'state'>[],
  policy: ProfilePolicy,
): CatalogueView['items'] {
  return CATALOGUE.map((item) => ({
    ...item,
    skus: DIMENSIONS.filter((dimension) => DIMENSIONS_OF[item.code].includes(dimension)).flatMap((dimension) =>
      [false, true].map((xinchuang) => {
        const sku = skuOf(dimension, xinchuang);
        const price = prices.find((each) => each.sku === sku);
        return { sku, dimension, xinchuang, unit: price?.unit ?? null, unitPrice: price?.unitPrice ?? null };
      }),
    ),
    places: clouds.map(({ id, slug, name, tier, profile, state }) => {
      const code = whyNot(item, { profile, state }, policy);
      return { id, slug, name, tier, orderable: code === null, code };
    }),
  }));
}

/** Why `item` can't be ordered on a cloud, in the words a refused order would have; null when it can. */
function whyNot(
  item: CatalogueItem,
  { profile, state }: Pick<CloudView, 'profile' | 'state'>,
  policy: ProfilePolicy,
): CatalogueView['items'][number]['places'][number]['code'] {
  if (!item.available) return 'ITEM_NOT_AVAILABLE';
  if (!isLocal(profile, item.code, policy)) return 'ITEM_NOT_LOCAL';
  return takesOrders(state) ? null : 'CLOUD_NOT_READY';
}

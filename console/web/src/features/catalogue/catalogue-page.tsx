import { useQuery } from '@tanstack/react-query';
import { ITEM_SHELVES } from '@zhengyun/rulebook/catalogue/item-page.ts';
import { ITEM_PAGES } from '@zhengyun/rulebook/catalogue/item-pages.ts';
import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { SamplePrice } from '../../ui/sample-price.tsx';
import type { Catalogue, Item } from './catalogue-types.ts';
import { CompareBar } from './compare-bar.tsx';
import { ItemCard } from './item-card.tsx';
import { comparedIn, MOST_COMPARED, searchItems } from './search-items.ts';
import { ShopBar } from './shop-bar.tsx';
import { useFavourites } from './use-favourites.ts';

interface ShelvesProps {
  readonly items: readonly Item[];
  readonly compared: readonly Item[];
  readonly onCompare: (item: Item, compare: boolean) => void;
}

function Shelves({ items, compared, onCompare }: ShelvesProps) {
  const { t } = useTranslation();
  return ITEM_SHELVES.map((shelf) => {
    const onShelf = items.filter(({ code }) => ITEM_PAGES[code].shelf === shelf);
    if (onShelf.length === 0) return null;
    return (
      <section key={shelf} aria-labelledby={`shelf-${shelf}`}>
        <h2 id={`shelf-${shelf}`} className="zy-shelf">
          {t(`catalogue.shelf.${shelf}`)}
        </h2>
        <div className="zy-cards">
          {onShelf.map((item) => (
            <ItemCard
              key={item.code}
              item={item}
              compared={compared.includes(item)}
              mayCompare={compared.length < MOST_COMPARED}
              onCompare={(compare) => onCompare(item, compare)}
            />
          ))}
        </div>
      </section>
    );
  });
}

/** What is looked for and compared, kept in the address so that a link shows a colleague the same. */
function useShopAddress() {
  const [search, setSearch] = useSearchParams();
  const set = (name: string, value: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  return { query: search.get('q') ?? '', favourites: search.has('favourites'), compare: search.get('compare'), set };
}

function Shop({ items }: { readonly items: Catalogue['items'] }) {
  const { t } = useTranslation();
  const { query, favourites: only, compare, set } = useShopAddress();
  const favourites = useFavourites();
  const compared = comparedIn(items, compare);
  const shown = searchItems(items, query).filter(({ code }) => !only || favourites.items.includes(code));
  const choose = (next: readonly Item[]) => set('compare', next.map(({ code }) => code).join(','));
  return (
    <>
      <ShopBar
        query={query}
        onQuery={(text) => set('q', text)}
        favouritesOnly={only}
        onFavouritesOnly={(on) => set('favourites', on ? '1' : '')}
      />
      <CompareBar items={compared} onDrop={(code) => choose(compared.filter((item) => item.code !== code))} />
      {shown.length === 0 ? (
        <EmptyState
          why={t(only && query === '' ? 'shop.noFavourites' : 'shop.nothingFound')}
          next={t(only && query === '' ? 'shop.noFavouritesNext' : 'shop.nothingFoundNext')}
        />
      ) : null}
      <Shelves
        items={shown}
        compared={compared}
        onCompare={(item, on) => choose(on ? [...compared, item] : compared.filter((each) => each !== item))}
      />
    </>
  );
}

/** `/catalogue`: what may be ordered, for how much, where, and how soon. */
export function CataloguePage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const query = useQuery(trpc.catalogue.list.queryOptions());
  return (
    <>
      <PageHeader title={t('catalogue.title')} lead={t('catalogue.lead')} />
      <Loaded query={query} rows={12}>
        {({ priceVersion, items }) => (
          <>
            <Flex gap={8} align="center" className="zy-section">
              <span className="zy-faint">
                {priceVersion ? t('catalogue.versionOf', priceVersion) : t('catalogue.noVersion')}
              </span>
              <SamplePrice sample={priceVersion?.sample ?? false} />
            </Flex>
            <Shop items={items} />
          </>
        )}
      </Loaded>
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { ITEM_SHELVES } from '@zhengyun/rulebook/catalogue/item-page.ts';
import { ITEM_PAGES } from '@zhengyun/rulebook/catalogue/item-pages.ts';
import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { Loaded } from '../../ui/page/loaded.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { SamplePrice } from '../../ui/sample-price.tsx';
import type { Catalogue } from './catalogue-types.ts';
import { ItemCard } from './item-card.tsx';

function Shelves({ items }: { readonly items: Catalogue['items'] }) {
  const { t } = useTranslation();
  return ITEM_SHELVES.map((shelf) => (
    <section key={shelf} aria-labelledby={`shelf-${shelf}`}>
      <h2 id={`shelf-${shelf}`} className="zy-shelf">
        {t(`catalogue.shelf.${shelf}`)}
      </h2>
      <div className="zy-cards">
        {items
          .filter(({ code }) => ITEM_PAGES[code].shelf === shelf)
          .map((item) => (
            <ItemCard key={item.code} item={item} />
          ))}
      </div>
    </section>
  ));
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
            <Shelves items={items} />
          </>
        )}
      </Loaded>
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { Loaded } from '../../ui/page/loaded.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { SamplePrice } from '../../ui/sample-price.tsx';
import { ItemCard } from './item-card.tsx';

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
            <div className="zy-two-columns">
              {items.map((item) => (
                <ItemCard key={item.code} item={item} sample={priceVersion?.sample ?? false} />
              ))}
            </div>
          </>
        )}
      </Loaded>
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { CATALOGUE, type ItemCode } from '@zhengyun/rulebook/catalogue.ts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useTRPC } from '../../../api/trpc.ts';
import { Loaded } from '../../../ui/page/loaded.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { OrderForm } from './order-form.tsx';

/** `/orders/new`: order form; `?item=` adds that catalogue item, once: the address forgets it, so a reload adds nothing. */
export function NewOrderPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [search, setSearch] = useSearchParams();
  const [addItem] = useState<ItemCode | undefined>(
    () => CATALOGUE.find(({ code, available }) => available && code === search.get('item'))?.code,
  );
  useEffect(() => {
    if (search.has('item')) setSearch({}, { replace: true });
  }, [search, setSearch]);
  const systems = useQuery(trpc.tenancy.systems.queryOptions({ limit: 200 }));
  const catalogue = useQuery(trpc.catalogue.list.queryOptions());
  const clouds = useQuery(trpc.clouds.overview.queryOptions());
  return (
    <>
      <PageHeader title={t('orders.newTitle')} lead={t('orders.newLead')} />
      <Loaded query={systems}>
        {({ items }) => (
          <Loaded query={catalogue}>
            {(offer) => (
              <Loaded query={clouds}>
                {(overview) => (
                  <OrderForm systems={items} items={offer.items} clouds={overview.clouds} addItem={addItem} />
                )}
              </Loaded>
            )}
          </Loaded>
        )}
      </Loaded>
    </>
  );
}

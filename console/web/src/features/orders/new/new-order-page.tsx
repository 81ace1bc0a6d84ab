import { useQuery } from '@tanstack/react-query';
import { CATALOGUE, type ItemCode } from '@zhengyun/rulebook/catalogue.ts';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useTRPC } from '../../../api/trpc.ts';
import { Loaded } from '../../../ui/page/loaded.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { OrderForm } from './order-form.tsx';

/** `/orders/new`: order form; `?item=` starts with that catalogue item. */
export function NewOrderPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [search] = useSearchParams();
  const item = CATALOGUE.find(({ code }) => code === search.get('item'))?.code satisfies ItemCode | undefined;
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
                  <OrderForm
                    systems={items}
                    items={offer.items}
                    clouds={overview.clouds}
                    firstItem={item ?? 'cloud-host'}
                  />
                )}
              </Loaded>
            )}
          </Loaded>
        )}
      </Loaded>
    </>
  );
}

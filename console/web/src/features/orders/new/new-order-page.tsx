import { useQuery } from '@tanstack/react-query';
import { CATALOGUE, type ItemCode } from '@zhengyun/rulebook/catalogue.ts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { newKey } from '../../../api/new-key.ts';
import type { Outputs } from '../../../api/outputs.ts';
import { useTRPC } from '../../../api/trpc.ts';
import { useMe } from '../../../api/use-me.ts';
import { Loaded } from '../../../ui/page/loaded.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import type { Offer } from './offer.ts';
import { readOrderCopy, valuesToOpen } from './order-draft.ts';
import { type OpenedDraft, OrderForm } from './order-form.tsx';

/** The draft the address names, else the one this browser holds, else a new one. */
function useOpenedDraft(named: string | null) {
  const trpc = useTRPC();
  const { person } = useMe();
  const [fresh] = useState(newKey);
  const [copy] = useState(() => readOrderCopy(person.id));
  const id = named ?? copy?.id ?? fresh;
  const query = useQuery(
    trpc.requests.draft.queryOptions({ draftId: id }, { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }),
  );
  const own = copy?.id === id ? copy : null;
  const opened = (draft: Outputs['requests']['draft']): OpenedDraft => {
    const values = valuesToOpen(own, draft);
    const savedAt = own && !own.kept ? own.savedAt : (draft?.savedAt ?? null);
    // What came to nothing leaves its name behind: under it something was sent, perhaps.
    return { id: values ? id : fresh, values, attachments: draft?.attachments ?? [], savedAt };
  };
  return { query, opened };
}

interface FormOfProps extends Offer {
  readonly addItem: ItemCode | undefined;
  readonly open: () => OpenedDraft;
}

/** The form of the draft as it was opened: what is known of it anew later changes nothing under whoever writes; dropped, an empty one. */
function FormOf({ open, ...rest }: FormOfProps) {
  const [opened, setOpened] = useState(open);
  const anew = () => setOpened({ id: newKey(), values: null, attachments: [], savedAt: null });
  return <OrderForm key={opened.id} {...rest} opened={opened} onDropped={anew} />;
}

/**
 * `/orders/new`: order form; `?item=` adds that catalogue item, once: the address forgets it, so a reload adds nothing. `?draft=` opens a draft
 * of one's own.
 */
export function NewOrderPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [search, setSearch] = useSearchParams();
  const [addItem] = useState<ItemCode | undefined>(
    () => CATALOGUE.find(({ code, available }) => available && code === search.get('item'))?.code,
  );
  const [draft] = useState(() => search.get('draft'));
  const { query, opened } = useOpenedDraft(draft);
  useEffect(() => {
    if (search.has('item')) setSearch(draft ? { draft } : {}, { replace: true });
  }, [search, setSearch, draft]);
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
                {({ clouds: places }) => (
                  <Loaded query={query}>
                    {(kept) => (
                      <FormOf
                        systems={items}
                        items={offer.items}
                        clouds={places}
                        addItem={addItem}
                        open={() => opened(kept)}
                      />
                    )}
                  </Loaded>
                )}
              </Loaded>
            )}
          </Loaded>
        )}
      </Loaded>
    </>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ItemCode } from '@zhengyun/rulebook/catalogue.ts';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { useTRPC } from '../../api/trpc.ts';

/** The person's favourite items, kept with the server; `set` is shown once the server has it. */
export function useFavourites() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data } = useQuery(trpc.carts.favourites.queryOptions(undefined, { staleTime: 60_000 }));
  const set = useMutation(
    trpc.carts.setFavourite.mutationOptions({
      onSuccess: (favourites) => queryClient.setQueryData(trpc.carts.favourites.queryKey(), favourites),
      onError: (error) => void message.error(problemOf(error).message ?? t('ui.unreachableText')),
    }),
  );
  const items: readonly ItemCode[] = data?.items ?? [];
  return { items, set: (item: ItemCode, favourite: boolean) => set.mutate({ item, favourite }) };
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { problemOf } from '../../../api/problem.ts';
import { useTRPC, useTRPCClient } from '../../../api/trpc.ts';
import { type Brought, MOST_LINES, withBrought } from './join-lines.ts';
import type { LineValues, OrderValues } from './order-values.ts';

/** Whence lines come: the cart, a template or an earlier order by its key. */
export type Source =
  | { readonly kind: 'cart' }
  | { readonly kind: 'template'; readonly id: string }
  | { readonly kind: 'copy'; readonly id: string };

const PARAMETERS = ['cart', 'template', 'copy'] as const;

function sourceIn(search: URLSearchParams): Source | null {
  const kind = PARAMETERS.find((name) => search.has(name));
  if (!kind) return null;
  return kind === 'cart' ? { kind } : { kind, id: search.get(kind) ?? '' };
}

/** Fetches what a source holds, as the form holds it; lines of the cart move into the order, whose draft keeps them from then on. */
function useFetch() {
  const client = useTRPCClient();
  return async (source: Source): Promise<Brought> => {
    if (source.kind === 'template') {
      const { lines } = await client.templates.get.query({ templateId: source.id });
      return { lines };
    }
    if (source.kind === 'cart') {
      const { lines } = await client.carts.get.query();
      if (lines.length > 0) await client.carts.remove.mutate({ lineIds: lines.map(({ id }) => id) });
      return { lines: lines.map(({ cloud, zone, spec }) => lineOf({ cloud, zone, spec })) };
    }
    const { system, title, reason, mlpsGrade, lines } = await client.requests.get.query({ requestId: source.id });
    const copied = lines.map(({ cloud, zone, spec }) => ({ cloud: cloud.slug, zone: zone.code, spec }));
    return { systemId: system.id, title, reason, mlpsGrade, lines: copied };
  };
}

/** A cart's line as the form holds it: what is not chosen yet is absent. */
function lineOf({ cloud, zone, spec }: { cloud: string | null; zone: string | null; spec: object }): LineValues {
  return { cloud: cloud ?? undefined, zone: zone ?? undefined, spec: spec as LineValues['spec'] };
}

/**
 * Brings lines from elsewhere into the order that is being written. What the address names is brought once, and forgotten by it, so that a
 * reload brings nothing twice.
 */
export function useBrought(onOrder: (order: OrderValues) => void) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const form = Form.useFormInstance<OrderValues>();
  const [search, setSearch] = useSearchParams();
  const fetchSource = useFetch();
  const take = (brought: Brought) => {
    const joined = withBrought(form.getFieldsValue(true) as OrderValues, brought);
    if (!joined) return void message.error(t('shop.tooManyLines', { n: MOST_LINES }));
    onOrder(joined);
    void message.success(t('shop.brought', { n: brought.lines.length }));
  };
  const bring = useMutation({
    mutationFn: fetchSource,
    onSuccess: (brought, { kind }) => {
      if (brought.lines.length === 0) return void message.info(t('shop.nothingBrought'));
      take(brought);
      if (kind === 'cart') void queryClient.invalidateQueries({ queryKey: trpc.carts.pathKey() });
    },
    onError: (error) => void message.error(problemOf(error).message ?? t('ui.unreachableText')),
  });
  const begun = useRef(false);
  useEffect(() => {
    const source = sourceIn(search);
    if (!source) return;
    const rest = new URLSearchParams(search);
    for (const name of PARAMETERS) rest.delete(name);
    setSearch(rest, { replace: true });
    if (begun.current) return;
    begun.current = true;
    bring.mutate(source);
  }, [search, setSearch, bring.mutate]);
  return { bring: bring.mutate, busy: bring.isPending, take };
}

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

interface Fetched {
  readonly brought: Brought;
  /** Lines of the source that this release can't read any more. */
  readonly lost: number;
  /** Keys of the cart's lines, which leave it once the order's draft holds them. */
  readonly leaving: readonly string[];
}

/** Fetches what a source holds, as the form holds it. */
function useFetch() {
  const client = useTRPCClient();
  return async (source: Source): Promise<Fetched> => {
    if (source.kind === 'template') {
      const { lines, lost } = await client.templates.get.query({ templateId: source.id });
      return { brought: { lines }, lost, leaving: [] };
    }
    if (source.kind === 'cart') {
      const { lines } = await client.carts.get.query();
      const brought = lines.map(({ cloud, zone, spec }) => lineOf({ cloud, zone, spec }));
      return { brought: { lines: brought }, lost: 0, leaving: lines.map(({ id }) => id) };
    }
    const { system, title, reason, mlpsGrade, lines } = await client.requests.get.query({ requestId: source.id });
    const copied = lines.map(({ cloud, zone, spec }) => ({ cloud: cloud.slug, zone: zone.code, spec }));
    return { brought: { systemId: system.id, title, reason, mlpsGrade, lines: copied }, lost: 0, leaving: [] };
  };
}

/** A cart's line as the form holds it: what is not chosen yet is absent. */
function lineOf({ cloud, zone, spec }: { cloud: string | null; zone: string | null; spec: object }): LineValues {
  return { cloud: cloud ?? undefined, zone: zone ?? undefined, spec: spec as LineValues['spec'] };
}

export interface OrderKeeper {
  readonly onOrder: (order: OrderValues) => void;
  /** Keeps the order with the server; rejects where that can't be. */
  readonly keep: (order: OrderValues) => Promise<void>;
}

/**
 * Brings lines from elsewhere into the order that is being written. What the address names is brought once, and forgotten by it, so that a
 * reload brings nothing twice. The cart's lines leave it only when the order's draft holds them: a failure leaves them in both, never in neither.
 */
export function useBrought({ onOrder, keep }: OrderKeeper) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const form = Form.useFormInstance<OrderValues>();
  const [search, setSearch] = useSearchParams();
  const client = useTRPCClient();
  const fetchSource = useFetch();
  const take = (brought: Brought): OrderValues | null => {
    const joined = withBrought(form.getFieldsValue(true) as OrderValues, brought);
    if (!joined) {
      void message.error(t('shop.tooManyLines', { n: MOST_LINES }));
      return null;
    }
    onOrder(joined);
    void message.success(t('shop.brought', { n: brought.lines.length }));
    return joined;
  };
  const bring = useMutation({
    mutationFn: fetchSource,
    onSuccess: async ({ brought, lost, leaving }) => {
      if (lost > 0) void message.warning(t('shop.lost', { n: lost }));
      if (brought.lines.length === 0) return void message.info(t('shop.nothingBrought'));
      const joined = take(brought);
      if (!joined || leaving.length === 0) return;
      await keep(joined);
      await client.carts.remove.mutate({ lineIds: [...leaving] });
      await queryClient.invalidateQueries({ queryKey: trpc.carts.pathKey() });
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

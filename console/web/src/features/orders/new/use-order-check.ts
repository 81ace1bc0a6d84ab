import { useQuery } from '@tanstack/react-query';
import { submitSchema } from '@zhengyun/domain/requests/schemas.ts';
import type { Locale } from '@zhengyun/rulebook/messages/message.ts';
import type { FormInstance } from 'antd';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../../api/trpc.ts';
import { type FieldProblem, problemsOfRows } from '../../../ui/spec-fields/field-problems.ts';
import { useDebounced } from '../../../ui/use-debounced.ts';
import type { OrderValues } from './order-values.ts';

const DEBOUNCE_MS = 600;

/** Words the server's check does not look at, so that it can begin before they are written. */
const UNWRITTEN = '-';

/**
 * What submitting would be refused for, found by the server's own checks while typing and shown at the fields. Says nothing
 * while the order is incomplete: what is missing is said when one submits.
 */
export function useOrderCheck(
  form: FormInstance<OrderValues>,
  values: OrderValues | undefined,
): readonly FieldProblem[] {
  const { i18n } = useTranslation();
  const trpc = useTRPC();
  const settled = useDebounced(values, DEBOUNCE_MS);
  const parsed = useMemo(() => submitSchema.safeParse({ ...settled, title: UNWRITTEN, reason: UNWRITTEN }), [settled]);
  const order = parsed.data ?? { systemId: '', title: '', reason: '', mlpsGrade: 1 as const, lines: [] };
  const { data } = useQuery(trpc.requests.check.queryOptions(order, { enabled: parsed.success }));
  const found = useMemo(
    () => (parsed.success && data ? problemsOfRows(data.errors, i18n.language as Locale) : []),
    [parsed.success, data, i18n.language],
  );
  const marked = useRef<readonly FieldProblem[]>([]);
  useEffect(() => {
    const clean = marked.current.map(({ path }) => ({ name: path as never, errors: [] }));
    form.setFields([...clean, ...found.map(({ path, message }) => ({ name: path as never, errors: [message] }))]);
    marked.current = found;
  }, [form, found]);
  return found;
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { submitSchema } from '@zhengyun/domain/requests/schemas.ts';
import type { Locale } from '@zhengyun/rulebook/messages/message.ts';
import { App, type FormInstance } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { problemOf } from '../../../api/problem.ts';
import { useTRPC } from '../../../api/trpc.ts';
import { type FieldProblem, problemsOfFacts, problemsOfIssues } from '../../../ui/spec-fields/field-problems.ts';
import { useMarkedFields } from '../../../ui/spec-fields/use-marked-fields.ts';
import { SENT } from '../../../ui/use-leave-guard.tsx';
import type { OrderValues } from './order-values.ts';

/** Fields of plain text or choice: what is wrong with one of these is that nothing stands there. */
const REQUIRED = {
  systemId: 'orders.system',
  title: 'orders.titleField',
  reason: 'orders.reason',
  cloud: 'orders.cloud',
} as const;

/** Without those of an operating system whose place is missing too: only the place lets one be chosen. */
function askable(problems: readonly FieldProblem[]): readonly FieldProblem[] {
  const placeless = new Set(
    problems.flatMap(({ path: [list, line, field] }) =>
      list === 'lines' && (field === 'cloud' || field === 'zone') ? [line] : [],
    ),
  );
  return problems.filter(({ path }) => !(placeless.has(path[1]) && path.includes('operatingSystem')));
}

/** Says of a field that was left empty that it is needed, by its label; other problems keep their sentence. */
function useMissingField(): (problem: FieldProblem) => FieldProblem {
  const { t } = useTranslation();
  return (problem) => {
    const field = problem.path.at(-1);
    const label = Object.entries(REQUIRED).find(([name]) => name === field)?.[1];
    return label ? { ...problem, message: t('orders.neededField', { field: t(label) }) } : problem;
  };
}

/**
 * Checks the order with the wire's own schema, sends it, and shows what is wrong at the fields. `key`: the draft's name, so that it is one
 * order also where its answer was lost and it is sent again. `done` runs before the page moves on to the request.
 */
export function useSubmitOrder(
  form: FormInstance<OrderValues>,
  { key, done }: { readonly key: string; readonly done: () => void },
) {
  const { t, i18n } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const locale = i18n.language as Locale;
  const missingField = useMissingField();
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const marked = useMarkedFields(form);
  const report = (found: readonly FieldProblem[]) => {
    setProblems(found);
    marked.show(found);
    if (found[0]) form.scrollToField(found[0].path as never, { block: 'center', focus: true });
  };
  const submit = useMutation(
    trpc.requests.submit.mutationOptions({
      onSuccess: ({ requestId, number, waitsFor }) => {
        void message.success(t('orders.submitted', { number }));
        if (waitsFor.length > 0) void message.info(t('orders.submittedWait', { numbers: waitsFor.join('、') }));
        void queryClient.invalidateQueries({ queryKey: trpc.requests.pathKey() });
        done();
        void navigate(`/orders/${requestId}`, { state: SENT });
      },
      onError: (error) => report(problemsOfFacts(problemOf(error).facts, locale)),
    }),
  );
  return {
    problems,
    /** A refusal that names no field, e.g. quota exceeded: shown on top in the server's words. */
    error: submit.isError ? submit.error : null,
    busy: submit.isPending,
    sent: submit.isSuccess,
    /** Typing on answers what was reported; the next check reports anew. */
    forget: () => {
      marked.answered();
      if (problems.length > 0) setProblems([]);
      if (submit.isError) submit.reset();
    },
    send: () => {
      const parsed = submitSchema.safeParse(form.getFieldsValue(true));
      if (!parsed.success) return report(askable(problemsOfIssues(parsed.error.issues, locale)).map(missingField));
      report([]);
      submit.mutate({ ...parsed.data, key });
    },
  };
}

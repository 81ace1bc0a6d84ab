import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, DatePicker, Flex, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import type { Case } from './case-state.tsx';

/** What every act on a case does once it is done: says so, and has the page read again. */
function useDone() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { message } = App.useApp();
  return {
    onSuccess: ({ number }: { readonly number: string }) => {
      void message.success(t('reconciliation.done', { number }));
      void queries.invalidateQueries({ queryKey: trpc.reconciliation.cases.pathKey() });
    },
  };
}

function Answer({ of }: { readonly of: Case }) {
  const { t } = useTranslation();
  const answer = useMutation(useTRPC().reconciliation.answer.mutationOptions(useDone()));
  const rules = [{ required: true, whitespace: true, message: t('reconciliation.needed') }];
  return (
    <Form
      layout="vertical"
      onFinish={(said: { answer: string; evidence: string }) => answer.mutate({ caseId: of.id, ...said })}
    >
      <Form.Item name="answer" label={t('reconciliation.answer')} rules={rules}>
        <Input.TextArea rows={3} maxLength={2_000} />
      </Form.Item>
      <Form.Item
        name="evidence"
        label={t('reconciliation.evidence')}
        extra={t('reconciliation.evidenceHint')}
        rules={rules}
      >
        <Input.TextArea rows={2} maxLength={2_000} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={answer.isPending}>
        {t('reconciliation.acts.answer')}
      </Button>
      {answer.error ? <ProblemBlock error={answer.error} /> : null}
    </Form>
  );
}

function Explain({ of }: { readonly of: Case }) {
  const { t } = useTranslation();
  const field = useId();
  const [until, setUntil] = useState<Dayjs>(dayjs().add(1, 'month'));
  const close = useMutation(useTRPC().reconciliation.close.mutationOptions(useDone()));
  const outcome = 'explained' as const;
  return (
    <ReasonDialog
      label={t('reconciliation.acts.explain')}
      why={t('reconciliation.explainWhy')}
      mutation={close}
      onSubmit={(reason) => close.mutate({ caseId: of.id, outcome, reason, until: until.format('YYYY-MM-DD') })}
    >
      <div className="zy-section">
        <label htmlFor={field}>{t('reconciliation.until')}</label>
        <div>
          <DatePicker
            id={field}
            allowClear={false}
            value={until}
            onChange={(day: Dayjs | null) => day && setUntil(day)}
          />
        </div>
      </div>
    </ReasonDialog>
  );
}

/** The caller's next acts on a case; none where it is somebody else's turn. */
export function CaseActs({ of }: { readonly of: Case }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const done = useDone();
  const take = useMutation(trpc.reconciliation.take.mutationOptions(done));
  const back = useMutation(trpc.reconciliation.return.mutationOptions(done));
  const close = useMutation(trpc.reconciliation.close.mutationOptions(done));
  const may = (act: Case['acts'][number]) => of.acts.includes(act);
  return (
    <Flex vertical gap={12}>
      <Flex gap={8} wrap>
        {may('take') ? (
          <Button type="primary" loading={take.isPending} onClick={() => take.mutate({ caseId: of.id })}>
            {t(of.takenBy ? 'reconciliation.acts.takeOver' : 'reconciliation.acts.take')}
          </Button>
        ) : null}
        {may('solve') ? (
          <ReasonDialog
            type="primary"
            label={t('reconciliation.acts.solve')}
            why={t('reconciliation.solveWhy')}
            mutation={close}
            onSubmit={(reason) => close.mutate({ caseId: of.id, outcome: 'solved', reason })}
          />
        ) : null}
        {may('explain') ? <Explain of={of} /> : null}
        {may('return') ? (
          <ReasonDialog
            label={t('reconciliation.acts.return')}
            why={t('reconciliation.returnWhy')}
            mutation={back}
            onSubmit={(reason) => back.mutate({ caseId: of.id, reason })}
          />
        ) : null}
      </Flex>
      {take.error ? <ProblemBlock error={take.error} /> : null}
      {may('answer') ? <Answer of={of} /> : null}
    </Flex>
  );
}

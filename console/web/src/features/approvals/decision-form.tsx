import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DECISIONS } from '@zhengyun/domain/requests/schemas.ts';
import type { ReturnReason } from '@zhengyun/rulebook/return-reason.ts';
import { Alert, App, Button, Flex, Form, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { useTRPC } from '../../api/trpc.ts';
import { useKeptText } from '../../ui/draft/use-kept-text.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import type { Evidence } from './evidence-types.ts';
import { ReturnReasonField } from './return-reason-field.tsx';

type Decision = (typeof DECISIONS)[number];

interface DecisionFormProps {
  readonly evidence: Evidence;
  readonly onDone: () => void;
}

const MEANWHILE = ['PLAN_CHANGED', 'APPROVAL_OUTDATED', 'STEP_NOT_OPEN', 'STEP_ALREADY_DECIDED'] as const;

/** Sends the decision with the hash of the plan on screen, so another plan can't be approved unseen. */
function useDecide(onDone: () => void) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  return useMutation(
    trpc.approvals.decide.mutationOptions({
      onSuccess: (_, { decision }) => {
        void message.success(t('approvals.done', { decision: t(`words.decision.${decision as Decision}`) }));
        void queryClient.invalidateQueries({ queryKey: trpc.approvals.inbox.pathKey() });
        void queryClient.invalidateQueries({ queryKey: trpc.requests.pathKey() });
        onDone();
      },
      // What was decided on is no longer what is there: it was planned anew, withdrawn, or decided by somebody else meanwhile.
      onError: (error) => {
        const { code } = problemOf(error);
        if (!MEANWHILE.some((each) => each === code)) return;
        void queryClient.invalidateQueries({ queryKey: trpc.approvals.evidence.pathKey() });
        void queryClient.invalidateQueries({ queryKey: trpc.approvals.inbox.pathKey() });
      },
    }),
  );
}

/** Approve, return or refuse, with the reason; only for the step that waits for this person. */
export function DecisionForm({ evidence, onDone }: DecisionFormProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(evidence.mayDecide[0]);
  const [comment, setComment] = useKeptText(`decision.${evidence.request.id}`);
  const [returnReason, setReturnReason] = useState<ReturnReason>();
  const [tried, setTried] = useState<Decision>();
  const decide = useDecide(() => {
    setComment('');
    onDone();
  });
  const step = evidence.mayDecide.find((one) => one === chosen) ?? evidence.mayDecide[0];
  const { planHash } = evidence;
  const refusal = decide.isError ? <ProblemBlock error={decide.error} /> : null;
  if (!step || planHash === null)
    return (
      <Flex vertical gap={8}>
        {refusal}
        <Alert type="info" showIcon title={t('approvals.notYours')} />
      </Flex>
    );
  const send = (decision: Decision) => {
    const reason = comment.trim();
    setTried(decision);
    if (decision !== 'approve' && reason === '') return;
    if (decision === 'return' && returnReason === undefined) return;
    decide.mutate({
      requestId: evidence.request.id,
      step,
      decision,
      planHash,
      ...(reason ? { reason } : {}),
      ...(decision === 'return' && returnReason ? { returnReason } : {}),
    });
  };
  const missing = tried !== undefined && tried !== 'approve' && comment.trim() === '';
  return (
    <Form layout="vertical">
      <Flex vertical gap={8}>
        {refusal}
        {evidence.mayDecide.length > 1 ? (
          <Segmented
            value={step}
            options={evidence.mayDecide.map((one) => ({ value: one, label: t(`words.step.${one}`) }))}
            onChange={setChosen}
          />
        ) : null}
        <ReturnReasonField
          value={returnReason}
          missing={tried === 'return' && returnReason === undefined}
          onChange={setReturnReason}
        />
        <CommentField step={step} value={comment} missing={missing} onChange={setComment} />
        <DecisionButtons busy={decide.isPending} onSend={send} />
      </Flex>
    </Form>
  );
}

interface CommentFieldProps {
  readonly step: Evidence['mayDecide'][number];
  readonly value: string;
  readonly missing: boolean;
  readonly onChange: (value: string) => void;
}

function CommentField({ step, value, missing, onChange }: CommentFieldProps) {
  const { t } = useTranslation();
  return (
    <Form.Item
      className="zy-flat-item"
      label={`${t('approvals.decide', { step: t(`words.step.${step}`) })} · ${t('approvals.comment')}`}
      help={missing ? t('approvals.commentNeeded') : t('approvals.commentHelp')}
      {...(missing ? { validateStatus: 'error' as const } : {})}
      htmlFor="approval-comment"
    >
      <Input.TextArea
        id="approval-comment"
        rows={2}
        maxLength={2_000}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Form.Item>
  );
}

interface DecisionButtonsProps {
  readonly busy: boolean;
  readonly onSend: (decision: Decision) => void;
}

function DecisionButtons({ busy, onSend }: DecisionButtonsProps) {
  const { t } = useTranslation();
  return (
    <Flex justify="space-between" align="center" gap={12} wrap>
      <span className="zy-faint zy-grow">{t('approvals.approveNext')}</span>
      <Flex gap={8}>
        <Button danger disabled={busy} onClick={() => onSend('refuse')}>
          {t('words.decision.refuse')}
        </Button>
        <Button disabled={busy} onClick={() => onSend('return')}>
          {t('words.decision.return')}
        </Button>
        <Button type="primary" loading={busy} onClick={() => onSend('approve')}>
          {t('words.decision.approve')}
        </Button>
      </Flex>
    </Flex>
  );
}

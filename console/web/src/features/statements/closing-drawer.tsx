import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Flex, Input, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { Amount } from '../../ui/amount.tsx';
import { useDuration } from '../../ui/format/use-duration.ts';
import { Instant } from '../../ui/instant.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { useRefused } from '../../ui/page/use-refused.ts';
import { Status } from '../../ui/status/status.tsx';
import { ClosingFailures } from './closing-failures.tsx';
import type { AccountingPeriod } from './statement-types.ts';
import { useClosingProgress } from './use-closing-progress.ts';

interface PeriodProps {
  readonly period: AccountingPeriod;
}

function PeriodFacts({ period }: PeriodProps) {
  const { t } = useTranslation();
  const said = (value: AccountingPeriod['begun']) =>
    value ? (
      <span>
        {value.by} <Instant at={value.at} precision="second" />
      </span>
    ) : (
      '–'
    );
  const tone = period.state === 'closed' ? 'good' : period.state === 'closing' ? 'running' : 'waiting';
  return (
    <Facts
      columns={2}
      facts={[
        {
          label: t('statements.state'),
          value: <Status tone={tone}>{t(`statements.periodState.${period.state}`)}</Status>,
        },
        { label: t('statements.freezesAt'), value: <Instant at={period.freezesAt} /> },
        { label: t('statements.closingBegun'), value: said(period.begun) },
        { label: t('statements.closingClosed'), value: said(period.closed) },
        {
          label: t('statements.periodStatements'),
          value: t('statements.periodCounts', { count: period.statements.count, issued: period.statements.issued }),
        },
        { label: t('statements.payable'), value: <Amount fen={period.statements.payableFen} strong /> },
        { label: t('statements.uncontracted'), value: t('statements.uncontractedCount', { n: period.uncontracted }) },
        { label: t('statements.policyName'), value: period.policyId },
      ]}
    />
  );
}

function WorkProgress({ label, work }: { readonly label: string; readonly work: AccountingPeriod['drafting'] }) {
  const { t } = useTranslation();
  const duration = useDuration();
  if (work.total === 0) return null;
  const ended = work.done + work.failed;
  return (
    <section className="zy-section" aria-label={label}>
      <Flex justify="space-between" wrap>
        <strong>{label}</strong>
        <span className="zy-number">
          {t('statements.workCounts', { done: work.done, failed: work.failed, left: work.waiting + work.running })}
          {work.secondsLeft === null ? '' : ` · ${t('statements.workLeft', { duration: duration(work.secondsLeft) })}`}
        </span>
      </Flex>
      <Progress
        percent={Math.floor((ended / work.total) * 100)}
        success={{ percent: Math.floor((work.done / work.total) * 100) }}
        {...(work.failed > 0 ? { status: 'exception' as const } : {})}
      />
    </section>
  );
}

function Blockers({ period }: PeriodProps) {
  const { t } = useTranslation();
  if (period.state === 'closed' || period.blockers.length === 0) return null;
  return (
    <Alert
      className="zy-section"
      type="warning"
      showIcon
      title={t('statements.blockersTitle')}
      description={period.blockers.map(({ kind, count, which }) => (
        <div key={kind}>
          {t(`statements.blocker.${kind}`, { count })}
          {which.length > 0 ? ` ${which.join('、')}${count > which.length ? ' …' : ''}` : ''}
        </div>
      ))}
    />
  );
}

function ClosingActions({ period }: PeriodProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { modal } = App.useApp();
  const outcome = {
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: trpc.settlement.pathKey() }),
    onError: useRefused(),
  };
  const begin = useMutation(trpc.settlement.beginClosing.mutationOptions(outcome));
  const end = useMutation(trpc.settlement.endClosing.mutationOptions(outcome));
  const { month } = period;
  // Meters that were silent may never be known: who closes the month all the same says why.
  const unknown = period.blockers.some(({ kind }) => kind === 'use-unknown');
  const ask = () => {
    let why = '';
    const dialog = modal.confirm({
      title: t('statements.closeMonth', { month }),
      content: (
        <>
          <p>{t('statements.closeAsk')}</p>
          {unknown ? (
            <Input.TextArea
              aria-label={t('statements.closeUnknownWhy')}
              placeholder={t('statements.closeUnknownWhy')}
              maxLength={500}
              onChange={({ target }) => {
                why = target.value.trim();
                dialog.update({ okButtonProps: { disabled: why === '' } });
              }}
            />
          ) : null}
        </>
      ),
      okText: t('statements.closeApprove'),
      okButtonProps: { disabled: unknown },
      onOk: () => end.mutateAsync({ month, ...(why === '' ? {} : { useUnknownWhy: why }) }).catch(() => undefined),
    });
  };
  return (
    <Flex gap={8} className="zy-section">
      {period.mayBegin ? (
        <Button loading={begin.isPending} onClick={() => begin.mutate({ month })}>
          {t(period.state === 'open' ? 'statements.closeBegin' : 'statements.closeAgain')}
        </Button>
      ) : null}
      {period.mayClose ? (
        <Button type="primary" loading={end.isPending} onClick={ask}>
          {t('statements.closeApprove')}
        </Button>
      ) : null}
    </Flex>
  );
}

/** Closing of a month: how far it is, what failed and why, what stands in the way, and the two people's buttons. */
export function ClosingDrawer({ month, onClose }: { readonly month: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const query = useQuery(trpc.settlement.period.queryOptions({ month }));
  const progress = useClosingProgress(month, query.data);
  return (
    <Drawer
      open
      size="min(880px, 94vw)"
      onClose={onClose}
      title={t('statements.closeMonth', { month })}
      destroyOnHidden
    >
      <Loaded query={query} rows={8}>
        {(period) => (
          <>
            <p className="zy-faint">{t('statements.closeWhy')}</p>
            <div className="zy-section">
              <PeriodFacts period={period} />
            </div>
            <WorkProgress label={t('statements.workDraft')} work={progress?.drafting ?? period.drafting} />
            <WorkProgress label={t('statements.workIssue')} work={progress?.issuing ?? period.issuing} />
            <Blockers period={period} />
            <ClosingActions period={period} />
            <ClosingFailures month={month} failures={period.failures} />
          </>
        )}
      </Loaded>
    </Drawer>
  );
}

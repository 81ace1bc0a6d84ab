import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../ui/amount.tsx';
import { AttachmentList } from '../../ui/attachment-list.tsx';
import { AutomaticPanel } from '../../ui/automatic/automatic-panel.tsx';
import { Copyable } from '../../ui/copyable.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { Findings } from '../../ui/plan/findings.tsx';
import { PlanDiff } from '../../ui/plan/plan-diff.tsx';
import { PromiseStatus } from '../../ui/promise/promise-status.tsx';
import { SamplePrice } from '../../ui/sample-price.tsx';
import { usePurposeFacts } from '../../ui/use-purpose-facts.ts';
import { BackgroundPanel } from './background-panel.tsx';
import { EffectTable } from './effect-table.tsx';
import { EvidenceSteps } from './evidence-steps.tsx';
import type { Evidence } from './evidence-types.ts';
import { PriceChange } from './price-change.tsx';
import { TogetherPanel } from './together-panel.tsx';

function Money({ fen, sample }: { readonly fen: string; readonly sample: boolean }) {
  const { t } = useTranslation();
  return (
    <Flex gap={8} align="center">
      <span>
        <Amount fen={fen} strong /> {t('ui.yuan')}
      </span>
      <SamplePrice sample={sample} />
    </Flex>
  );
}

function Head({ evidence }: { readonly evidence: Evidence }) {
  const { t } = useTranslation();
  const { request, price } = evidence;
  const sample = price.version?.sample ?? false;
  const files = <AttachmentList attachments={evidence.attachments} />;
  const material = [
    ...usePurposeFacts(evidence.purpose, request.kind),
    { label: t('orders.attachments'), value: files, span: 3 },
  ];
  return (
    <Panel>
      <Facts
        facts={[
          { label: t('orders.department'), value: request.department.name },
          { label: t('orders.system'), value: request.system.name },
          { label: t('orders.applicant'), value: request.applicant.name },
          { label: t('orders.grade'), value: t('orders.gradeN', { n: request.mlpsGrade }) },
          { label: t('approvals.monthTotal'), value: <Money fen={price.monthFen} sample={sample} /> },
          { label: t('approvals.yearEndTotal'), value: <Money fen={price.yearEndFen} sample={sample} /> },
          { label: t('approvals.priceVersion'), value: price.version?.number ?? t('ui.none') },
          {
            label: t('ui.planHash'),
            value: evidence.planHash ? (
              <Copyable text={evidence.planHash} shown={evidence.planHash.slice(0, 12)} code />
            ) : (
              t('ui.none')
            ),
          },
          ...(request.promise.standing === 'none'
            ? []
            : [{ label: t('orders.promise'), value: <PromiseStatus promise={request.promise} />, span: 2 }]),
          ...(request.kind === 'order' ? material : []),
          { label: t('approvals.reason'), value: <span className="zy-pre">{evidence.reason}</span>, span: 4 },
        ]}
      />
    </Panel>
  );
}

function Plans({ evidence }: { readonly evidence: Evidence }) {
  const { t } = useTranslation();
  if (evidence.operations.length === 0) return <span className="zy-faint">{t('approvals.counted')}</span>;
  return (
    <Flex vertical gap={20}>
      {evidence.operations.map((operation) => (
        <section key={operation.id} aria-label={operation.number}>
          <Flex gap={12} wrap className="zy-plan-head">
            <strong className="zy-number">{operation.number}</strong>
            <span>{t(`words.operationVerb.${operation.verb}`)}</span>
            <code className="zy-code">{operation.stack}</code>
          </Flex>
          <Flex vertical gap={8}>
            <Findings findings={operation.findings} />
            <PlanDiff diff={operation.diff} />
          </Flex>
        </section>
      ))}
    </Flex>
  );
}

/** Request, price, quota and pool before and after, what there is already, plan with its findings, and what others decided. */
export function EvidenceBody({ evidence }: { readonly evidence: Evidence }) {
  const { t } = useTranslation();
  return (
    <>
      <Head evidence={evidence} />
      <PriceChange price={evidence.price} kind={evidence.request.kind} />
      {evidence.request.kind === 'resize' ? <AutomaticPanel requestId={evidence.request.id} /> : null}
      <Panel title={t('approvals.quota')} flush>
        <EffectTable label={t('approvals.quota')} note={t('approvals.quotaWhy')} effects={evidence.quota} />
      </Panel>
      <Panel title={t('approvals.pool')} flush>
        <EffectTable label={t('approvals.pool')} note={t('approvals.poolWhy')} effects={evidence.pool} />
      </Panel>
      {evidence.together === null ? null : <TogetherPanel together={evidence.together} />}
      <BackgroundPanel requestId={evidence.request.id} />
      <Panel title={t('approvals.plan')}>
        <Plans evidence={evidence} />
      </Panel>
      <Panel title={t('approvals.steps')}>
        <EvidenceSteps evidence={evidence} />
      </Panel>
    </>
  );
}

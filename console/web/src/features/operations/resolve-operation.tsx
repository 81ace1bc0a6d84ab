import { useMutation } from '@tanstack/react-query';
import { Alert, Flex, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import { planCounts } from '../../ui/plan/plan-counts.ts';
import { TroubleText } from '../../ui/trouble-text.tsx';
import type { Operation } from './operation-types.ts';
import { useOperationAct } from './use-operation-act.ts';

const DECISIONS = ['retry', 'give-up'] as const;
type Decision = (typeof DECISIONS)[number];

/** A person decides on an operation whose end is unknown, with what is known of it in view. */
export function ResolveOperation({ operation }: { readonly operation: Operation }) {
  const { t } = useTranslation();
  const [decision, setDecision] = useState<Decision>('retry');
  const after = useOperationAct();
  const resolve = useMutation(useTRPC().provisioning.resolve.mutationOptions(after(t('operations.resolved'))));
  const { id: operationId, number } = operation;
  return (
    <ReasonDialog
      label={t('operations.resolve')}
      why={t('operations.resolveWhy')}
      type="primary"
      {...(decision === 'give-up' ? { typed: number, danger: true } : {})}
      mutation={resolve}
      onSubmit={(reason) => resolve.mutate({ operationId, decision, reason })}
    >
      <Evidence operation={operation} />
      <Radio.Group
        className="zy-section"
        value={decision}
        onChange={({ target }) => setDecision(target.value as Decision)}
        aria-label={t('operations.resolve')}
      >
        <Flex vertical gap={8}>
          {DECISIONS.map((value) => (
            <Radio key={value} value={value}>
              <b>{t(`operations.decision.${value}`)}</b>
              <div className="zy-faint">{t(`operations.decisionWhy.${value}`)}</div>
            </Radio>
          ))}
        </Flex>
      </Radio.Group>
    </ReasonDialog>
  );
}

/** What a person needs to decide: why the end is unknown, what was approved, how much of it was seen to be done. */
function Evidence({ operation }: { readonly operation: Operation }) {
  const { t } = useTranslation();
  const { trouble, leftovers, diff } = operation;
  const counts = planCounts(diff);
  const touched = (state: Operation['leftovers'][number]['state']) =>
    leftovers.filter((leftover) => leftover.state === state).length;
  return (
    <Alert
      type="warning"
      showIcon
      title={trouble ? <TroubleText trouble={trouble} /> : t('operations.resolveNoTrouble')}
      description={
        <ul className="zy-plain-list">
          <li>
            {t('operations.evidencePlan', {
              creates: counts.create,
              updates: counts.update,
              replaces: counts.replace,
              deletes: counts.delete,
            })}
          </li>
          <li>
            {t('operations.evidenceTouched', {
              done: touched('done'),
              failed: touched('failed'),
              started: touched('started'),
            })}
          </li>
          <li>
            {t(trouble?.facts.explained === 'no' ? 'operations.evidenceUnexplained' : 'operations.evidenceRetried')}
          </li>
        </ul>
      }
    />
  );
}

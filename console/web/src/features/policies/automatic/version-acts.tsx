import { useMutation } from '@tanstack/react-query';
import { Button, Flex, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../../api/trpc.ts';
import { ProblemBlock } from '../../../ui/page/problem-block.tsx';
import { ReasonDialog } from '../../../ui/page/reason-dialog.tsx';
import type { RuleVersion } from '../policy-types.ts';
import { useRuleAct } from './use-rule-act.ts';

/** Confirm, refuse or take back a version of the rule, as far as the caller may. */
export function VersionActs({ version }: { readonly version: RuleVersion }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const after = useRuleAct();
  const decide = useMutation(trpc.approvals.decideRule.mutationOptions(after(t('policies.decided'))));
  const withdraw = useMutation(trpc.approvals.withdrawRule.mutationOptions(after(t('policies.automatic.withdrawn'))));
  const { id: versionId, contentHash, acts, state, number, rule } = version;
  const decideAs = (decision: 'confirm' | 'refuse') => decide.mutate({ versionId, decision, contentHash });
  return (
    <>
      <Flex gap={8} wrap>
        {acts.includes('decide') && state === 'proposed' && rule ? (
          <Popconfirm
            title={t('policies.automatic.confirmWhy', { day: version.fromDay })}
            onConfirm={() => decideAs('confirm')}
          >
            <Button
              type="primary"
              loading={decide.isPending}
              aria-label={`${t('policies.automatic.confirm')} ${number}`}
            >
              {t('policies.automatic.confirm')}
            </Button>
          </Popconfirm>
        ) : null}
        {acts.includes('decide') ? (
          <Button loading={decide.isPending} onClick={() => decideAs('refuse')}>
            {t('policies.refuse')}
          </Button>
        ) : null}
        {acts.includes('withdraw') ? (
          <ReasonDialog
            label={t('policies.automatic.withdraw')}
            why={t('policies.automatic.withdrawWhy')}
            mutation={withdraw}
            onSubmit={(reason) => withdraw.mutate({ versionId, reason })}
          />
        ) : null}
      </Flex>
      {decide.error ? <ProblemBlock error={decide.error} /> : null}
    </>
  );
}

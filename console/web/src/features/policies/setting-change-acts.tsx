import { useMutation } from '@tanstack/react-query';
import { Button, Flex, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import type { SettingChange } from './policy-types.ts';
import { usePolicyAct } from './use-policy-act.ts';

/** Grant, refuse or take back a change of settings, as far as the caller may. */
export function SettingChangeActs({ change }: { readonly change: SettingChange }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const after = usePolicyAct();
  const decide = useMutation(trpc.compliance.decideSettings.mutationOptions(after(t('policies.decided'))));
  const withdraw = useMutation(
    trpc.compliance.withdrawSettings.mutationOptions(after(t('policies.settingsWithdrawn'))),
  );
  const { id: changeId, acts } = change;
  const error = decide.error ?? withdraw.error;
  return (
    <>
      <Flex gap={8}>
        {acts.includes('decide') ? (
          <>
            <Popconfirm
              title={t('policies.settingsGrantWhy')}
              onConfirm={() => decide.mutate({ changeId, decision: 'grant' })}
            >
              <Button type="primary" loading={decide.isPending}>
                {t('policies.grant')}
              </Button>
            </Popconfirm>
            <Button loading={decide.isPending} onClick={() => decide.mutate({ changeId, decision: 'refuse' })}>
              {t('policies.refuse')}
            </Button>
          </>
        ) : null}
        {acts.includes('withdraw') ? (
          <Popconfirm title={t('policies.settingsWithdrawWhy')} onConfirm={() => withdraw.mutate({ changeId })}>
            <Button loading={withdraw.isPending}>{t('policies.settingsWithdraw')}</Button>
          </Popconfirm>
        ) : null}
      </Flex>
      {error ? <ProblemBlock error={error} /> : null}
    </>
  );
}

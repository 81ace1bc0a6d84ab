import { useMutation } from '@tanstack/react-query';
import { Button, Flex, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import type { Exemption } from './policy-types.ts';
import { usePolicyAct } from './use-policy-act.ts';

/** Grant, refuse or end an exemption, as far as the caller may. */
export function ExemptionActs({ exemption }: { readonly exemption: Exemption }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const after = usePolicyAct();
  const decide = useMutation(trpc.compliance.decideExemption.mutationOptions(after(t('policies.decided'))));
  const end = useMutation(trpc.compliance.endExemption.mutationOptions(after(t('policies.exemptionEnded'))));
  const { id: exemptionId, acts } = exemption;
  return (
    <Flex gap={8}>
      {acts.includes('decide') ? (
        <>
          <Popconfirm
            title={t('policies.grantWhy')}
            onConfirm={() => decide.mutate({ exemptionId, decision: 'grant' })}
          >
            <Button type="primary" loading={decide.isPending}>
              {t('policies.grant')}
            </Button>
          </Popconfirm>
          <Button loading={decide.isPending} onClick={() => decide.mutate({ exemptionId, decision: 'refuse' })}>
            {t('policies.refuse')}
          </Button>
        </>
      ) : null}
      {acts.includes('end') ? (
        <Popconfirm title={t('policies.endWhy')} onConfirm={() => end.mutate({ exemptionId })}>
          <Button danger loading={end.isPending}>
            {t('policies.end')}
          </Button>
        </Popconfirm>
      ) : null}
    </Flex>
  );
}

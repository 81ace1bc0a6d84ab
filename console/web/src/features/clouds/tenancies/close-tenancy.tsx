import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useTRPC } from '../../../api/trpc.ts';
import { ReasonDialog } from '../../../ui/page/reason-dialog.tsx';

interface Props {
  readonly tenancy: { readonly id: string; readonly number: string };
  /** What stands in it and would go with it; absent: not known here. */
  readonly standing?: readonly string[];
}

/** Asks for the end of a tenancy. What stands in it holds it back, unless it is taken along in so many words; another person releases it. */
export function CloseTenancy({ tenancy, standing = [] }: Props) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [override, setOverride] = useState(false);
  const close = useMutation(
    trpc.provisioning.closeTenancy.mutationOptions({
      onSuccess: async ({ operationId }) => {
        await queryClient.invalidateQueries({ queryKey: trpc.tenancy.pathKey() });
        if (operationId) await navigate(`/operations/${operationId}`);
      },
    }),
  );
  return (
    <ReasonDialog
      label={t('clouds.closeTenancy')}
      why={t('clouds.closeTenancyWhy')}
      danger
      typed={tenancy.number}
      mutation={close}
      onSubmit={(reason) => close.mutate({ tenancyId: tenancy.id, reason, override })}
    >
      {standing.length > 0 ? (
        <Alert
          className="zy-section"
          type="warning"
          showIcon
          title={t('tenancies.standing', { n: standing.length })}
          description={standing.join('、')}
        />
      ) : null}
      <Checkbox checked={override} onChange={({ target }) => setOverride(target.checked)}>
        {t('clouds.closeOverride')}
      </Checkbox>
    </ReasonDialog>
  );
}

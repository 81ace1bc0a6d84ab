import { useMutation } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import type { Policy } from './policy-types.ts';
import { usePolicyAct } from './use-policy-act.ts';

/** Sets what the deployment tells a policy: lists of registries, zones, roles. */
export function SetSettings({ policy }: { readonly policy: Policy }) {
  const { t } = useTranslation();
  const [values, setValues] = useState<Record<string, string[]>>(policy.settingsInForce ?? {});
  const set = useMutation(useTRPC().compliance.setSettings.mutationOptions(usePolicyAct()(t('policies.settingsDone'))));
  return (
    <ReasonDialog
      label={t('policies.setSettings')}
      why={t('policies.setSettingsWhy')}
      mutation={set}
      onSubmit={(reason) => set.mutate({ policy: policy.name, settings: values, reason })}
    >
      <Form layout="vertical">
        {policy.settings.map((setting) => (
          <Form.Item key={setting} label={<code className="zy-code">{setting}</code>}>
            <Select
              mode="tags"
              aria-label={setting}
              value={values[setting] ?? []}
              placeholder={t('policies.ownDefault')}
              onChange={(list: string[]) => setValues({ ...values, [setting]: list })}
            />
          </Form.Item>
        ))}
      </Form>
    </ReasonDialog>
  );
}

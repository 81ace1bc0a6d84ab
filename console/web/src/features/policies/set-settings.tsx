import { useMutation } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import type { Policy } from './policy-types.ts';
import { usePolicyAct } from './use-policy-act.ts';

interface SetSettingsProps {
  readonly policy: Policy;
  /** The caller administers: what only narrows holds at once. */
  readonly administers: boolean;
}

/** Sets what the deployment tells a policy, or asks for it: lists of registries, zones, roles. The server says which of the two it was. */
export function SetSettings({ policy, administers }: SetSettingsProps) {
  const { t } = useTranslation();
  const [values, setValues] = useState<Record<string, string[]>>(policy.settingsInForce ?? {});
  const after = usePolicyAct();
  const set = useMutation(
    useTRPC().compliance.setSettings.mutationOptions({
      onSuccess: ({ state, number }) => {
        after(
          state === 'set' ? t('policies.settingsDone') : t('policies.settingsAsked', { number: number ?? '' }),
        ).onSuccess();
      },
    }),
  );
  return (
    <ReasonDialog
      label={administers ? t('policies.setSettings') : t('policies.askSettings')}
      why={administers ? t('policies.setSettingsWhy') : t('policies.askSettingsWhy')}
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
              placeholder={values[setting] ? t('policies.settingsNothing') : t('policies.ownDefault')}
              onChange={(list: string[]) => setValues({ ...values, [setting]: list })}
            />
          </Form.Item>
        ))}
      </Form>
    </ReasonDialog>
  );
}

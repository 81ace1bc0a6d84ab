import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Choice } from './choice.tsx';
import type { FieldPlace } from './field-place.ts';
import { Listeners } from './listeners.tsx';

/** A delivered resource of the same tenancy that may stand behind a balancer; `value` as names on a cluster have it. */
export interface TargetOption {
  readonly value: string;
  readonly label: string;
}

interface BalancerFieldsProps extends FieldPlace {
  readonly targets: readonly TargetOption[];
  /** false: the zone allows no public addresses; undefined: no zone is chosen yet. */
  readonly publicAddress: boolean | undefined;
}

export function BalancerFields({ name, targets, publicAddress }: BalancerFieldsProps) {
  const { t } = useTranslation();
  const refused = publicAddress === false;
  return (
    <>
      <div className="zy-fields zy-fields-wide">
        <Choice
          name={[...name, 'scope']}
          label={t('spec.scope')}
          options={[
            { value: 'internal', label: t('spec.scopes.internal') },
            { value: 'public', label: t('spec.scopes.public') },
          ]}
          help={refused ? t('spec.noPublicHere') : t('spec.scopeHelp')}
        />
        <Form.Item
          name={[...name, 'target', 'resource']}
          label={t('spec.target')}
          extra={t('spec.targetHelp')}
          required
        >
          <Select
            options={[...targets]}
            placeholder={t('spec.chooseTarget')}
            notFoundContent={<span className="zy-faint">{t('spec.noTarget')}</span>}
          />
        </Form.Item>
      </div>
      <Listeners name={[...name, 'listeners']} />
    </>
  );
}

import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';

type Parties = Outputs['contracts']['parties'];

const FIELDS = [
  ['departmentId', 'department', 'departments'],
  ['operatorId', 'operator', 'operators'],
  ['supervisorId', 'supervisor', 'supervisors'],
  ['authorityId', 'authority', 'authorities'],
] as const;

/** Who is party to a contract; who provides never supervises. */
export function PartyFields({ parties }: { readonly parties: Parties | undefined }) {
  const { t } = useTranslation();
  return (
    <div className="zy-fields zy-fields-wide">
      {FIELDS.map(([name, label, list]) => (
        <Form.Item
          key={name}
          name={name}
          label={t(`contracts.${label}`)}
          rules={[
            { required: name === 'departmentId' || name === 'operatorId', message: t('contracts.needed') },
            ...(name === 'supervisorId'
              ? [
                  ({ getFieldValue }: { getFieldValue: (name: string) => unknown }) => ({
                    validator: (_: unknown, value: unknown) =>
                      value && value === getFieldValue('operatorId')
                        ? Promise.reject(new Error(t('contracts.providerSupervises')))
                        : Promise.resolve(),
                  }),
                ]
              : []),
          ]}
        >
          <Select
            loading={parties === undefined}
            allowClear={name === 'supervisorId' || name === 'authorityId'}
            options={(parties?.[list] ?? []).map(({ id, name: text }) => ({ value: id, label: text }))}
            showSearch={{ optionFilterProp: 'label' }}
          />
        </Form.Item>
      ))}
    </div>
  );
}

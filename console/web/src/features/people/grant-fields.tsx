import { TIERS } from '@zhengyun/rulebook/tier.ts';
import { DatePicker, Form, type FormInstance, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { beijingDay } from '../../ui/format/beijing-day.ts';

type Choices = Outputs['people']['grantChoices'];
type Role = Choices['roles'][number]['role'];

/** What the form holds; `place`: a cloud's key, a tier for every cloud of it, empty for all clouds. */
export interface Asked {
  readonly role: Role;
  readonly organisationId: string;
  readonly departmentId?: string;
  readonly place?: string;
  readonly lastDay?: Dayjs | null;
}

interface GrantFieldsProps {
  readonly form: FormInstance<Asked>;
  readonly choices: Choices;
}

const named = ({ id, name }: { readonly id: string; readonly name: string }) => ({ value: id, label: name });
const searched = { showSearch: { optionFilterProp: 'label' } };

/** What a grant consists of. What can't be granted is not to be chosen, and says why. */
export function GrantFields({ form, choices }: GrantFieldsProps) {
  const { t } = useTranslation();
  const chosen = Form.useWatch('role', form);
  const role = choices.roles.find((each) => each.role === chosen);
  const organisationId = Form.useWatch('organisationId', form);
  const organisations = choices.organisations.filter(({ kind }) => role?.heldIn.includes(kind));
  const organisation = organisations.find(({ id }) => id === organisationId);
  const departments = choices.departments.filter((each) => each.organisationId === organisationId);
  const chooseOrganisation = (id: string) => {
    const own = departmentsOf(choices, id);
    const place = choices.organisations.find((each) => each.id === id)?.cloudId ?? '';
    form.setFieldsValue({ place, ...(own.length === 1 && own[0] ? { departmentId: own[0].id } : {}) });
    if (own.length !== 1) form.resetFields(['departmentId']);
  };
  return (
    <>
      <RoleField
        choices={choices}
        onChoose={() => form.resetFields(['organisationId', 'departmentId', 'place', 'lastDay'])}
      />
      <Form.Item
        name="organisationId"
        label={t('people.organisation')}
        rules={[{ required: true, message: t('people.organisationNeeded') }]}
        extra={t(role && organisations.length === 0 ? 'people.organisationNone' : 'people.organisationWhy')}
      >
        <Select {...searched} disabled={!role} options={organisations.map(named)} onChange={chooseOrganisation} />
      </Form.Item>
      {role?.ofDepartment ? (
        <Form.Item
          name="departmentId"
          label={t('people.department')}
          rules={[{ required: true, message: t('people.departmentNeeded') }]}
        >
          <Select {...searched} disabled={!organisation} options={departments.map(named)} />
        </Form.Item>
      ) : null}
      <PlaceField
        choices={choices}
        ownCloudId={organisation?.cloudId ?? null}
        ofTier={role?.ofTier ?? false}
        disabled={!role}
      />
      <LastDayField role={role} />
    </>
  );
}

const departmentsOf = (choices: Choices, organisationId: string) =>
  choices.departments.filter((each) => each.organisationId === organisationId);

/** Until when; empty: without an end. A picker that takes no past day drops what was typed, and the role would have none: so it is refused. */
function LastDayField({ role }: { readonly role: Choices['roles'][number] | undefined }) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name="lastDay"
      label={t('people.lastDay')}
      rules={[
        {
          validator: (_, day?: Dayjs | null) =>
            day && day.format('YYYY-MM-DD') < beijingDay(new Date())
              ? Promise.reject(new Error(t('people.lastDayPassed')))
              : Promise.resolve(),
        },
      ]}
      extra={t(role && !role.mayEnd ? 'people.lastDayNone' : 'people.lastDayWhy')}
    >
      <DatePicker disabled={!role?.mayEnd} />
    </Form.Item>
  );
}

interface PlaceFieldProps {
  readonly choices: Choices;
  /** The cloud whose own the organisation is: the only one to be chosen; null: any, or all. */
  readonly ownCloudId: string | null;
  /** Whether the role may be granted for every cloud of a tier. */
  readonly ofTier: boolean;
  readonly disabled: boolean;
}

function PlaceField({ choices, ownCloudId, ofTier, disabled }: PlaceFieldProps) {
  const { t } = useTranslation();
  const clouds = choices.clouds.filter(({ id }) => ownCloudId === null || id === ownCloudId);
  const options = clouds.map(({ id, name, tier }) => ({ value: id, label: `${t(`words.tier.${tier}`)} · ${name}` }));
  const tiers = TIERS.map((tier) => ({ value: tier, label: t('people.cloudsOf', { tier: t(`words.tier.${tier}`) }) }));
  const all = ownCloudId === null ? [{ value: '', label: t('people.cloudAll') }, ...(ofTier ? tiers : [])] : [];
  const extra = ownCloudId === null ? (ofTier ? 'people.cloudsOfWhy' : null) : 'people.cloudOwn';
  return (
    <Form.Item name="place" label={t('people.cloud')} initialValue="" {...(extra ? { extra: t(extra) } : {})}>
      <Select {...searched} disabled={disabled} options={[...all, ...options]} />
    </Form.Item>
  );
}

/** Which role; one that the person's roles shut out is shown with these, and can't be chosen. */
function RoleField({ choices, onChoose }: { readonly choices: Choices; readonly onChoose: () => void }) {
  const { t } = useTranslation();
  const options = choices.roles.map(({ role, excludedBy }) => {
    const held = excludedBy.map((each) => t(`words.role.${each}`)).join('、');
    const name = t(`words.role.${role}`);
    return { value: role, disabled: held !== '', label: held ? `${name}（${t('people.excluded', { held })}）` : name };
  });
  return (
    <Form.Item name="role" label={t('people.role')} rules={[{ required: true, message: t('people.roleNeeded') }]}>
      <Select {...searched} options={options} onChange={onChoose} />
    </Form.Item>
  );
}

import { Form, Input, Switch, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/page/panel.tsx';
import { SERVICE_FIELDS, SERVICE_NAMES, type ServiceName } from './service-list.ts';

interface Props {
  /** Operators that a look at the cluster saw; null: nobody looked. */
  readonly seen: readonly ServiceName[] | null;
}

/** What a look says of one operator; a load balancer's controller leaves no trace to look for. */
export function SeenOperator({ name, seen }: Props & { readonly name: ServiceName }) {
  const { t } = useTranslation();
  if (seen === null || name === 'loadBalancer') return <Tag>{t('clouds.operatorUnknown')}</Tag>;
  return seen.includes(name) ? (
    <Tag color="success">{t('clouds.operatorSeen')}</Tag>
  ) : (
    <Tag color="warning">{t('clouds.operatorNotSeen')}</Tag>
  );
}

function Service({ name, seen }: Props & { readonly name: ServiceName }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const path = ['services', name];
  const given: unknown = Form.useWatch(path, { form, preserve: true });
  const there = given !== null && given !== undefined;
  const turn = (on: boolean) =>
    form.setFieldValue(
      path,
      on ? Object.fromEntries(SERVICE_FIELDS[name].map(({ key, usual }) => [key, usual])) : null,
    );
  const label = t(`clouds.service.${name}`);
  return (
    <section className="zy-section" aria-label={label}>
      <Form.Item label={label} layout="horizontal" colon={false}>
        <Switch checked={there} onChange={turn} aria-label={label} /> <SeenOperator name={name} seen={seen} />
      </Form.Item>
      {there ? (
        <div className="zy-two-columns">
          {SERVICE_FIELDS[name].map(({ key, optional }) => (
            <Form.Item
              key={key}
              name={[...path, key]}
              label={t(`clouds.serviceField.${key as 'namespace'}`)}
              rules={optional ? [] : [{ required: true, whitespace: true }]}
            >
              <Input maxLength={253} spellCheck={false} autoComplete="off" />
            </Form.Item>
          ))}
        </div>
      ) : null}
    </section>
  );
}

/** Operators on the cluster that make what the catalogue sells; what is not there can't be ordered on this cloud. */
export function ServiceFields({ seen }: Props) {
  const { t } = useTranslation();
  return (
    <Panel title={t('clouds.services')}>
      <p className="zy-faint">{t('clouds.servicesWhy')}</p>
      {SERVICE_NAMES.map((name) => (
        <Service key={name} name={name} seen={seen} />
      ))}
    </Panel>
  );
}

import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Copyable } from './copyable.tsx';

interface ServiceAccessProps {
  /** As the delivery note has them: service, host, port, and the name of the Secret one signs in with. */
  readonly services: readonly unknown[];
  readonly namespace: string;
}

/** Prints every entry of one Secret, decoded. By its name, which is all that the department's right allows. */
const readSecret = (namespace: string, secret: string) =>
  `kubectl -n ${namespace} get secret ${secret} -o go-template='{{range $name, $value := .data}}{{$name}}={{$value | base64decode}}{{"\\n"}}{{end}}'`;

/** How each delivered service is reached from inside the tenancy, and how the department reads what it signs in with. */
export function ServiceAccess({ services, namespace }: ServiceAccessProps) {
  const { t } = useTranslation();
  return (
    <Flex vertical gap={12}>
      {services.filter(isService).map(({ service, host, port, secret }) => (
        <Flex vertical key={`${service} ${host ?? ''} ${secret ?? ''}`}>
          <span>
            <b>{service}</b> {host ? <Copyable text={port ? `${host}:${port}` : host} code /> : null}
          </span>
          {secret ? (
            <>
              <span>
                {t('ui.handover.secret')} <code className="zy-code">{secret}</code>{' '}
                <Copyable text={readSecret(namespace, secret)} shown={t('ui.handover.secretRead')} />
              </span>
              <span className="zy-faint">{t('ui.handover.secretWho')}</span>
            </>
          ) : (
            <span className="zy-faint">{t('ui.handover.secretNone')}</span>
          )}
        </Flex>
      ))}
    </Flex>
  );
}

interface Service {
  readonly service: string;
  readonly host?: string | null;
  readonly port?: number | null;
  readonly secret?: string | null;
}

const isService = (value: unknown): value is Service =>
  typeof value === 'object' && value !== null && 'service' in value && typeof value.service === 'string';

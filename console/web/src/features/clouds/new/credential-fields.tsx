import { Alert, Button, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../../ui/page/facts.tsx';
import { Panel } from '../../../ui/page/panel.tsx';
import { ProblemBlock } from '../../../ui/page/problem-block.tsx';
import { kubeconfigText } from './cloud-draft.ts';
import type { useProbe } from './use-probe.ts';

type Probing = ReturnType<typeof useProbe>;

function ProbeResult({ probe }: { readonly probe: NonNullable<Probing['probe']> }) {
  const { t } = useTranslation();
  if (probe.state === 'asked') return <Alert type="info" showIcon title={t('clouds.probeLooking')} />;
  if (probe.state !== 'answered')
    return <Alert type="error" showIcon title={t(`clouds.probe.${probe.state}`)} description={probe.reason ?? ''} />;
  const missing = probe.missingRights;
  return (
    <>
      {probe.otherCluster ? (
        <Alert className="zy-section" type="error" showIcon title={t('clouds.probeOther')} />
      ) : null}
      <Alert
        type={missing.length > 0 ? 'error' : 'success'}
        showIcon
        title={missing.length > 0 ? t('clouds.probeLacks', { n: missing.length }) : t('clouds.probe.answered')}
        description={missing.map((right) => <div key={right}>{right}</div>)}
      />
      <Facts
        columns={4}
        facts={[
          { label: t('clouds.probeUid'), value: probe.clusterUid ?? '—' },
          { label: t('clouds.probeKnown'), value: probe.knownAs ?? t('clouds.probeNew') },
          { label: t('clouds.probeVersion'), value: probe.kubernetesVersion ?? '—' },
          { label: t('clouds.probeNodes'), value: probe.nodes.length },
        ]}
      />
    </>
  );
}

/** How the console reaches the cluster, and a look at it with that very credential before anything is registered. */
export function CredentialFields({ probing }: { readonly probing: Probing }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const given = Form.useWatch<'kubeconfig' | 'parts' | undefined>('given', form);
  const look = () => probing.look(kubeconfigText(form.getFieldsValue(true))).catch(() => undefined);
  return (
    <Panel title={t('clouds.credential')}>
      <p className="zy-faint">{t('clouds.credentialWhy')}</p>
      <Form.Item name="given" label={t('clouds.credentialGiven')}>
        <Radio.Group
          options={(['kubeconfig', 'parts'] as const).map((each) => ({
            value: each,
            label: t(`clouds.given.${each}`),
          }))}
        />
      </Form.Item>
      {given === 'parts' ? (
        <>
          <Form.Item name="server" label={t('clouds.server')} rules={[{ required: true }]}>
            <Input placeholder="https://10.0.0.1:6443" autoComplete="off" />
          </Form.Item>
          <Form.Item name="ca" label={t('clouds.ca')} rules={[{ required: true }]}>
            <Input.TextArea rows={4} placeholder="-----BEGIN CERTIFICATE-----" autoComplete="off" />
          </Form.Item>
          <Form.Item name="token" label={t('clouds.token')} rules={[{ required: true }]}>
            <Input.Password autoComplete="off" />
          </Form.Item>
        </>
      ) : (
        <Form.Item name="kubeconfig" label="kubeconfig" rules={[{ required: true }]}>
          <Input.TextArea rows={8} spellCheck={false} autoComplete="off" />
        </Form.Item>
      )}
      <Form.Item
        name="clusterSlug"
        label={t('clouds.clusterSlug')}
        extra={t('clouds.clusterSlugHelp')}
        rules={[{ required: true }]}
      >
        <Input maxLength={32} autoComplete="off" />
      </Form.Item>
      <Button className="zy-section" onClick={look} loading={probing.isLooking}>
        {t('clouds.probeLook')}
      </Button>
      {probing.error ? <ProblemBlock error={probing.error} /> : null}
      {probing.probe ? <ProbeResult probe={probing.probe} /> : null}
    </Panel>
  );
}

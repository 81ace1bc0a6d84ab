import { tierOfProfile } from '@zhengyun/rulebook/profile.ts';
import { REGIONS } from '@zhengyun/rulebook/region.ts';
import { PROFILES, TIERS, type Tier } from '@zhengyun/rulebook/tier.ts';
import { Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/page/panel.tsx';
import { useNames } from '../../../ui/use-names.ts';

/** Which of the 1+N+M it is, and what its profile leaves to it. A cloud that `stands` keeps its slug and its tier. */
export function IdentityFields({ stands = false }: { readonly stands?: boolean }) {
  const { t } = useTranslation();
  const names = useNames();
  const form = Form.useFormInstance();
  const tier = Form.useWatch<Tier | undefined>('tier', form);
  const profiles = PROFILES.filter((profile) => tierOfProfile(profile) === tier);
  return (
    <Panel title={t('clouds.identity')}>
      <div className="zy-two-columns">
        <Form.Item
          name="slug"
          label={t('clouds.slug')}
          extra={t('clouds.slugHelp')}
          rules={[{ required: true, pattern: /^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$/, message: t('clouds.slugWrong') }]}
        >
          <Input maxLength={32} autoComplete="off" disabled={stands} />
        </Form.Item>
        <Form.Item name="name" label={t('clouds.name')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={64} />
        </Form.Item>
        <Form.Item name="tier" label={t('clouds.tier')} required>
          <Radio.Group
            disabled={stands}
            options={TIERS.map((each) => ({ value: each, label: t(`words.tier.${each}`) }))}
            onChange={({ target }) =>
              form.setFieldValue(
                'profile',
                PROFILES.find((profile) => tierOfProfile(profile) === target.value),
              )
            }
          />
        </Form.Item>
        <Form.Item name="profile" label={t('clouds.profile')} extra={t('clouds.profileHelp')} required>
          <Select options={profiles.map((profile) => ({ value: profile, label: names.profile(profile) }))} />
        </Form.Item>
        {tier === 'municipal' ? (
          <Form.Item name="region" label={t('clouds.region')} required>
            <Select options={REGIONS.map((region) => ({ value: region, label: t(`words.region.${region}`) }))} />
          </Form.Item>
        ) : null}
      </div>
    </Panel>
  );
}

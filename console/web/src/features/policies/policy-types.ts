import type { Outputs } from '../../api/outputs.ts';

export type Judgement = Outputs['compliance']['judgements']['items'][number];
export type Finding = Judgement['findings'][number];
export type Pack = NonNullable<Outputs['compliance']['pack']>;
export type Policy = Pack['policies'][number];
export type Exemption = Outputs['compliance']['exemptions']['items'][number];
export type RuleVersion = Outputs['approvals']['ruleVersions']['items'][number];
export type SettingChange = Outputs['compliance']['settingChanges']['items'][number];

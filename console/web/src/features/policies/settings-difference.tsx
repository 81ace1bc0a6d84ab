import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SettingChange } from './policy-types.ts';

interface ListProps {
  readonly name: string;
  readonly old: readonly string[] | undefined;
  readonly next: readonly string[] | undefined;
}

/** One setting's texts, each with what becomes of it in a word as well as in colour. */
function Texts({ name, old, next }: ListProps) {
  const { t } = useTranslation();
  const kept = (old ?? []).filter((text) => next?.includes(text));
  const gone = (old ?? []).filter((text) => !next?.includes(text));
  const added = (next ?? []).filter((text) => !old?.includes(text));
  return (
    <ul className="zy-list" aria-label={name}>
      {added.map((text) => (
        <li key={text}>
          <Tag color="warning">{t('policies.settingsAdded')}</Tag>
          <code className="zy-code">{text}</code>
        </li>
      ))}
      {gone.map((text) => (
        <li key={text}>
          <Tag>{t('policies.settingsRemoved')}</Tag>
          <del>
            <code className="zy-code">{text}</code>
          </del>
        </li>
      ))}
      {kept.map((text) => (
        <li key={text}>
          <code className="zy-code">{text}</code>
        </li>
      ))}
      {old === undefined ? <li className="zy-faint">{t('policies.settingsFromOwn')}</li> : null}
      {next === undefined ? <li className="zy-faint">{t('policies.settingsToOwn')}</li> : null}
      {next?.length === 0 ? <li className="zy-faint">{t('policies.settingsNothing')}</li> : null}
    </ul>
  );
}

/** What a change of a policy's settings adds and removes, and which of them let more through. */
export function SettingsDifference({ change }: { readonly change: SettingChange }) {
  const { t } = useTranslation();
  const before = change.before ?? {};
  const names = [...new Set([...Object.keys(before), ...Object.keys(change.settings)])];
  return names.map((name) => (
    <div key={name}>
      <code className="zy-code zy-faint">{name}</code>{' '}
      {change.widens.includes(name) ? <Tag color="orange">{t('policies.settingsWiden')}</Tag> : null}
      <Texts name={name} old={before[name]} next={change.settings[name]} />
    </div>
  ));
}

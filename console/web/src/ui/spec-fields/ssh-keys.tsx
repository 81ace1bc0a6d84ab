import { sshKeyFault } from '@zhengyun/rulebook/catalogue/ssh-key.ts';
import { errorMessage, type Locale } from '@zhengyun/rulebook/messages/message.ts';
import { Alert, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface KeyLinesProps {
  /** Given by the form's item, for its label and its description. */
  readonly id?: string;
  readonly value?: readonly string[];
  readonly onChange?: (keys: readonly string[]) => void;
  readonly onLeak: (leaked: boolean) => void;
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** One key a line. A private key never becomes a value: it is taken out of the field at once, so that no draft and no request holds it. */
function KeyLines({ id, value = [], onChange, onLeak }: KeyLinesProps) {
  const [text, setText] = useState(value.join('\n'));
  const shown = linesOf(text).join('\n') === value.join('\n') ? text : value.join('\n');
  const take = (typed: string) => {
    const isPrivate = sshKeyFault(typed) === 'SSH_KEY_PRIVATE';
    onLeak(isPrivate);
    setText(isPrivate ? '' : typed);
    onChange?.(isPrivate ? [] : linesOf(typed));
  };
  return (
    <Input.TextArea
      {...(id === undefined ? {} : { id })}
      value={shown}
      onChange={({ target }) => take(target.value)}
      autoSize={{ minRows: 2, maxRows: 8 }}
      spellCheck={false}
      autoComplete="off"
      placeholder="ssh-ed25519 AAAA… li.wei@laptop"
    />
  );
}

/** The public keys that open the hosts' account; what is wrong with one is said at once, with its line. */
export function SshKeys({ name }: { readonly name: readonly (string | number)[] }) {
  const { t, i18n } = useTranslation();
  const locale = i18n.language as Locale;
  const [leaked, setLeaked] = useState(false);
  const check = async (_: unknown, keys: readonly string[] | undefined) => {
    const at = (keys ?? []).findIndex((key) => sshKeyFault(key) !== null);
    const fault = sshKeyFault(keys?.[at] ?? '');
    if (at >= 0 && fault !== null) throw new Error(t('spec.keyLine', { n: at + 1, why: errorMessage(locale, fault) }));
  };
  return (
    <div>
      <Form.Item
        name={[...name]}
        label={t('spec.sshKeys')}
        extra={t('spec.sshKeysHelp')}
        rules={[{ validator: check }]}
        required
      >
        <KeyLines onLeak={setLeaked} />
      </Form.Item>
      {leaked ? <Alert type="error" showIcon title={errorMessage(locale, 'SSH_KEY_PRIVATE')} /> : null}
    </div>
  );
}

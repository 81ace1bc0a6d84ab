import { errorMessage, type Locale, type MessageFacts } from '@zhengyun/rulebook/messages/message.ts';
import { zhCN } from '@zhengyun/rulebook/messages/zh-CN.ts';
import { useTranslation } from 'react-i18next';

interface TroubleTextProps {
  readonly trouble: { readonly code: string; readonly facts: MessageFacts };
}

function hasMessage(code: string): code is keyof typeof zhCN.errors {
  return Object.hasOwn(zhCN.errors, code);
}

/** A stored refusal as its sentence: what happened, to what, what to do. A code of a newer server is shown as it is. */
export function TroubleText({ trouble }: TroubleTextProps) {
  const { i18n } = useTranslation();
  const { code, facts } = trouble;
  return <span>{hasMessage(code) ? errorMessage(i18n.language as Locale, code, facts) : code}</span>;
}

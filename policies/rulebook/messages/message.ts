import { enUS } from './en-US.ts';
import { zhCN } from './zh-CN.ts';

export const LOCALES = ['zh-CN', 'en-US'] as const;
export type Locale = (typeof LOCALES)[number];

/** Every namespace and key of the Chinese catalogue, as each other catalogue must have them: no more, no fewer. */
export type Messages = {
  readonly [Namespace in keyof typeof zhCN]: { readonly [Key in keyof (typeof zhCN)[Namespace]]: string };
};
export type MessageNamespace = keyof Messages;
/** Codes that have a message; the domain's closed union of codes is tested to be the same. */
export type ErrorMessageCode = keyof Messages['errors'];

/** Facts that fill a message's placeholders, as refusals carry them. */
export type MessageFacts = Readonly<Record<string, string | number | readonly string[]>>;

const CATALOGUES: Readonly<Record<Locale, Messages>> = { 'zh-CN': zhCN, 'en-US': enUS };

/** The label of one key, e.g. label('zh-CN', 'requestState', 'delivered'). A key that is not in the catalogue comes back as it is. */
export function label(locale: Locale, namespace: MessageNamespace, key: string): string {
  const labels: Readonly<Record<string, string>> = CATALOGUES[locale][namespace];
  return labels[key] ?? key;
}

/** The sentence for a refusal in `locale`: what happened, to what, and what to do. Parts whose facts are missing are left out. */
export function errorMessage(locale: Locale, code: ErrorMessageCode, facts: MessageFacts = {}): string {
  return sentence(locale, CATALOGUES[locale].errors[code], facts);
}

/** `template` with its placeholders filled and the parts left out whose facts are missing. */
export function sentence(locale: Locale, template: string, facts: MessageFacts): string {
  const fill = (text: string): string | null => {
    let complete = true;
    const filled = text.replaceAll(/\{(?:(\w+):)?(\w+)\}/g, (_, namespace: string | undefined, name: string) => {
      const fact = facts[name];
      if (fact === undefined || fact === '' || (Array.isArray(fact) && fact.length === 0)) complete = false;
      return factText(locale, fact ?? '', namespace);
    });
    return complete ? filled : null;
  };
  // Piece by piece, each filled once: a fact that looks like a placeholder stays what it is.
  const pieces = template.split(/\[([^\]]*)\]/);
  return pieces.map((piece, n) => fill(piece) ?? (n % 2 === 1 ? '' : piece)).join('');
}

function factText(locale: Locale, fact: MessageFacts[string], namespace: string | undefined): string {
  const values = typeof fact === 'object' ? fact : [String(fact)];
  const separator = locale === 'zh-CN' ? '、' : ', ';
  return values.map((value) => (isNamespace(namespace) ? label(locale, namespace, value) : value)).join(separator);
}

function isNamespace(text: string | undefined): text is MessageNamespace {
  return text !== undefined && Object.hasOwn(zhCN, text);
}

import { Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import { Copyable } from './copyable.tsx';
import { ServiceAccess } from './service-access.tsx';

/** Parts of a delivery note that have a word of their own; anything else is shown by its own name. */
const KNOWN = ['cloud', 'endpoint', 'namespace', 'group', 'hosts', 'volumes', 'services', 'kubeconfig'] as const;
type Known = (typeof KNOWN)[number];

/** What was handed over: endpoint, addresses, subject, kubeconfig without secrets; or the operator's words. */
export function Handover({ handover }: { readonly handover: unknown }) {
  const { t } = useTranslation();
  if (typeof handover !== 'object' || handover === null) return <span>{textOf(handover)}</span>;
  const parts = Object.entries(handover)
    .filter(([key, value]) => key !== 'kind' && !isNothing(value))
    .toSorted(([one], [other]) => placeOf(one) - placeOf(other));
  if (parts.length === 0) return <span className="zy-faint">{t('ui.handover.nothing')}</span>;
  const namespace = 'namespace' in handover ? textOf(handover.namespace) : '';
  return (
    <Descriptions
      bordered
      size="small"
      column={1}
      items={parts.map(([key, value]) => ({
        key,
        label: isKnown(key) ? t(`ui.handover.${key}`) : key,
        children: <Part name={key} value={value} namespace={namespace} />,
      }))}
    />
  );
}

interface PartProps {
  readonly name: string;
  readonly value: unknown;
  readonly namespace: string;
}

function Part({ name, value, namespace }: PartProps) {
  const { t } = useTranslation();
  if (name === 'services' && Array.isArray(value)) return <ServiceAccess services={value} namespace={namespace} />;
  if (name === 'kubeconfig') {
    return (
      <div className="zy-two-lines">
        <Copyable text={textOf(value)} shown={t('ui.handover.kubeconfigCopy')} />
        <span className="zy-faint">{t('ui.handover.kubeconfigWhy')}</span>
      </div>
    );
  }
  if (name === 'endpoint' || name === 'namespace' || name === 'group') return <Copyable text={textOf(value)} code />;
  return (
    <pre className="zy-code zy-flat-pre">{Array.isArray(value) ? value.map(textOf).join('\n') : textOf(value)}</pre>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

/** Known parts in their own order, whatever order the database kept them in; others after them. */
const placeOf = (key: string): number => (isKnown(key) ? KNOWN.indexOf(key) : KNOWN.length);

const isKnown = (key: string): key is Known => KNOWN.some((known) => known === key);

/** A part that says nothing of this delivery: no hosts, no volumes. */
const isNothing = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

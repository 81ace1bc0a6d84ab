import { Descriptions } from 'antd';

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

/** What was handed over: endpoint, addresses, subject, kubeconfig without secrets; or the operator's words. */
export function Handover({ handover }: { readonly handover: unknown }) {
  if (typeof handover !== 'object' || handover === null) return <span>{textOf(handover)}</span>;
  return (
    <Descriptions
      bordered
      size="small"
      column={1}
      items={Object.entries(handover).map(([key, value]) => ({
        key,
        label: key,
        children: <pre className="zy-code zy-flat-pre">{textOf(value)}</pre>,
      }))}
    />
  );
}

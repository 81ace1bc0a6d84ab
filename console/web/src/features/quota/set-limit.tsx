import { useMutation } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { useKeptText } from '../../ui/draft/use-kept-text.ts';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import type { QuotaNode, Slice } from './quota-types.ts';
import { UnitsField } from './units-field.tsx';
import { useKeptLimits } from './use-kept-limits.ts';
import { useNodeName } from './use-node-name.ts';
import { useQuotaAct } from './use-quota-act.ts';

interface SetLimitProps {
  readonly node: QuotaNode;
  readonly slice: Slice;
}

function useSetters() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const done = useQuotaAct()(t('quota.setDone'));
  return {
    setOwn: useMutation(trpc.quota.set.mutationOptions(done)),
    setPool: useMutation(trpc.quota.setPool.mutationOptions(done)),
    setSystem: useMutation(trpc.quota.setSystem.mutationOptions(done)),
  };
}

/** Sets the limits of one place: hard, soft, and above departments whether more may be given than there is. */
export function SetLimit({ node, slice }: SetLimitProps) {
  const { t } = useTranslation();
  const nameOf = useNodeName();
  const { setOwn, setPool, setSystem } = useSetters();
  const { dimension, xinchuang } = slice;
  const form = `set-limit.${node.key}.${dimension}.${xinchuang}`;
  const words = useKeptText(form);
  const { limits, setLimits, forget } = useKeptLimits(form, node);
  const { limit, soft, oversubscribe } = limits;
  const set = { onSuccess: forget };
  const unit = t(`words.unit.${dimension}`);
  const isOwn = node.level === 'department';
  const isSystem = node.level === 'system';
  const submit = (reason: string) => {
    if (node.system && node.cloud) {
      setSystem.mutate({ systemId: node.system.id, cloudId: node.cloud.id, ...slice, limit, reason }, set);
      return;
    }
    if (node.department && node.cloud) {
      const at = { departmentId: node.department.id, cloudId: node.cloud.id, xinchuang };
      setOwn.mutate({ ...at, limits: { [dimension]: limit ?? '0' }, soft: { [dimension]: soft }, reason }, set);
      return;
    }
    const place = placeOf(node);
    if (place) setPool.mutate({ place, dimension, xinchuang, limit, soft, oversubscribe, reason }, set);
  };
  return (
    <ReasonDialog
      label={t('quota.set')}
      why={t(isSystem ? 'quota.setSystemWhy' : isOwn ? 'quota.setWhy' : 'quota.setPoolWhy', { name: nameOf(node) })}
      mutation={isSystem ? setSystem : isOwn ? setOwn : setPool}
      onSubmit={submit}
      onCancel={forget}
      words={words}
    >
      <UnitsField
        label={t('quota.limit')}
        unit={unit}
        value={limit}
        onChange={(units) => setLimits({ limit: units })}
        {...(isOwn ? {} : { placeholder: t('quota.unset') })}
      />
      {isSystem ? null : (
        <UnitsField
          label={t('quota.soft')}
          unit={unit}
          value={soft}
          onChange={(units) => setLimits({ soft: units })}
          placeholder={t('quota.unset')}
        />
      )}
      {isOwn || isSystem ? null : (
        <Checkbox checked={oversubscribe} onChange={(event) => setLimits({ oversubscribe: event.target.checked })}>
          {t('quota.oversubscribe')}
        </Checkbox>
      )}
    </ReasonDialog>
  );
}

function placeOf({ level, tier, cloud }: QuotaNode) {
  if (level === 'province') return { level } as const;
  if (level === 'tier' && tier) return { level, tier } as const;
  return level === 'cloud' && cloud ? ({ level, cloudId: cloud.id } as const) : null;
}

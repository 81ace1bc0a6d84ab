import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { useTranslation } from 'react-i18next';
import { groupDigits } from './format/fen.ts';

/** Writes a specification in one line, e.g. `4 核 8 GB × 2 台，系统盘 100 GB，数据盘 高速 500 GB`. */
export function useSpecText(): (spec: ItemSpec) => string {
  const { t } = useTranslation();
  const n = (value: number) => groupDigits(String(value));
  return (spec) => {
    switch (spec.item) {
      case 'cloud-host': {
        const disks = spec.dataDisks
          .map((disk) => `${t(`words.diskClass.${disk.class}`)} ${n(disk.gb)} GB`)
          .join(' + ');
        const host = t('spec.host', {
          hosts: n(spec.count),
          vcpu: n(spec.vcpu),
          memory: n(spec.memoryGb),
          system: n(spec.systemDiskGb),
        });
        return disks === '' ? host : t('spec.hostWithDisks', { host, disks });
      }
      case 'container-space':
        return t('spec.space', {
          vcpu: n(spec.vcpu),
          memory: n(spec.memoryGb),
          ordinary: n(spec.ordinaryGb),
          fast: n(spec.fastGb),
        });
      case 'bandwidth':
        return t('spec.bandwidth', { mbps: n(spec.mbps) });
      case 'host-monitoring':
        return t('spec.monitoring', { hosts: n(spec.hosts) });
    }
  };
}

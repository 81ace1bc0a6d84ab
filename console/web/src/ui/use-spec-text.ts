import type { CloudHostSpec } from '@zhengyun/rulebook/catalogue/compute.ts';
import type { DiskClass } from '@zhengyun/rulebook/catalogue/disk-class.ts';
import { hostImageOf } from '@zhengyun/rulebook/catalogue/host-images.ts';
import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { groupDigits } from './format/fen.ts';

const n = (value: number) => groupDigits(String(value));
const classOf = (t: TFunction, diskClass: DiskClass) => t(`words.diskClass.${diskClass}`);

function hostText(t: TFunction, spec: CloudHostSpec): string {
  const disks = spec.dataDisks.map((disk) => `${classOf(t, disk.class)} ${n(disk.gb)} GB`).join(' + ');
  const bare = t('spec.host', {
    hosts: n(spec.count),
    vcpu: n(spec.vcpu),
    memory: n(spec.memoryGb),
    system: n(spec.systemDiskGb),
  });
  const host = disks === '' ? bare : t('spec.hostWithDisks', { host: bare, disks });
  if (spec.operatingSystem === undefined) return host;
  const { image } = spec.operatingSystem;
  return t('spec.hostWithSystem', { host, system: hostImageOf(image)?.name ?? image });
}

function dataText(t: TFunction, spec: Extract<ItemSpec, { item: 'object-bucket' | 'postgresql' | 'cache' }>): string {
  switch (spec.item) {
    case 'object-bucket':
      return spec.maximumObjects === undefined
        ? t('spec.bucket', { gb: n(spec.quotaGb) })
        : t('spec.bucketWithObjects', { gb: n(spec.quotaGb), objects: n(spec.maximumObjects) });
    case 'postgresql':
      return t('spec.postgresql', {
        version: spec.version,
        instances: n(spec.instances),
        vcpu: n(spec.vcpu),
        memory: n(spec.memoryGb),
        class: classOf(t, spec.storageClass),
        storage: n(spec.storageGb),
      });
    case 'cache':
      return t('spec.cache', { vcpu: n(spec.vcpu), memory: n(spec.memoryGb), replicas: n(spec.replicas) });
  }
}

/** Writes a specification in one line, e.g. `4 核 8 GB × 2 台，系统盘 100 GB，数据盘 高速 500 GB`. */
export function useSpecText(): (spec: ItemSpec) => string {
  const { t } = useTranslation();
  return (spec) => specText(t, spec);
}

function specText(t: TFunction, spec: ItemSpec): string {
  switch (spec.item) {
    case 'cloud-host':
      return hostText(t, spec);
    case 'container-space':
      return t('spec.space', {
        vcpu: n(spec.vcpu),
        memory: n(spec.memoryGb),
        ordinary: n(spec.ordinaryGb),
        fast: n(spec.fastGb),
      });
    case 'gpu-share':
      return t('spec.gpu', { shares: n(spec.shares), memory: n(spec.memoryGbPerShare) });
    case 'block-disk':
      return t('spec.disk', { class: classOf(t, spec.class), gb: n(spec.gb), disks: n(spec.count) });
    case 'object-bucket':
    case 'postgresql':
    case 'cache':
      return dataText(t, spec);
    case 'load-balancer': {
      const listeners = spec.listeners.map(({ protocol, port, targetPort }) => `${protocol} ${port}→${targetPort}`);
      const target = spec.target.resource.toUpperCase();
      return t('spec.balancer', { scope: t(`spec.scopes.${spec.scope}`), listeners: listeners.join(' + '), target });
    }
    case 'backup-schedule': {
      const often = t(spec.everyDays === 1 ? 'spec.daily' : 'spec.weekly');
      return t('spec.backup', { often, hour: spec.hour, days: n(spec.retentionDays), gb: n(spec.protectedGb) });
    }
    case 'security-pack':
      return t('spec.pack', { grade: t(spec.grade === 3 ? 'spec.grades.three' : 'spec.grades.two') });
    case 'bastion-account':
      return t('spec.bastion', { people: n(spec.people.length), days: n(spec.days) });
    case 'bandwidth':
      return t('spec.bandwidth', { mbps: n(spec.mbps) });
    case 'host-monitoring':
      return t('spec.monitoring', { hosts: n(spec.hosts) });
  }
}

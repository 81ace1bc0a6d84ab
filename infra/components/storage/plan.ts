import type { CloudInputs } from '@zhengyun/interface/cloud.ts';
import type { DiskClass } from '@zhengyun/rulebook/catalogue/disk-class.ts';
import { cloudNames } from '../manifest/cloud-names.ts';
import { cloudLabels, type Labels } from '../manifest/labels.ts';
import { PlanInvalidError } from '../manifest/plan-invalid-error.ts';

/** One storage class of a cloud; the driver gets the sold IOPS band as parameters. */
export interface StorageClassPlan {
  readonly part: DiskClass;
  readonly name: string;
  readonly provisioner: string;
  readonly parameters: Readonly<Record<'diskClass' | 'minimumIops' | 'maximumIops', string>>;
  readonly labels: Labels;
}

/**
 * Ordinary and fast disk of a cloud. Parameters can't change in a class's life: another band is another class.
 *
 * @throws PlanInvalidError when a band is upside down or fast is slower than ordinary
 */
export function planStorageClasses(cloudSlug: string, storage: CloudInputs['storage']): readonly StorageClassPlan[] {
  const problems: string[] = [];
  for (const [part, band] of Object.entries({ ordinary: storage.ordinaryIops, fast: storage.fastIops })) {
    if (band.minimum <= 0 || band.maximum < band.minimum) {
      problems.push(`${part} IOPS ${band.minimum}–${band.maximum}: give a minimum above 0 and a maximum not below it`);
    }
  }
  if (storage.fastIops.minimum < storage.ordinaryIops.minimum) {
    problems.push('fast disk promises less than ordinary disk: swap the two bands');
  }
  if (problems.length > 0) throw new PlanInvalidError(`storage of cloud ${cloudSlug}`, problems);
  const names = cloudNames(cloudSlug).storage;
  const labels = cloudLabels(cloudSlug);
  const planned = (part: DiskClass, band: { minimum: number; maximum: number }) => ({
    part,
    name: names[part],
    provisioner: storage.provisioner,
    parameters: { diskClass: part, minimumIops: String(band.minimum), maximumIops: String(band.maximum) },
    labels,
  });
  return [planned('ordinary', storage.ordinaryIops), planned('fast', storage.fastIops)];
}

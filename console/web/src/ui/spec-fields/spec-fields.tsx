import type { ItemCode } from '@zhengyun/rulebook/catalogue.ts';
import { BalancerFields, type TargetOption } from './balancer-fields.tsx';
import { BastionFields, type PersonOption } from './bastion-fields.tsx';
import { CountedFields, SecurityPackFields } from './care-fields.tsx';
import { GpuFields, HostFields, SpaceFields } from './compute-fields.tsx';
import { BackupFields, BucketFields, CacheFields, DiskFields, PostgresqlFields } from './data-fields.tsx';
import type { FieldPlace } from './field-place.ts';
import type { HostPlace } from './host-place.ts';

interface SpecFieldsProps extends FieldPlace {
  readonly item: ItemCode;
  /** What a balancer may point at, where the place of the line is known. */
  readonly targets: readonly TargetOption[];
  /** Who may be named in bastion accounts. */
  readonly people: readonly PersonOption[];
  /** Whether the line's zone allows public addresses; undefined until there is one. */
  readonly publicAddress: boolean | undefined;
  /** Where new hosts are to stand; undefined until it is known. `delivered`: the line changes what stands. */
  readonly hostPlace: HostPlace | 'delivered' | undefined;
}

/** The fields of one catalogue item's specification. */
export function SpecFields({ item, name, path, targets, people, publicAddress, hostPlace }: SpecFieldsProps) {
  const place = { name, path };
  switch (item) {
    case 'cloud-host':
      return <HostFields {...place} hostPlace={hostPlace} />;
    case 'container-space':
      return <SpaceFields {...place} />;
    case 'gpu-share':
      return <GpuFields {...place} />;
    case 'block-disk':
      return <DiskFields {...place} />;
    case 'object-bucket':
      return <BucketFields {...place} />;
    case 'postgresql':
      return <PostgresqlFields {...place} />;
    case 'cache':
      return <CacheFields {...place} />;
    case 'load-balancer':
      return <BalancerFields {...place} targets={targets} publicAddress={publicAddress} />;
    case 'backup-schedule':
      return <BackupFields {...place} />;
    case 'security-pack':
      return <SecurityPackFields {...place} />;
    case 'bastion-account':
      return <BastionFields {...place} people={people} />;
    case 'bandwidth':
      return <CountedFields {...place} field="mbps" />;
    case 'host-monitoring':
      return <CountedFields {...place} field="hosts" />;
  }
}

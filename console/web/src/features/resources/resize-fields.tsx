import { SpecFields } from '../../ui/spec-fields/spec-fields.tsx';
import { usePeople } from '../../ui/spec-fields/use-people.ts';
import { useTargets } from '../../ui/spec-fields/use-targets.ts';
import type { Resource } from './resource-types.ts';

/** The fields of the resource's item, with what they may point at where it stands. */
export function ResizeFields({ resource }: { readonly resource: Resource }) {
  const { cloud, system, tenancy, spec } = resource;
  const here = { systemId: system.id, cloud: cloud.slug, zone: tenancy.zone };
  const targets = useTargets(here, spec.item === 'load-balancer');
  const people = usePeople(spec.item === 'bastion-account');
  return (
    <SpecFields
      item={spec.item}
      name={['spec']}
      path={['spec']}
      targets={targets}
      people={people}
      publicAddress={undefined}
      hostPlace="delivered"
    />
  );
}

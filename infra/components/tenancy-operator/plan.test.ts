import { SIMULATED_SERVICES, servicesSchema } from '@zhengyun/interface/services.ts';
import { describe, expect, it } from 'vitest';
import { planTenancyOperator } from './plan.ts';

const { rules, boundary, addressWall, platformRoles } = planTenancyOperator('guangzhou', SIMULATED_SERVICES);
const WRITES = new Set(['create', 'update', 'patch', 'delete', 'deletecollection']);

describe('the tenancy operator', () => {
  it('holds no wildcard', () => {
    expect(rules.flatMap((rule) => [...rule.apiGroups, ...rule.resources, ...rule.verbs])).not.toContain('*');
  });

  it('binds only the tenant roles, by name', () => {
    expect(rules.filter(({ verbs }) => verbs.includes('bind'))).toEqual([
      expect.objectContaining({
        resources: ['clusterroles'],
        resourceNames: ['view', 'deploy', 'credentials', 'consoles'].map((part) => `zy-guangzhou-tenant-${part}`),
      }),
    ]);
    expect(rules.flatMap(({ verbs }) => verbs)).not.toContain('escalate');
    expect(rules.flatMap(({ verbs }) => verbs)).not.toContain('impersonate');
  });

  it('cannot read a tenant’s secrets or enter its pods', () => {
    const resources = rules.flatMap((rule) => rule.resources);
    expect(resources).not.toContain('secrets');
    expect(resources.filter((resource) => resource.startsWith('pods/'))).toEqual([]);
  });

  it('writes nothing that belongs to the whole cluster but namespaces', () => {
    const clusterWide = new Set(['nodes', 'persistentvolumes', 'storageclasses', 'priorityclasses', 'clusterroles']);
    const written = rules
      .filter(({ verbs }) => verbs.some((verb) => WRITES.has(verb)))
      .flatMap((rule) => rule.resources);
    expect(written.filter((resource) => clusterWide.has(resource))).toEqual([]);
  });

  it('is walled into its own cloud’s namespaces by the API server', () => {
    expect(boundary.matchCondition.expression).toContain(
      "'system:serviceaccount:zy-guangzhou-system:tenancy-operator'",
    );
    expect(boundary.validations).toHaveLength(6);
  });

  it('is let through by the API server with exactly the kinds it has rights to write', () => {
    const allowed = boundary.validations[0]?.expression.match(/'[^']*\/[^']+'/g)?.map((kind) => kind.slice(1, -1));
    const written = [...rules, ...platformRoles.flatMap((role) => role.rules)]
      .filter(({ verbs }) => verbs.some((verb) => WRITES.has(verb)))
      .flatMap(({ apiGroups, resources }) => resources.map((resource) => `${apiGroups[0]}/${resource}`));
    expect(allowed?.toSorted()).toEqual(written.toSorted());
  });

  it('writes schedules in the backup operator’s namespace alone, by a role there, and reads the copies they make', () => {
    expect(platformRoles).toMatchObject([
      {
        namespace: 'velero',
        rules: [{ resources: ['schedules'] }, { resources: ['backups'], verbs: ['get', 'list', 'watch'] }],
      },
    ]);
    expect(rules.flatMap(({ apiGroups }) => apiGroups)).not.toContain('velero.io');
  });

  it('has no rights to the kinds of a service its cloud lacks', () => {
    const bare = planTenancyOperator('guangzhou', servicesSchema.parse({}));
    expect(bare.rules.flatMap(({ apiGroups }) => apiGroups)).not.toContain('postgresql.cnpg.io');
    expect(bare.boundary.validations[0]?.expression).not.toContain('postgresql.cnpg.io');
  });

  it('alone gives a service an address: nobody else makes a load balancer or lets a service claim external addresses', () => {
    const { expression } = addressWall.matchCondition;
    expect(expression).toContain("object.spec.type == 'LoadBalancer'");
    expect(expression).toContain('object.spec.externalIPs.size() > 0');
    expect(expression).toContain(
      "request.userInfo.username != 'system:serviceaccount:zy-guangzhou-system:tenancy-operator'",
    );
  });

  it('ends a host’s running instance and makes none', () => {
    const instances = rules.filter(({ resources }) => resources.includes('virtualmachineinstances'));
    expect(instances).toEqual([
      { apiGroups: ['kubevirt.io'], resources: ['virtualmachineinstances'], verbs: ['get', 'delete'] },
    ]);
  });
});

import { ValidatingAdmissionPolicy } from '@pulumi/kubernetes/admissionregistration/v1/validatingAdmissionPolicy.js';
import { ValidatingAdmissionPolicyBinding } from '@pulumi/kubernetes/admissionregistration/v1/validatingAdmissionPolicyBinding.js';
import { ComponentResource, type ComponentResourceOptions } from '@pulumi/pulumi';
import type { Labels } from '../manifest/labels.ts';
import type { TenancyBoundary } from './boundary.ts';

/** A wall as an admission policy and its binding: what it doesn't allow is denied by the API server itself. */
export class TenancyBoundaryPolicy extends ComponentResource {
  constructor(
    name: string,
    args: { readonly plan: TenancyBoundary; readonly labels: Labels },
    opts?: ComponentResourceOptions,
  ) {
    super('zhengyun:components:TenancyBoundaryPolicy', name, {}, opts);
    const { plan, labels } = args;
    const metadata = { name: plan.name, labels: { ...labels } };
    const policy = new ValidatingAdmissionPolicy(
      `${name}-policy`,
      {
        metadata,
        spec: {
          failurePolicy: 'Fail',
          matchConstraints: {
            resourceRules: [
              {
                apiGroups: ['*'],
                apiVersions: ['*'],
                resources: ['*'],
                operations: ['CREATE', 'UPDATE', 'DELETE'],
                scope: '*',
              },
            ],
          },
          matchConditions: [{ ...plan.matchCondition }],
          validations: plan.validations.map((check) => ({ ...check, reason: 'Forbidden' })),
        },
      },
      { parent: this },
    );
    new ValidatingAdmissionPolicyBinding(
      `${name}-policy-binding`,
      { metadata, spec: { policyName: plan.name, validationActions: ['Deny'] } },
      { parent: this, dependsOn: policy },
    );
    this.registerOutputs({});
  }
}

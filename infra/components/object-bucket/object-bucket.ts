import { CustomResource } from '@pulumi/kubernetes/apiextensions/customResource.js';
import { NetworkPolicy } from '@pulumi/kubernetes/networking/v1/networkPolicy.js';
import { ComponentResource, type ComponentResourceOptions } from '@pulumi/pulumi';
import { bindCredentials } from '../managed/bind-credentials.ts';
import type { ObjectBucketPlan } from './plan.ts';

/** Ports an object store's gateway answers on, behind its Service or in its pods. */
const GATEWAY_PORTS = [80, 443, 8080, 8443] as const;

/** The bucket of one order line. Its address and keys lie in a ConfigMap and a Secret of its name, which the provisioner makes. */
export class ObjectBucket extends ComponentResource {
  constructor(name: string, args: { readonly plan: ObjectBucketPlan }, opts?: ComponentResourceOptions) {
    super('zhengyun:components:ObjectBucket', name, {}, opts);
    const { plan } = args;
    const metadata = (objectName: string) => ({
      name: objectName,
      namespace: plan.namespace,
      labels: { ...plan.labels },
    });
    new CustomResource(
      plan.resource,
      {
        apiVersion: 'objectbucket.io/v1alpha1',
        kind: 'ObjectBucketClaim',
        metadata: {
          ...metadata(plan.resource),
          annotations: { 'pulumi.com/waitFor': 'jsonpath={.status.phase}=Bound' },
        },
        spec: {
          storageClassName: plan.storageClass,
          bucketName: plan.bucketName,
          additionalConfig: { ...plan.limits },
        },
      },
      { parent: this },
    );
    const store = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': plan.reach.storeNamespace } } };
    new NetworkPolicy(
      plan.reach.name,
      {
        metadata: metadata(plan.reach.name),
        spec: {
          podSelector: {},
          policyTypes: ['Egress'],
          egress: [{ to: [store], ports: GATEWAY_PORTS.map((port) => ({ protocol: 'TCP', port })) }],
        },
      },
      { parent: this },
    );
    bindCredentials(plan.credentials, { parent: this });
    this.registerOutputs({});
  }
}

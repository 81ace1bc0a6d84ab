import { CustomResource } from '@pulumi/kubernetes/apiextensions/customResource.js';
import { NetworkPolicy } from '@pulumi/kubernetes/networking/v1/networkPolicy.js';
import { ComponentResource, type ComponentResourceOptions } from '@pulumi/pulumi';
import { bindCredentials } from '../managed/bind-credentials.ts';
import { operatorAccessPolicy } from '../managed/operator-access.ts';
import { databaseCluster } from './database-cluster.ts';
import type { PostgresqlPlan } from './plan.ts';

/**
 * The PostgreSQL of one order line. The network stands before the members, which can't become ready without their operator,
 * and is taken away after them.
 */
export class Postgresql extends ComponentResource {
  constructor(name: string, args: { readonly plan: PostgresqlPlan }, opts?: ComponentResourceOptions) {
    super('zhengyun:components:Postgresql', name, {}, opts);
    const { plan } = args;
    const access = new NetworkPolicy(plan.access.name, operatorAccessPolicy(plan.access), { parent: this });
    new CustomResource(plan.database.name, databaseCluster(plan.database), { parent: this, dependsOn: access });
    bindCredentials(plan.credentials, { parent: this });
    this.registerOutputs({});
  }
}

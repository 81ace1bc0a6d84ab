import type { CloudOutputs } from '@zhengyun/interface/cloud.ts';
import type { OrderLineInputs } from '@zhengyun/interface/tenancy.ts';
import type { PostgresqlSpec } from '@zhengyun/rulebook/catalogue/data-services.ts';
import { type CredentialsPlan, credentialsObjects, planCredentials } from '../managed/credentials-plan.ts';
import { type OperatorAccessPlan, operatorAccessObject } from '../managed/operator-access.ts';
import { requiredService } from '../managed/required-service.ts';
import { type Labels, ownershipLabels, resourceLabels } from '../manifest/labels.ts';
import { checkPlannedObjects, type PlannedObject } from '../manifest/planned-object.ts';
import { placeInZone, type ZonePlacement } from '../zone/place-in-zone.ts';

/** One database 数据库 as its operator is asked for it; sizes are those of one member. */
export interface DatabasePlan {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly instances: number;
  readonly major: number;
  readonly imageCatalog: string;
  readonly vcpu: number;
  readonly memoryGb: number;
  readonly storageGb: number;
  readonly storageClass: string;
  readonly placement: Pick<ZonePlacement, 'nodeSelector' | 'tolerations'>;
  readonly priorityClass: string;
}

/** A PostgreSQL of one order line, the network it needs, and who reads its credentials. */
export interface PostgresqlPlan {
  readonly resource: string;
  readonly database: DatabasePlan;
  readonly access: OperatorAccessPlan;
  readonly credentials: CredentialsPlan | null;
  readonly objects: readonly PlannedObject[];
}

/** Port of the instance manager, which the operator asks how a member is. */
const STATUS_PORT = 8000;
const POSTGRESQL_PORT = 5432;

/**
 * One PostgreSQL, named by its resource for life. Members, vCPU, memory and storage change in place: the operator adds and
 * takes members away, restarts them one by one, and grows their volumes.
 *
 * @throws PlanInvalidError when the cloud has no PostgreSQL operator, or zone or names can't be
 */
export function planPostgresql(inputs: OrderLineInputs, spec: PostgresqlSpec, cloud: CloudOutputs): PostgresqlPlan {
  const { resource, namespace } = inputs;
  const subject = `PostgreSQL ${resource}`;
  const placement = placeInZone(inputs, cloud);
  const { service, managed } = requiredService(subject, cloud, 'postgresql');
  const labels = resourceLabels(ownershipLabels(cloud.cloudSlug, inputs.ownership), resource);
  const database = {
    name: resource,
    namespace,
    labels,
    instances: spec.instances,
    major: Number(spec.version),
    imageCatalog: service.imageCatalog,
    vcpu: spec.vcpu,
    memoryGb: spec.memoryGb,
    storageGb: spec.storageGb,
    storageClass: cloud.storageClasses[spec.storageClass],
    placement,
    priorityClass: managed.priorityClass,
  };
  const access = {
    name: `${resource}-operator`,
    namespace,
    labels,
    pods: { 'cnpg.io/cluster': resource },
    operatorNamespace: service.operatorNamespace,
    ports: [STATUS_PORT, POSTGRESQL_PORT].map((port) => ({ protocol: 'TCP' as const, port })),
    reachesApi: true,
  };
  const credentials = planCredentials(inputs, labels, managed.credentialsRole);
  const objects = [
    operatorAccessObject(access),
    { apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', namespace, name: resource, labels },
    ...credentialsObjects(credentials),
  ];
  checkPlannedObjects(subject, objects, namespace);
  return { resource, database, access, credentials, objects };
}

import type { BareRows } from './tenant-rows.ts';

/** Fields whose name is not that of their table. */
const TABLE_OF: Readonly<Record<string, string>> = {
  systemId: 'business_system',
  accountId: 'service_account',
  alertId: 'budget_alert',
  askId: 'quota_ask',
  keyId: 'api_key',
  lineId: 'order_line',
  templateId: 'order_template',
  stepId: 'approval_step',
  targetId: 'resource',
  toDepartmentId: 'department',
  deliveryId: 'webhook_delivery',
  caseId: 'reconciliation_case',
  delegationId: 'approval_delegation',
  entryId: 'usage_entry',
  penaltyId: 'contract_penalty',
  paymentId: 'statement_payment',
  statementIds: 'statement',
  resources: 'resource',
};

/** Fields that name what belongs to no tenant. */
const NO_TENANTS: readonly string[] = [
  'actorId',
  'authorityId',
  // A vendor's bill is of a cloud, which all departments share.
  'billId',
  // Of a policy's settings, which are everybody's.
  'changeId',
  'cloudId',
  'delegateId',
  'draftId',
  'exemptionId',
  'extends',
  'grantId',
  // Of a file with rows of many departments, which those see who operate the clouds.
  'importId',
  'key',
  // Of a cart, which is a person's.
  'lineIds',
  'nodeId',
  'noticeIds',
  'objectId',
  'operatorId',
  'organisationId',
  'personId',
  'policyId',
  'probeId',
  'sessionId',
  // An organisation, which are a directory.
  'supervisorId',
  // Of a version of prices, which everybody reads.
  'supplementId',
  'versionId',
  'windowId',
];

/** Key of the row among `rows` that the field `name` names; undefined where it names no tenant's thing. Throws for an unknown field. */
export function keyAmong(rows: BareRows, name: string): string | undefined {
  const table = TABLE_OF[name] ?? name.replace(/Id$/, '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const key = NO_TENANTS.includes(name) ? undefined : rows.get(table);
  if (key !== undefined || NO_TENANTS.includes(name)) return key;
  throw new Error(
    `no table of tenants is called ${table}: say in test/matrix/named-things.ts which one the field ${name} names, or that its things are no tenant's`,
  );
}

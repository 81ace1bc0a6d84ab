// Made by test/api-client/write-operations.ts from the document of the API. Not edited by hand.

/** How each operation is called: queries whose input fits into an address by GET, all else by POST; `changes`: it leaves something behind. */
export const OPERATIONS = {
  'apiClients.issueKey': { method: 'POST', changes: true },
  'apiClients.list': { method: 'GET', changes: false },
  'apiClients.make': { method: 'POST', changes: true },
  'apiClients.revokeKey': { method: 'POST', changes: true },
  'apiClients.rotateKey': { method: 'POST', changes: true },
  'apiClients.stop': { method: 'POST', changes: true },
  'approvals.automatic': { method: 'GET', changes: false },
  'approvals.background': { method: 'GET', changes: false },
  'approvals.callBack': { method: 'POST', changes: true },
  'approvals.decide': { method: 'POST', changes: true },
  'approvals.decideRule': { method: 'POST', changes: true },
  'approvals.delegate': { method: 'POST', changes: true },
  'approvals.delegates': { method: 'GET', changes: false },
  'approvals.delegations': { method: 'GET', changes: false },
  'approvals.endDelegation': { method: 'POST', changes: true },
  'approvals.evidence': { method: 'GET', changes: false },
  'approvals.figures': { method: 'GET', changes: false },
  'approvals.inbox': { method: 'GET', changes: false },
  'approvals.proposeRule': { method: 'POST', changes: true },
  'approvals.ruleVersions': { method: 'GET', changes: false },
  'approvals.urge': { method: 'POST', changes: true },
  'approvals.withdrawRule': { method: 'POST', changes: true },
  'audit.list': { method: 'GET', changes: false },
  'audit.verify': { method: 'POST', changes: false },
  'breakGlass.ask': { method: 'POST', changes: true },
  'breakGlass.decide': { method: 'POST', changes: true },
  'breakGlass.end': { method: 'POST', changes: true },
  'breakGlass.list': { method: 'GET', changes: false },
  'budgets.get': { method: 'GET', changes: false },
  'budgets.history': { method: 'GET', changes: false },
  'budgets.list': { method: 'GET', changes: false },
  'budgets.set': { method: 'POST', changes: true },
  'carts.favourites': { method: 'GET', changes: false },
  'carts.get': { method: 'GET', changes: false },
  'carts.put': { method: 'POST', changes: true },
  'carts.remove': { method: 'POST', changes: true },
  'carts.setFavourite': { method: 'POST', changes: true },
  'catalogue.list': { method: 'GET', changes: false },
  'catalogue.publish': { method: 'POST', changes: true },
  'catalogue.versions': { method: 'GET', changes: false },
  'catalogue.withdraw': { method: 'POST', changes: true },
  'cloudDrafts.drop': { method: 'POST', changes: true },
  'cloudDrafts.get': { method: 'GET', changes: false },
  'cloudDrafts.list': { method: 'GET', changes: false },
  'cloudDrafts.save': { method: 'POST', changes: true },
  'clouds.add': { method: 'POST', changes: true },
  'clouds.askLook': { method: 'POST', changes: true },
  'clouds.askProbe': { method: 'POST', changes: true },
  'clouds.askRights': { method: 'POST', changes: true },
  'clouds.blastRadius': { method: 'GET', changes: false },
  'clouds.capacity': { method: 'GET', changes: false },
  'clouds.defineZoneEntry': { method: 'POST', changes: true },
  'clouds.definition': { method: 'GET', changes: false },
  'clouds.get': { method: 'GET', changes: false },
  'clouds.lastLook': { method: 'GET', changes: false },
  'clouds.overview': { method: 'GET', changes: false },
  'clouds.probe': { method: 'GET', changes: false },
  'clouds.retireZoneEntry': { method: 'POST', changes: true },
  'clouds.review': { method: 'POST', changes: false },
  'clouds.rights': { method: 'GET', changes: false },
  'clouds.zoneEntries': { method: 'GET', changes: false },
  'compliance.askExemption': { method: 'POST', changes: true },
  'compliance.counts': { method: 'GET', changes: false },
  'compliance.decideExemption': { method: 'POST', changes: true },
  'compliance.decideSettings': { method: 'POST', changes: true },
  'compliance.endExemption': { method: 'POST', changes: true },
  'compliance.exemptions': { method: 'GET', changes: false },
  'compliance.judge': { method: 'POST', changes: true },
  'compliance.judgements': { method: 'GET', changes: false },
  'compliance.pack': { method: 'GET', changes: false },
  'compliance.setSettings': { method: 'POST', changes: true },
  'compliance.settingChanges': { method: 'GET', changes: false },
  'compliance.withdrawSettings': { method: 'POST', changes: true },
  'contracts.amend': { method: 'POST', changes: true },
  'contracts.decidePenalty': { method: 'POST', changes: true },
  'contracts.enterPenalty': { method: 'POST', changes: true },
  'contracts.get': { method: 'GET', changes: false },
  'contracts.list': { method: 'GET', changes: false },
  'contracts.parties': { method: 'GET', changes: false },
  'contracts.sign': { method: 'POST', changes: true },
  'drift.accept': { method: 'POST', changes: true },
  'drift.check': { method: 'POST', changes: true },
  'drift.counts': { method: 'GET', changes: false },
  'drift.revert': { method: 'POST', changes: true },
  'drift.stacks': { method: 'GET', changes: false },
  'evaluation.accept': { method: 'POST', changes: true },
  'evaluation.sheet': { method: 'GET', changes: false },
  'fleet.createJoinToken': { method: 'POST', changes: true },
  'fleet.nodes': { method: 'GET', changes: false },
  'fleet.quarantine': { method: 'POST', changes: true },
  'fleet.release': { method: 'POST', changes: true },
  'fleet.utilisation': { method: 'GET', changes: false },
  'metering.amendUse': { method: 'POST', changes: true },
  'metering.decideEntry': { method: 'POST', changes: true },
  'metering.enterCount': { method: 'POST', changes: true },
  'metering.entries': { method: 'GET', changes: false },
  'metering.importUsage': { method: 'POST', changes: true },
  'metering.ingest': { method: 'POST', changes: true },
  'metering.usage': { method: 'GET', changes: false },
  'metering.uses': { method: 'GET', changes: false },
  'notices.count': { method: 'GET', changes: false },
  'notices.list': { method: 'GET', changes: false },
  'notices.markRead': { method: 'POST', changes: true },
  'notices.preference': { method: 'GET', changes: false },
  'notices.setPreference': { method: 'POST', changes: true },
  'orderSheets.check': { method: 'POST', changes: false },
  'orderSheets.sample': { method: 'GET', changes: false },
  'people.add': { method: 'POST', changes: true },
  'people.addOrganisation': { method: 'POST', changes: true },
  'people.claimMail': { method: 'POST', changes: true },
  'people.confirmMail': { method: 'POST', changes: true },
  'people.endService': { method: 'POST', changes: true },
  'people.grant': { method: 'POST', changes: true },
  'people.grantChoices': { method: 'GET', changes: false },
  'people.list': { method: 'GET', changes: false },
  'people.mailClaim': { method: 'GET', changes: false },
  'people.me': { method: 'GET', changes: false },
  'people.ofDepartment': { method: 'GET', changes: false },
  'people.resumeService': { method: 'POST', changes: true },
  'people.revoke': { method: 'POST', changes: true },
  'people.setMail': { method: 'POST', changes: true },
  'pricing.books': { method: 'GET', changes: false },
  'pricing.publish': { method: 'POST', changes: true },
  'pricing.quote': { method: 'POST', changes: false },
  'pricing.simulate': { method: 'POST', changes: false },
  'pricing.withdraw': { method: 'POST', changes: true },
  'provisioning.cancel': { method: 'POST', changes: true },
  'provisioning.changeProvider': { method: 'POST', changes: true },
  'provisioning.closeTenancy': { method: 'POST', changes: true },
  'provisioning.confirmFulfilment': { method: 'POST', changes: true },
  'provisioning.deployCloud': { method: 'POST', changes: true },
  'provisioning.events': { method: 'GET', changes: false },
  'provisioning.openImport': { method: 'POST', changes: true },
  'provisioning.operation': { method: 'GET', changes: false },
  'provisioning.operations': { method: 'GET', changes: false },
  'provisioning.refreshStack': { method: 'POST', changes: true },
  'provisioning.releaseCloudDeployment': { method: 'POST', changes: true },
  'provisioning.releaseMaintenance': { method: 'POST', changes: true },
  'provisioning.releaseTeardown': { method: 'POST', changes: true },
  'provisioning.resolve': { method: 'POST', changes: true },
  'provisioning.retireCloud': { method: 'POST', changes: true },
  'provisioning.retryCleanUp': { method: 'POST', changes: true },
  'provisioning.revert': { method: 'POST', changes: true },
  'provisioning.reviseCloud': { method: 'POST', changes: true },
  'provisioning.stop': { method: 'POST', changes: true },
  'quota.ask': { method: 'POST', changes: true },
  'quota.asks': { method: 'GET', changes: false },
  'quota.decideAsk': { method: 'POST', changes: true },
  'quota.history': { method: 'GET', changes: false },
  'quota.mine': { method: 'GET', changes: false },
  'quota.set': { method: 'POST', changes: true },
  'quota.setPool': { method: 'POST', changes: true },
  'quota.setSystem': { method: 'POST', changes: true },
  'quota.tree': { method: 'GET', changes: false },
  'quota.withdrawAsk': { method: 'POST', changes: true },
  'rating.charges': { method: 'GET', changes: false },
  'rating.items': { method: 'GET', changes: false },
  'rating.rateMonth': { method: 'POST', changes: true },
  'rating.resource': { method: 'GET', changes: false },
  'reclaim.appeal': { method: 'POST', changes: true },
  'reclaim.cut': { method: 'POST', changes: true },
  'reclaim.decideAppeal': { method: 'POST', changes: true },
  'reclaim.lease': { method: 'GET', changes: false },
  'reclaim.leases': { method: 'GET', changes: false },
  'reclaim.list': { method: 'GET', changes: false },
  'reclaim.removeExpired': { method: 'POST', changes: true },
  'reclaim.setWorkingDay': { method: 'POST', changes: true },
  'reclaim.urge': { method: 'POST', changes: true },
  'reclaim.workingDays': { method: 'GET', changes: false },
  'reconciliation.answer': { method: 'POST', changes: true },
  'reconciliation.balance': { method: 'GET', changes: false },
  'reconciliation.billContent': { method: 'GET', changes: false },
  'reconciliation.bills': { method: 'GET', changes: false },
  'reconciliation.cases': { method: 'GET', changes: false },
  'reconciliation.chain': { method: 'GET', changes: false },
  'reconciliation.close': { method: 'POST', changes: true },
  'reconciliation.comparison': { method: 'GET', changes: false },
  'reconciliation.importBill': { method: 'POST', changes: true },
  'reconciliation.movements': { method: 'GET', changes: false },
  'reconciliation.previewBill': { method: 'POST', changes: false },
  'reconciliation.return': { method: 'POST', changes: true },
  'reconciliation.take': { method: 'POST', changes: true },
  'requests.check': { method: 'POST', changes: false },
  'requests.checkFile': { method: 'POST', changes: false },
  'requests.draft': { method: 'GET', changes: false },
  'requests.draftOf': { method: 'GET', changes: false },
  'requests.drafts': { method: 'GET', changes: false },
  'requests.dropDraft': { method: 'POST', changes: true },
  'requests.foreseeExtend': { method: 'GET', changes: false },
  'requests.foreseeResize': { method: 'POST', changes: false },
  'requests.get': { method: 'GET', changes: false },
  'requests.list': { method: 'GET', changes: false },
  'requests.removeAttachment': { method: 'POST', changes: true },
  'requests.saveDraft': { method: 'POST', changes: true },
  'requests.submit': { method: 'POST', changes: true },
  'requests.submitExtend': { method: 'POST', changes: true },
  'requests.submitRelease': { method: 'POST', changes: true },
  'requests.submitResize': { method: 'POST', changes: true },
  'requests.withdraw': { method: 'POST', changes: true },
  'resources.get': { method: 'GET', changes: false },
  'resources.list': { method: 'GET', changes: false },
  'resources.switchPower': { method: 'POST', changes: true },
  'serviceLevels.availability': { method: 'GET', changes: false },
  'serviceLevels.minutes': { method: 'GET', changes: false },
  'serviceLevels.promised': { method: 'POST', changes: false },
  'session.end': { method: 'POST', changes: true },
  'session.list': { method: 'GET', changes: false },
  'session.open': { method: 'GET', changes: false },
  'settlement.beginClosing': { method: 'POST', changes: true },
  'settlement.confirm': { method: 'POST', changes: true },
  'settlement.draftMonthToDate': { method: 'POST', changes: true },
  'settlement.endClosing': { method: 'POST', changes: true },
  'settlement.get': { method: 'GET', changes: false },
  'settlement.issue': { method: 'POST', changes: true },
  'settlement.issueMany': { method: 'POST', changes: true },
  'settlement.list': { method: 'GET', changes: false },
  'settlement.period': { method: 'GET', changes: false },
  'settlement.previewIssue': { method: 'GET', changes: false },
  'settlement.recordPayment': { method: 'POST', changes: true },
  'settlement.release': { method: 'POST', changes: true },
  'settlement.retryStep': { method: 'POST', changes: true },
  'settlement.review': { method: 'POST', changes: true },
  'settlement.uncontracted': { method: 'GET', changes: false },
  'settlement.verifyChain': { method: 'GET', changes: false },
  'templates.get': { method: 'GET', changes: false },
  'templates.list': { method: 'GET', changes: false },
  'templates.remove': { method: 'POST', changes: true },
  'templates.save': { method: 'POST', changes: true },
  'tenancy.alikeSystems': { method: 'GET', changes: false },
  'tenancy.createSystem': { method: 'POST', changes: true },
  'tenancy.get': { method: 'GET', changes: false },
  'tenancy.list': { method: 'GET', changes: false },
  'tenancy.systems': { method: 'GET', changes: false },
  'transfers.decide': { method: 'POST', changes: true },
  'transfers.evidence': { method: 'GET', changes: false },
  'transfers.foresee': { method: 'GET', changes: false },
  'transfers.get': { method: 'GET', changes: false },
  'transfers.list': { method: 'GET', changes: false },
  'transfers.submit': { method: 'POST', changes: true },
  'transfers.urge': { method: 'POST', changes: true },
  'transfers.withdraw': { method: 'POST', changes: true },
  'webhooks.add': { method: 'POST', changes: true },
  'webhooks.deliveries': { method: 'GET', changes: false },
  'webhooks.enable': { method: 'POST', changes: true },
  'webhooks.list': { method: 'GET', changes: false },
  'webhooks.remove': { method: 'POST', changes: true },
  'webhooks.replay': { method: 'POST', changes: true },
  'webhooks.test': { method: 'POST', changes: true },
} as const;

/** The console's codes of refusal. */
export type RefusalCode =
  | 'NOT_SIGNED_IN'
  | 'ROLE_MISSING'
  | 'NOT_YOURS'
  | 'APPROVER_IS_APPLICANT'
  | 'APPROVER_DECIDED_BEFORE'
  | 'INPUT_INVALID'
  | 'UNKNOWN_SKU'
  | 'ZONE_MISSING'
  | 'ZONE_UNKNOWN'
  | 'MLPS_MISSING'
  | 'MLPS_NOT_ADMITTED'
  | 'MLPS_ABOVE_ZONE'
  | 'MLPS_BELOW_SYSTEM'
  | 'QUANTITY_INVALID'
  | 'DISK_SHRINK'
  | 'XINCHUANG_MISMATCH'
  | 'ITEM_NOT_LOCAL'
  | 'CONTAINER_SPACE_EXISTS'
  | 'FILE_UNREADABLE'
  | 'SPEC_UNCHANGED'
  | 'NOT_FOUND'
  | 'STATE_CONFLICT'
  | 'QUOTA_EXCEEDED'
  | 'QUOTA_MISSING'
  | 'PLAN_CHANGED'
  | 'STEP_ALREADY_DECIDED'
  | 'STEP_NOT_OPEN'
  | 'RESOURCE_BUSY'
  | 'NO_PRICE'
  | 'PRICE_RULE_UNSOUND'
  | 'PRICE_IN_FORCE'
  | 'NO_CONTRACT'
  | 'PROVIDER_SUPERVISES'
  | 'INSTALMENTS_NOT_WHOLE'
  | 'INSTALMENTS_OUT_OF_ORDER'
  | 'INSTALMENT_NOT_IN_TERM'
  | 'CAP_BELOW_FLOOR'
  | 'TERMS_OF_ISSUED_MONTH'
  | 'AMENDED_BELOW_DUE'
  | 'ALREADY_ACCEPTED'
  | 'STATEMENT_ISSUED'
  | 'MONTH_NOT_OVER'
  | 'MONTH_INVALID'
  | 'EXCLUSIVE_ROLE'
  | 'CLOUD_NOT_READY'
  | 'CLUSTER_UNREACHABLE'
  | 'CLUSTER_LOST'
  | 'CLUSTER_CHANGED'
  | 'CLOCK_BEHIND'
  | 'CREDENTIAL_REFUSED'
  | 'SERVER_NOT_ALLOWED'
  | 'ENGINE_NOT_READY'
  | 'POLICY_REFUSED'
  | 'PREVIEW_FAILED'
  | 'APPLY_FAILED'
  | 'LEASE_LOST'
  | 'VERIFY_TIMED_OUT'
  | 'ENGINE_STALLED'
  | 'TOKEN_INVALID'
  | 'TOKEN_USED'
  | 'NODE_NAME_TAKEN'
  | 'TOKEN_EXPIRED'
  | 'CERTIFICATE_INVALID'
  | 'CERTIFICATE_REVOKED'
  | 'NODE_QUARANTINED'
  | 'BATCH_CONFLICT'
  | 'DUPLICATE_CONFLICT'
  | 'PERSON_UNKNOWN'
  | 'SIGN_IN_FAILED'
  | 'CROSS_SITE'
  | 'RESOURCE_CHANGED'
  | 'CLOUD_NOT_GRANTED'
  | 'APPROVER_CONFIRMS'
  | 'DRAFTER_ISSUES'
  | 'SLUG_TAKEN'
  | 'ASKER_RELEASES'
  | 'ITEM_NOT_AVAILABLE'
  | 'SECURITY_PACK_EXISTS'
  | 'GPU_SHARE_EXISTS'
  | 'TARGET_UNSUITABLE'
  | 'TARGET_IN_USE'
  | 'PUBLIC_ADDRESS_NOT_ALLOWED'
  | 'LISTENER_TWICE'
  | 'FIELD_FIXED'
  | 'MAY_ONLY_GROW'
  | 'BELOW_USE'
  | 'USE_UNKNOWN'
  | 'STOPPED_BY_PERSON'
  | 'DRIFT_CHARGED'
  | 'DRIFT_GUARDED'
  | 'PLAN_NOT_EMPTY'
  | 'IMPORT_REFUSED'
  | 'PROFILE_NOT_OF_TIER'
  | 'PROFILE_FORBIDS'
  | 'ZONE_TWICE'
  | 'NODE_TWICE'
  | 'ZONE_NOT_LISTED'
  | 'CLUSTER_NOT_REACHED'
  | 'CLUSTER_RIGHTS_MISSING'
  | 'PROBE_NEEDED'
  | 'CLOUD_IN_USE'
  | 'ZONE_IN_USE'
  | 'CAPACITY_IN_USE'
  | 'SERVICE_IN_USE'
  | 'TENANCY_IN_USE'
  | 'WINDOW_TOO_LONG'
  | 'WINDOW_NEEDED'
  | 'POLICY_UNKNOWN'
  | 'SETTING_UNKNOWN'
  | 'EXEMPTION_TOO_LONG'
  | 'STATE_UNREADABLE'
  | 'POLICY_FAILED'
  | 'SUBMITTED_BEFORE'
  | 'URGED_TODAY'
  | 'WEBHOOK_NOT_ALLOWED'
  | 'QUOTA_BELOW_FLOOR'
  | 'SEAT_OF_ANOTHER'
  | 'APPLY_NOT_BEGUN'
  | 'CANCELLED_BY_OPERATOR'
  | 'CLOUD_UNKNOWN'
  | 'BODY_TOO_LARGE'
  | 'STEP_UP_NEEDED'
  | 'PERSON_TWICE'
  | 'PERSON_NOT_IN_DEPARTMENT'
  | 'TENANCY_CLOSED'
  | 'RESOURCE_IN_USE'
  | 'OUTSIDE_TENANCY'
  | 'TEARDOWN_PART_FAILED'
  | 'GPU_NOT_IN_ZONE'
  | 'GPU_SHARE_TOO_LARGE'
  | 'CONTAINER_SPACE_NEEDED'
  | 'PROTECTED_BELOW_DISKS'
  | 'ZONE_NOT_DEPLOYED'
  | 'IMAGE_UNKNOWN'
  | 'IMAGE_NOT_ON_CLOUD'
  | 'IMAGE_NOT_DOMESTIC'
  | 'IMAGE_ARCHITECTURE'
  | 'IMAGE_DISK_TOO_SMALL'
  | 'IMAGE_ENDED'
  | 'SSH_KEY_MISSING'
  | 'SSH_KEY_PRIVATE'
  | 'SSH_KEY_INVALID'
  | 'SSH_KEY_WEAK'
  | 'SSH_KEYS_TOO_LONG'
  | 'STACK_OF_ANOTHER_CLOUD'
  | 'BEARER_INVALID'
  | 'SCOPE_MISSING'
  | 'PERSON_NEEDED'
  | 'RATE_LIMITED'
  | 'KEY_USED_OTHERWISE'
  | 'CALL_UNDER_WAY'
  | 'CALL_CUT_OFF'
  | 'ANSWER_NOT_KEPT'
  | 'OWNER_LACKS_ROLE'
  | 'KEYS_ENOUGH'
  | 'PATTERN_TOO_WIDE'
  | 'LAST_HOLDER'
  | 'DAYS_OUT_OF_ORDER'
  | 'ATTACHMENT_TOO_LARGE'
  | 'ATTACHMENT_NOT_ADMITTED'
  | 'ATTACHMENT_DISGUISED'
  | 'ATTACHMENTS_ENOUGH'
  | 'ATTACHMENT_SPACE_FULL'
  | 'DRAFTS_ENOUGH'
  | 'APPROVAL_EXPIRED'
  | 'DELEGATE_UNSUITABLE'
  | 'DELEGATION_CONFLICT'
  | 'ITEM_NOT_OFFERED'
  | 'CART_FULL'
  | 'NAME_TAKEN'
  | 'TEMPLATES_ENOUGH'
  | 'SHEET_UNREADABLE'
  | 'SHEET_TOO_LONG'
  | 'SHEET_EMPTY'
  | 'SHEET_COLUMN'
  | 'SHEET_FORMULA'
  | 'CELL_MISSING'
  | 'CELL_NOT_OF_ITEM'
  | 'CELL_UNREADABLE'
  | 'CLOCK_NOT_OVER'
  | 'URGER_DECIDES'
  | 'APPEALED_BEFORE'
  | 'LEASE_OVER'
  | 'LEASE_TOO_LONG'
  | 'STOPPED_BY_LEASE'
  | 'QUOTA_POOL_EXCEEDED'
  | 'QUOTA_OVERGIVEN'
  | 'QUOTA_IN_USE'
  | 'TRANSFER_BLOCKED'
  | 'TRANSFER_UNDER_WAY'
  | 'TRANSFER_CHANGED'
  | 'RECEIVER_WITHOUT_CONTRACT'
  | 'APPROVAL_OUTDATED'
  | 'BILL_ROWS_WRONG'
  | 'CASE_ANSWERER'
  | 'CASE_PERSISTS'
  | 'STATEMENT_PARKED'
  | 'MONTH_NOT_FROZEN'
  | 'FACTS_CHANGED'
  | 'OVERPAID'
  | 'PERIOD_CLOSED'
  | 'PERIOD_BLOCKED'
  | 'BEGINNER_CLOSES'
  | 'READING_OUT_OF_TIME'
  | 'READING_TOO_LARGE'
  | 'UNKNOWN_METER'
  | 'UNIT_MISMATCH'
  | 'PROPOSER_DECIDES'
  | 'USE_WITHDRAWN'
  | 'DRAFT_ELSEWHERE';

/** What each operation takes and gives, by its name in the document. Money is whole fen as decimal text, prices yuan as decimal text, instants ISO 8601 in UTC, days and months plain text. */
export interface Operations {
  /** By a person alone: a key is refused. */
  'apiClients.issueKey': {
    readonly input: {
      readonly accountId: string;
      readonly scopes: readonly (
        | 'approvals:read'
        | 'audit:read'
        | 'breakGlass:read'
        | 'budgets:read'
        | 'catalogue:read'
        | 'clouds:read'
        | 'compliance:read'
        | 'contracts:read'
        | 'drift:read'
        | 'evaluation:read'
        | 'fleet:read'
        | 'fleet:write'
        | 'metering:read'
        | 'metering:write'
        | 'orderSheets:read'
        | 'people:read'
        | 'pricing:read'
        | 'provisioning:read'
        | 'quota:read'
        | 'rating:read'
        | 'reclaim:read'
        | 'reconciliation:read'
        | 'requests:read'
        | 'requests:write'
        | 'resources:read'
        | 'serviceLevels:read'
        | 'settlement:read'
        | 'tenancy:read'
        | 'transfers:read'
      )[];
      readonly days: number;
    };
    readonly output: { readonly keyId: string; readonly key: string; readonly expiresAt: string };
  };
  /** By a person alone: a key is refused. */
  'apiClients.list': {
    readonly input: { readonly cursor?: string | null | undefined; readonly limit?: number | undefined };
    readonly output: {
      readonly items: readonly {
        readonly id: string;
        readonly name: string;
        readonly purpose: string;
        readonly role: 'applicant' | 'platform-engineer' | 'finance' | 'auditor';
        readonly department: { readonly id: string; readonly name: string; readonly slug: string } | null;
        readonly owner: { readonly id: string; readonly name: string };
        readonly madeBy: { readonly id: string; readonly name: string };
        readonly createdAt: string;
        readonly stoppedAt: string | null;
        readonly ownerServes: boolean;
        readonly mayIssue: boolean;
        readonly mayEnd: boolean;
        readonly keys: readonly {
          readonly id: string;
          readonly prefix: string;
          readonly scopes: readonly string[];
          readonly standing: 'live' | 'expired' | 'revoked' | 'account-stopped' | 'owner-left';
          readonly createdAt: string;
          readonly expiresAt: string;
          readonly lastUsedAt: string | null;
          readonly lastRefusedAt: string | null;
          readonly revokedAt: string | null;
        }[];
      }[];
      readonly nextCursor: string | null;
      readonly total: number;
    };
  };
  /** By a person alone: a key is refused. */
  'apiClients.make': {
    readonly input: {
      readonly name: string;
      readonly purpose: string;
      readonly role: 'applicant' | 'platform-engineer' | 'finance' | 'auditor';
      readonly departmentId?: string | null | undefined;
      readonly ownerSubject: string;
    };
    readonly output: { readonly accountId: string };
  };
  /** By a person alone: a key is refused. */
  'apiClients.revokeKey': { readonly input: { readonly keyId: string }; readonly output: { readonly keyId: string } };
  /** By a person alone: a key is refused. */
  'apiClients.rotateKey': {
    readonly input: { readonly keyId: string; readonly days: number; readonly overlapHours?: number | undefined };
    readonly output: { readonly keyId: string; readonly key: string; readonly expiresAt: string };
  };
  /** By a person alone: a key is refused. */
  'apiClients.stop': {
    readonly input: { readonly accountId: string };
    readonly output: { readonly accountId: string };
  };
  /** By a key with the scope `approvals:read`, or by a person. */
  'approvals.automatic': {
    readonly input: { readonly requestId: string };
    readonly output: {
      readonly state: 'declined' | 'waiting' | 'done' | 'called-back' | 'lapsed' | 'overtaken';
      readonly policy: string;
      readonly policyVersion: number | null;
      readonly policyHash: string | null;
      readonly clause: 'decrease' | 'growth' | null;
      readonly refusals: readonly (
        | 'not-a-change'
        | 'nothing-changes'
        | 'switched-off'
        | 'called-back'
        | 'plan-changed-before'
        | 'terms-changed'
        | 'no-plan'
        | 'findings'
        | 'plan-destroys'
        | 'data-at-risk'
        | 'other-field'
        | 'step-of-people'
        | 'quota'
        | 'pool'
        | 'above-bound'
        | 'price-unknown'
        | 'price-changes'
        | 'above-price'
        | 'grown-before'
        | 'department-above-bound'
        | 'department-above-price'
        | 'use-unknown'
        | 'use-low'
      )[];
      readonly explanation: {
        readonly version: 1;
        readonly resource: { readonly id: string; readonly number: string };
        readonly now:
          | {
              readonly item: 'cloud-host';
              readonly count: number;
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly systemDiskGb: number;
              readonly dataDisks: readonly { readonly class: 'ordinary' | 'fast'; readonly gb: number }[];
              readonly operatingSystem?: {
                readonly image:
                  | 'openeuler-24-03-lts-arm64'
                  | 'kylin-server-v10-sp3-arm64'
                  | 'uos-server-20-arm64'
                  | 'openeuler-24-03-lts-amd64'
                  | 'kylin-server-v10-sp3-amd64'
                  | 'uos-server-20-amd64'
                  | 'ubuntu-24-04-amd64'
                  | 'rocky-9-amd64';
                readonly sshKeys: readonly string[];
              };
            }
          | {
              readonly item: 'container-space';
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly ordinaryGb: number;
              readonly fastGb: number;
            }
          | {
              readonly item: 'block-disk';
              readonly class: 'ordinary' | 'fast';
              readonly gb: number;
              readonly count: number;
            }
          | { readonly item: 'object-bucket'; readonly quotaGb: number; readonly maximumObjects?: number }
          | {
              readonly item: 'postgresql';
              readonly version: '16' | '17' | '18';
              readonly instances: number;
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly storageGb: number;
              readonly storageClass: 'ordinary' | 'fast';
            }
          | { readonly item: 'cache'; readonly memoryGb: number; readonly replicas: number; readonly vcpu: number }
          | {
              readonly item: 'load-balancer';
              readonly scope: 'internal' | 'public';
              readonly listeners: readonly {
                readonly name: string;
                readonly protocol: 'TCP' | 'UDP';
                readonly port: number;
                readonly targetPort: number;
              }[];
              readonly target: { readonly resource: string };
            }
          | { readonly item: 'bandwidth'; readonly mbps: number }
          | {
              readonly item: 'backup-schedule';
              readonly hour: number;
              readonly everyDays: 1 | 7;
              readonly retentionDays: number;
              readonly protectedGb: number;
            }
          | { readonly item: 'gpu-share'; readonly shares: number; readonly memoryGbPerShare: number }
          | { readonly item: 'security-pack'; readonly grade: 2 | 3 }
          | { readonly item: 'bastion-account'; readonly people: readonly string[]; readonly days: number }
          | { readonly item: 'host-monitoring'; readonly hosts: number };
        readonly wanted:
          | {
              readonly item: 'cloud-host';
              readonly count: number;
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly systemDiskGb: number;
              readonly dataDisks: readonly { readonly class: 'ordinary' | 'fast'; readonly gb: number }[];
              readonly operatingSystem?: {
                readonly image:
                  | 'openeuler-24-03-lts-arm64'
                  | 'kylin-server-v10-sp3-arm64'
                  | 'uos-server-20-arm64'
                  | 'openeuler-24-03-lts-amd64'
                  | 'kylin-server-v10-sp3-amd64'
                  | 'uos-server-20-amd64'
                  | 'ubuntu-24-04-amd64'
                  | 'rocky-9-amd64';
                readonly sshKeys: readonly string[];
              };
            }
          | {
              readonly item: 'container-space';
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly ordinaryGb: number;
              readonly fastGb: number;
            }
          | {
              readonly item: 'block-disk';
              readonly class: 'ordinary' | 'fast';
              readonly gb: number;
              readonly count: number;
            }
          | { readonly item: 'object-bucket'; readonly quotaGb: number; readonly maximumObjects?: number }
          | {
              readonly item: 'postgresql';
              readonly version: '16' | '17' | '18';
              readonly instances: number;
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly storageGb: number;
              readonly storageClass: 'ordinary' | 'fast';
            }
          | { readonly item: 'cache'; readonly memoryGb: number; readonly replicas: number; readonly vcpu: number }
          | {
              readonly item: 'load-balancer';
              readonly scope: 'internal' | 'public';
              readonly listeners: readonly {
                readonly name: string;
                readonly protocol: 'TCP' | 'UDP';
                readonly port: number;
                readonly targetPort: number;
              }[];
              readonly target: { readonly resource: string };
            }
          | { readonly item: 'bandwidth'; readonly mbps: number }
          | {
              readonly item: 'backup-schedule';
              readonly hour: number;
              readonly everyDays: 1 | 7;
              readonly retentionDays: number;
              readonly protectedGb: number;
            }
          | { readonly item: 'gpu-share'; readonly shares: number; readonly memoryGbPerShare: number }
          | { readonly item: 'security-pack'; readonly grade: 2 | 3 }
          | { readonly item: 'bastion-account'; readonly people: readonly string[]; readonly days: number }
          | { readonly item: 'host-monitoring'; readonly hosts: number };
        readonly growth: readonly {
          readonly dimension:
            | 'vcpu'
            | 'memory-gb'
            | 'disk-ordinary-gb'
            | 'disk-fast-gb'
            | 'object-gb'
            | 'backup-gb'
            | 'bandwidth-mbps'
            | 'public-ip'
            | 'load-balancer'
            | 'gpu-share'
            | 'gpu-memory-gb'
            | 'security-pack-2'
            | 'security-pack-3'
            | 'bastion-account'
            | 'monitored-host';
          readonly more: string;
          readonly most: string | null;
          readonly departmentBefore: string;
          readonly departmentMost: string | null;
        }[];
        readonly use: readonly {
          readonly dimension:
            | 'vcpu'
            | 'memory-gb'
            | 'disk-ordinary-gb'
            | 'disk-fast-gb'
            | 'object-gb'
            | 'backup-gb'
            | 'bandwidth-mbps'
            | 'public-ip'
            | 'load-balancer'
            | 'gpu-share'
            | 'gpu-memory-gb'
            | 'security-pack-2'
            | 'security-pack-3'
            | 'bastion-account'
            | 'monitored-host';
          readonly held: string;
          readonly peak: string | null;
          readonly peakPpm: string | null;
          readonly coveragePpm: string;
          readonly simulated?: true;
        }[];
        readonly needed: {
          readonly windowDays: number;
          readonly coverageAtLeastPpm: string;
          readonly peakAtLeastPpm: string;
          readonly periodDays: number;
        } | null;
        readonly grownBefore: number;
        readonly yearFen: { readonly now: string; readonly after: string } | null;
        readonly yearFenMost: string | null;
        readonly departmentYearFen: string;
        readonly departmentYearFenMost: string | null;
        readonly withinQuota: boolean;
        readonly poolAfter: readonly {
          readonly dimension:
            | 'vcpu'
            | 'memory-gb'
            | 'disk-ordinary-gb'
            | 'disk-fast-gb'
            | 'object-gb'
            | 'backup-gb'
            | 'bandwidth-mbps'
            | 'public-ip'
            | 'load-balancer'
            | 'gpu-share'
            | 'gpu-memory-gb'
            | 'security-pack-2'
            | 'security-pack-3'
            | 'bastion-account'
            | 'monitored-host';
          readonly after: string;
        }[];
        readonly plan: {
          readonly hash: string | null;
          readonly round: number;
          readonly findings: number;
          readonly destroyed: number;
        };
        readonly steps: readonly ('department' | 'administrative' | 'technical' | 'finance' | 'security')[];
      };
      readonly judgedAt: string;
      readonly effectiveAt: string | null;
      readonly endedAt: string | null;
      readonly calledBackBy: { readonly id: string; readonly name: string } | null;
      readonly reason: string | null;
      readonly mayCallBack: boolean;
    } | null;
  };
  /** By a key with the scope `approvals:read`, or by a person. */
  'approvals.background': {
    readonly input: { readonly requestId: string };
    readonly output: {
      readonly days: number;
      readonly use: readonly {
        readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
        readonly dimension: 'vcpu' | 'memory-gb';
        readonly held: string;
        readonly meanMilli: string | null;
        readonly usePpm: string | null;
        readonly coveragePpm: string;
        readonly simulated?: boolean;
      }[];
      readonly budget:
        | {
            readonly year: number;
            readonly version: number | null;
            readonly budgetFen: string | null;
            readonly billedFen: string;
            readonly committedFen: string | null;
            readonly waitingFen: string;
            readonly leftFen: string | null;
            readonly state: 'unset' | 'unknown' | 'within' | 'near' | 'over';
          }
        | null
        | { readonly hidden: true };
      readonly yearEndFen: string;
      readonly duplicates: {
        readonly systems: readonly {
          readonly system: { readonly id: string; readonly name: string; readonly slug: string };
          readonly number: string;
          readonly department: string;
        }[];
        readonly hidden: number;
      };
      readonly idle: readonly {
        readonly id: string;
        readonly number: string;
        readonly spec:
          | {
              readonly item: 'cloud-host';
              readonly count: number;
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly systemDiskGb: number;
              readonly dataDisks: readonly { readonly class: 'ordinary' | 'fast'; readonly gb: number }[];
              readonly operatingSystem?: {
                readonly image:
                  | 'openeuler-24-03-lts-arm64'
                  | 'kylin-server-v10-sp3-arm64'
                  | 'uos-server-20-arm64'
                  | 'openeuler-24-03-lts-amd64'
                  | 'kylin-server-v10-sp3-amd64'
                  | 'uos-server-20-amd64'
                  | 'ubuntu-24-04-amd64'
                  | 'rocky-9-amd64';
                readonly sshKeys: readonly string[];
              };
            }
          | {
              readonly item: 'container-space';
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly ordinaryGb: number;
              readonly fastGb: number;
            }
          | {
              readonly item: 'block-disk';
              readonly class: 'ordinary' | 'fast';
              readonly gb: number;
              readonly count: number;
            }
          | { readonly item: 'object-bucket'; readonly quotaGb: number; readonly maximumObjects?: number }
          | {
              readonly item: 'postgresql';
              readonly version: '16' | '17' | '18';
              readonly instances: number;
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly storageGb: number;
              readonly storageClass: 'ordinary' | 'fast';
            }
          | { readonly item: 'cache'; readonly memoryGb: number; readonly replicas: number; readonly vcpu: number }
          | {
              readonly item: 'load-balancer';
              readonly scope: 'internal' | 'public';
              readonly listeners: readonly {
                readonly name: string;
                readonly protocol: 'TCP' | 'UDP';
                readonly port: number;
                readonly targetPort: number;
              }[];
              readonly target: { readonly resource: string };
            }
          | { readonly item: 'bandwidth'; readonly mbps: number }
          | {
              readonly item: 'backup-schedule';
              readonly hour: number;
              readonly everyDays: 1 | 7;
              readonly retentionDays: number;
              readonly protectedGb: number;
            }
          | { readonly item: 'gpu-share'; readonly shares: number; readonly memoryGbPerShare: number }
          | { readonly item: 'security-pack'; readonly grade: 2 | 3 }
          | { readonly item: 'bastion-account'; readonly people: readonly string[]; readonly days: number }
          | { readonly item: 'host-monitoring'; readonly hosts: number };
        readonly system: { readonly id: string; readonly name: string; readonly slug: string };
        readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
        readonly why: 'reclaim' | 'lease-over' | 'idle' | 'stopped';
      }[];
    };
  };
  /** By a person alone: a key is refused. */
  'approvals.callBack': {
    readonly input: { readonly requestId: string; readonly reason: string };
    readonly output: {
      readonly requestId: string;
      readonly state: 'declined' | 'waiting' | 'done' | 'called-back' | 'lapsed' | 'overtaken';
    };
  };
  /** By a person alone: a key is refused. */
  'approvals.decide': {
    readonly input: {
      readonly requestId: string;
      readonly step: 'department' | 'administrative' | 'technical' | 'finance' | 'security';
      readonly decision: 'approve' | 'return' | 'refuse';
      readonly planHash: string;
      readonly reason?: string | undefined;
      readonly returnReason?:
        | 'material-missing'
        | 'purpose-unclear'
        | 'size-unfounded'
        | 'grade-doubtful'
        | 'place-unsuitable'
        | 'funding-missing'
        | 'duplicate'
        | 'idle-first'
        | 'other'
        | undefined;
    };
    readonly output: {
      readonly requestId: string;
      readonly state:
        | 'previewing'
        | 'preview-failed'
        | 'department-review'
        | 'joint-review'
        | 'provisioning'
        | 'delivered'
        | 'accepted'
        | 'returned'
        | 'refused'
        | 'withdrawn'
        | 'failed';
    };
  };
  /** By a person alone: a key is refused. */
  'approvals.decideRule': {
    readonly input: {
      readonly versionId: string;
      readonly decision: 'confirm' | 'refuse';
      readonly contentHash: string;
    };
    readonly output: { readonly versionId: string; readonly number: string; readonly version: number };
  };
  /** By a person alone: a key is refused. */
  'approvals.delegate': {
    readonly input: {
      readonly role: 'department-approver' | 'authority-approver' | 'technical-reviewer' | 'finance';
      readonly departmentId?: string | null | undefined;
      readonly delegateId: string;
      readonly fromDay: string;
      readonly untilDay: string;
      readonly reason: string;
    };
    readonly output: { readonly delegationId: string };
  };
  /** By a key with the scope `approvals:read`, or by a person. */
  'approvals.delegates': {
    readonly input: undefined;
    readonly output: {
      readonly roles: readonly {
        readonly role: 'department-approver' | 'authority-approver' | 'technical-reviewer' | 'finance';
        readonly department: { readonly id: string; readonly name: string; readonly slug: string } | null;
        readonly people: readonly { readonly id: string; readonly name: string }[];
      }[];
    };
  };
  /** By a key with the scope `approvals:read`, or by a person. */
  'approvals.delegations': {
    readonly input: undefined;
    readonly output: {
      readonly items: readonly {
        readonly id: string;
        readonly role: 'department-approver' | 'authority-approver' | 'technical-reviewer' | 'finance';
        readonly department: { readonly id: string; readonly name: string; readonly slug: string } | null;
        readonly holder: { readonly id: string; readonly name: string };
        readonly delegate: { readonly id: string; readonly name: string };
        readonly fromDay: string;
        readonly untilDay: string;
        readonly reason: string;
        readonly madeAt: string;
        readonly endedAt: string | null;
        readonly standing: 'ahead' | 'in-force' | 'over';
        readonly mayEnd: boolean;
      }[];
    };
  };
  /** By a person alone: a key is refused. */
  'approvals.endDelegation': {
    readonly input: { readonly delegationId: string };
    readonly output: { readonly delegationId: string };
  };
  /** By a key with the scope `approvals:read`, or by a person. */
  'approvals.evidence': {
    readonly input: { readonly requestId: string };
    readonly output: {
      readonly request: {
        readonly id: string;
        readonly number: string;
        readonly kind: 'order' | 'resize' | 'release' | 'extend';
        readonly state:
          | 'previewing'
          | 'preview-failed'
          | 'department-review'
          | 'joint-review'
          | 'provisioning'
          | 'delivered'
          | 'accepted'
          | 'returned'
          | 'refused'
          | 'withdrawn'
          | 'failed';
        readonly title: string;
        readonly department: { readonly id: string; readonly name: string; readonly slug: string };
        readonly system: { readonly id: string; readonly name: string; readonly slug: string };
        readonly transferred?: true;
        readonly applicant: { readonly id: string; readonly name: string };
        readonly mlpsGrade: number;
        readonly round: number;
        readonly lineCount: number;
        readonly monthFen: string;
        readonly yearEndFen: string;
        readonly submittedAt: string;
        readonly deliveredAt: string | null;
        readonly acceptBy: string | null;
        readonly acceptedAt: string | null;
        readonly promise: {
          readonly standing: 'none' | 'unknown' | 'running' | 'paused' | 'late' | 'kept' | 'missed' | 'ended';
          readonly workingDays: number | null;
          readonly by: string | null;
        };
      };
      readonly reason: string;
      readonly purpose: {
        readonly project: string | null | { readonly hidden: true };
        readonly fundingSource:
          | 'general-budget'
          | 'special-fund'
          | 'special-bond'
          | 'own-income'
          | 'other'
          | null
          | { readonly hidden: true };
        readonly goLiveOn: string | null;
        readonly buildFrom: string | null;
        readonly buildTo: string | null;
        readonly expectedUsers: number | null;
        readonly leaseMonths: number | null;
      };
      readonly attachments: readonly {
        readonly id: string;
        readonly name: string;
        readonly kind: 'pdf' | 'docx' | 'xlsx' | 'png' | 'jpg';
        readonly bytes: number;
        readonly sha256: string;
        readonly addedBy: { readonly id: string; readonly name: string };
        readonly addedAt: string;
      }[];
      readonly planHash: string | null;
      readonly operations: readonly {
        readonly id: string;
        readonly number: string;
        readonly ordinal: number;
        readonly verb: 'deploy' | 'destroy' | 'refresh';
        readonly stack: string;
        readonly planHash: string | null;
        readonly diff: readonly {
          readonly urn: string;
          readonly type: string;
          readonly kind: string;
          readonly name: string;
          readonly op: 'create' | 'update' | 'replace' | 'delete' | 'same' | 'read' | 'import';
          readonly changes: readonly {
            readonly path: string;
            readonly kind: 'add' | 'update' | 'delete';
            readonly before:
              | { readonly is: 'value'; readonly value: ApprovalsEvidenceOutput__schema0 }
              | { readonly is: 'secret' }
              | { readonly is: 'unknown' }
              | { readonly is: 'absent' };
            readonly after:
              | { readonly is: 'value'; readonly value: ApprovalsEvidenceOutput__schema0 }
              | { readonly is: 'secret' }
              | { readonly is: 'unknown' }
              | { readonly is: 'absent' };
          }[];
        }[];
        readonly findings: readonly {
          readonly policy: string;
          readonly pack: string;
          readonly level: 'mandatory' | 'advisory';
          readonly urn: string | null;
          readonly message: string;
        }[];
      }[];
      readonly price: {
        readonly version: {
          readonly id: string;
          readonly number: string;
          readonly name: string;
          readonly sample: boolean;
        } | null;
        readonly monthFen: string;
        readonly yearEndFen: string;
        readonly change: {
          readonly quotedYearEndFen: string;
          readonly yearEndFen: string | null;
          readonly versions: readonly {
            readonly version: {
              readonly id: string;
              readonly number: string;
              readonly name: string;
              readonly sample: boolean;
            };
            readonly validFrom: string;
            readonly monthFen: string | null;
          }[];
        } | null;
        readonly lines: readonly { readonly ordinal: number; readonly monthFen: string; readonly yearEndFen: string }[];
      };
      readonly quota: readonly {
        readonly dimension:
          | 'vcpu'
          | 'memory-gb'
          | 'disk-ordinary-gb'
          | 'disk-fast-gb'
          | 'object-gb'
          | 'backup-gb'
          | 'bandwidth-mbps'
          | 'public-ip'
          | 'load-balancer'
          | 'gpu-share'
          | 'gpu-memory-gb'
          | 'security-pack-2'
          | 'security-pack-3'
          | 'bastion-account'
          | 'monitored-host';
        readonly xinchuang: boolean;
        readonly limit: string;
        readonly before: string;
        readonly takes: string;
        readonly after: string;
        readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
        readonly isOverSoft: boolean;
      }[];
      readonly pool: readonly {
        readonly dimension:
          | 'vcpu'
          | 'memory-gb'
          | 'disk-ordinary-gb'
          | 'disk-fast-gb'
          | 'object-gb'
          | 'backup-gb'
          | 'bandwidth-mbps'
          | 'public-ip'
          | 'load-balancer'
          | 'gpu-share'
          | 'gpu-memory-gb'
          | 'security-pack-2'
          | 'security-pack-3'
          | 'bastion-account'
          | 'monitored-host';
        readonly xinchuang: boolean;
        readonly limit: string;
        readonly before: string;
        readonly takes: string;
        readonly after: string;
        readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
        readonly zone: string;
        readonly zoneName: string;
      }[];
      readonly steps: readonly {
        readonly round: number;
        readonly step: 'department' | 'administrative' | 'technical' | 'finance' | 'security';
        readonly seat: { readonly id: string; readonly name: string; readonly slug: string } | null;
        readonly seatReason:
          | 'profile'
          | 'above-size'
          | 'several-clouds'
          | 'no-own-organisation'
          | 'above-amount'
          | 'mlps-grade';
        readonly decision: 'approve' | 'return' | 'refuse' | null;
        readonly decidedBy: { readonly id: string; readonly name: string } | null;
        readonly decidedByRule: string | null;
        readonly onBehalfOf: { readonly id: string; readonly name: string } | null;
        readonly decidedAt: string | null;
        readonly reason: string | null;
        readonly returnReason:
          | 'material-missing'
          | 'purpose-unclear'
          | 'size-unfounded'
          | 'grade-doubtful'
          | 'place-unsuitable'
          | 'funding-missing'
          | 'duplicate'
          | 'idle-first'
          | 'other'
          | null;
        readonly planHash: string | null;
        readonly openedAt: string;
        readonly dueAt: string;
        readonly seconds: number;
      }[];
      readonly securityNote: 'own-review' | null;
      readonly mayDecide: readonly ('department' | 'administrative' | 'technical' | 'finance' | 'security')[];
    };
  };
  /** By a key with the scope `approvals:read`, or by a person. */
  'approvals.figures': {
    readonly input: { readonly month?: string | undefined; readonly departmentId?: string | undefined };
    readonly output: {
      readonly month: string;
      readonly approved: number;
      readonly returned: number;
      readonly refused: number;
      readonly noReturnPpm: string | null;
      readonly returns: readonly {
        readonly reason:
          | 'material-missing'
          | 'purpose-unclear'
          | 'size-unfounded'
          | 'grade-doubtful'
          | 'place-unsuitable'
          | 'funding-missing'
          | 'duplicate'
          | 'idle-first'
          | 'other';
        readonly count: number;
      }[];
      readonly delivery: readonly {
        readonly band: '1-3' | '4-10' | '11-30' | '31-60' | 'over-60';
        readonly count: number;
      }[];
      readonly steps: readonly {
        readonly step: 'department' | 'administrative' | 'technical' | 'finance' | 'security';
        readonly count: number;
        readonly medianSeconds: number;
        readonly ninetiethSeconds: number;
        readonly late: number;
      }[];
      readonly promises: {
        readonly byItem: readonly {
          readonly item:
            | 'cloud-host'
            | 'container-space'
            | 'gpu-share'
            | 'block-disk'
            | 'object-bucket'
            | 'postgresql'
            | 'cache'
            | 'load-balancer'
            | 'bandwidth'
            | 'backup-schedule'
            | 'security-pack'
            | 'bastion-account'
            | 'host-monitoring';
          readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
          readonly promised: number;
          readonly late: number;
          readonly unknown: number;
        }[];
        readonly waitedFor: readonly {
          readonly party: 'preview' | 'administrative' | 'technical' | 'finance' | 'security' | 'provisioning';
          readonly count: number;
        }[];
      };
    };
  };
  /** By a person alone: a key is refused. */
  'approvals.inbox': {
    readonly input: {
      readonly cursor?: string | null | undefined;
      readonly limit?: number | undefined;
      readonly kind?: 'request' | 'transfer' | undefined;
      readonly step?:
        | 'department'
        | 'administrative'
        | 'technical'
        | 'finance'
        | 'security'
        | 'giving'
        | 'receiving'
        | undefined;
    };
    readonly output: {
      readonly items: readonly (
        | {
            readonly openedAt: string;
            readonly dueAt: string;
            readonly overdue: boolean;
            readonly kind: 'request';
            readonly request: {
              readonly id: string;
              readonly number: string;
              readonly kind: 'order' | 'resize' | 'release' | 'extend';
              readonly state:
                | 'previewing'
                | 'preview-failed'
                | 'department-review'
                | 'joint-review'
                | 'provisioning'
                | 'delivered'
                | 'accepted'
                | 'returned'
                | 'refused'
                | 'withdrawn'
                | 'failed';
              readonly title: string;
              readonly department: { readonly id: string; readonly name: string; readonly slug: string };
              readonly system: { readonly id: string; readonly name: string; readonly slug: string };
              readonly transferred?: true;
              readonly applicant: { readonly id: string; readonly name: string };
              readonly mlpsGrade: number;
              readonly round: number;
              readonly lineCount: number;
              readonly monthFen: string;
              readonly yearEndFen: string;
              readonly submittedAt: string;
              readonly deliveredAt: string | null;
              readonly acceptBy: string | null;
              readonly acceptedAt: string | null;
              readonly promise: {
                readonly standing: 'none' | 'unknown' | 'running' | 'paused' | 'late' | 'kept' | 'missed' | 'ended';
                readonly workingDays: number | null;
                readonly by: string | null;
              };
            };
            readonly step: 'department' | 'administrative' | 'technical' | 'finance' | 'security';
            readonly round: number;
          }
        | {
            readonly openedAt: string;
            readonly dueAt: string;
            readonly overdue: boolean;
            readonly kind: 'transfer';
            readonly transfer: {
              readonly id: string;
              readonly number: string;
              readonly state:
                | 'giving-review'
                | 'receiving-review'
                | 'joint-review'
                | 'done'
                | 'returned'
                | 'refused'
                | 'withdrawn'
                | 'expired';
              readonly system: {
                readonly id: string;
                readonly name: string;
                readonly slug: string;
                readonly number: string;
              };
              readonly from: { readonly id: string; readonly name: string };
              readonly to: { readonly id: string; readonly name: string };
              readonly applicant: { readonly id: string; readonly name: string };
              readonly reason: string;
              readonly monthFen: string;
              readonly inUse: number;
              readonly submittedAt: string;
              readonly endedAt: string | null;
              readonly steps: readonly {
                readonly step: 'giving' | 'receiving' | 'administrative' | 'technical';
                readonly seat: { readonly id: string; readonly name: string; readonly slug: string } | null;
                readonly openedAt: string;
                readonly dueAt: string;
                readonly decision: 'approve' | 'return' | 'refuse' | null;
                readonly decidedBy: string | null;
                readonly onBehalfOf: string | null;
                readonly decidedAt: string | null;
                readonly reason: string | null;
                readonly returnReason:
                  | 'material-missing'
                  | 'purpose-unclear'
                  | 'size-unfounded'
                  | 'grade-doubtful'
                  | 'place-unsuitable'
                  | 'funding-missing'
                  | 'duplicate'
                  | 'idle-first'
                  | 'other'
                  | null;
              }[];
              readonly mayDecide: readonly ('giving' | 'receiving' | 'administrative' | 'technical')[];
              readonly mayWithdraw: boolean;
              readonly urged: number;
              readonly mayUrge: boolean;
            };
            readonly step: 'giving' | 'receiving' | 'administrative' | 'technical';
          }
      )[];
      readonly nextCursor: string | null;
      readonly total: number;
      readonly atLeast: boolean;
    };
  };
  /** By a person alone: a key is refused. */
  'approvals.proposeRule': {
    readonly input: {
      readonly fromDay: string;
      readonly rule: {
        readonly decrease: {
          readonly steps: readonly ('administrative' | 'technical' | 'finance')[];
          readonly fields: Readonly<
            Partial<
              Record<
                | 'cloud-host'
                | 'container-space'
                | 'gpu-share'
                | 'block-disk'
                | 'object-bucket'
                | 'postgresql'
                | 'cache'
                | 'load-balancer'
                | 'bandwidth'
                | 'backup-schedule'
                | 'security-pack'
                | 'bastion-account'
                | 'host-monitoring',
                readonly ('vcpu' | 'memoryGb' | 'mbps' | 'hosts')[]
              >
            >
          >;
          readonly objectionMinutes: number;
        } | null;
        readonly growth: {
          readonly steps: readonly ('administrative' | 'technical' | 'finance')[];
          readonly fields: Readonly<
            Partial<
              Record<
                | 'cloud-host'
                | 'container-space'
                | 'gpu-share'
                | 'block-disk'
                | 'object-bucket'
                | 'postgresql'
                | 'cache'
                | 'load-balancer'
                | 'bandwidth'
                | 'backup-schedule'
                | 'security-pack'
                | 'bastion-account'
                | 'host-monitoring',
                readonly ('vcpu' | 'memoryGb' | 'mbps' | 'hosts')[]
              >
            >
          >;
          readonly objectionMinutes: number;
          readonly request: {
            readonly units: Readonly<
              Partial<
                Record<
                  | 'vcpu'
                  | 'memory-gb'
                  | 'disk-ordinary-gb'
                  | 'disk-fast-gb'
                  | 'object-gb'
                  | 'backup-gb'
                  | 'bandwidth-mbps'
                  | 'public-ip'
                  | 'load-balancer'
                  | 'gpu-share'
                  | 'gpu-memory-gb'
                  | 'security-pack-2'
                  | 'security-pack-3'
                  | 'bastion-account'
                  | 'monitored-host',
                  string
                >
              >
            >;
            readonly yearFen: string;
          };
          readonly department: {
            readonly units: Readonly<
              Partial<
                Record<
                  | 'vcpu'
                  | 'memory-gb'
                  | 'disk-ordinary-gb'
                  | 'disk-fast-gb'
                  | 'object-gb'
                  | 'backup-gb'
                  | 'bandwidth-mbps'
                  | 'public-ip'
                  | 'load-balancer'
                  | 'gpu-share'
                  | 'gpu-memory-gb'
                  | 'security-pack-2'
                  | 'security-pack-3'
                  | 'bastion-account'
                  | 'monitored-host',
                  string
                >
              >
            >;
            readonly yearFen: string;
          };
          readonly periodDays: number;
          readonly use: {
            readonly windowDays: number;
            readonly coverageAtLeastPpm: string;
            readonly peakAtLeastPpm: string;
          };
        } | null;
      };
      readonly reason: string;
    };
    readonly output: { readonly versionId: string; readonly number: string; readonly version: number };
  };
  /** By a key with the scope `approvals:read`, or by a person. */
  'approvals.ruleVersions': {
    readonly input: { readonly cursor?: string | null | undefined; readonly limit?: number | undefined };
    readonly output: {
      readonly items: readonly {
        readonly id: string;
        readonly number: string;
        readonly version: number;
        readonly fromDay: string;
        readonly rule: {
          readonly decrease: {
            readonly steps: readonly ('administrative' | 'technical' | 'finance')[];
            readonly fields: Readonly<
              Partial<
                Record<
                  | 'cloud-host'
                  | 'container-space'
                  | 'gpu-share'
                  | 'block-disk'
                  | 'object-bucket'
                  | 'postgresql'
                  | 'cache'
                  | 'load-balancer'
                  | 'bandwidth'
                  | 'backup-schedule'
                  | 'security-pack'
                  | 'bastion-account'
                  | 'host-monitoring',
                  readonly ('vcpu' | 'memoryGb' | 'mbps' | 'hosts')[]
                >
              >
            >;
            readonly objectionMinutes: number;
          } | null;
          readonly growth: {
            readonly steps: readonly ('administrative' | 'technical' | 'finance')[];
            readonly fields: Readonly<
              Partial<
                Record<
                  | 'cloud-host'
                  | 'container-space'
                  | 'gpu-share'
                  | 'block-disk'
                  | 'object-bucket'
                  | 'postgresql'
                  | 'cache'
                  | 'load-balancer'
                  | 'bandwidth'
                  | 'backup-schedule'
                  | 'security-pack'
                  | 'bastion-account'
                  | 'host-monitoring',
                  readonly ('vcpu' | 'memoryGb' | 'mbps' | 'hosts')[]
                >
              >
            >;
            readonly objectionMinutes: number;
            readonly request: {
              readonly units: Readonly<
                Partial<
                  Record<
                    | 'vcpu'
                    | 'memory-gb'
                    | 'disk-ordinary-gb'
                    | 'disk-fast-gb'
                    | 'object-gb'
                    | 'backup-gb'
                    | 'bandwidth-mbps'
                    | 'public-ip'
                    | 'load-balancer'
                    | 'gpu-share'
                    | 'gpu-memory-gb'
                    | 'security-pack-2'
                    | 'security-pack-3'
                    | 'bastion-account'
                    | 'monitored-host',
                    string
                  >
                >
              >;
              readonly yearFen: string;
            };
            readonly department: {
              readonly units: Readonly<
                Partial<
                  Record<
                    | 'vcpu'
                    | 'memory-gb'
                    | 'disk-ordinary-gb'
                    | 'disk-fast-gb'
                    | 'object-gb'
                    | 'backup-gb'
                    | 'bandwidth-mbps'
                    | 'public-ip'
                    | 'load-balancer'
                    | 'gpu-share'
                    | 'gpu-memory-gb'
                    | 'security-pack-2'
                    | 'security-pack-3'
                    | 'bastion-account'
                    | 'monitored-host',
                    string
                  >
                >
              >;
              readonly yearFen: string;
            };
            readonly periodDays: number;
            readonly use: {
              readonly windowDays: number;
              readonly coverageAtLeastPpm: string;
              readonly peakAtLeastPpm: string;
            };
          } | null;
        } | null;
        readonly contentHash: string;
        readonly reason: string;
        readonly state: 'proposed' | 'missed' | 'scheduled' | 'in-force' | 'replaced' | 'refused' | 'withdrawn';
        readonly proposed: { readonly name: string; readonly at: string } | null;
        readonly decided: { readonly name: string; readonly at: string } | null;
        readonly ended: { readonly name: string; readonly at: string; readonly reason: string } | null;
        readonly acts: readonly ('decide' | 'withdraw')[];
      }[];
      readonly nextCursor: string | null;
      readonly total: number;
      readonly inForce: {
        readonly id: string;
        readonly number: string;
        readonly version: number;
        readonly fromDay: string;
        readonly rule: {
          readonly decrease: {
            readonly steps: readonly ('administrative' | 'technical' | 'finance')[];
            readonly fields: Readonly<
              Partial<
                Record<
                  | 'cloud-host'
                  | 'container-space'
                  | 'gpu-share'
                  | 'block-disk'
                  | 'object-bucket'
                  | 'postgresql'
                  | 'cache'
                  | 'load-balancer'
                  | 'bandwidth'
                  | 'backup-schedule'
                  | 'security-pack'
                  | 'bastion-account'
                  | 'host-monitoring',
                  readonly ('vcpu' | 'memoryGb' | 'mbps' | 'hosts')[]
                >
              >
            >;
            readonly objectionMinutes: number;
          } | null;
          readonly growth: {
            readonly steps: readonly ('administrative' | 'technical' | 'finance')[];
            readonly fields: Readonly<
              Partial<
                Record<
                  | 'cloud-host'
                  | 'container-space'
                  | 'gpu-share'
                  | 'block-disk'
                  | 'object-bucket'
                  | 'postgresql'
                  | 'cache'
                  | 'load-balancer'
                  | 'bandwidth'
                  | 'backup-schedule'
                  | 'security-pack'
                  | 'bastion-account'
                  | 'host-monitoring',
                  readonly ('vcpu' | 'memoryGb' | 'mbps' | 'hosts')[]
                >
              >
            >;
            readonly objectionMinutes: number;
            readonly request: {
              readonly units: Readonly<
                Partial<
                  Record<
                    | 'vcpu'
                    | 'memory-gb'
                    | 'disk-ordinary-gb'
                    | 'disk-fast-gb'
                    | 'object-gb'
                    | 'backup-gb'
                    | 'bandwidth-mbps'
                    | 'public-ip'
                    | 'load-balancer'
                    | 'gpu-share'
                    | 'gpu-memory-gb'
                    | 'security-pack-2'
                    | 'security-pack-3'
                    | 'bastion-account'
                    | 'monitored-host',
                    string
                  >
                >
              >;
              readonly yearFen: string;
            };
            readonly department: {
              readonly units: Readonly<
                Partial<
                  Record<
                    | 'vcpu'
                    | 'memory-gb'
                    | 'disk-ordinary-gb'
                    | 'disk-fast-gb'
                    | 'object-gb'
                    | 'backup-gb'
                    | 'bandwidth-mbps'
                    | 'public-ip'
                    | 'load-balancer'
                    | 'gpu-share'
                    | 'gpu-memory-gb'
                    | 'security-pack-2'
                    | 'security-pack-3'
                    | 'bastion-account'
                    | 'monitored-host',
                    string
                  >
                >
              >;
              readonly yearFen: string;
            };
            readonly periodDays: number;
            readonly use: {
              readonly windowDays: number;
              readonly coverageAtLeastPpm: string;
              readonly peakAtLeastPpm: string;
            };
          } | null;
        } | null;
        readonly contentHash: string;
        readonly reason: string;
        readonly state: 'proposed' | 'missed' | 'scheduled' | 'in-force' | 'replaced' | 'refused' | 'withdrawn';
        readonly proposed: { readonly name: string; readonly at: string } | null;
        readonly decided: { readonly name: string; readonly at: string } | null;
        readonly ended: { readonly name: string; readonly at: string; readonly reason: string } | null;
        readonly acts: readonly ('decide' | 'withdraw')[];
      } | null;
      readonly earliestDay: string;
      readonly mayPropose: boolean;
    };
  };
  /** By a person alone: a key is refused. */
  'approvals.urge': {
    readonly input: { readonly requestId: string };
    readonly output: { readonly requestId: string; readonly urged: number };
  };
  /** By a person alone: a key is refused. */
  'approvals.withdrawRule': {
    readonly input: { readonly versionId: string; readonly reason: string };
    readonly output: { readonly versionId: string; readonly number: string; readonly version: number };
  };
  /** By a key with the scope `audit:read`, or by a person. */
  'audit.list': {
    readonly input: {
      readonly cursor?: string | null | undefined;
      readonly limit?: number | undefined;
      readonly action?:
        | 'people.signed-in'
        | 'people.signed-out'
        | 'people.person-added'
        | 'people.role-granted'
        | 'people.role-revoked'
        | 'tenancy.system-registered'
        | 'tenancy.department-added'
        | 'tenancy.opened'
        | 'tenancy.deployed'
        | 'clouds.defined'
        | 'clouds.registered'
        | 'clouds.deployed'
        | 'clouds.credential-stored'
        | 'pricing.version-published'
        | 'pricing.version-withdrawn'
        | 'quota.set'
        | 'quota.reserved'
        | 'quota.booked'
        | 'quota.released'
        | 'requests.submitted'
        | 'requests.submit-repeated'
        | 'requests.resize-submitted'
        | 'requests.release-submitted'
        | 'requests.withdrawn'
        | 'requests.previewed'
        | 'requests.preview-failed'
        | 'requests.plan-changed'
        | 'requests.delivered'
        | 'requests.failed'
        | 'requests.approved'
        | 'approvals.approved'
        | 'approvals.returned'
        | 'approvals.refused'
        | 'approvals.opened'
        | 'provisioning.operations-opened'
        | 'provisioning.waiting'
        | 'provisioning.previewing'
        | 'provisioning.previewed'
        | 'provisioning.released-for-apply'
        | 'provisioning.applying'
        | 'provisioning.verifying'
        | 'provisioning.verified'
        | 'provisioning.failed'
        | 'provisioning.unknown'
        | 'provisioning.recovered'
        | 'provisioning.plan-changed'
        | 'provisioning.cancelled'
        | 'provisioning.fulfilment-confirmed'
        | 'provisioning.events-stored'
        | 'provisioning.lease-taken'
        | 'provisioning.lease-released'
        | 'provisioning.cloud-deployment-opened'
        | 'metering.resource-changed'
        | 'metering.usage-ingested'
        | 'metering.usage-imported'
        | 'metering.amendment-proposed'
        | 'metering.use-amended'
        | 'metering.count-entered'
        | 'metering.entry-decided'
        | 'metering.months-made'
        | 'contracts.signed'
        | 'contracts.begun'
        | 'contracts.amended'
        | 'contracts.penalty-entered'
        | 'contracts.penalty-decided'
        | 'settlement.drafted'
        | 'settlement.released'
        | 'settlement.reviewed'
        | 'settlement.issued'
        | 'settlement.confirmed'
        | 'settlement.confirmed-by-default'
        | 'settlement.payment-recorded'
        | 'settlement.closing-begun'
        | 'settlement.period-closed'
        | 'settlement.issuing-asked'
        | 'settlement.step-ended'
        | 'settlement.steps-retried'
        | 'settlement.steps-resumed'
        | 'service-levels.observed'
        | 'service-levels.observations-forgotten'
        | 'service-levels.object-added'
        | 'service-levels.observer-added'
        | 'evaluation.accepted'
        | 'evaluation.accepted-by-default'
        | 'fleet.token-created'
        | 'fleet.node-enrolled'
        | 'fleet.certificate-renewed'
        | 'fleet.batch-ingested'
        | 'fleet.node-quarantined'
        | 'fleet.node-released'
        | 'fleet.samples-forgotten'
        | 'audit.sealed'
        | 'clouds.deployment-state-changed'
        | 'requests.planning-opened'
        | 'requests.change-opened'
        | 'people.organisation-added'
        | 'requests.joint-review-opened'
        | 'requests.returned'
        | 'requests.refused'
        | 'requests.accepted'
        | 'provisioning.line-delivered'
        | 'provisioning.stack-finished'
        | 'provisioning.postponed'
        | 'service-levels.loop-taken'
        | 'service-levels.loop-released'
        | 'provisioning.resolved'
        | 'provisioning.clean-up-opened'
        | 'requests.line-removed'
        | 'provisioning.cloud-deployment-released'
        | 'provisioning.stop-asked'
        | 'provisioning.clean-up-retried'
        | 'provisioning.refresh-opened'
        | 'drift.accept-asked'
        | 'drift.revert-asked'
        | 'provisioning.revert-opened'
        | 'provisioning.provider-change-opened'
        | 'provisioning.import-opened'
        | 'provisioning.import-surveyed'
        | 'provisioning.maintenance-released'
        | 'provisioning.maintenance-finished'
        | 'drift.checked'
        | 'tenancy.adopted'
        | 'tenancy.lapsed'
        | 'drift.check-asked'
        | 'drift.settled'
        | 'clouds.added'
        | 'clouds.zone-entry-defined'
        | 'clouds.zone-entry-retired'
        | 'clouds.probe-asked'
        | 'clouds.probe-answered'
        | 'clouds.retired'
        | 'clouds.draft-begun'
        | 'clouds.draft-dropped'
        | 'clouds.revised'
        | 'tenancy.closing'
        | 'tenancy.closed'
        | 'tenancy.closing-ended'
        | 'provisioning.teardown-opened'
        | 'provisioning.teardown-released'
        | 'provisioning.teardown-surveyed'
        | 'provisioning.copies-looked-at'
        | 'provisioning.tenancy-emptied'
        | 'break-glass.asked'
        | 'break-glass.granted'
        | 'break-glass.refused'
        | 'break-glass.used'
        | 'break-glass.ended'
        | 'compliance.pack-published'
        | 'compliance.settings-set'
        | 'compliance.exemption-asked'
        | 'compliance.exemption-granted'
        | 'compliance.exemption-refused'
        | 'compliance.exemption-ended'
        | 'compliance.judged'
        | 'compliance.judgement-asked'
        | 'provisioning.power-asked'
        | 'provisioning.change-opened'
        | 'provisioning.change-finished'
        | 'provisioning.access-ended'
        | 'requests.doubt-settled'
        | 'people.session-ended'
        | 'break-glass.use-ended'
        | 'clouds.rights-reviewed'
        | 'clouds.rights-review-asked'
        | 'notices.told'
        | 'notices.read'
        | 'notices.preference-set'
        | 'notices.mail-ended'
        | 'notices.digests-planned'
        | 'people.mail-set'
        | 'compliance.exemption-reminded'
        | 'webhooks.added'
        | 'webhooks.removed'
        | 'webhooks.enabled'
        | 'webhooks.replayed'
        | 'webhooks.delivered'
        | 'approvals.urged'
        | 'api-clients.account-made'
        | 'api-clients.account-stopped'
        | 'api-clients.key-issued'
        | 'api-clients.key-rotated'
        | 'api-clients.key-revoked'
        | 'api-clients.key-refused'
        | 'api-clients.answer-repeated'
        | 'provisioning.refresh-asked'
        | 'provisioning.provider-change-asked'
        | 'compliance.settings-asked'
        | 'compliance.settings-granted'
        | 'compliance.settings-refused'
        | 'compliance.settings-withdrawn'
        | 'people.service-ended'
        | 'people.service-resumed'
        | 'notices.passed-on'
        | 'api-clients.key-reminded'
        | 'provisioning.access-reminded'
        | 'webhooks.tested'
        | 'audit.export-begun'
        | 'audit.anchor-failed'
        | 'audit.anchor-kept'
        | 'requests.draft-begun'
        | 'requests.draft-dropped'
        | 'requests.attachment-added'
        | 'requests.attachment-removed'
        | 'approvals.expired'
        | 'approvals.delegated'
        | 'approvals.delegation-ended'
        | 'approvals.rule-judged'
        | 'approvals.rule-approved'
        | 'approvals.rule-called-back'
        | 'approvals.rule-lapsed'
        | 'approvals.rule-proposed'
        | 'approvals.rule-confirmed'
        | 'approvals.rule-refused'
        | 'approvals.rule-withdrawn'
        | 'catalogue.version-published'
        | 'budgets.set'
        | 'carts.put'
        | 'carts.removed'
        | 'carts.favourite-set'
        | 'templates.saved'
        | 'templates.removed'
        | 'reclaim.lease-begun'
        | 'reclaim.lease-stepped'
        | 'reclaim.judged'
        | 'reclaim.opened'
        | 'reclaim.recovered'
        | 'reclaim.answered'
        | 'reclaim.due-told'
        | 'reclaim.urged'
        | 'reclaim.appealed'
        | 'reclaim.appeal-decided'
        | 'reclaim.cut'
        | 'reclaim.removal-ordered'
        | 'reclaim.day-set'
        | 'provisioning.removal-opened'
        | 'requests.extend-submitted'
        | 'reclaim.lease-extended'
        | 'quota.pool-set'
        | 'quota.asked'
        | 'quota.granted'
        | 'quota.refused'
        | 'quota.ask-withdrawn'
        | 'quota.system-set'
        | 'people.mail-claimed'
        | 'people.mail-code-issued'
        | 'people.mail-code-unsent'
        | 'people.mail-code-refused'
        | 'people.mail-confirmed'
        | 'catalogue.version-withdrawn'
        | 'requests.draft-reminded'
        | 'requests.delivery-reminded'
        | 'transfers.submitted'
        | 'transfers.approved'
        | 'transfers.refused'
        | 'transfers.returned'
        | 'transfers.urged'
        | 'transfers.expired'
        | 'transfers.withdrawn'
        | 'transfers.step-opened'
        | 'transfers.carried-out'
        | 'transfers.noted'
        | 'tenancy.system-handed-over'
        | 'provisioning.handed-over'
        | 'provisioning.events-forgotten'
        | 'provisioning.ownership-opened'
        | 'quota.handed-over'
        | 'metering.handed-over'
        | 'rating.rated'
        | 'reconciliation.bill-imported'
        | 'reconciliation.night-run'
        | 'reconciliation.case-taken'
        | 'reconciliation.case-answered'
        | 'reconciliation.case-returned'
        | 'reconciliation.case-closed'
        | 'reconciliation.cases-escalated'
        | undefined;
      readonly outcome?: 'done' | 'refused' | undefined;
      readonly objectKind?:
        | 'accounting-period'
        | 'approval-rule'
        | 'attachment'
        | 'audit-chain'
        | 'budget'
        | 'catalogue-item'
        | 'cloud'
        | 'cloud-draft'
        | 'cluster-probe'
        | 'contract'
        | 'department'
        | 'drift'
        | 'exemption'
        | 'loop'
        | 'node'
        | 'notice'
        | 'observer'
        | 'order-draft'
        | 'operation'
        | 'order-template'
        | 'organisation'
        | 'person'
        | 'policy'
        | 'policy-pack'
        | 'price-version'
        | 'quota'
        | 'reclaim'
        | 'reconciliation-case'
        | 'reconciliation-run'
        | 'request'
        | 'resource'
        | 'service-account'
        | 'service-object'
        | 'stack'
        | 'statement'
        | 'system'
        | 'tenancy'
        | 'transfer'
        | 'usage-source'
        | 'vendor-bill'
        | 'verb'
        | 'webhook'
        | 'window'
        | 'working-day'
        | 'zone-entry'
        | undefined;
      readonly objectId?: string | undefined;
      readonly actorId?: string | undefined;
      readonly by?: 'own' | 'others' | 'platform' | undefined;
      readonly departmentId?: string | undefined;
      readonly traceId?: string | undefined;
      readonly from?: string | undefined;
      readonly to?: string | undefined;
    };
    readonly output: {
      readonly items: readonly {
        readonly id: string;
        readonly at: string;
        readonly actor: {
          readonly kind: 'person' | 'agent' | 'client' | 'job';
          readonly id: string;
          readonly name: string;
        };
        readonly action: string;
        readonly outcome: 'done' | 'refused';
        readonly code: string | null;
        readonly object: { readonly kind: string; readonly id: string };
        readonly department: { readonly id: string; readonly name: string } | null;
        readonly detail: unknown;
        readonly traceId: string;
        readonly seal: { readonly chain: string; readonly sequence: string; readonly hash: string } | null;
      }[];
      readonly nextCursor: string | null;
      readonly total: number;
    };
  };
  /** By a key with the scope `audit:read`, or by a person. */
  'audit.verify': {
    readonly input: {
      readonly chain?: string | undefined;
      readonly anchor?:
        | readonly { readonly chain: string; readonly sequence: string; readonly hash: string }[]
        | undefined;
    };
    readonly output: {
      readonly checkedAt: string;
      readonly intact: boolean;
      readonly anchoredAt: string | null;
      readonly chains: readonly {
        readonly chain: string;
        readonly name: string;
        readonly sealed: number;
        readonly headSequence: string | null;
        readonly headHash: string | null;
        readonly sealedAt: string | null;
        readonly unsealed: number;
        readonly oldestUnsealedAt: string | null;
      }[];
      readonly breaks: readonly {
        readonly chain: string;
        readonly sequence: string;
        readonly auditId: string;
        readonly kind:
          | 'row-missing'
          | 'row-changed'
          | 'link-broken'
          | 'sequence-gap'
          | 'wrong-chain'
          | 'tail-cut'
          | 'rewritten';
      }[];
    };
  };
  /** By a person alone: a key is refused. */
  'breakGlass.ask': {
    readonly input: {
      readonly cloudId: string;
      readonly reason: string;
      readonly minutes: number;
      readonly extends?: string | undefined;
    };
    readonly output: { readonly windowId: string; readonly number: string };
  };
  /** By a person alone: a key is refused. */
  'breakGlass.decide': {
    readonly input: { readonly windowId: string; readonly decision: 'grant' | 'refuse' };
    readonly output: { readonly windowId: string; readonly until: string | null };
  };
  /** By a person alone: a key is refused. */
  'breakGlass.end': { readonly input: { readonly windowId: string }; readonly output: { readonly windowId: string } };
  /** By a key with the scope `breakGlass:read`, or by a person. */
  'breakGlass.list': {
    readonly input: { readonly cloudId?: string | undefined; readonly openOnly?: boolean | undefined };
    readonly output: readonly {
      readonly id: string;
      readonly number: string;
      readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
      readonly reason: string;
      readonly minutes: number;
      readonly extendsNumber: string | null;
      readonly state: 'asked' | 'open' | 'refused' | 'ended';
      readonly asked: { readonly name: string; readonly at: string };
      readonly decided: { readonly name: string; readonly at: string } | null;
      readonly startsAt: string | null;
      readonly endsAt: string | null;
      readonly endedAt: string | null;
      readonly runs: readonly {
        readonly id: string;
        readonly stacks: readonly string[];
        readonly command: string;
        readonly bytes: number;
        readonly digest: string;
        readonly cut: boolean;
        readonly startedAt: string;
        readonly endedAt: string | null;
        readonly outcome: 'completed' | 'window-ended' | 'interrupted' | 'lost' | null;
        readonly exitCode: number | null;
        readonly signal: string | null;
      }[];
      readonly acts: readonly ('decide' | 'extend' | 'end')[];
    }[];
  };
  /** By a key with the scope `budgets:read`, or by a person. */
  'budgets.get': {
    readonly input: { readonly departmentId: string };
    readonly output:
      | {
          readonly year: number;
          readonly version: number | null;
          readonly budgetFen: string | null;
          readonly billedFen: string;
          readonly committedFen: string | null;
          readonly waitingFen: string;
          readonly leftFen: string | null;
          readonly state: 'unset' | 'unknown' | 'within' | 'near' | 'over';
        }
      | null
      | { readonly hidden: true };
  };
  /** By a key with the scope `budgets:read`, or by a person. */
  'budgets.history': {
    readonly input: { readonly departmentId: string; readonly year: number };
    readonly output: {
      readonly versions: readonly {
        readonly version: number;
        readonly amountFen: string;
        readonly reason: string;
        readonly setBy: string;
        readonly setAt: string;
      }[];
    };
  };
  /** By a key with the scope `budgets:read`, or by a person. */
  'budgets.list': {
    readonly input: {
      readonly cursor?: string | null | undefined;
      readonly limit?: number | undefined;
      readonly year?: number | undefined;
      readonly departmentId?: string | undefined;
    };
    readonly output: {
      readonly items: readonly {
        readonly year: number;
        readonly version: number | null;
        readonly budgetFen: string | null;
        readonly billedFen: string;
        readonly committedFen: string | null;
        readonly waitingFen: string;
        readonly leftFen: string | null;
        readonly state: 'unset' | 'unknown' | 'within' | 'near' | 'over';
        readonly id: string;
        readonly department: { readonly id: string; readonly name: string; readonly slug: string };
      }[];
      readonly nextCursor: string | null;
      readonly total: number;
      readonly year: number;
    };
  };
  /** By a person alone: a key is refused. */
  'budgets.set': {
    readonly input: {
      readonly departmentId: string;
      readonly year: number;
      readonly amountFen: string;
      readonly reason: string;
    };
    readonly output: { readonly departmentId: string; readonly year: number; readonly version: number };
  };
  /** By a person alone: a key is refused. */
  'carts.favourites': {
    readonly input: undefined;
    readonly output: {
      readonly items: readonly (
        | 'cloud-host'
        | 'container-space'
        | 'gpu-share'
        | 'block-disk'
        | 'object-bucket'
        | 'postgresql'
        | 'cache'
        | 'load-balancer'
        | 'bandwidth'
        | 'backup-schedule'
        | 'security-pack'
        | 'bastion-account'
        | 'host-monitoring'
      )[];
    };
  };
  /** By a person alone: a key is refused. */
  'carts.get': {
    readonly input: undefined;
    readonly output: {
      readonly priceVersion: {
        readonly id: string;
        readonly number: string;
        readonly name: string;
        readonly sample: boolean;
      } | null;
      readonly lines: readonly {
        readonly id: string;
        readonly cloud: string | null;
        readonly zone: string | null;
        readonly spec: {
          readonly item:
            | 'cloud-host'
            | 'container-space'
            | 'gpu-share'
            | 'block-disk'
            | 'object-bucket'
            | 'postgresql'
            | 'cache'
            | 'load-balancer'
            | 'bandwidth'
            | 'backup-schedule'
            | 'security-pack'
            | 'bastion-account'
            | 'host-monitoring';
        } & { readonly [key: string]: unknown };
        readonly addedAt: string;
        readonly complete: boolean;
        readonly monthFenThen: string | null;
        readonly monthFen: string | null;
        readonly yearEndFen: string | null;
        readonly itemVersionThen: number;
        readonly itemVersion: number;
        readonly changes: readonly ('price-up' | 'price-down' | 'terms')[];
        readonly trouble: {
          readonly code:
            | 'NOT_SIGNED_IN'
            | 'ROLE_MISSING'
            | 'NOT_YOURS'
            | 'APPROVER_IS_APPLICANT'
            | 'APPROVER_DECIDED_BEFORE'
            | 'INPUT_INVALID'
            | 'UNKNOWN_SKU'
            | 'ZONE_MISSING'
            | 'ZONE_UNKNOWN'
            | 'MLPS_MISSING'
            | 'MLPS_NOT_ADMITTED'
            | 'MLPS_ABOVE_ZONE'
            | 'MLPS_BELOW_SYSTEM'
            | 'QUANTITY_INVALID'
            | 'DISK_SHRINK'
            | 'XINCHUANG_MISMATCH'
            | 'ITEM_NOT_LOCAL'
            | 'CONTAINER_SPACE_EXISTS'
            | 'FILE_UNREADABLE'
            | 'SPEC_UNCHANGED'
            | 'NOT_FOUND'
            | 'STATE_CONFLICT'
            | 'QUOTA_EXCEEDED'
            | 'QUOTA_MISSING'
            | 'PLAN_CHANGED'
            | 'STEP_ALREADY_DECIDED'
            | 'STEP_NOT_OPEN'
            | 'RESOURCE_BUSY'
            | 'NO_PRICE'
            | 'PRICE_RULE_UNSOUND'
            | 'PRICE_IN_FORCE'
            | 'NO_CONTRACT'
            | 'PROVIDER_SUPERVISES'
            | 'INSTALMENTS_NOT_WHOLE'
            | 'INSTALMENTS_OUT_OF_ORDER'
            | 'INSTALMENT_NOT_IN_TERM'
            | 'CAP_BELOW_FLOOR'
            | 'TERMS_OF_ISSUED_MONTH'
            | 'AMENDED_BELOW_DUE'
            | 'ALREADY_ACCEPTED'
            | 'STATEMENT_ISSUED'
            | 'MONTH_NOT_OVER'
            | 'MONTH_INVALID'
            | 'EXCLUSIVE_ROLE'
            | 'CLOUD_NOT_READY'
            | 'CLUSTER_UNREACHABLE'
            | 'CLUSTER_LOST'
            | 'CLUSTER_CHANGED'
            | 'CLOCK_BEHIND'
            | 'CREDENTIAL_REFUSED'
            | 'SERVER_NOT_ALLOWED'
            | 'ENGINE_NOT_READY'
            | 'POLICY_REFUSED'
            | 'PREVIEW_FAILED'
            | 'APPLY_FAILED'
            | 'LEASE_LOST'
            | 'VERIFY_TIMED_OUT'
            | 'ENGINE_STALLED'
            | 'TOKEN_INVALID'
            | 'TOKEN_USED'
            | 'NODE_NAME_TAKEN'
            | 'TOKEN_EXPIRED'
            | 'CERTIFICATE_INVALID'
            | 'CERTIFICATE_REVOKED'
            | 'NODE_QUARANTINED'
            | 'BATCH_CONFLICT'
            | 'DUPLICATE_CONFLICT'
            | 'PERSON_UNKNOWN'
            | 'SIGN_IN_FAILED'
            | 'CROSS_SITE'
            | 'RESOURCE_CHANGED'
            | 'CLOUD_NOT_GRANTED'
            | 'APPROVER_CONFIRMS'
            | 'DRAFTER_ISSUES'
            | 'SLUG_TAKEN'
            | 'ASKER_RELEASES'
            | 'ITEM_NOT_AVAILABLE'
            | 'SECURITY_PACK_EXISTS'
            | 'GPU_SHARE_EXISTS'
            | 'TARGET_UNSUITABLE'
            | 'TARGET_IN_USE'
            | 'PUBLIC_ADDRESS_NOT_ALLOWED'
            | 'LISTENER_TWICE'
            | 'FIELD_FIXED'
            | 'MAY_ONLY_GROW'
            | 'BELOW_USE'
            | 'USE_UNKNOWN'
            | 'STOPPED_BY_PERSON'
            | 'DRIFT_CHARGED'
            | 'DRIFT_GUARDED'
            | 'PLAN_NOT_EMPTY'
            | 'IMPORT_REFUSED'
            | 'PROFILE_NOT_OF_TIER'
            | 'PROFILE_FORBIDS'
            | 'ZONE_TWICE'
            | 'NODE_TWICE'
            | 'ZONE_NOT_LISTED'
            | 'CLUSTER_NOT_REACHED'
            | 'CLUSTER_RIGHTS_MISSING'
            | 'PROBE_NEEDED'
            | 'CLOUD_IN_USE'
            | 'ZONE_IN_USE'
            | 'CAPACITY_IN_USE'
            | 'SERVICE_IN_USE'
            | 'TENANCY_IN_USE'
            | 'WINDOW_TOO_LONG'
            | 'WINDOW_NEEDED'
            | 'POLICY_UNKNOWN'
            | 'SETTING_UNKNOWN'
            | 'EXEMPTION_TOO_LONG'
            | 'STATE_UNREADABLE'
            | 'POLICY_FAILED'
            | 'SUBMITTED_BEFORE'
            | 'URGED_TODAY'
            | 'WEBHOOK_NOT_ALLOWED'
            | 'QUOTA_BELOW_FLOOR'
            | 'SEAT_OF_ANOTHER'
            | 'APPLY_NOT_BEGUN'
            | 'CANCELLED_BY_OPERATOR'
            | 'CLOUD_UNKNOWN'
            | 'BODY_TOO_LARGE'
            | 'STEP_UP_NEEDED'
            | 'PERSON_TWICE'
            | 'PERSON_NOT_IN_DEPARTMENT'
            | 'TENANCY_CLOSED'
            | 'RESOURCE_IN_USE'
            | 'OUTSIDE_TENANCY'
            | 'TEARDOWN_PART_FAILED'
            | 'GPU_NOT_IN_ZONE'
            | 'GPU_SHARE_TOO_LARGE'
            | 'CONTAINER_SPACE_NEEDED'
            | 'PROTECTED_BELOW_DISKS'
            | 'ZONE_NOT_DEPLOYED'
            | 'IMAGE_UNKNOWN'
            | 'IMAGE_NOT_ON_CLOUD'
            | 'IMAGE_NOT_DOMESTIC'
            | 'IMAGE_ARCHITECTURE'
            | 'IMAGE_DISK_TOO_SMALL'
            | 'IMAGE_ENDED'
            | 'SSH_KEY_MISSING'
            | 'SSH_KEY_PRIVATE'
            | 'SSH_KEY_INVALID'
            | 'SSH_KEY_WEAK'
            | 'SSH_KEYS_TOO_LONG'
            | 'STACK_OF_ANOTHER_CLOUD'
            | 'BEARER_INVALID'
            | 'SCOPE_MISSING'
            | 'PERSON_NEEDED'
            | 'RATE_LIMITED'
            | 'KEY_USED_OTHERWISE'
            | 'CALL_UNDER_WAY'
            | 'CALL_CUT_OFF'
            | 'ANSWER_NOT_KEPT'
            | 'OWNER_LACKS_ROLE'
            | 'KEYS_ENOUGH'
            | 'PATTERN_TOO_WIDE'
            | 'LAST_HOLDER'
            | 'DAYS_OUT_OF_ORDER'
            | 'ATTACHMENT_TOO_LARGE'
            | 'ATTACHMENT_NOT_ADMITTED'
            | 'ATTACHMENT_DISGUISED'
            | 'ATTACHMENTS_ENOUGH'
            | 'ATTACHMENT_SPACE_FULL'
            | 'DRAFTS_ENOUGH'
            | 'APPROVAL_EXPIRED'
            | 'DELEGATE_UNSUITABLE'
            | 'DELEGATION_CONFLICT'
            | 'ITEM_NOT_OFFERED'
            | 'CART_FULL'
            | 'NAME_TAKEN'
            | 'TEMPLATES_ENOUGH'
            | 'SHEET_UNREADABLE'
            | 'SHEET_TOO_LONG'
            | 'SHEET_EMPTY'
            | 'SHEET_COLUMN'
            | 'SHEET_FORMULA'
            | 'CELL_MISSING'
            | 'CELL_NOT_OF_ITEM'
            | 'CELL_UNREADABLE'
            | 'CLOCK_NOT_OVER'
            | 'URGER_DECIDES'
            | 'APPEALED_BEFORE'
            | 'LEASE_OVER'
            | 'LEASE_TOO_LONG'
            | 'STOPPED_BY_LEASE'
            | 'QUOTA_POOL_EXCEEDED'
            | 'QUOTA_OVERGIVEN'
            | 'QUOTA_IN_USE'
            | 'TRANSFER_BLOCKED'
            | 'TRANSFER_UNDER_WAY'
            | 'TRANSFER_CHANGED'
            | 'RECEIVER_WITHOUT_CONTRACT'
            | 'APPROVAL_OUTDATED'
            | 'BILL_ROWS_WRONG'
            | 'CASE_ANSWERER'
            | 'CASE_PERSISTS'
            | 'STATEMENT_PARKED'
            | 'MONTH_NOT_FROZEN'
            | 'FACTS_CHANGED'
            | 'OVERPAID'
            | 'PERIOD_CLOSED'
            | 'PERIOD_BLOCKED'
            | 'BEGINNER_CLOSES'
            | 'READING_OUT_OF_TIME'
            | 'READING_TOO_LARGE'
            | 'UNKNOWN_METER'
            | 'UNIT_MISMATCH'
            | 'PROPOSER_DECIDES'
            | 'USE_WITHDRAWN'
            | 'DRAFT_ELSEWHERE';
          readonly facts: { readonly [key: string]: string | number | readonly string[] };
        } | null;
      }[];
      readonly monthFen: string;
      readonly yearEndFen: string;
    };
  };
  /** By a person alone: a key is refused. */
  'carts.put': {
    readonly input: {
      readonly lines: readonly {
        readonly cloud: string | null;
        readonly zone: string | null;
        readonly spec: {
          readonly item:
            | 'cloud-host'
            | 'container-space'
            | 'gpu-share'
            | 'block-disk'
            | 'object-bucket'
            | 'postgresql'
            | 'cache'
            | 'load-balancer'
            | 'bandwidth'
            | 'backup-schedule'
            | 'security-pack'
            | 'bastion-account'
            | 'host-monitoring';
        } & { readonly [key: string]: unknown };
      }[];
    };
    readonly output: { readonly lineIds: readonly string[]; readonly count: number };
  };
  /** By a person alone: a key is refused. */
  'carts.remove': {
    readonly input: { readonly lineIds: readonly string[] };
    readonly output: { readonly removed: number };
  };
  /** By a person alone: a key is refused. */
  'carts.setFavourite': {
    readonly input: {
      readonly item:
        | 'cloud-host'
        | 'container-space'
        | 'gpu-share'
        | 'block-disk'
        | 'object-bucket'
        | 'postgresql'
        | 'cache'
        | 'load-balancer'
        | 'bandwidth'
        | 'backup-schedule'
        | 'security-pack'
        | 'bastion-account'
        | 'host-monitoring';
      readonly favourite: boolean;
    };
    readonly output: {
      readonly items: readonly (
        | 'cloud-host'
        | 'container-space'
        | 'gpu-share'
        | 'block-disk'
        | 'object-bucket'
        | 'postgresql'
        | 'cache'
        | 'load-balancer'
        | 'bandwidth'
        | 'backup-schedule'
        | 'security-pack'
        | 'bastion-account'
        | 'host-monitoring'
      )[];
    };
  };
  /** By a key with the scope `catalogue:read`, or by a person. */
  'catalogue.list': {
    readonly input: undefined;
    readonly output: {
      readonly priceVersion: {
        readonly id: string;
        readonly number: string;
        readonly name: string;
        readonly sample: boolean;
      } | null;
      readonly items: readonly {
        readonly code:
          | 'cloud-host'
          | 'container-space'
          | 'gpu-share'
          | 'block-disk'
          | 'object-bucket'
          | 'postgresql'
          | 'cache'
          | 'load-balancer'
          | 'bandwidth'
          | 'backup-schedule'
          | 'security-pack'
          | 'bastion-account'
          | 'host-monitoring';
        readonly nameZh: string;
        readonly nameEn: string;
        readonly fulfilment: 'provisioned' | 'counted';
        readonly leadWorkingDays: number;
        readonly maximumMlps: number;
        readonly available: boolean;
        readonly version: {
          readonly version: number;
          readonly validFrom: string;
          readonly terms: {
            readonly onSale: boolean;
            readonly leadWorkingDays: number;
            readonly maximumMlps: 1 | 2 | 3;
            readonly tiers: readonly ('provincial' | 'sectoral' | 'municipal')[];
            readonly stacks: readonly ('x86' | 'xinchuang')[];
            readonly zones: readonly string[] | null;
            readonly availabilityPpm: string;
          };
        };
        readonly next: {
          readonly version: number;
          readonly validFrom: string;
          readonly terms: {
            readonly onSale: boolean;
            readonly leadWorkingDays: number;
            readonly maximumMlps: 1 | 2 | 3;
            readonly tiers: readonly ('provincial' | 'sectoral' | 'municipal')[];
            readonly stacks: readonly ('x86' | 'xinchuang')[];
            readonly zones: readonly string[] | null;
            readonly availabilityPpm: string;
          };
        } | null;
        readonly skus: readonly {
          readonly sku:
            | 'vcpu.x86'
            | 'vcpu.xinchuang'
            | 'memory-gb.x86'
            | 'memory-gb.xinchuang'
            | 'disk-ordinary-gb.x86'
            | 'disk-ordinary-gb.xinchuang'
            | 'disk-fast-gb.x86'
            | 'disk-fast-gb.xinchuang'
            | 'object-gb.x86'
            | 'object-gb.xinchuang'
            | 'backup-gb.x86'
            | 'backup-gb.xinchuang'
            | 'bandwidth-mbps.x86'
            | 'bandwidth-mbps.xinchuang'
            | 'public-ip.x86'
            | 'public-ip.xinchuang'
            | 'load-balancer.x86'
            | 'load-balancer.xinchuang'
            | 'gpu-share.x86'
            | 'gpu-share.xinchuang'
            | 'gpu-memory-gb.x86'
            | 'gpu-memory-gb.xinchuang'
            | 'security-pack-2.x86'
            | 'security-pack-2.xinchuang'
            | 'security-pack-3.x86'
            | 'security-pack-3.xinchuang'
            | 'bastion-account.x86'
            | 'bastion-account.xinchuang'
            | 'monitored-host.x86'
            | 'monitored-host.xinchuang';
          readonly dimension:
            | 'vcpu'
            | 'memory-gb'
            | 'disk-ordinary-gb'
            | 'disk-fast-gb'
            | 'object-gb'
            | 'backup-gb'
            | 'bandwidth-mbps'
            | 'public-ip'
            | 'load-balancer'
            | 'gpu-share'
            | 'gpu-memory-gb'
            | 'security-pack-2'
            | 'security-pack-3'
            | 'bastion-account'
            | 'monitored-host';
          readonly xinchuang: boolean;
          readonly unit: string | null;
          readonly unitPrice: string | null;
        }[];
        readonly places: readonly {
          readonly id: string;
          readonly name: string;
          readonly slug: string;
          readonly tier: 'provincial' | 'sectoral' | 'municipal';
          readonly orderable: boolean;
          readonly code: 'ITEM_NOT_AVAILABLE' | 'ITEM_NOT_OFFERED' | 'ITEM_NOT_LOCAL' | 'CLOUD_NOT_READY' | null;
        }[];
      }[];
    };
  };
  /** By a person alone: a key is refused. */
  'catalogue.publish': {
    readonly input: {
      readonly item:
        | 'cloud-host'
        | 'container-space'
        | 'gpu-share'
        | 'block-disk'
        | 'object-bucket'
        | 'postgresql'
        | 'cache'
        | 'load-balancer'
        | 'bandwidth'
        | 'backup-schedule'
        | 'security-pack'
        | 'bastion-account'
        | 'host-monitoring';
      readonly validFrom: string;
      readonly terms: {
        readonly onSale: boolean;
        readonly leadWorkingDays: number;
        readonly maximumMlps: 1 | 2 | 3;
        readonly tiers: readonly ('provincial' | 'sectoral' | 'municipal')[];
        readonly stacks: readonly ('x86' | 'xinchuang')[];
        readonly zones: readonly string[] | null;
        readonly availabilityPpm: string;
      };
      readonly reason: string;
    };
    readonly output: { readonly versionId: string; readonly version: number };
  };
  /** By a key with the scope `catalogue:read`, or by a person. */
  'catalogue.versions': {
    readonly input: {
      readonly item:
        | 'cloud-host'
        | 'container-space'
        | 'gpu-share'
        | 'block-disk'
        | 'object-bucket'
        | 'postgresql'
        | 'cache'
        | 'load-balancer'
        | 'bandwidth'
        | 'backup-schedule'
        | 'security-pack'
        | 'bastion-account'
        | 'host-monitoring';
    };
    readonly output: {
      readonly versions: readonly {
        readonly version: number;
        readonly validFrom: string;
        readonly terms: {
          readonly onSale: boolean;
          readonly leadWorkingDays: number;
          readonly maximumMlps: 1 | 2 | 3;
          readonly tiers: readonly ('provincial' | 'sectoral' | 'municipal')[];
          readonly stacks: readonly ('x86' | 'xinchuang')[];
          readonly zones: readonly string[] | null;
          readonly availabilityPpm: string;
        };
        readonly reason: string | null;
        readonly publishedBy: { readonly id: string; readonly name: string } | null;
        readonly publishedAt: string | null;
        readonly withdrawn: {
          readonly at: string;
          readonly by: { readonly id: string; readonly name: string };
          readonly reason: string;
        } | null;
      }[];
    };
  };
  /** By a person alone: a key is refused. */
  'catalogue.withdraw': {
    readonly input: {
      readonly item:
        | 'cloud-host'
        | 'container-space'
        | 'gpu-share'
        | 'block-disk'
        | 'object-bucket'
        | 'postgresql'
        | 'cache'
        | 'load-balancer'
        | 'bandwidth'
        | 'backup-schedule'
        | 'security-pack'
        | 'bastion-account'
        | 'host-monitoring';
      readonly version: number;
      readonly reason: string;
    };
    readonly output: {
      readonly item:
        | 'cloud-host'
        | 'container-space'
        | 'gpu-share'
        | 'block-disk'
        | 'object-bucket'
        | 'postgresql'
        | 'cache'
        | 'load-balancer'
        | 'bandwidth'
        | 'backup-schedule'
        | 'security-pack'
        | 'bastion-account'
        | 'host-monitoring';
      readonly version: number;
    };
  };
  /** By a person alone: a key is refused. */
  'cloudDrafts.drop': { readonly input: { readonly draftId: string }; readonly output: { readonly draftId: string } };
  /** By a person alone: a key is refused. */
  'cloudDrafts.get': {
    readonly input: { readonly draftId: string };
    readonly output: {
      readonly id: string;
      readonly cloud: { readonly id: string; readonly name: string; readonly slug: string } | null;
      readonly name: string | null;
      readonly slug: string | null;
      readonly savedAt: string;
      readonly definition: {
        readonly slug?: string;
        readonly name?: string;
        readonly tier?: 'provincial' | 'sectoral' | 'municipal';
        readonly profile?: 'province' | 'sector' | 'city-very-large' | 'city-medium' | 'city-small';
        readonly region?: 'pearl-river-delta' | 'east-west-north' | null;
        readonly clusterSlug?: string;
        readonly kubevirt?: 'install' | 'present';
        readonly storageProvisioner?: string;
        readonly iops?: {
          readonly ordinary?: { readonly minimum?: number | null; readonly maximum?: number | null };
          readonly fast?: { readonly minimum?: number | null; readonly maximum?: number | null };
        };
        readonly services?: { readonly [key: string]: { readonly [key: string]: string | null } | null };
        readonly zones?: readonly {
          readonly code?: string;
          readonly name?: string;
          readonly xinchuang?: boolean;
          readonly maximumMlps?: 1 | 2 | 3;
          readonly publicAddress?: boolean;
          readonly architecture?: 'amd64' | 'arm64' | null;
          readonly nodes?: readonly string[];
          readonly capacity?: Readonly<
            Partial<
              Record<
                | 'vcpu'
                | 'memory-gb'
                | 'disk-ordinary-gb'
                | 'disk-fast-gb'
                | 'object-gb'
                | 'backup-gb'
                | 'bandwidth-mbps'
                | 'public-ip'
                | 'load-balancer'
                | 'gpu-share'
                | 'gpu-memory-gb'
                | 'security-pack-2'
                | 'security-pack-3'
                | 'bastion-account'
                | 'monitored-host',
                number | null
              >
            >
          >;
        }[];
      };
    };
  };
  /** By a person alone: a key is refused. */
  'cloudDrafts.list': {
    readonly input: { readonly cloudId?: string | undefined };
    readonly output: readonly {
      readonly id: string;
      readonly cloud: { readonly id: string; readonly name: string; readonly slug: string } | null;
      readonly name: string | null;
      readonly slug: string | null;
      readonly savedAt: string;
    }[];
  };
  /** By a person alone: a key is refused. */
  'cloudDrafts.save': {
    readonly input: {
      readonly draftId?: string | undefined;
      readonly cloudId: string | null;
      readonly definition: {
        readonly slug?: string | undefined;
        readonly name?: string | undefined;
        readonly tier?: 'provincial' | 'sectoral' | 'municipal' | undefined;
        readonly profile?: 'province' | 'sector' | 'city-very-large' | 'city-medium' | 'city-small' | undefined;
        readonly region?: 'pearl-river-delta' | 'east-west-north' | null | undefined;
        readonly clusterSlug?: string | undefined;
        readonly kubevirt?: 'install' | 'present' | undefined;
        readonly storageProvisioner?: string | undefined;
        readonly iops?:
          | {
              readonly ordinary?:
                | { readonly minimum?: number | null | undefined; readonly maximum?: number | null | undefined }
                | undefined;
              readonly fast?:
                | { readonly minimum?: number | null | undefined; readonly maximum?: number | null | undefined }
                | undefined;
            }
          | undefined;
        readonly services?: { readonly [key: string]: { readonly [key: string]: string | null } | null } | undefined;
        readonly zones?:
          | readonly {
              readonly code?: string | undefined;
              readonly name?: string | undefined;
              readonly xinchuang?: boolean | undefined;
              readonly maximumMlps?: 1 | 2 | 3 | undefined;
              readonly publicAddress?: boolean | undefined;
              readonly architecture?: 'amd64' | 'arm64' | null | undefined;
              readonly nodes?: readonly string[] | undefined;
              readonly capacity?:
                | Readonly<
                    Partial<
                      Record<
                        | 'vcpu'
                        | 'memory-gb'
                        | 'disk-ordinary-gb'
                        | 'disk-fast-gb'
                        | 'object-gb'
                        | 'backup-gb'
                        | 'bandwidth-mbps'
                        | 'public-ip'
                        | 'load-balancer'
                        | 'gpu-share'
                        | 'gpu-memory-gb'
                        | 'security-pack-2'
                        | 'security-pack-3'
                        | 'bastion-account'
                        | 'monitored-host',
                        number | null
                      >
                    >
                  >
                | undefined;
            }[]
          | undefined;
      };
    };
    readonly output: { readonly draftId: string; readonly savedAt: string };
  };
  /** By a person alone: a key is refused. */
  'clouds.add': {
    readonly input: {
      readonly definition: {
        readonly slug: string;
        readonly name: string;
        readonly tier: 'provincial' | 'sectoral' | 'municipal';
        readonly profile: 'province' | 'sector' | 'city-very-large' | 'city-medium' | 'city-small';
        readonly region?: 'pearl-river-delta' | 'east-west-north' | null | undefined;
        readonly kubevirt: 'install' | 'present';
        readonly storageProvisioner: string;
        readonly iops?:
          | {
              readonly ordinary: { readonly minimum: number; readonly maximum: number };
              readonly fast: { readonly minimum: number; readonly maximum: number };
            }
          | null
          | undefined;
        readonly services?:
          | {
              readonly postgresql?:
                | { readonly operatorNamespace: string; readonly imageCatalog: string }
                | null
                | undefined;
              readonly objectStorage?: { readonly storageClass: string; readonly namespace: string } | null | undefined;
              readonly cache?: { readonly operatorNamespace: string; readonly image: string } | null | undefined;
              readonly backup?: { readonly namespace: string; readonly storageLocation: string } | null | undefined;
              readonly gpu?:
                | {
                    readonly deviceClass: string;
                    readonly driver: string;
                    readonly memoryGb?: string | null | undefined;
                  }
                | null
                | undefined;
              readonly loadBalancer?: { readonly className?: string | null | undefined } | null | undefined;
              readonly hostImages?: { readonly registry: string } | null | undefined;
            }
          | null
          | undefined;
        readonly zones: readonly {
          readonly code: string;
          readonly name: string;
          readonly xinchuang: boolean;
          readonly maximumMlps: 1 | 2 | 3;
          readonly publicAddress?: boolean | undefined;
          readonly architecture?: 'amd64' | 'arm64' | null | undefined;
          readonly nodes: readonly string[];
          readonly capacity: Readonly<
            Partial<
              Record<
                | 'vcpu'
                | 'memory-gb'
                | 'disk-ordinary-gb'
                | 'disk-fast-gb'
                | 'object-gb'
                | 'backup-gb'
                | 'bandwidth-mbps'
                | 'public-ip'
                | 'load-balancer'
                | 'gpu-share'
                | 'gpu-memory-gb'
                | 'security-pack-2'
                | 'security-pack-3'
                | 'bastion-account'
                | 'monitored-host',
                string
              >
            >
          >;
        }[];
      };
      readonly clusterSlug: string;
      readonly kubeconfig: string;
      readonly probeId: string;
      readonly draftId?: string | undefined;
    };
    readonly output: { readonly cloudId: string; readonly added: boolean };
  };
  /** By a person alone: a key is refused. */
  'clouds.askLook': { readonly input: { readonly cloudId: string }; readonly output: { readonly probeId: string } };
  /** By a person alone: a key is refused. */
  'clouds.askProbe': { readonly input: { readonly kubeconfig: string }; readonly output: { readonly probeId: string } };
  /** By a person alone: a key is refused. */
  'clouds.askRights': { readonly input: { readonly cloudId: string }; readonly output: { readonly cloudId: string } };
  /** By a key with the scope `clouds:read`, or by a person. */
  'clouds.blastRadius': {
    readonly input: { readonly slug: string };
    readonly output: {
      readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
      readonly failures: readonly {
        readonly what: 'cloud' | 'cluster' | 'tier';
        readonly name: string;
        readonly clouds: number;
        readonly tenancies: number;
        readonly systems: number;
        readonly departments: number;
        readonly resources: number;
        readonly byGrade: readonly { readonly grade: number; readonly systems: number }[];
        readonly list: readonly {
          readonly tenancy: string;
          readonly namespace: string;
          readonly cloud: string;
          readonly department: string;
          readonly system: string;
          readonly mlpsGrade: number;
          readonly resources: number;
        }[];
      }[];
      readonly credentials: readonly {
        readonly purpose: 'cloud' | 'tenancy';
        readonly heldSince: string | null;
        readonly clouds: readonly string[];
        readonly namespaces: readonly string[];
        readonly rules:
          | readonly {
              readonly groups: readonly string[];
              readonly resources: readonly string[];
              readonly verbs: readonly string[];
              readonly only: readonly string[];
            }[]
          | null;
        readonly really: {
          readonly status: 'exceeding' | 'lacking' | 'unknown' | 'fitting';
          readonly triedAt: string | null;
          readonly reason: string | null;
          readonly answer: {
            readonly at: string;
            readonly complete: boolean;
            readonly lines: readonly {
              readonly namespace: string | null;
              readonly group: string;
              readonly resource: string;
              readonly names: readonly string[];
              readonly verbs: readonly string[];
              readonly needed: readonly string[];
              readonly excess: readonly string[] | null;
            }[];
            readonly dangers: readonly {
              readonly name:
                | 'everything'
                | 'read-secrets'
                | 'grant-itself-more'
                | 'impersonate'
                | 'issue-tokens'
                | 'sign-certificates'
                | 'reach-nodes'
                | 'enter-pods'
                | 'enter-system-pods'
                | 'run-pods'
                | 'rewrite-requests'
                | 'change-definitions'
                | 'lose-data';
              readonly granted: readonly string[];
              readonly needed: readonly string[];
            }[];
            readonly excess: readonly string[] | null;
            readonly lacking: readonly string[];
          } | null;
        };
      }[];
    };
  };
  /** By a key with the scope `clouds:read`, or by a person. */
  'clouds.capacity': {
    readonly input: { readonly slug: string };
    readonly output: {
      readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
      readonly pools: readonly {
        readonly code: string;
        readonly name: string;
        readonly xinchuang: boolean;
        readonly nodes: number;
        readonly measuredNodes: number;
        readonly lines: readonly {
          readonly dimension:
            | 'vcpu'
            | 'memory-gb'
            | 'disk-ordinary-gb'
            | 'disk-fast-gb'
            | 'object-gb'
            | 'backup-gb'
            | 'bandwidth-mbps'
            | 'public-ip'
            | 'load-balancer'
            | 'gpu-share'
            | 'gpu-memory-gb'
            | 'security-pack-2'
            | 'security-pack-3'
            | 'bastion-account'
            | 'monitored-host';
          readonly total: string;
          readonly booked: string;
          readonly takenOver: string;
          readonly reserved: string;
          readonly left: string;
          readonly usedPpm: string | null;
        }[];
      }[];
    };
  };
  /** By a person alone: a key is refused. */
  'clouds.defineZoneEntry': {
    readonly input: {
      readonly code: string;
      readonly nameZh: string;
      readonly nameEn: string;
      readonly maximumMlps: 1 | 2 | 3;
      readonly publicAddress: boolean;
    };
    readonly output: { readonly code: string };
  };
  /** By a key with the scope `clouds:read`, or by a person. */
  'clouds.definition': {
    readonly input: { readonly slug: string };
    readonly output: {
      readonly id: string;
      readonly state: 'planned' | 'registered' | 'deploying' | 'deployed' | 'failed' | 'retiring' | 'retired';
      readonly deployedAt: string | null;
      readonly definition: {
        readonly slug: string;
        readonly name: string;
        readonly tier: 'provincial' | 'sectoral' | 'municipal';
        readonly profile: 'province' | 'sector' | 'city-very-large' | 'city-medium' | 'city-small';
        readonly region: 'pearl-river-delta' | 'east-west-north' | null;
        readonly kubevirt: 'install' | 'present';
        readonly storageProvisioner: string;
        readonly iops?: {
          readonly ordinary: { readonly minimum: number; readonly maximum: number };
          readonly fast: { readonly minimum: number; readonly maximum: number };
        } | null;
        readonly services?: {
          readonly postgresql: { readonly operatorNamespace: string; readonly imageCatalog: string } | null;
          readonly objectStorage: { readonly storageClass: string; readonly namespace: string } | null;
          readonly cache: { readonly operatorNamespace: string; readonly image: string } | null;
          readonly backup: { readonly namespace: string; readonly storageLocation: string } | null;
          readonly gpu: {
            readonly deviceClass: string;
            readonly driver: string;
            readonly memoryGb: string | null;
          } | null;
          readonly loadBalancer: { readonly className: string | null } | null;
          readonly hostImages: { readonly registry: string } | null;
        } | null;
        readonly zones: readonly {
          readonly code: string;
          readonly name: string;
          readonly xinchuang: boolean;
          readonly maximumMlps: 1 | 2 | 3;
          readonly publicAddress: boolean;
          readonly architecture?: 'amd64' | 'arm64' | null;
          readonly nodes: readonly string[];
          readonly capacity: Readonly<
            Partial<
              Record<
                | 'vcpu'
                | 'memory-gb'
                | 'disk-ordinary-gb'
                | 'disk-fast-gb'
                | 'object-gb'
                | 'backup-gb'
                | 'bandwidth-mbps'
                | 'public-ip'
                | 'load-balancer'
                | 'gpu-share'
                | 'gpu-memory-gb'
                | 'security-pack-2'
                | 'security-pack-3'
                | 'bastion-account'
                | 'monitored-host',
                string
              >
            >
          >;
        }[];
      };
      readonly undeployed:
        | readonly { readonly path: readonly string[]; readonly before: string | null; readonly after: string | null }[]
        | null;
    };
  };
  /** By a key with the scope `clouds:read`, or by a person. */
  'clouds.get': {
    readonly input: { readonly slug: string };
    readonly output: {
      readonly id: string;
      readonly slug: string;
      readonly name: string;
      readonly tier: 'provincial' | 'sectoral' | 'municipal';
      readonly profile: 'province' | 'sector' | 'city-very-large' | 'city-medium' | 'city-small';
      readonly region: 'pearl-river-delta' | 'east-west-north' | null;
      readonly state: 'planned' | 'registered' | 'deploying' | 'deployed' | 'failed' | 'retiring' | 'retired';
      readonly simulated: boolean;
      readonly hostImages: boolean;
      readonly cluster: {
        readonly slug: string;
        readonly server: string;
        readonly kubernetesVersion: string;
        readonly registeredAt: string;
      } | null;
      readonly deployedAt: string | null;
      readonly zones: readonly {
        readonly code: string;
        readonly name: string;
        readonly xinchuang: boolean;
        readonly maximumMlps: number;
        readonly publicAddress: boolean;
        readonly architecture: 'amd64' | 'arm64' | null;
        readonly nodes: number;
        readonly capacity: readonly {
          readonly dimension:
            | 'vcpu'
            | 'memory-gb'
            | 'disk-ordinary-gb'
            | 'disk-fast-gb'
            | 'object-gb'
            | 'backup-gb'
            | 'bandwidth-mbps'
            | 'public-ip'
            | 'load-balancer'
            | 'gpu-share'
            | 'gpu-memory-gb'
            | 'security-pack-2'
            | 'security-pack-3'
            | 'bastion-account'
            | 'monitored-host';
          readonly total: string;
          readonly allocated: string;
          readonly left: string;
        }[];
      }[];
      readonly use: {
        readonly nodes: number;
        readonly lastSeenAt: string | null;
        readonly cpuPpm: string | null;
        readonly memoryPpm: string | null;
      } | null;
      readonly lastObservation: { readonly at: string; readonly up: boolean } | null;
      readonly kubevirt: 'install' | 'present';
      readonly storageProvisioner: string;
      readonly tenancies: number;
      readonly credentials: readonly {
        readonly purpose: 'cloud' | 'tenancy';
        readonly keyId: string;
        readonly createdAt: string;
      }[];
    };
  };
  /** By a key with the scope `clouds:read`, or by a person. */
  'clouds.lastLook': {
    readonly input: { readonly slug: string };
    readonly output: {
      readonly id: string;
      readonly state: 'asked' | 'answered' | 'unreachable' | 'refused';
      readonly server: string;
      readonly clusterUid: string | null;
      readonly knownAs: string | null;
      readonly otherCluster: boolean;
      readonly kubernetesVersion: string | null;
      readonly missingRights: readonly string[];
      readonly nodes: readonly string[];
      readonly provisioners: readonly string[];
      readonly kubevirt: boolean | null;
      readonly operators:
        | readonly ('postgresql' | 'objectStorage' | 'cache' | 'backup' | 'gpu' | 'loadBalancer' | 'hostImages')[]
        | null;
      readonly reason: string | null;
      readonly probedAt: string | null;
    } | null;
  };
  /** By a key with the scope `clouds:read`, or by a person. */
  'clouds.overview': {
    readonly input: undefined;
    readonly output: {
      readonly clouds: readonly {
        readonly id: string;
        readonly slug: string;
        readonly name: string;
        readonly tier: 'provincial' | 'sectoral' | 'municipal';
        readonly profile: 'province' | 'sector' | 'city-very-large' | 'city-medium' | 'city-small';
        readonly region: 'pearl-river-delta' | 'east-west-north' | null;
        readonly state: 'planned' | 'registered' | 'deploying' | 'deployed' | 'failed' | 'retiring' | 'retired';
        readonly simulated: boolean;
        readonly hostImages: boolean;
        readonly cluster: {
          readonly slug: string;
          readonly server: string;
          readonly kubernetesVersion: string;
          readonly registeredAt: string;
        } | null;
        readonly deployedAt: string | null;
        readonly zones: readonly {
          readonly code: string;
          readonly name: string;
          readonly xinchuang: boolean;
          readonly maximumMlps: number;
          readonly publicAddress: boolean;
          readonly architecture: 'amd64' | 'arm64' | null;
          readonly nodes: number;
          readonly capacity: readonly {
            readonly dimension:
              | 'vcpu'
              | 'memory-gb'
              | 'disk-ordinary-gb'
              | 'disk-fast-gb'
              | 'object-gb'
              | 'backup-gb'
              | 'bandwidth-mbps'
              | 'public-ip'
              | 'load-balancer'
              | 'gpu-share'
              | 'gpu-memory-gb'
              | 'security-pack-2'
              | 'security-pack-3'
              | 'bastion-account'
              | 'monitored-host';
            readonly total: string;
            readonly allocated: string;
            readonly left: string;
          }[];
        }[];
        readonly use: {
          readonly nodes: number;
          readonly lastSeenAt: string | null;
          readonly cpuPpm: string | null;
          readonly memoryPpm: string | null;
        } | null;
        readonly lastObservation: { readonly at: string; readonly up: boolean } | null;
      }[];
    };
  };
  /** By a key with the scope `clouds:read`, or by a person. */
  'clouds.probe': {
    readonly input: { readonly probeId: string; readonly cloudSlug?: string | undefined };
    readonly output: {
      readonly id: string;
      readonly state: 'asked' | 'answered' | 'unreachable' | 'refused';
      readonly server: string;
      readonly clusterUid: string | null;
      readonly knownAs: string | null;
      readonly otherCluster: boolean;
      readonly kubernetesVersion: string | null;
      readonly missingRights: readonly string[];
      readonly nodes: readonly string[];
      readonly provisioners: readonly string[];
      readonly kubevirt: boolean | null;
      readonly operators:
        | readonly ('postgresql' | 'objectStorage' | 'cache' | 'backup' | 'gpu' | 'loadBalancer' | 'hostImages')[]
        | null;
      readonly reason: string | null;
      readonly probedAt: string | null;
    };
  };
  /** By a person alone: a key is refused. */
  'clouds.retireZoneEntry': { readonly input: { readonly code: string }; readonly output: { readonly code: string } };
  /** By a key with the scope `clouds:read`, or by a person. */
  'clouds.review': {
    readonly input: {
      readonly slug: string;
      readonly name: string;
      readonly tier: 'provincial' | 'sectoral' | 'municipal';
      readonly profile: 'province' | 'sector' | 'city-very-large' | 'city-medium' | 'city-small';
      readonly region?: 'pearl-river-delta' | 'east-west-north' | null | undefined;
      readonly kubevirt: 'install' | 'present';
      readonly storageProvisioner: string;
      readonly iops?:
        | {
            readonly ordinary: { readonly minimum: number; readonly maximum: number };
            readonly fast: { readonly minimum: number; readonly maximum: number };
          }
        | null
        | undefined;
      readonly services?:
        | {
            readonly postgresql?:
              | { readonly operatorNamespace: string; readonly imageCatalog: string }
              | null
              | undefined;
            readonly objectStorage?: { readonly storageClass: string; readonly namespace: string } | null | undefined;
            readonly cache?: { readonly operatorNamespace: string; readonly image: string } | null | undefined;
            readonly backup?: { readonly namespace: string; readonly storageLocation: string } | null | undefined;
            readonly gpu?:
              | { readonly deviceClass: string; readonly driver: string; readonly memoryGb?: string | null | undefined }
              | null
              | undefined;
            readonly loadBalancer?: { readonly className?: string | null | undefined } | null | undefined;
            readonly hostImages?: { readonly registry: string } | null | undefined;
          }
        | null
        | undefined;
      readonly zones: readonly {
        readonly code: string;
        readonly name: string;
        readonly xinchuang: boolean;
        readonly maximumMlps: 1 | 2 | 3;
        readonly publicAddress?: boolean | undefined;
        readonly architecture?: 'amd64' | 'arm64' | null | undefined;
        readonly nodes: readonly string[];
        readonly capacity: Readonly<
          Partial<
            Record<
              | 'vcpu'
              | 'memory-gb'
              | 'disk-ordinary-gb'
              | 'disk-fast-gb'
              | 'object-gb'
              | 'backup-gb'
              | 'bandwidth-mbps'
              | 'public-ip'
              | 'load-balancer'
              | 'gpu-share'
              | 'gpu-memory-gb'
              | 'security-pack-2'
              | 'security-pack-3'
              | 'bastion-account'
              | 'monitored-host',
              string
            >
          >
        >;
      }[];
    };
    readonly output: {
      readonly changes: readonly {
        readonly path: readonly string[];
        readonly before: string | null;
        readonly after: string | null;
      }[];
      readonly refusal: {
        readonly code:
          | 'NOT_SIGNED_IN'
          | 'ROLE_MISSING'
          | 'NOT_YOURS'
          | 'APPROVER_IS_APPLICANT'
          | 'APPROVER_DECIDED_BEFORE'
          | 'INPUT_INVALID'
          | 'UNKNOWN_SKU'
          | 'ZONE_MISSING'
          | 'ZONE_UNKNOWN'
          | 'MLPS_MISSING'
          | 'MLPS_NOT_ADMITTED'
          | 'MLPS_ABOVE_ZONE'
          | 'MLPS_BELOW_SYSTEM'
          | 'QUANTITY_INVALID'
          | 'DISK_SHRINK'
          | 'XINCHUANG_MISMATCH'
          | 'ITEM_NOT_LOCAL'
          | 'CONTAINER_SPACE_EXISTS'
          | 'FILE_UNREADABLE'
          | 'SPEC_UNCHANGED'
          | 'NOT_FOUND'
          | 'STATE_CONFLICT'
          | 'QUOTA_EXCEEDED'
          | 'QUOTA_MISSING'
          | 'PLAN_CHANGED'
          | 'STEP_ALREADY_DECIDED'
          | 'STEP_NOT_OPEN'
          | 'RESOURCE_BUSY'
          | 'NO_PRICE'
          | 'PRICE_RULE_UNSOUND'
          | 'PRICE_IN_FORCE'
          | 'NO_CONTRACT'
          | 'PROVIDER_SUPERVISES'
          | 'INSTALMENTS_NOT_WHOLE'
          | 'INSTALMENTS_OUT_OF_ORDER'
          | 'INSTALMENT_NOT_IN_TERM'
          | 'CAP_BELOW_FLOOR'
          | 'TERMS_OF_ISSUED_MONTH'
          | 'AMENDED_BELOW_DUE'
          | 'ALREADY_ACCEPTED'
          | 'STATEMENT_ISSUED'
          | 'MONTH_NOT_OVER'
          | 'MONTH_INVALID'
          | 'EXCLUSIVE_ROLE'
          | 'CLOUD_NOT_READY'
          | 'CLUSTER_UNREACHABLE'
          | 'CLUSTER_LOST'
          | 'CLUSTER_CHANGED'
          | 'CLOCK_BEHIND'
          | 'CREDENTIAL_REFUSED'
          | 'SERVER_NOT_ALLOWED'
          | 'ENGINE_NOT_READY'
          | 'POLICY_REFUSED'
          | 'PREVIEW_FAILED'
          | 'APPLY_FAILED'
          | 'LEASE_LOST'
          | 'VERIFY_TIMED_OUT'
          | 'ENGINE_STALLED'
          | 'TOKEN_INVALID'
          | 'TOKEN_USED'
          | 'NODE_NAME_TAKEN'
          | 'TOKEN_EXPIRED'
          | 'CERTIFICATE_INVALID'
          | 'CERTIFICATE_REVOKED'
          | 'NODE_QUARANTINED'
          | 'BATCH_CONFLICT'
          | 'DUPLICATE_CONFLICT'
          | 'PERSON_UNKNOWN'
          | 'SIGN_IN_FAILED'
          | 'CROSS_SITE'
          | 'RESOURCE_CHANGED'
          | 'CLOUD_NOT_GRANTED'
          | 'APPROVER_CONFIRMS'
          | 'DRAFTER_ISSUES'
          | 'SLUG_TAKEN'
          | 'ASKER_RELEASES'
          | 'ITEM_NOT_AVAILABLE'
          | 'SECURITY_PACK_EXISTS'
          | 'GPU_SHARE_EXISTS'
          | 'TARGET_UNSUITABLE'
          | 'TARGET_IN_USE'
          | 'PUBLIC_ADDRESS_NOT_ALLOWED'
          | 'LISTENER_TWICE'
          | 'FIELD_FIXED'
          | 'MAY_ONLY_GROW'
          | 'BELOW_USE'
          | 'USE_UNKNOWN'
          | 'STOPPED_BY_PERSON'
          | 'DRIFT_CHARGED'
          | 'DRIFT_GUARDED'
          | 'PLAN_NOT_EMPTY'
          | 'IMPORT_REFUSED'
          | 'PROFILE_NOT_OF_TIER'
          | 'PROFILE_FORBIDS'
          | 'ZONE_TWICE'
          | 'NODE_TWICE'
          | 'ZONE_NOT_LISTED'
          | 'CLUSTER_NOT_REACHED'
          | 'CLUSTER_RIGHTS_MISSING'
          | 'PROBE_NEEDED'
          | 'CLOUD_IN_USE'
          | 'ZONE_IN_USE'
          | 'CAPACITY_IN_USE'
          | 'SERVICE_IN_USE'
          | 'TENANCY_IN_USE'
          | 'WINDOW_TOO_LONG'
          | 'WINDOW_NEEDED'
          | 'POLICY_UNKNOWN'
          | 'SETTING_UNKNOWN'
          | 'EXEMPTION_TOO_LONG'
          | 'STATE_UNREADABLE'
          | 'POLICY_FAILED'
          | 'SUBMITTED_BEFORE'
          | 'URGED_TODAY'
          | 'WEBHOOK_NOT_ALLOWED'
          | 'QUOTA_BELOW_FLOOR'
          | 'SEAT_OF_ANOTHER'
          | 'APPLY_NOT_BEGUN'
          | 'CANCELLED_BY_OPERATOR'
          | 'CLOUD_UNKNOWN'
          | 'BODY_TOO_LARGE'
          | 'STEP_UP_NEEDED'
          | 'PERSON_TWICE'
          | 'PERSON_NOT_IN_DEPARTMENT'
          | 'TENANCY_CLOSED'
          | 'RESOURCE_IN_USE'
          | 'OUTSIDE_TENANCY'
          | 'TEARDOWN_PART_FAILED'
          | 'GPU_NOT_IN_ZONE'
          | 'GPU_SHARE_TOO_LARGE'
          | 'CONTAINER_SPACE_NEEDED'
          | 'PROTECTED_BELOW_DISKS'
          | 'ZONE_NOT_DEPLOYED'
          | 'IMAGE_UNKNOWN'
          | 'IMAGE_NOT_ON_CLOUD'
          | 'IMAGE_NOT_DOMESTIC'
          | 'IMAGE_ARCHITECTURE'
          | 'IMAGE_DISK_TOO_SMALL'
          | 'IMAGE_ENDED'
          | 'SSH_KEY_MISSING'
          | 'SSH_KEY_PRIVATE'
          | 'SSH_KEY_INVALID'
          | 'SSH_KEY_WEAK'
          | 'SSH_KEYS_TOO_LONG'
          | 'STACK_OF_ANOTHER_CLOUD'
          | 'BEARER_INVALID'
          | 'SCOPE_MISSING'
          | 'PERSON_NEEDED'
          | 'RATE_LIMITED'
          | 'KEY_USED_OTHERWISE'
          | 'CALL_UNDER_WAY'
          | 'CALL_CUT_OFF'
          | 'ANSWER_NOT_KEPT'
          | 'OWNER_LACKS_ROLE'
          | 'KEYS_ENOUGH'
          | 'PATTERN_TOO_WIDE'
          | 'LAST_HOLDER'
          | 'DAYS_OUT_OF_ORDER'
          | 'ATTACHMENT_TOO_LARGE'
          | 'ATTACHMENT_NOT_ADMITTED'
          | 'ATTACHMENT_DISGUISED'
          | 'ATTACHMENTS_ENOUGH'
          | 'ATTACHMENT_SPACE_FULL'
          | 'DRAFTS_ENOUGH'
          | 'APPROVAL_EXPIRED'
          | 'DELEGATE_UNSUITABLE'
          | 'DELEGATION_CONFLICT'
          | 'ITEM_NOT_OFFERED'
          | 'CART_FULL'
          | 'NAME_TAKEN'
          | 'TEMPLATES_ENOUGH'
          | 'SHEET_UNREADABLE'
          | 'SHEET_TOO_LONG'
          | 'SHEET_EMPTY'
          | 'SHEET_COLUMN'
          | 'SHEET_FORMULA'
          | 'CELL_MISSING'
          | 'CELL_NOT_OF_ITEM'
          | 'CELL_UNREADABLE'
          | 'CLOCK_NOT_OVER'
          | 'URGER_DECIDES'
          | 'APPEALED_BEFORE'
          | 'LEASE_OVER'
          | 'LEASE_TOO_LONG'
          | 'STOPPED_BY_LEASE'
          | 'QUOTA_POOL_EXCEEDED'
          | 'QUOTA_OVERGIVEN'
          | 'QUOTA_IN_USE'
          | 'TRANSFER_BLOCKED'
          | 'TRANSFER_UNDER_WAY'
          | 'TRANSFER_CHANGED'
          | 'RECEIVER_WITHOUT_CONTRACT'
          | 'APPROVAL_OUTDATED'
          | 'BILL_ROWS_WRONG'
          | 'CASE_ANSWERER'
          | 'CASE_PERSISTS'
          | 'STATEMENT_PARKED'
          | 'MONTH_NOT_FROZEN'
          | 'FACTS_CHANGED'
          | 'OVERPAID'
          | 'PERIOD_CLOSED'
          | 'PERIOD_BLOCKED'
          | 'BEGINNER_CLOSES'
          | 'READING_OUT_OF_TIME'
          | 'READING_TOO_LARGE'
          | 'UNKNOWN_METER'
          | 'UNIT_MISMATCH'
          | 'PROPOSER_DECIDES'
          | 'USE_WITHDRAWN'
          | 'DRAFT_ELSEWHERE';
        readonly facts: { readonly [key: string]: string | number | readonly string[] };
      } | null;
    };
  };
  /** By a key with the scope `clouds:read`, or by a person. */
  'clouds.rights': {
    readonly input: undefined;
    readonly output: {
      readonly items: readonly {
        readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
        readonly purpose: 'cloud' | 'tenancy';
        readonly heldSince: string;
        readonly status: 'exceeding' | 'lacking' | 'unknown' | 'fitting';
        readonly excess: number | null;
        readonly lacking: readonly string[];
        readonly dangers: readonly (
          | 'everything'
          | 'read-secrets'
          | 'grant-itself-more'
          | 'impersonate'
          | 'issue-tokens'
          | 'sign-certificates'
          | 'reach-nodes'
          | 'enter-pods'
          | 'enter-system-pods'
          | 'run-pods'
          | 'rewrite-requests'
          | 'change-definitions'
          | 'lose-data'
        )[];
        readonly answeredAt: string | null;
        readonly triedAt: string | null;
        readonly reason: string | null;
      }[];
      readonly acts: readonly 'ask'[];
    };
  };
  /** By a key with the scope `clouds:read`, or by a person. */
  'clouds.zoneEntries': {
    readonly input: undefined;
    readonly output: readonly {
      readonly code: string;
      readonly nameZh: string;
      readonly nameEn: string;
      readonly maximumMlps: 1 | 2 | 3;
      readonly publicAddress: boolean;
      readonly clouds: number;
      readonly retiredAt: string | null;
    }[];
  };
  /** By a person alone: a key is refused. */
  'compliance.askExemption': {
    readonly input: {
      readonly policy: string;
      readonly where: {
        readonly stack?: string | undefined;
        readonly namespace?: string | undefined;
        readonly name?: string | undefined;
      };
      readonly reason: string;
      readonly until: string;
    };
    readonly output: { readonly exemptionId: string; readonly number: string };
  };
  /** By a key with the scope `compliance:read`, or by a person. */
  'compliance.counts': {
    readonly input: undefined;
    readonly output: Readonly<Record<'clean' | 'advised' | 'violated' | 'unknown' | 'unjudged', number>>;
  };
  /** By a person alone: a key is refused. */
  'compliance.decideExemption': {
    readonly input: { readonly exemptionId: string; readonly decision: 'grant' | 'refuse' };
    readonly output: { readonly exemptionId: string };
  };
  /** By a person alone: a key is refused. */
  'compliance.decideSettings': {
    readonly input: { readonly changeId: string; readonly decision: 'grant' | 'refuse' };
    readonly output: { readonly changeId: string };
  };
  /** By a person alone: a key is refused. */
  'compliance.endExemption': {
    readonly input: { readonly exemptionId: string };
    readonly output: { readonly exemptionId: string };
  };
  /** By a key with the scope `compliance:read`, or by a person. */
  'compliance.exemptions': {
    readonly input: {
      readonly cursor?: string | null | undefined;
      readonly limit?: number | undefined;
      readonly policy?: string | undefined;
    };
    readonly output: {
      readonly items: readonly {
        readonly id: string;
        readonly number: string;
        readonly policy: string;
        readonly where: { readonly stack?: string; readonly namespace?: string; readonly name?: string };
        readonly reason: string;
        readonly until: string;
        readonly state: 'asked' | 'in-force' | 'over' | 'refused' | 'withdrawn';
        readonly asked: { readonly name: string; readonly at: string };
        readonly decided: { readonly name: string; readonly at: string } | null;
        readonly ended: { readonly name: string; readonly at: string } | null;
        readonly acts: readonly ('decide' | 'end')[];
      }[];
      readonly nextCursor: string | null;
      readonly total: number;
    };
  };
  /** By a person alone: a key is refused. */
  'compliance.judge': {
    readonly input: { readonly stackId?: string | undefined };
    readonly output: { readonly stacks: number };
  };
  /** By a key with the scope `compliance:read`, or by a person. */
  'compliance.judgements': {
    readonly input: {
      readonly cursor?: string | null | undefined;
      readonly limit?: number | undefined;
      readonly status?: 'clean' | 'advised' | 'violated' | 'unknown' | 'unjudged' | undefined;
      readonly policy?: string | undefined;
      readonly cloudId?: string | undefined;
    };
    readonly output: {
      readonly items: readonly {
        readonly id: string;
        readonly kind: 'cloud' | 'tenancy-base' | 'order-line';
        readonly name: string;
        readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
        readonly department: { readonly id: string; readonly name: string; readonly slug: string } | null;
        readonly resource: { readonly id: string; readonly number: string } | null;
        readonly status: 'clean' | 'advised' | 'violated' | 'unknown' | 'unjudged';
        readonly findings: readonly {
          readonly policy: string;
          readonly level: 'mandatory' | 'advisory';
          readonly severity: 'low' | 'medium' | 'high' | 'critical';
          readonly exempted: boolean;
          readonly kind: string;
          readonly namespace: string | null;
          readonly name: string;
          readonly path: string;
          readonly message: string;
        }[];
        readonly objects: number | null;
        readonly judgedAt: string | null;
        readonly since: string | null;
        readonly dueAt: string | null;
        readonly outdated: boolean;
        readonly reason: {
          readonly code:
            | 'NOT_SIGNED_IN'
            | 'ROLE_MISSING'
            | 'NOT_YOURS'
            | 'APPROVER_IS_APPLICANT'
            | 'APPROVER_DECIDED_BEFORE'
            | 'INPUT_INVALID'
            | 'UNKNOWN_SKU'
            | 'ZONE_MISSING'
            | 'ZONE_UNKNOWN'
            | 'MLPS_MISSING'
            | 'MLPS_NOT_ADMITTED'
            | 'MLPS_ABOVE_ZONE'
            | 'MLPS_BELOW_SYSTEM'
            | 'QUANTITY_INVALID'
            | 'DISK_SHRINK'
            | 'XINCHUANG_MISMATCH'
            | 'ITEM_NOT_LOCAL'
            | 'CONTAINER_SPACE_EXISTS'
            | 'FILE_UNREADABLE'
            | 'SPEC_UNCHANGED'
            | 'NOT_FOUND'
            | 'STATE_CONFLICT'
            | 'QUOTA_EXCEEDED'
            | 'QUOTA_MISSING'
            | 'PLAN_CHANGED'
            | 'STEP_ALREADY_DECIDED'
            | 'STEP_NOT_OPEN'
            | 'RESOURCE_BUSY'
            | 'NO_PRICE'
            | 'PRICE_RULE_UNSOUND'
            | 'PRICE_IN_FORCE'
            | 'NO_CONTRACT'
            | 'PROVIDER_SUPERVISES'
            | 'INSTALMENTS_NOT_WHOLE'
            | 'INSTALMENTS_OUT_OF_ORDER'
            | 'INSTALMENT_NOT_IN_TERM'
            | 'CAP_BELOW_FLOOR'
            | 'TERMS_OF_ISSUED_MONTH'
            | 'AMENDED_BELOW_DUE'
            | 'ALREADY_ACCEPTED'
            | 'STATEMENT_ISSUED'
            | 'MONTH_NOT_OVER'
            | 'MONTH_INVALID'
            | 'EXCLUSIVE_ROLE'
            | 'CLOUD_NOT_READY'
            | 'CLUSTER_UNREACHABLE'
            | 'CLUSTER_LOST'
            | 'CLUSTER_CHANGED'
            | 'CLOCK_BEHIND'
            | 'CREDENTIAL_REFUSED'
            | 'SERVER_NOT_ALLOWED'
            | 'ENGINE_NOT_READY'
            | 'POLICY_REFUSED'
            | 'PREVIEW_FAILED'
            | 'APPLY_FAILED'
            | 'LEASE_LOST'
            | 'VERIFY_TIMED_OUT'
            | 'ENGINE_STALLED'
            | 'TOKEN_INVALID'
            | 'TOKEN_USED'
            | 'NODE_NAME_TAKEN'
            | 'TOKEN_EXPIRED'
            | 'CERTIFICATE_INVALID'
            | 'CERTIFICATE_REVOKED'
            | 'NODE_QUARANTINED'
            | 'BATCH_CONFLICT'
            | 'DUPLICATE_CONFLICT'
            | 'PERSON_UNKNOWN'
            | 'SIGN_IN_FAILED'
            | 'CROSS_SITE'
            | 'RESOURCE_CHANGED'
            | 'CLOUD_NOT_GRANTED'
            | 'APPROVER_CONFIRMS'
            | 'DRAFTER_ISSUES'
            | 'SLUG_TAKEN'
            | 'ASKER_RELEASES'
            | 'ITEM_NOT_AVAILABLE'
            | 'SECURITY_PACK_EXISTS'
            | 'GPU_SHARE_EXISTS'
            | 'TARGET_UNSUITABLE'
            | 'TARGET_IN_USE'
            | 'PUBLIC_ADDRESS_NOT_ALLOWED'
            | 'LISTENER_TWICE'
            | 'FIELD_FIXED'
            | 'MAY_ONLY_GROW'
            | 'BELOW_USE'
            | 'USE_UNKNOWN'
            | 'STOPPED_BY_PERSON'
            | 'DRIFT_CHARGED'
            | 'DRIFT_GUARDED'
            | 'PLAN_NOT_EMPTY'
            | 'IMPORT_REFUSED'
            | 'PROFILE_NOT_OF_TIER'
            | 'PROFILE_FORBIDS'
            | 'ZONE_TWICE'
            | 'NODE_TWICE'
            | 'ZONE_NOT_LISTED'
            | 'CLUSTER_NOT_REACHED'
            | 'CLUSTER_RIGHTS_MISSING'
            | 'PROBE_NEEDED'
            | 'CLOUD_IN_USE'
            | 'ZONE_IN_USE'
            | 'CAPACITY_IN_USE'
            | 'SERVICE_IN_USE'
            | 'TENANCY_IN_USE'
            | 'WINDOW_TOO_LONG'
            | 'WINDOW_NEEDED'
            | 'POLICY_UNKNOWN'
            | 'SETTING_UNKNOWN'
            | 'EXEMPTION_TOO_LONG'
            | 'STATE_UNREADABLE'
            | 'POLICY_FAILED'
            | 'SUBMITTED_BEFORE'
            | 'URGED_TODAY'
            | 'WEBHOOK_NOT_ALLOWED'
            | 'QUOTA_BELOW_FLOOR'
            | 'SEAT_OF_ANOTHER'
            | 'APPLY_NOT_BEGUN'
            | 'CANCELLED_BY_OPERATOR'
            | 'CLOUD_UNKNOWN'
            | 'BODY_TOO_LARGE'
            | 'STEP_UP_NEEDED'
            | 'PERSON_TWICE'
            | 'PERSON_NOT_IN_DEPARTMENT'
            | 'TENANCY_CLOSED'
            | 'RESOURCE_IN_USE'
            | 'OUTSIDE_TENANCY'
            | 'TEARDOWN_PART_FAILED'
            | 'GPU_NOT_IN_ZONE'
            | 'GPU_SHARE_TOO_LARGE'
            | 'CONTAINER_SPACE_NEEDED'
            | 'PROTECTED_BELOW_DISKS'
            | 'ZONE_NOT_DEPLOYED'
            | 'IMAGE_UNKNOWN'
            | 'IMAGE_NOT_ON_CLOUD'
            | 'IMAGE_NOT_DOMESTIC'
            | 'IMAGE_ARCHITECTURE'
            | 'IMAGE_DISK_TOO_SMALL'
            | 'IMAGE_ENDED'
            | 'SSH_KEY_MISSING'
            | 'SSH_KEY_PRIVATE'
            | 'SSH_KEY_INVALID'
            | 'SSH_KEY_WEAK'
            | 'SSH_KEYS_TOO_LONG'
            | 'STACK_OF_ANOTHER_CLOUD'
            | 'BEARER_INVALID'
            | 'SCOPE_MISSING'
            | 'PERSON_NEEDED'
            | 'RATE_LIMITED'
            | 'KEY_USED_OTHERWISE'
            | 'CALL_UNDER_WAY'
            | 'CALL_CUT_OFF'
            | 'ANSWER_NOT_KEPT'
            | 'OWNER_LACKS_ROLE'
            | 'KEYS_ENOUGH'
            | 'PATTERN_TOO_WIDE'
            | 'LAST_HOLDER'
            | 'DAYS_OUT_OF_ORDER'
            | 'ATTACHMENT_TOO_LARGE'
            | 'ATTACHMENT_NOT_ADMITTED'
            | 'ATTACHMENT_DISGUISED'
            | 'ATTACHMENTS_ENOUGH'
            | 'ATTACHMENT_SPACE_FULL'
            | 'DRAFTS_ENOUGH'
            | 'APPROVAL_EXPIRED'
            | 'DELEGATE_UNSUITABLE'
            | 'DELEGATION_CONFLICT'
            | 'ITEM_NOT_OFFERED'
            | 'CART_FULL'
            | 'NAME_TAKEN'
            | 'TEMPLATES_ENOUGH'
            | 'SHEET_UNREADABLE'
            | 'SHEET_TOO_LONG'
            | 'SHEET_EMPTY'
            | 'SHEET_COLUMN'
            | 'SHEET_FORMULA'
            | 'CELL_MISSING'
            | 'CELL_NOT_OF_ITEM'
            | 'CELL_UNREADABLE'
            | 'CLOCK_NOT_OVER'
            | 'URGER_DECIDES'
            | 'APPEALED_BEFORE'
            | 'LEASE_OVER'
            | 'LEASE_TOO_LONG'
            | 'STOPPED_BY_LEASE'
            | 'QUOTA_POOL_EXCEEDED'
            | 'QUOTA_OVERGIVEN'
            | 'QUOTA_IN_USE'
            | 'TRANSFER_BLOCKED'
            | 'TRANSFER_UNDER_WAY'
            | 'TRANSFER_CHANGED'
            | 'RECEIVER_WITHOUT_CONTRACT'
            | 'APPROVAL_OUTDATED'
            | 'BILL_ROWS_WRONG'
            | 'CASE_ANSWERER'
            | 'CASE_PERSISTS'
            | 'STATEMENT_PARKED'
            | 'MONTH_NOT_FROZEN'
            | 'FACTS_CHANGED'
            | 'OVERPAID'
            | 'PERIOD_CLOSED'
            | 'PERIOD_BLOCKED'
            | 'BEGINNER_CLOSES'
            | 'READING_OUT_OF_TIME'
            | 'READING_TOO_LARGE'
            | 'UNKNOWN_METER'
            | 'UNIT_MISMATCH'
            | 'PROPOSER_DECIDES'
            | 'USE_WITHDRAWN'
            | 'DRAFT_ELSEWHERE';
          readonly facts: { readonly [key: string]: string | number | readonly string[] };
        } | null;
      }[];
      readonly nextCursor: string | null;
      readonly total: number;
    };
  };
  /** By a key with the scope `compliance:read`, or by a person. */
  'compliance.pack': {
    readonly input: undefined;
    readonly output: {
      readonly digest: string;
      readonly publishedAt: string;
      readonly policies: readonly {
        readonly name: string;
        readonly concern: string;
        readonly description: string;
        readonly english: string;
        readonly remedy: string;
        readonly level: 'mandatory' | 'advisory';
        readonly severity: 'low' | 'medium' | 'high' | 'critical';
        readonly controls: readonly { readonly citation: string; readonly title: string }[];
        readonly settings: readonly string[];
        readonly demands?: readonly string[];
        readonly settingsInForce: { readonly [key: string]: readonly string[] } | null;
        readonly stacks: number;
        readonly exempted: number;
      }[];
      readonly acts: readonly ('judge' | 'ask-exemption' | 'set-settings' | 'ask-settings')[];
    } | null;
  };
  /** By a person alone: a key is refused. */
  'compliance.setSettings': {
    readonly input: {
      readonly policy: string;
      readonly settings: { readonly [key: string]: readonly string[] };
      readonly reason: string;
    };
    readonly output: { readonly policy: string; readonly state: 'set' | 'asked'; readonly number: string | null };
  };
  /** By a key with the scope `compliance:read`, or by a person. */
  'compliance.settingChanges': {
    readonly input: {
      readonly cursor?: string | null | undefined;
      readonly limit?: number | undefined;
      readonly policy?: string | undefined;
    };
    readonly output: {
      readonly items: readonly {
        readonly id: string;
        readonly number: string;
        readonly policy: string;
        readonly before: { readonly [key: string]: readonly string[] } | null;
        readonly settings: { readonly [key: string]: readonly string[] };
        readonly widens: readonly string[];
        readonly reason: string;
        readonly state: 'asked' | 'granted' | 'refused' | 'withdrawn';
        readonly asked: { readonly name: string; readonly at: string };
        readonly decided: { readonly name: string; readonly at: string } | null;
        readonly ended: { readonly name: string; readonly at: string } | null;
        readonly acts: readonly ('decide' | 'withdraw')[];
      }[];
      readonly nextCursor: string | null;
      readonly total: number;
    };
  };
  /** By a person alone: a key is refused. */
  'compliance.withdrawSettings': {
    readonly input: { readonly changeId: string };
    readonly output: { readonly changeId: string };
  };
  /** By a person alone: a key is refused. */
  'contracts.amend': {
    readonly input: {
      readonly contractId: string;
      readonly fromMonth: string;
      readonly agreement: string;
      readonly reason: string;
      readonly terms: {
        readonly annualFen?: string | undefined;
        readonly instalments?:
          | readonly {
              readonly dueOn?: string | undefined;
              readonly afterMonths?: number | undefined;
              readonly sharePpm: string;
            }[]
          | null
          | undefined;
        readonly meteredSkus?:
          | readonly (
              | 'vcpu.x86'
              | 'vcpu.xinchuang'
              | 'memory-gb.x86'
              | 'memory-gb.xinchuang'
              | 'disk-ordinary-gb.x86'
              | 'disk-ordinary-gb.xinchuang'
              | 'disk-fast-gb.x86'
              | 'disk-fast-gb.xinchuang'
              | 'object-gb.x86'
              | 'object-gb.xinchuang'
              | 'backup-gb.x86'
              | 'backup-gb.xinchuang'
              | 'bandwidth-mbps.x86'
              | 'bandwidth-mbps.xinchuang'
              | 'public-ip.x86'
              | 'public-ip.xinchuang'
              | 'load-balancer.x86'
              | 'load-balancer.xinchuang'
              | 'gpu-share.x86'
              | 'gpu-share.xinchuang'
              | 'gpu-memory-gb.x86'
              | 'gpu-memory-gb.xinchuang'
              | 'security-pack-2.x86'
              | 'security-pack-2.xinchuang'
              | 'security-pack-3.x86'
              | 'security-pack-3.xinchuang'
              | 'bastion-account.x86'
              | 'bastion-account.xinchuang'
              | 'monitored-host.x86'
              | 'monitored-host.xinchuang'
              | 'traffic-gb.x86'
              | 'traffic-gb.xinchuang'
              | 'requests-10k.x86'
              | 'requests-10k.xinchuang'
              | 'object-gb-used.x86'
              | 'object-gb-used.xinchuang'
              | 'backup-gb-used.x86'
              | 'backup-gb-used.xinchuang'
              | 'traffic-peak-mbps.x86'
              | 'traffic-peak-mbps.xinchuang'
              | 'active-accounts.x86'
              | 'active-accounts.xinchuang'
              | 'service-days.x86'
              | 'service-days.xinchuang'
            )[]
          | null
          | undefined;
        readonly monthCapFen?: string | null | undefined;
        readonly monthFloorFen?: string | null | undefined;
        readonly yearCapFen?: string | null | undefined;
        readonly yearFloorFen?: string | null | undefined;
        readonly slaPolicy?: 'sample-sla-2026' | undefined;
        readonly coefficientPolicy?: 'sample-coefficient-2026' | undefined;
      };
    };
    readonly output: { readonly contractId: string; readonly version: number };
  };
  /** By a person alone: a key is refused. */
  'contracts.decidePenalty': {
    readonly input: {
      readonly penaltyId: string;
      readonly decision: 'agreed' | 'refused' | 'withdrawn';
      readonly reason: string;
    };
    readonly output: { readonly penaltyId: string; readonly number: string };
  };
  /** By a person alone: a key is refused. */
  'contracts.enterPenalty': {
    readonly input: {
      readonly contractId: string;
      readonly month: string;
      readonly amountFen?: string | undefined;
      readonly ratePpm?: string | undefined;
      readonly cause: string;
      readonly evidence: string;
    };
    readonly output: { readonly penaltyId: string; readonly number: string };
  };
  /** By a key with the scope `contracts:read`, or by a person. */
  'contracts.get': {
    readonly input: { readonly contractId: string };
    readonly output: {
      readonly id: string;
      readonly number: string;
      readonly name: string;
      readonly state: 'waiting' | 'coming' | 'in-force' | 'ended';
      readonly department: { readonly id: string; readonly name: string };
      readonly operator: { readonly id: string; readonly name: string };
      readonly supervisor: { readonly id: string; readonly name: string } | null;
      readonly authority: { readonly id: string; readonly name: string } | null;
      readonly begins: 'fixed' | 'first-delivery' | 'first-acceptance';
      readonly notBefore: string;
      readonly termMonths: number | null;
      readonly validFrom: string | null;
      readonly validTo: string | null;
      readonly annualFen: string;
      readonly byInstalments: boolean;
      readonly slaPolicy: string;
      readonly coefficientPolicy: string;
      readonly createdAt: string;
      readonly versions: readonly {
        readonly version: number;
        readonly fromMonth: string;
        readonly terms: {
          readonly annualFen: string;
          readonly instalments:
            | readonly { readonly dueOn?: string; readonly afterMonths?: number; readonly sharePpm: string }[]
            | null;
          readonly meteredSkus:
            | readonly (
                | 'vcpu.x86'
                | 'vcpu.xinchuang'
                | 'memory-gb.x86'
                | 'memory-gb.xinchuang'
                | 'disk-ordinary-gb.x86'
                | 'disk-ordinary-gb.xinchuang'
                | 'disk-fast-gb.x86'
                | 'disk-fast-gb.xinchuang'
                | 'object-gb.x86'
                | 'object-gb.xinchuang'
                | 'backup-gb.x86'
                | 'backup-gb.xinchuang'
                | 'bandwidth-mbps.x86'
                | 'bandwidth-mbps.xinchuang'
                | 'public-ip.x86'
                | 'public-ip.xinchuang'
                | 'load-balancer.x86'
                | 'load-balancer.xinchuang'
                | 'gpu-share.x86'
                | 'gpu-share.xinchuang'
                | 'gpu-memory-gb.x86'
                | 'gpu-memory-gb.xinchuang'
                | 'security-pack-2.x86'
                | 'security-pack-2.xinchuang'
                | 'security-pack-3.x86'
                | 'security-pack-3.xinchuang'
                | 'bastion-account.x86'
                | 'bastion-account.xinchuang'
                | 'monitored-host.x86'
                | 'monitored-host.xinchuang'
                | 'traffic-gb.x86'
                | 'traffic-gb.xinchuang'
                | 'requests-10k.x86'
                | 'requests-10k.xinchuang'
                | 'object-gb-used.x86'
                | 'object-gb-used.xinchuang'
                | 'backup-gb-used.x86'
                | 'backup-gb-used.xinchuang'
                | 'traffic-peak-mbps.x86'
                | 'traffic-peak-mbps.xinchuang'
                | 'active-accounts.x86'
                | 'active-accounts.xinchuang'
                | 'service-days.x86'
                | 'service-days.xinchuang'
              )[]
            | null;
          readonly monthCapFen: string | null;
          readonly monthFloorFen: string | null;
          readonly yearCapFen: string | null;
          readonly yearFloorFen: string | null;
          readonly slaPolicy: 'sample-sla-2026';
          readonly coefficientPolicy: 'sample-coefficient-2026';
        };
        readonly agreement: string | null;
        readonly reason: string | null;
        readonly signedBy: string | null;
        readonly signedAt: string;
      }[];
      readonly schedule: readonly {
        readonly year: number;
        readonly dueOn: string;
        readonly payBy: string;
        readonly sharePpm: string;
        readonly fen: string;
        readonly statement: { readonly id: string; readonly number: string; readonly issued: boolean } | null;
      }[];
      readonly yearlyDue: { readonly total: string; readonly settled: string } | null;
      readonly penalties: readonly {
        readonly id: string;
        readonly number: string;
        readonly month: string;
        readonly amountFen: string | null;
        readonly ratePpm: string | null;
        readonly cause: string;
        readonly evidence: string;
        readonly entered: { readonly by: string; readonly at: string; readonly byMe: boolean };
        readonly decision: 'agreed' | 'refused' | 'withdrawn' | null;
        readonly decided: { readonly by: string; readonly at: string; readonly why: string } | null;
      }[];
      readonly openFrom: string | null;
    };
  };
  /** By a key with the scope `contracts:read`, or by a person. */
  'contracts.list': {
    readonly input: {
      readonly cursor?: string | null | undefined;
      readonly limit?: number | undefined;
      readonly departmentId?: string | undefined;
      readonly state?: 'waiting' | 'coming' | 'in-force' | 'ended' | undefined;
      readonly text?: string | undefined;
    };
    readonly output: {
      readonly items: readonly {
        readonly id: string;
        readonly number: string;
        readonly name: string;
        readonly state: 'waiting' | 'coming' | 'in-force' | 'ended';
        readonly department: { readonly id: string; readonly name: string };
        readonly operator: { readonly id: string; readonly name: string };
        readonly supervisor: { readonly id: string; readonly name: string } | null;
        readonly authority: { readonly id: string; readonly name: string } | null;
        readonly begins: 'fixed' | 'first-delivery' | 'first-acceptance';
        readonly notBefore: string;
        readonly termMonths: number | null;
        readonly validFrom: string | null;
        readonly validTo: string | null;
        readonly annualFen: string;
        readonly byInstalments: boolean;
        readonly slaPolicy: string;
        readonly coefficientPolicy: string;
        readonly createdAt: string;
      }[];
      readonly nextCursor: string | null;
      readonly total: number;
    };
  };
  /** By a key with the scope `contracts:read`, or by a person. */
  'contracts.parties': {
    readonly input: undefined;
    readonly output: {
      readonly departments: readonly { readonly id: string; readonly name: string }[];
      readonly operators: readonly { readonly id: string; readonly name: string }[];
      readonly supervisors: readonly { readonly id: string; readonly name: string }[];
      readonly authorities: readonly { readonly id: string; readonly name: string }[];
    };
  };
  /** By a person alone: a key is refused. */
  'contracts.sign': {
    readonly input: {
      readonly departmentId: string;
      readonly operatorId: string;
      readonly supervisorId?: string | null | undefined;
      readonly authorityId?: string | null | undefined;
      readonly name: string;
      readonly begins?: 'fixed' | 'first-delivery' | 'first-acceptance' | undefined;
      readonly validFrom: string;
      readonly validTo?: string | undefined;
      readonly termMonths?: number | undefined;
      readonly annualFen?: string | undefined;
      readonly instalments?:
        | readonly {
            readonly dueOn?: string | undefined;
            readonly afterMonths?: number | undefined;
            readonly sharePpm: string;
          }[]
        | null
        | undefined;
      readonly meteredSkus?:
        | readonly (
            | 'vcpu.x86'
            | 'vcpu.xinchuang'
            | 'memory-gb.x86'
            | 'memory-gb.xinchuang'
            | 'disk-ordinary-gb.x86'
            | 'disk-ordinary-gb.xinchuang'
            | 'disk-fast-gb.x86'
            | 'disk-fast-gb.xinchuang'
            | 'object-gb.x86'
            | 'object-gb.xinchuang'
            | 'backup-gb.x86'
            | 'backup-gb.xinchuang'
            | 'bandwidth-mbps.x86'
            | 'bandwidth-mbps.xinchuang'
            | 'public-ip.x86'
            | 'public-ip.xinchuang'
            | 'load-balancer.x86'
            | 'load-balancer.xinchuang'
            | 'gpu-share.x86'
            | 'gpu-share.xinchuang'
            | 'gpu-memory-gb.x86'
            | 'gpu-memory-gb.xinchuang'
            | 'security-pack-2.x86'
            | 'security-pack-2.xinchuang'
            | 'security-pack-3.x86'
            | 'security-pack-3.xinchuang'
            | 'bastion-account.x86'
            | 'bastion-account.xinchuang'
            | 'monitored-host.x86'
            | 'monitored-host.xinchuang'
            | 'traffic-gb.x86'
            | 'traffic-gb.xinchuang'
            | 'requests-10k.x86'
            | 'requests-10k.xinchuang'
            | 'object-gb-used.x86'
            | 'object-gb-used.xinchuang'
            | 'backup-gb-used.x86'
            | 'backup-gb-used.xinchuang'
            | 'traffic-peak-mbps.x86'
            | 'traffic-peak-mbps.xinchuang'
            | 'active-accounts.x86'
            | 'active-accounts.xinchuang'
            | 'service-days.x86'
            | 'service-days.xinchuang'
          )[]
        | null
        | undefined;
      readonly monthCapFen?: string | null | undefined;
      readonly monthFloorFen?: string | null | undefined;
      readonly yearCapFen?: string | null | undefined;
      readonly yearFloorFen?: string | null | undefined;
      readonly slaPolicy?: 'sample-sla-2026' | undefined;
      readonly coefficientPolicy?: 'sample-coefficient-2026' | undefined;
    };
    readonly output: { readonly contractId: string; readonly number: string };
  };
  /** By a person alone: a key is refused. */
  'drift.accept': {
    readonly input: { readonly driftId: string; readonly reason: string };
    readonly output: { readonly operationId: string; readonly number: string };
  };
  /** By a person alone: a key is refused. */
  'drift.check': { readonly input: { readonly stackId: string }; readonly output: { readonly stackId: string } };
  /** By a key with the scope `drift:read`, or by a person. */
  'drift.counts': {
    readonly input: undefined;
    readonly output: {
      readonly same: number;
      readonly drifted: number;
      readonly unknown: number;
      readonly unchecked: number;
      readonly opened: number;
    };
  };
  /** By a person alone: a key is refused. */
  'drift.revert': {
    readonly input: { readonly driftId: string; readonly reason: string };
    readonly output: { readonly operationId: string; readonly number: string };
  };
  /** By a key with the scope `drift:read`, or by a person. */
  'drift.stacks': {
    readonly input: {
      readonly cursor?: string | null | undefined;
      readonly limit?: number | undefined;
      readonly status?: 'same' | 'drifted' | 'unknown' | 'unchecked' | undefined;
      readonly opened?: boolean | undefined;
      readonly cloudId?: string | undefined;
      readonly stackId?: string | undefined;
      readonly resourceId?: string | undefined;
    };
    readonly output: {
      readonly items: readonly {
        readonly id: string;
        readonly kind: 'cloud' | 'tenancy-base' | 'order-line';
        readonly name: string;
        readonly provider: 'official' | 'stand-in' | null;
        readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
        readonly department: { readonly id: string; readonly name: string; readonly slug: string } | null;
        readonly resource: { readonly id: string; readonly number: string } | null;
        readonly tenancy: { readonly id: string; readonly number: string; readonly namespace: string } | null;
        readonly status: 'same' | 'drifted' | 'unknown' | 'unchecked';
        readonly checkedAt: string | null;
        readonly since: string | null;
        readonly dueAt: string | null;
        readonly reason: {
          readonly code:
            | 'NOT_SIGNED_IN'
            | 'ROLE_MISSING'
            | 'NOT_YOURS'
            | 'APPROVER_IS_APPLICANT'
            | 'APPROVER_DECIDED_BEFORE'
            | 'INPUT_INVALID'
            | 'UNKNOWN_SKU'
            | 'ZONE_MISSING'
            | 'ZONE_UNKNOWN'
            | 'MLPS_MISSING'
            | 'MLPS_NOT_ADMITTED'
            | 'MLPS_ABOVE_ZONE'
            | 'MLPS_BELOW_SYSTEM'
            | 'QUANTITY_INVALID'
            | 'DISK_SHRINK'
            | 'XINCHUANG_MISMATCH'
            | 'ITEM_NOT_LOCAL'
            | 'CONTAINER_SPACE_EXISTS'
            | 'FILE_UNREADABLE'
            | 'SPEC_UNCHANGED'
            | 'NOT_FOUND'
            | 'STATE_CONFLICT'
            | 'QUOTA_EXCEEDED'
            | 'QUOTA_MISSING'
            | 'PLAN_CHANGED'
            | 'STEP_ALREADY_DECIDED'
            | 'STEP_NOT_OPEN'
            | 'RESOURCE_BUSY'
            | 'NO_PRICE'
            | 'PRICE_RULE_UNSOUND'
            | 'PRICE_IN_FORCE'
            | 'NO_CONTRACT'
            | 'PROVIDER_SUPERVISES'
            | 'INSTALMENTS_NOT_WHOLE'
            | 'INSTALMENTS_OUT_OF_ORDER'
            | 'INSTALMENT_NOT_IN_TERM'
            | 'CAP_BELOW_FLOOR'
            | 'TERMS_OF_ISSUED_MONTH'
            | 'AMENDED_BELOW_DUE'
            | 'ALREADY_ACCEPTED'
            | 'STATEMENT_ISSUED'
            | 'MONTH_NOT_OVER'
            | 'MONTH_INVALID'
            | 'EXCLUSIVE_ROLE'
            | 'CLOUD_NOT_READY'
            | 'CLUSTER_UNREACHABLE'
            | 'CLUSTER_LOST'
            | 'CLUSTER_CHANGED'
            | 'CLOCK_BEHIND'
            | 'CREDENTIAL_REFUSED'
            | 'SERVER_NOT_ALLOWED'
            | 'ENGINE_NOT_READY'
            | 'POLICY_REFUSED'
            | 'PREVIEW_FAILED'
            | 'APPLY_FAILED'
            | 'LEASE_LOST'
            | 'VERIFY_TIMED_OUT'
            | 'ENGINE_STALLED'
            | 'TOKEN_INVALID'
            | 'TOKEN_USED'
            | 'NODE_NAME_TAKEN'
            | 'TOKEN_EXPIRED'
            | 'CERTIFICATE_INVALID'
            | 'CERTIFICATE_REVOKED'
            | 'NODE_QUARANTINED'
            | 'BATCH_CONFLICT'
            | 'DUPLICATE_CONFLICT'
            | 'PERSON_UNKNOWN'
            | 'SIGN_IN_FAILED'
            | 'CROSS_SITE'
            | 'RESOURCE_CHANGED'
            | 'CLOUD_NOT_GRANTED'
            | 'APPROVER_CONFIRMS'
            | 'DRAFTER_ISSUES'
            | 'SLUG_TAKEN'
            | 'ASKER_RELEASES'
            | 'ITEM_NOT_AVAILABLE'
            | 'SECURITY_PACK_EXISTS'
            | 'GPU_SHARE_EXISTS'
            | 'TARGET_UNSUITABLE'
            | 'TARGET_IN_USE'
            | 'PUBLIC_ADDRESS_NOT_ALLOWED'
            | 'LISTENER_TWICE'
            | 'FIELD_FIXED'
            | 'MAY_ONLY_GROW'
            | 'BELOW_USE'
            | 'USE_UNKNOWN'
            | 'STOPPED_BY_PERSON'
            | 'DRIFT_CHARGED'
            | 'DRIFT_GUARDED'
            | 'PLAN_NOT_EMPTY'
            | 'IMPORT_REFUSED'
            | 'PROFILE_NOT_OF_TIER'
            | 'PROFILE_FORBIDS'
            | 'ZONE_TWICE'
            | 'NODE_TWICE'
            | 'ZONE_NOT_LISTED'
            | 'CLUSTER_NOT_REACHED'
            | 'CLUSTER_RIGHTS_MISSING'
            | 'PROBE_NEEDED'
            | 'CLOUD_IN_USE'
            | 'ZONE_IN_USE'
            | 'CAPACITY_IN_USE'
            | 'SERVICE_IN_USE'
            | 'TENANCY_IN_USE'
            | 'WINDOW_TOO_LONG'
            | 'WINDOW_NEEDED'
            | 'POLICY_UNKNOWN'
            | 'SETTING_UNKNOWN'
            | 'EXEMPTION_TOO_LONG'
            | 'STATE_UNREADABLE'
            | 'POLICY_FAILED'
            | 'SUBMITTED_BEFORE'
            | 'URGED_TODAY'
            | 'WEBHOOK_NOT_ALLOWED'
            | 'QUOTA_BELOW_FLOOR'
            | 'SEAT_OF_ANOTHER'
            | 'APPLY_NOT_BEGUN'
            | 'CANCELLED_BY_OPERATOR'
            | 'CLOUD_UNKNOWN'
            | 'BODY_TOO_LARGE'
            | 'STEP_UP_NEEDED'
            | 'PERSON_TWICE'
            | 'PERSON_NOT_IN_DEPARTMENT'
            | 'TENANCY_CLOSED'
            | 'RESOURCE_IN_USE'
            | 'OUTSIDE_TENANCY'
            | 'TEARDOWN_PART_FAILED'
            | 'GPU_NOT_IN_ZONE'
            | 'GPU_SHARE_TOO_LARGE'
            | 'CONTAINER_SPACE_NEEDED'
            | 'PROTECTED_BELOW_DISKS'
            | 'ZONE_NOT_DEPLOYED'
            | 'IMAGE_UNKNOWN'
            | 'IMAGE_NOT_ON_CLOUD'
            | 'IMAGE_NOT_DOMESTIC'
            | 'IMAGE_ARCHITECTURE'
            | 'IMAGE_DISK_TOO_SMALL'
            | 'IMAGE_ENDED'
            | 'SSH_KEY_MISSING'
            | 'SSH_KEY_PRIVATE'
            | 'SSH_KEY_INVALID'
            | 'SSH_KEY_WEAK'
            | 'SSH_KEYS_TOO_LONG'
            | 'STACK_OF_ANOTHER_CLOUD'
            | 'BEARER_INVALID'
            | 'SCOPE_MISSING'
            | 'PERSON_NEEDED'
            | 'RATE_LIMITED'
            | 'KEY_USED_OTHERWISE'
            | 'CALL_UNDER_WAY'
            | 'CALL_CUT_OFF'
            | 'ANSWER_NOT_KEPT'
            | 'OWNER_LACKS_ROLE'
            | 'KEYS_ENOUGH'
            | 'PATTERN_TOO_WIDE'
            | 'LAST_HOLDER'
            | 'DAYS_OUT_OF_ORDER'
            | 'ATTACHMENT_TOO_LARGE'
            | 'ATTACHMENT_NOT_ADMITTED'
            | 'ATTACHMENT_DISGUISED'
            | 'ATTACHMENTS_ENOUGH'
            | 'ATTACHMENT_SPACE_FULL'
            | 'DRAFTS_ENOUGH'
            | 'APPROVAL_EXPIRED'
            | 'DELEGATE_UNSUITABLE'
            | 'DELEGATION_CONFLICT'
            | 'ITEM_NOT_OFFERED'
            | 'CART_FULL'
            | 'NAME_TAKEN'
            | 'TEMPLATES_ENOUGH'
            | 'SHEET_UNREADABLE'
            | 'SHEET_TOO_LONG'
            | 'SHEET_EMPTY'
            | 'SHEET_COLUMN'
            | 'SHEET_FORMULA'
            | 'CELL_MISSING'
            | 'CELL_NOT_OF_ITEM'
            | 'CELL_UNREADABLE'
            | 'CLOCK_NOT_OVER'
            | 'URGER_DECIDES'
            | 'APPEALED_BEFORE'
            | 'LEASE_OVER'
            | 'LEASE_TOO_LONG'
            | 'STOPPED_BY_LEASE'
            | 'QUOTA_POOL_EXCEEDED'
            | 'QUOTA_OVERGIVEN'
            | 'QUOTA_IN_USE'
            | 'TRANSFER_BLOCKED'
            | 'TRANSFER_UNDER_WAY'
            | 'TRANSFER_CHANGED'
            | 'RECEIVER_WITHOUT_CONTRACT'
            | 'APPROVAL_OUTDATED'
            | 'BILL_ROWS_WRONG'
            | 'CASE_ANSWERER'
            | 'CASE_PERSISTS'
            | 'STATEMENT_PARKED'
            | 'MONTH_NOT_FROZEN'
            | 'FACTS_CHANGED'
            | 'OVERPAID'
            | 'PERIOD_CLOSED'
            | 'PERIOD_BLOCKED'
            | 'BEGINNER_CLOSES'
            | 'READING_OUT_OF_TIME'
            | 'READING_TOO_LARGE'
            | 'UNKNOWN_METER'
            | 'UNIT_MISMATCH'
            | 'PROPOSER_DECIDES'
            | 'USE_WITHDRAWN'
            | 'DRAFT_ELSEWHERE';
          readonly facts: { readonly [key: string]: string | number | readonly string[] };
        } | null;
        readonly drift: {
          readonly id: string;
          readonly objects: readonly {
            readonly urn: string;
            readonly type: string;
            readonly kind: string;
            readonly name: string;
            readonly id: string;
            readonly is: 'changed' | 'gone';
            readonly differences: readonly {
              readonly path: string;
              readonly expected:
                | { readonly is: 'value'; readonly value: DriftStacksOutput__schema0 }
                | { readonly is: 'secret' }
                | { readonly is: 'unknown' }
                | { readonly is: 'absent' };
              readonly found:
                | { readonly is: 'value'; readonly value: DriftStacksOutput__schema0 }
                | { readonly is: 'secret' }
                | { readonly is: 'unknown' }
                | { readonly is: 'absent' };
              readonly writers: readonly {
                readonly manager: string;
                readonly operation: 'Apply' | 'Update';
                readonly subresource: string | null;
                readonly at: string | null;
              }[];
            }[];
            readonly strangers: readonly {
              readonly manager: string;
              readonly operation: 'Apply' | 'Update';
              readonly subresource: string | null;
              readonly at: string | null;
            }[];
          }[];
          readonly foundAt: string;
          readonly seenAt: string;
          readonly operation: {
            readonly id: string;
            readonly number: string;
            readonly purpose: 'accept' | 'revert';
          } | null;
          readonly refusal: {
            readonly code:
              | 'NOT_SIGNED_IN'
              | 'ROLE_MISSING'
              | 'NOT_YOURS'
              | 'APPROVER_IS_APPLICANT'
              | 'APPROVER_DECIDED_BEFORE'
              | 'INPUT_INVALID'
              | 'UNKNOWN_SKU'
              | 'ZONE_MISSING'
              | 'ZONE_UNKNOWN'
              | 'MLPS_MISSING'
              | 'MLPS_NOT_ADMITTED'
              | 'MLPS_ABOVE_ZONE'
              | 'MLPS_BELOW_SYSTEM'
              | 'QUANTITY_INVALID'
              | 'DISK_SHRINK'
              | 'XINCHUANG_MISMATCH'
              | 'ITEM_NOT_LOCAL'
              | 'CONTAINER_SPACE_EXISTS'
              | 'FILE_UNREADABLE'
              | 'SPEC_UNCHANGED'
              | 'NOT_FOUND'
              | 'STATE_CONFLICT'
              | 'QUOTA_EXCEEDED'
              | 'QUOTA_MISSING'
              | 'PLAN_CHANGED'
              | 'STEP_ALREADY_DECIDED'
              | 'STEP_NOT_OPEN'
              | 'RESOURCE_BUSY'
              | 'NO_PRICE'
              | 'PRICE_RULE_UNSOUND'
              | 'PRICE_IN_FORCE'
              | 'NO_CONTRACT'
              | 'PROVIDER_SUPERVISES'
              | 'INSTALMENTS_NOT_WHOLE'
              | 'INSTALMENTS_OUT_OF_ORDER'
              | 'INSTALMENT_NOT_IN_TERM'
              | 'CAP_BELOW_FLOOR'
              | 'TERMS_OF_ISSUED_MONTH'
              | 'AMENDED_BELOW_DUE'
              | 'ALREADY_ACCEPTED'
              | 'STATEMENT_ISSUED'
              | 'MONTH_NOT_OVER'
              | 'MONTH_INVALID'
              | 'EXCLUSIVE_ROLE'
              | 'CLOUD_NOT_READY'
              | 'CLUSTER_UNREACHABLE'
              | 'CLUSTER_LOST'
              | 'CLUSTER_CHANGED'
              | 'CLOCK_BEHIND'
              | 'CREDENTIAL_REFUSED'
              | 'SERVER_NOT_ALLOWED'
              | 'ENGINE_NOT_READY'
              | 'POLICY_REFUSED'
              | 'PREVIEW_FAILED'
              | 'APPLY_FAILED'
              | 'LEASE_LOST'
              | 'VERIFY_TIMED_OUT'
              | 'ENGINE_STALLED'
              | 'TOKEN_INVALID'
              | 'TOKEN_USED'
              | 'NODE_NAME_TAKEN'
              | 'TOKEN_EXPIRED'
              | 'CERTIFICATE_INVALID'
              | 'CERTIFICATE_REVOKED'
              | 'NODE_QUARANTINED'
              | 'BATCH_CONFLICT'
              | 'DUPLICATE_CONFLICT'
              | 'PERSON_UNKNOWN'
              | 'SIGN_IN_FAILED'
              | 'CROSS_SITE'
              | 'RESOURCE_CHANGED'
              | 'CLOUD_NOT_GRANTED'
              | 'APPROVER_CONFIRMS'
              | 'DRAFTER_ISSUES'
              | 'SLUG_TAKEN'
              | 'ASKER_RELEASES'
              | 'ITEM_NOT_AVAILABLE'
              | 'SECURITY_PACK_EXISTS'
              | 'GPU_SHARE_EXISTS'
              | 'TARGET_UNSUITABLE'
              | 'TARGET_IN_USE'
              | 'PUBLIC_ADDRESS_NOT_ALLOWED'
              | 'LISTENER_TWICE'
              | 'FIELD_FIXED'
              | 'MAY_ONLY_GROW'
              | 'BELOW_USE'
              | 'USE_UNKNOWN'
              | 'STOPPED_BY_PERSON'
              | 'DRIFT_CHARGED'
              | 'DRIFT_GUARDED'
              | 'PLAN_NOT_EMPTY'
              | 'IMPORT_REFUSED'
              | 'PROFILE_NOT_OF_TIER'
              | 'PROFILE_FORBIDS'
              | 'ZONE_TWICE'
              | 'NODE_TWICE'
              | 'ZONE_NOT_LISTED'
              | 'CLUSTER_NOT_REACHED'
              | 'CLUSTER_RIGHTS_MISSING'
              | 'PROBE_NEEDED'
              | 'CLOUD_IN_USE'
              | 'ZONE_IN_USE'
              | 'CAPACITY_IN_USE'
              | 'SERVICE_IN_USE'
              | 'TENANCY_IN_USE'
              | 'WINDOW_TOO_LONG'
              | 'WINDOW_NEEDED'
              | 'POLICY_UNKNOWN'
              | 'SETTING_UNKNOWN'
              | 'EXEMPTION_TOO_LONG'
              | 'STATE_UNREADABLE'
              | 'POLICY_FAILED'
              | 'SUBMITTED_BEFORE'
              | 'URGED_TODAY'
              | 'WEBHOOK_NOT_ALLOWED'
              | 'QUOTA_BELOW_FLOOR'
              | 'SEAT_OF_ANOTHER'
              | 'APPLY_NOT_BEGUN'
              | 'CANCELLED_BY_OPERATOR'
              | 'CLOUD_UNKNOWN'
              | 'BODY_TOO_LARGE'
              | 'STEP_UP_NEEDED'
              | 'PERSON_TWICE'
              | 'PERSON_NOT_IN_DEPARTMENT'
              | 'TENANCY_CLOSED'
              | 'RESOURCE_IN_USE'
              | 'OUTSIDE_TENANCY'
              | 'TEARDOWN_PART_FAILED'
              | 'GPU_NOT_IN_ZONE'
              | 'GPU_SHARE_TOO_LARGE'
              | 'CONTAINER_SPACE_NEEDED'
              | 'PROTECTED_BELOW_DISKS'
              | 'ZONE_NOT_DEPLOYED'
              | 'IMAGE_UNKNOWN'
              | 'IMAGE_NOT_ON_CLOUD'
              | 'IMAGE_NOT_DOMESTIC'
              | 'IMAGE_ARCHITECTURE'
              | 'IMAGE_DISK_TOO_SMALL'
              | 'IMAGE_ENDED'
              | 'SSH_KEY_MISSING'
              | 'SSH_KEY_PRIVATE'
              | 'SSH_KEY_INVALID'
              | 'SSH_KEY_WEAK'
              | 'SSH_KEYS_TOO_LONG'
              | 'STACK_OF_ANOTHER_CLOUD'
              | 'BEARER_INVALID'
              | 'SCOPE_MISSING'
              | 'PERSON_NEEDED'
              | 'RATE_LIMITED'
              | 'KEY_USED_OTHERWISE'
              | 'CALL_UNDER_WAY'
              | 'CALL_CUT_OFF'
              | 'ANSWER_NOT_KEPT'
              | 'OWNER_LACKS_ROLE'
              | 'KEYS_ENOUGH'
              | 'PATTERN_TOO_WIDE'
              | 'LAST_HOLDER'
              | 'DAYS_OUT_OF_ORDER'
              | 'ATTACHMENT_TOO_LARGE'
              | 'ATTACHMENT_NOT_ADMITTED'
              | 'ATTACHMENT_DISGUISED'
              | 'ATTACHMENTS_ENOUGH'
              | 'ATTACHMENT_SPACE_FULL'
              | 'DRAFTS_ENOUGH'
              | 'APPROVAL_EXPIRED'
              | 'DELEGATE_UNSUITABLE'
              | 'DELEGATION_CONFLICT'
              | 'ITEM_NOT_OFFERED'
              | 'CART_FULL'
              | 'NAME_TAKEN'
              | 'TEMPLATES_ENOUGH'
              | 'SHEET_UNREADABLE'
              | 'SHEET_TOO_LONG'
              | 'SHEET_EMPTY'
              | 'SHEET_COLUMN'
              | 'SHEET_FORMULA'
              | 'CELL_MISSING'
              | 'CELL_NOT_OF_ITEM'
              | 'CELL_UNREADABLE'
              | 'CLOCK_NOT_OVER'
              | 'URGER_DECIDES'
              | 'APPEALED_BEFORE'
              | 'LEASE_OVER'
              | 'LEASE_TOO_LONG'
              | 'STOPPED_BY_LEASE'
              | 'QUOTA_POOL_EXCEEDED'
              | 'QUOTA_OVERGIVEN'
              | 'QUOTA_IN_USE'
              | 'TRANSFER_BLOCKED'
              | 'TRANSFER_UNDER_WAY'
              | 'TRANSFER_CHANGED'
              | 'RECEIVER_WITHOUT_CONTRACT'
              | 'APPROVAL_OUTDATED'
              | 'BILL_ROWS_WRONG'
              | 'CASE_ANSWERER'
              | 'CASE_PERSISTS'
              | 'STATEMENT_PARKED'
              | 'MONTH_NOT_FROZEN'
              | 'FACTS_CHANGED'
              | 'OVERPAID'
              | 'PERIOD_CLOSED'
              | 'PERIOD_BLOCKED'
              | 'BEGINNER_CLOSES'
              | 'READING_OUT_OF_TIME'
              | 'READING_TOO_LARGE'
              | 'UNKNOWN_METER'
              | 'UNIT_MISMATCH'
              | 'PROPOSER_DECIDES'
              | 'USE_WITHDRAWN'
              | 'DRAFT_ELSEWHERE';
            readonly facts: { readonly [key: string]: string | number | readonly string[] };
          } | null;
          readonly acts: readonly ('accept' | 'revert')[];
        } | null;
        readonly openings: {
          readonly found: readonly {
            readonly kind: 'NetworkPolicy' | 'RoleBinding' | 'Role' | 'Service' | 'Ingress';
            readonly name: string;
            readonly owner: { readonly kind: string; readonly name: string } | null;
            readonly at: string | null;
            readonly writers: readonly {
              readonly manager: string;
              readonly operation: 'Apply' | 'Update';
              readonly subresource: string | null;
              readonly at: string | null;
            }[];
          }[];
          readonly unread: readonly ('NetworkPolicy' | 'RoleBinding' | 'Role' | 'Service' | 'Ingress')[];
        } | null;
        readonly halfMade: {
          readonly operation: {
            readonly id: string;
            readonly number: string;
            readonly state:
              | 'requested'
              | 'waiting'
              | 'previewing'
              | 'previewed'
              | 'approved'
              | 'applying'
              | 'verifying'
              | 'done'
              | 'failed'
              | 'unknown'
              | 'cancelled';
          };
        } | null;
        readonly acts: readonly ('check' | 'refresh' | 'change-provider')[];
      }[];
      readonly nextCursor: string | null;
      readonly total: number;
    };
  };
  /** By a person alone: a key is refused. */
  'evaluation.accept': {
    readonly input: { readonly requestId: string; readonly score: number; readonly reason: string };
    readonly output: {
      readonly requestId: string;
      readonly state: 'accepted';
      readonly acceptedAt: string;
      readonly ratingId: string | null;
    };
  };
  /** By a key with the scope `evaluation:read`, or by a person. */
  'evaluation.sheet': {
    readonly input: { readonly departmentId: string; readonly month: string; readonly contractId?: string | undefined };
    readonly output: {
      readonly department: { readonly id: string; readonly name: string };
      readonly month: string;
      readonly period: { readonly from: string; readonly to: string };
      readonly asOf: string;
      readonly table: {
        readonly id: string;
        readonly ratingBandsAtLeast: readonly string[];
        readonly rows: readonly { readonly atLeastPpm: string; readonly coefficients: readonly string[] }[];
      };
      readonly clouds: readonly {
        readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
        readonly minutes: {
          readonly total: string;
          readonly up: string;
          readonly down: string;
          readonly unknown: string;
        };
        readonly availabilityPpm: string | null;
        readonly coveragePpm: string | null;
      }[];
      readonly ratings: readonly {
        readonly requestId: string;
        readonly requestNumber: string;
        readonly title: string;
        readonly score: number;
        readonly reason: string;
        readonly at: string;
        readonly ratedBy: string | null | { readonly hidden: true };
      }[];
      readonly coefficient: {
        readonly policy: string;
        readonly reason: 'FROM_TABLE' | 'NO_COVERAGE' | 'NO_RATING';
        readonly value: string;
        readonly row: number | null;
        readonly band: number | null;
        readonly minutes: {
          readonly total: string;
          readonly up: string;
          readonly down: string;
          readonly unknown: string;
        };
        readonly availabilityPpm: string | null;
        readonly coveragePpm: string | null;
        readonly ratings: { readonly count: number; readonly sum: number; readonly mean: string | null };
      };
    };
  };
  /** By a key with the scope `fleet:write`, or by a person. */
  'fleet.createJoinToken': {
    readonly input: {
      readonly cloudId: string;
      readonly minutes?: number | undefined;
      readonly node?: string | undefined;
    };
    readonly output: { readonly token: string; readonly expiresAt: string };
  };
  /** By a key with the scope `fleet:read`, or by a person. */
  'fleet.nodes': {
    readonly input: {
      readonly cursor?: string | null | undefined;
      readonly limit?: number | undefined;
      readonly cloudId?: string | undefined;
    };
    readonly output: {
      readonly items: readonly {
        readonly id: string;
        readonly name: string;
        readonly cloudId: string;
        readonly cloudName: string;
        readonly tier: 'provincial' | 'sectoral' | 'municipal';
        readonly state: 'never' | 'live' | 'late' | 'silent' | 'quarantined';
        readonly agentVersion: string | null;
        readonly enrolledAt: string;
        readonly lastSeenAt: string | null;
        readonly clockSkewMs: string | null;
        readonly clockWarning: boolean;
        readonly quarantinedAt: string | null;
        readonly quarantineReason: string | null;
        readonly certificateExpiresAt: string | null;
        readonly utilisation: {
          readonly cpuPpm: string | null;
          readonly memoryPpm: string | null;
          readonly diskPpm: string | null;
          readonly at: string | null;
        };
      }[];
      readonly nextCursor: string | null;
      readonly total: number;
    };
  };
  /** By a person alone: a key is refused. */
  'fleet.quarantine': {
    readonly input: { readonly nodeId: string; readonly reason: string };
    readonly output: { readonly quarantined: true };
  };
  /** By a person alone: a key is refused. */
  'fleet.release': { readonly input: { readonly nodeId: string }; readonly output: { readonly quarantined: false } };
  /** By a key with the scope `fleet:read`, or by a person. */
  'fleet.utilisation': {
    readonly input: undefined;
    readonly output: readonly {
      readonly cloudId: string;
      readonly nodes: number;
      readonly live: number;
      readonly quarantined: number;
      readonly lastSeenAt: string | null;
      readonly utilisation: {
        readonly cpuPpm: string | null;
        readonly memoryPpm: string | null;
        readonly diskPpm: string | null;
        readonly at: string | null;
      };
    }[];
  };
  /** By a key with the scope `metering:write`, or by a person. */
  'metering.amendUse': {
    readonly input: {
      readonly reason: string;
      readonly evidence: string;
      readonly resourceId: string;
      readonly source: string;
      readonly eventId: string;
      readonly kind: 'correction' | 'withdrawal';
      readonly quantity?: string | undefined;
      readonly amendmentId?: string | undefined;
    };
    readonly output: { readonly entryId: string; readonly state: 'proposed' | 'applied' | 'repeated' };
  };
  /** By a person alone: a key is refused. */
  'metering.decideEntry': {
    readonly input: {
      readonly entryId: string;
      readonly decision: 'confirm' | 'refuse';
      readonly note?: string | undefined;
    };
    readonly output: { readonly entryId: string; readonly state: 'proposed' | 'confirmed' | 'refused' };
  };
  /** By a person alone: a key is refused. */
  'metering.enterCount': {
    readonly input: {
      readonly reason: string;
      readonly evidence: string;
      readonly resourceId: string;
      readonly meter:
        | 'vcpu'
        | 'memory-gb'
        | 'disk-ordinary-gb'
        | 'disk-fast-gb'
        | 'object-gb'
        | 'backup-gb'
        | 'bandwidth-mbps'
        | 'public-ip'
        | 'load-balancer'
        | 'gpu-share'
        | 'gpu-memory-gb'
        | 'security-pack-2'
        | 'security-pack-3'
        | 'bastion-account'
        | 'monitored-host'
        | 'connections'
        | 'operations'
        | 'requests'
        | 'egress-gb'
        | 'disk-io-gb'
        | 'traffic-mbps'
        | 'attached'
        | 'sign-ins'
        | 'service-days';
      readonly quantity: string;
      readonly at: string;
    };
    readonly output: { readonly entryId: string };
  };
  /** By a key with the scope `metering:read`, or by a person. */
  'metering.entries': {
    readonly input: {
      readonly cursor?: string | null | undefined;
      readonly limit?: number | undefined;
      readonly state?: 'proposed' | 'confirmed' | 'refused' | undefined;
    };
    readonly output: {
      readonly items: readonly {
        readonly resource: { readonly id: string; readonly number: string };
        readonly department: { readonly id: string; readonly name: string };
        readonly meter:
          | 'vcpu'
          | 'memory-gb'
          | 'disk-ordinary-gb'
          | 'disk-fast-gb'
          | 'object-gb'
          | 'backup-gb'
          | 'bandwidth-mbps'
          | 'public-ip'
          | 'load-balancer'
          | 'gpu-share'
          | 'gpu-memory-gb'
          | 'security-pack-2'
          | 'security-pack-3'
          | 'bastion-account'
          | 'monitored-host'
          | 'connections'
          | 'operations'
          | 'requests'
          | 'egress-gb'
          | 'disk-io-gb'
          | 'traffic-mbps'
          | 'attached'
          | 'sign-ins'
          | 'service-days';
        readonly unit: string;
        readonly at: string;
        readonly id: string;
        readonly kind: 'count' | 'correction' | 'withdrawal';
        readonly of: { readonly source: string; readonly eventId: string } | null;
        readonly quantity: string | null;
        readonly reason: string;
        readonly evidence: string;
        readonly state: 'proposed' | 'confirmed' | 'refused';
        readonly proposedBy: { readonly id: string; readonly name: string };
        readonly proposedAt: string;
        readonly decidedBy: { readonly id: string; readonly name: string } | null;
        readonly decidedAt: string | null;
        readonly note: string | null;
        readonly mayDecide: boolean;
      }[];
      readonly nextCursor: string | null;
      readonly total: number;
    };
  };
  /** By a key with the scope `metering:write`, or by a person. */
  'metering.importUsage': {
    readonly input: {
      readonly source: string;
      readonly format: 'csv' | 'jsonl';
      readonly content: string;
      readonly mode: 'check' | 'all' | 'good';
    };
    readonly output: {
      readonly rows: number;
      readonly stored: number;
      readonly repeated: number;
      readonly wrong: number;
      readonly errors: readonly {
        readonly line: number;
        readonly column: string | null;
        readonly code:
          | 'NOT_SIGNED_IN'
          | 'ROLE_MISSING'
          | 'NOT_YOURS'
          | 'APPROVER_IS_APPLICANT'
          | 'APPROVER_DECIDED_BEFORE'
          | 'INPUT_INVALID'
          | 'UNKNOWN_SKU'
          | 'ZONE_MISSING'
          | 'ZONE_UNKNOWN'
          | 'MLPS_MISSING'
          | 'MLPS_NOT_ADMITTED'
          | 'MLPS_ABOVE_ZONE'
          | 'MLPS_BELOW_SYSTEM'
          | 'QUANTITY_INVALID'
          | 'DISK_SHRINK'
          | 'XINCHUANG_MISMATCH'
          | 'ITEM_NOT_LOCAL'
          | 'CONTAINER_SPACE_EXISTS'
          | 'FILE_UNREADABLE'
          | 'SPEC_UNCHANGED'
          | 'NOT_FOUND'
          | 'STATE_CONFLICT'
          | 'QUOTA_EXCEEDED'
          | 'QUOTA_MISSING'
          | 'PLAN_CHANGED'
          | 'STEP_ALREADY_DECIDED'
          | 'STEP_NOT_OPEN'
          | 'RESOURCE_BUSY'
          | 'NO_PRICE'
          | 'PRICE_RULE_UNSOUND'
          | 'PRICE_IN_FORCE'
          | 'NO_CONTRACT'
          | 'PROVIDER_SUPERVISES'
          | 'INSTALMENTS_NOT_WHOLE'
          | 'INSTALMENTS_OUT_OF_ORDER'
          | 'INSTALMENT_NOT_IN_TERM'
          | 'CAP_BELOW_FLOOR'
          | 'TERMS_OF_ISSUED_MONTH'
          | 'AMENDED_BELOW_DUE'
          | 'ALREADY_ACCEPTED'
          | 'STATEMENT_ISSUED'
          | 'MONTH_NOT_OVER'
          | 'MONTH_INVALID'
          | 'EXCLUSIVE_ROLE'
          | 'CLOUD_NOT_READY'
          | 'CLUSTER_UNREACHABLE'
          | 'CLUSTER_LOST'
          | 'CLUSTER_CHANGED'
          | 'CLOCK_BEHIND'
          | 'CREDENTIAL_REFUSED'
          | 'SERVER_NOT_ALLOWED'
          | 'ENGINE_NOT_READY'
          | 'POLICY_REFUSED'
          | 'PREVIEW_FAILED'
          | 'APPLY_FAILED'
          | 'LEASE_LOST'
          | 'VERIFY_TIMED_OUT'
          | 'ENGINE_STALLED'
          | 'TOKEN_INVALID'
          | 'TOKEN_USED'
          | 'NODE_NAME_TAKEN'
          | 'TOKEN_EXPIRED'
          | 'CERTIFICATE_INVALID'
          | 'CERTIFICATE_REVOKED'
          | 'NODE_QUARANTINED'
          | 'BATCH_CONFLICT'
          | 'DUPLICATE_CONFLICT'
          | 'PERSON_UNKNOWN'
          | 'SIGN_IN_FAILED'
          | 'CROSS_SITE'
          | 'RESOURCE_CHANGED'
          | 'CLOUD_NOT_GRANTED'
          | 'APPROVER_CONFIRMS'
          | 'DRAFTER_ISSUES'
          | 'SLUG_TAKEN'
          | 'ASKER_RELEASES'
          | 'ITEM_NOT_AVAILABLE'
          | 'SECURITY_PACK_EXISTS'
          | 'GPU_SHARE_EXISTS'
          | 'TARGET_UNSUITABLE'
          | 'TARGET_IN_USE'
          | 'PUBLIC_ADDRESS_NOT_ALLOWED'
          | 'LISTENER_TWICE'
          | 'FIELD_FIXED'
          | 'MAY_ONLY_GROW'
          | 'BELOW_USE'
          | 'USE_UNKNOWN'
          | 'STOPPED_BY_PERSON'
          | 'DRIFT_CHARGED'
          | 'DRIFT_GUARDED'
          | 'PLAN_NOT_EMPTY'
          | 'IMPORT_REFUSED'
          | 'PROFILE_NOT_OF_TIER'
          | 'PROFILE_FORBIDS'
          | 'ZONE_TWICE'
          | 'NODE_TWICE'
          | 'ZONE_NOT_LISTED'
          | 'CLUSTER_NOT_REACHED'
          | 'CLUSTER_RIGHTS_MISSING'
          | 'PROBE_NEEDED'
          | 'CLOUD_IN_USE'
          | 'ZONE_IN_USE'
          | 'CAPACITY_IN_USE'
          | 'SERVICE_IN_USE'
          | 'TENANCY_IN_USE'
          | 'WINDOW_TOO_LONG'
          | 'WINDOW_NEEDED'
          | 'POLICY_UNKNOWN'
          | 'SETTING_UNKNOWN'
          | 'EXEMPTION_TOO_LONG'
          | 'STATE_UNREADABLE'
          | 'POLICY_FAILED'
          | 'SUBMITTED_BEFORE'
          | 'URGED_TODAY'
          | 'WEBHOOK_NOT_ALLOWED'
          | 'QUOTA_BELOW_FLOOR'
          | 'SEAT_OF_ANOTHER'
          | 'APPLY_NOT_BEGUN'
          | 'CANCELLED_BY_OPERATOR'
          | 'CLOUD_UNKNOWN'
          | 'BODY_TOO_LARGE'
          | 'STEP_UP_NEEDED'
          | 'PERSON_TWICE'
          | 'PERSON_NOT_IN_DEPARTMENT'
          | 'TENANCY_CLOSED'
          | 'RESOURCE_IN_USE'
          | 'OUTSIDE_TENANCY'
          | 'TEARDOWN_PART_FAILED'
          | 'GPU_NOT_IN_ZONE'
          | 'GPU_SHARE_TOO_LARGE'
          | 'CONTAINER_SPACE_NEEDED'
          | 'PROTECTED_BELOW_DISKS'
          | 'ZONE_NOT_DEPLOYED'
          | 'IMAGE_UNKNOWN'
          | 'IMAGE_NOT_ON_CLOUD'
          | 'IMAGE_NOT_DOMESTIC'
          | 'IMAGE_ARCHITECTURE'
          | 'IMAGE_DISK_TOO_SMALL'
          | 'IMAGE_ENDED'
          | 'SSH_KEY_MISSING'
          | 'SSH_KEY_PRIVATE'
          | 'SSH_KEY_INVALID'
          | 'SSH_KEY_WEAK'
          | 'SSH_KEYS_TOO_LONG'
          | 'STACK_OF_ANOTHER_CLOUD'
          | 'BEARER_INVALID'
          | 'SCOPE_MISSING'
          | 'PERSON_NEEDED'
          | 'RATE_LIMITED'
          | 'KEY_USED_OTHERWISE'
          | 'CALL_UNDER_WAY'
          | 'CALL_CUT_OFF'
          | 'ANSWER_NOT_KEPT'
          | 'OWNER_LACKS_ROLE'
          | 'KEYS_ENOUGH'
          | 'PATTERN_TOO_WIDE'
          | 'LAST_HOLDER'
          | 'DAYS_OUT_OF_ORDER'
          | 'ATTACHMENT_TOO_LARGE'
          | 'ATTACHMENT_NOT_ADMITTED'
          | 'ATTACHMENT_DISGUISED'
          | 'ATTACHMENTS_ENOUGH'
          | 'ATTACHMENT_SPACE_FULL'
          | 'DRAFTS_ENOUGH'
          | 'APPROVAL_EXPIRED'
          | 'DELEGATE_UNSUITABLE'
          | 'DELEGATION_CONFLICT'
          | 'ITEM_NOT_OFFERED'
          | 'CART_FULL'
          | 'NAME_TAKEN'
          | 'TEMPLATES_ENOUGH'
          | 'SHEET_UNREADABLE'
          | 'SHEET_TOO_LONG'
          | 'SHEET_EMPTY'
          | 'SHEET_COLUMN'
          | 'SHEET_FORMULA'
          | 'CELL_MISSING'
          | 'CELL_NOT_OF_ITEM'
          | 'CELL_UNREADABLE'
          | 'CLOCK_NOT_OVER'
          | 'URGER_DECIDES'
          | 'APPEALED_BEFORE'
          | 'LEASE_OVER'
          | 'LEASE_TOO_LONG'
          | 'STOPPED_BY_LEASE'
          | 'QUOTA_POOL_EXCEEDED'
          | 'QUOTA_OVERGIVEN'
          | 'QUOTA_IN_USE'
          | 'TRANSFER_BLOCKED'
          | 'TRANSFER_UNDER_WAY'
          | 'TRANSFER_CHANGED'
          | 'RECEIVER_WITHOUT_CONTRACT'
          | 'APPROVAL_OUTDATED'
          | 'BILL_ROWS_WRONG'
          | 'CASE_ANSWERER'
          | 'CASE_PERSISTS'
          | 'STATEMENT_PARKED'
          | 'MONTH_NOT_FROZEN'
          | 'FACTS_CHANGED'
          | 'OVERPAID'
          | 'PERIOD_CLOSED'
          | 'PERIOD_BLOCKED'
          | 'BEGINNER_CLOSES'
          | 'READING_OUT_OF_TIME'
          | 'READING_TOO_LARGE'
          | 'UNKNOWN_METER'
          | 'UNIT_MISMATCH'
          | 'PROPOSER_DECIDES'
          | 'USE_WITHDRAWN'
          | 'DRAFT_ELSEWHERE';
        readonly facts: { readonly [key: string]: string | number | readonly string[] };
      }[];
      readonly done: boolean;
    };
  };
  /** By a key with the scope `metering:write`, or by a person. */
  'metering.ingest': {
    readonly input: {
      readonly source: string;
      readonly events: readonly {
        readonly eventId: string;
        readonly resourceId: string;
        readonly dimension: string;
        readonly quantity: string;
        readonly at: string;
        readonly unit?: string | undefined;
        readonly thing?: string | undefined;
      }[];
    };
    readonly output: {
      readonly stored: number;
      readonly repeated: number;
      readonly refused: readonly {
        readonly index: number;
        readonly eventId: string;
        readonly code:
          | 'NOT_SIGNED_IN'
          | 'ROLE_MISSING'
          | 'NOT_YOURS'
          | 'APPROVER_IS_APPLICANT'
          | 'APPROVER_DECIDED_BEFORE'
          | 'INPUT_INVALID'
          | 'UNKNOWN_SKU'
          | 'ZONE_MISSING'
          | 'ZONE_UNKNOWN'
          | 'MLPS_MISSING'
          | 'MLPS_NOT_ADMITTED'
          | 'MLPS_ABOVE_ZONE'
          | 'MLPS_BELOW_SYSTEM'
          | 'QUANTITY_INVALID'
          | 'DISK_SHRINK'
          | 'XINCHUANG_MISMATCH'
          | 'ITEM_NOT_LOCAL'
          | 'CONTAINER_SPACE_EXISTS'
          | 'FILE_UNREADABLE'
          | 'SPEC_UNCHANGED'
          | 'NOT_FOUND'
          | 'STATE_CONFLICT'
          | 'QUOTA_EXCEEDED'
          | 'QUOTA_MISSING'
          | 'PLAN_CHANGED'
          | 'STEP_ALREADY_DECIDED'
          | 'STEP_NOT_OPEN'
          | 'RESOURCE_BUSY'
          | 'NO_PRICE'
          | 'PRICE_RULE_UNSOUND'
          | 'PRICE_IN_FORCE'
          | 'NO_CONTRACT'
          | 'PROVIDER_SUPERVISES'
          | 'INSTALMENTS_NOT_WHOLE'
          | 'INSTALMENTS_OUT_OF_ORDER'
          | 'INSTALMENT_NOT_IN_TERM'
          | 'CAP_BELOW_FLOOR'
          | 'TERMS_OF_ISSUED_MONTH'
          | 'AMENDED_BELOW_DUE'
          | 'ALREADY_ACCEPTED'
          | 'STATEMENT_ISSUED'
          | 'MONTH_NOT_OVER'
          | 'MONTH_INVALID'
          | 'EXCLUSIVE_ROLE'
          | 'CLOUD_NOT_READY'
          | 'CLUSTER_UNREACHABLE'
          | 'CLUSTER_LOST'
          | 'CLUSTER_CHANGED'
          | 'CLOCK_BEHIND'
          | 'CREDENTIAL_REFUSED'
          | 'SERVER_NOT_ALLOWED'
          | 'ENGINE_NOT_READY'
          | 'POLICY_REFUSED'
          | 'PREVIEW_FAILED'
          | 'APPLY_FAILED'
          | 'LEASE_LOST'
          | 'VERIFY_TIMED_OUT'
          | 'ENGINE_STALLED'
          | 'TOKEN_INVALID'
          | 'TOKEN_USED'
          | 'NODE_NAME_TAKEN'
          | 'TOKEN_EXPIRED'
          | 'CERTIFICATE_INVALID'
          | 'CERTIFICATE_REVOKED'
          | 'NODE_QUARANTINED'
          | 'BATCH_CONFLICT'
          | 'DUPLICATE_CONFLICT'
          | 'PERSON_UNKNOWN'
          | 'SIGN_IN_FAILED'
          | 'CROSS_SITE'
          | 'RESOURCE_CHANGED'
          | 'CLOUD_NOT_GRANTED'
          | 'APPROVER_CONFIRMS'
          | 'DRAFTER_ISSUES'
          | 'SLUG_TAKEN'
          | 'ASKER_RELEASES'
          | 'ITEM_NOT_AVAILABLE'
          | 'SECURITY_PACK_EXISTS'
          | 'GPU_SHARE_EXISTS'
          | 'TARGET_UNSUITABLE'
          | 'TARGET_IN_USE'
          | 'PUBLIC_ADDRESS_NOT_ALLOWED'
          | 'LISTENER_TWICE'
          | 'FIELD_FIXED'
          | 'MAY_ONLY_GROW'
          | 'BELOW_USE'
          | 'USE_UNKNOWN'
          | 'STOPPED_BY_PERSON'
          | 'DRIFT_CHARGED'
          | 'DRIFT_GUARDED'
          | 'PLAN_NOT_EMPTY'
          | 'IMPORT_REFUSED'
          | 'PROFILE_NOT_OF_TIER'
          | 'PROFILE_FORBIDS'
          | 'ZONE_TWICE'
          | 'NODE_TWICE'
          | 'ZONE_NOT_LISTED'
          | 'CLUSTER_NOT_REACHED'
          | 'CLUSTER_RIGHTS_MISSING'
          | 'PROBE_NEEDED'
          | 'CLOUD_IN_USE'
          | 'ZONE_IN_USE'
          | 'CAPACITY_IN_USE'
          | 'SERVICE_IN_USE'
          | 'TENANCY_IN_USE'
          | 'WINDOW_TOO_LONG'
          | 'WINDOW_NEEDED'
          | 'POLICY_UNKNOWN'
          | 'SETTING_UNKNOWN'
          | 'EXEMPTION_TOO_LONG'
          | 'STATE_UNREADABLE'
          | 'POLICY_FAILED'
          | 'SUBMITTED_BEFORE'
          | 'URGED_TODAY'
          | 'WEBHOOK_NOT_ALLOWED'
          | 'QUOTA_BELOW_FLOOR'
          | 'SEAT_OF_ANOTHER'
          | 'APPLY_NOT_BEGUN'
          | 'CANCELLED_BY_OPERATOR'
          | 'CLOUD_UNKNOWN'
          | 'BODY_TOO_LARGE'
          | 'STEP_UP_NEEDED'
          | 'PERSON_TWICE'
          | 'PERSON_NOT_IN_DEPARTMENT'
          | 'TENANCY_CLOSED'
          | 'RESOURCE_IN_USE'
          | 'OUTSIDE_TENANCY'
          | 'TEARDOWN_PART_FAILED'
          | 'GPU_NOT_IN_ZONE'
          | 'GPU_SHARE_TOO_LARGE'
          | 'CONTAINER_SPACE_NEEDED'
          | 'PROTECTED_BELOW_DISKS'
          | 'ZONE_NOT_DEPLOYED'
          | 'IMAGE_UNKNOWN'
          | 'IMAGE_NOT_ON_CLOUD'
          | 'IMAGE_NOT_DOMESTIC'
          | 'IMAGE_ARCHITECTURE'
          | 'IMAGE_DISK_TOO_SMALL'
          | 'IMAGE_ENDED'
          | 'SSH_KEY_MISSING'
          | 'SSH_KEY_PRIVATE'
          | 'SSH_KEY_INVALID'
          | 'SSH_KEY_WEAK'
          | 'SSH_KEYS_TOO_LONG'
          | 'STACK_OF_ANOTHER_CLOUD'
          | 'BEARER_INVALID'
          | 'SCOPE_MISSING'
          | 'PERSON_NEEDED'
          | 'RATE_LIMITED'
          | 'KEY_USED_OTHERWISE'
          | 'CALL_UNDER_WAY'
          | 'CALL_CUT_OFF'
          | 'ANSWER_NOT_KEPT'
          | 'OWNER_LACKS_ROLE'
          | 'KEYS_ENOUGH'
          | 'PATTERN_TOO_WIDE'
          | 'LAST_HOLDER'
          | 'DAYS_OUT_OF_ORDER'
          | 'ATTACHMENT_TOO_LARGE'
          | 'ATTACHMENT_NOT_ADMITTED'
          | 'ATTACHMENT_DISGUISED'
          | 'ATTACHMENTS_ENOUGH'
          | 'ATTACHMENT_SPACE_FULL'
          | 'DRAFTS_ENOUGH'
          | 'APPROVAL_EXPIRED'
          | 'DELEGATE_UNSUITABLE'
          | 'DELEGATION_CONFLICT'
          | 'ITEM_NOT_OFFERED'
          | 'CART_FULL'
          | 'NAME_TAKEN'
          | 'TEMPLATES_ENOUGH'
          | 'SHEET_UNREADABLE'
          | 'SHEET_TOO_LONG'
          | 'SHEET_EMPTY'
          | 'SHEET_COLUMN'
          | 'SHEET_FORMULA'
          | 'CELL_MISSING'
          | 'CELL_NOT_OF_ITEM'
          | 'CELL_UNREADABLE'
          | 'CLOCK_NOT_OVER'
          | 'URGER_DECIDES'
          | 'APPEALED_BEFORE'
          | 'LEASE_OVER'
          | 'LEASE_TOO_LONG'
          | 'STOPPED_BY_LEASE'
          | 'QUOTA_POOL_EXCEEDED'
          | 'QUOTA_OVERGIVEN'
          | 'QUOTA_IN_USE'
          | 'TRANSFER_BLOCKED'
          | 'TRANSFER_UNDER_WAY'
          | 'TRANSFER_CHANGED'
          | 'RECEIVER_WITHOUT_CONTRACT'
          | 'APPROVAL_OUTDATED'
          | 'BILL_ROWS_WRONG'
          | 'CASE_ANSWERER'
          | 'CASE_PERSISTS'
          | 'STATEMENT_PARKED'
          | 'MONTH_NOT_FROZEN'
          | 'FACTS_CHANGED'
          | 'OVERPAID'
          | 'PERIOD_CLOSED'
          | 'PERIOD_BLOCKED'
          | 'BEGINNER_CLOSES'
          | 'READING_OUT_OF_TIME'
          | 'READING_TOO_LARGE'
          | 'UNKNOWN_METER'
          | 'UNIT_MISMATCH'
          | 'PROPOSER_DECIDES'
          | 'USE_WITHDRAWN'
          | 'DRAFT_ELSEWHERE';
        readonly facts: { readonly [key: string]: string | number | readonly string[] };
      }[];
    };
  };
  /** By a key with the scope `metering:read`, or by a person. */
  'metering.usage': {
    readonly input: {
      readonly cursor?: string | null | undefined;
      readonly limit?: number | undefined;
      readonly resourceId?: string | undefined;
      readonly departmentId?: string | undefined;
      readonly systemId?: string | undefined;
      readonly month?: string | undefined;
    };
    readonly output: {
      readonly items: readonly {
        readonly resource: {
          readonly id: string;
          readonly number: string;
          readonly item: string;
          readonly fulfilment: 'provisioned' | 'counted';
          readonly state: 'requested' | 'active' | 'released' | 'abandoned' | 'transferred';
        };
        readonly department: { readonly id: string; readonly name: string };
        readonly system: { readonly id: string; readonly name: string; readonly slug: string };
        readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
        readonly xinchuang: boolean;
        readonly changes: readonly {
          readonly id: string;
          readonly kind: 'create' | 'resize' | 'stop' | 'start' | 'delete' | 'handed-over' | 'taken-on';
          readonly at: string;
          readonly receivedAt: string;
          readonly amounts: Readonly<
            Partial<
              Record<
                | 'vcpu'
                | 'memory-gb'
                | 'disk-ordinary-gb'
                | 'disk-fast-gb'
                | 'object-gb'
                | 'backup-gb'
                | 'bandwidth-mbps'
                | 'public-ip'
                | 'load-balancer'
                | 'gpu-share'
                | 'gpu-memory-gb'
                | 'security-pack-2'
                | 'security-pack-3'
                | 'bastion-account'
                | 'monitored-host',
                string
              >
            >
          >;
          readonly cause: { readonly kind: 'operation' | 'confirmation' | 'transfer'; readonly id: string };
          readonly instanceUid: string | null;
        }[];
        readonly spans: readonly {
          readonly from: string;
          readonly to: string | null;
          readonly amounts: Readonly<
            Partial<
              Record<
                | 'vcpu'
                | 'memory-gb'
                | 'disk-ordinary-gb'
                | 'disk-fast-gb'
                | 'object-gb'
                | 'backup-gb'
                | 'bandwidth-mbps'
                | 'public-ip'
                | 'load-balancer'
                | 'gpu-share'
                | 'gpu-memory-gb'
                | 'security-pack-2'
                | 'security-pack-3'
                | 'bastion-account'
                | 'monitored-host',
                string
              >
            >
          >;
        }[];
      }[];
      readonly nextCursor: string | null;
      readonly total: number;
      readonly month: string;
      readonly period: { readonly from: string; readonly to: string };
    };
  };
  /** By a key with the scope `metering:read`, or by a person. */
  'metering.uses': {
    readonly input: {
      readonly cursor?: string | null | undefined;
      readonly limit?: number | undefined;
      readonly month?: string | undefined;
      readonly departmentId?: string | undefined;
      readonly resourceId?: string | undefined;
      readonly amended?: boolean | undefined;
    };
    readonly output: {
      readonly items: readonly {
        readonly resource: { readonly id: string; readonly number: string };
        readonly department: { readonly id: string; readonly name: string };
        readonly meter:
          | 'vcpu'
          | 'memory-gb'
          | 'disk-ordinary-gb'
          | 'disk-fast-gb'
          | 'object-gb'
          | 'backup-gb'
          | 'bandwidth-mbps'
          | 'public-ip'
          | 'load-balancer'
          | 'gpu-share'
          | 'gpu-memory-gb'
          | 'security-pack-2'
          | 'security-pack-3'
          | 'bastion-account'
          | 'monitored-host'
          | 'connections'
          | 'operations'
          | 'requests'
          | 'egress-gb'
          | 'disk-io-gb'
          | 'traffic-mbps'
          | 'attached'
          | 'sign-ins'
          | 'service-days';
        readonly unit: string;
        readonly at: string;
        readonly id: string;
        readonly source: string;
        readonly eventId: string;
        readonly thing: string | null;
        readonly receivedAt: string;
        readonly original: string;
        readonly counts: string | null;
        readonly amendments: readonly {
          readonly kind: 'correction' | 'withdrawal';
          readonly quantity: string | null;
          readonly reason: string;
          readonly receivedAt: string;
          readonly proposedBy: string | null;
          readonly confirmedBy: string | null;
        }[];
      }[];
      readonly nextCursor: string | null;
      readonly total: number;
    };
  };
  /** By a person alone: a key is refused. */
  'notices.count': { readonly input: undefined; readonly output: { readonly unread: number; readonly open: number } };
  /** By a person alone: a key is refused. */
  'notices.list': {
    readonly input: {
      readonly cursor?: string | null | undefined;
      readonly limit?: number | undefined;
      readonly show?: 'all' | 'unread' | 'open' | undefined;
    };
    readonly output: {
      readonly items: readonly {
        readonly id: string;
        readonly kind:
          | 'approval-waiting'
          | 'approval-urged'
          | 'request-returned'
          | 'request-refused'
          | 'request-approved'
          | 'request-delivered'
          | 'request-accepted'
          | 'delivery-due'
          | 'request-failed'
          | 'request-expired'
          | 'operation-attention'
          | 'operation-failed'
          | 'release-waiting'
          | 'window-asked'
          | 'window-opened'
          | 'window-ended'
          | 'exemption-asked'
          | 'exemption-ending'
          | 'setting-asked'
          | 'statement-to-review'
          | 'statement-issued'
          | 'use-without-contract'
          | 'contract-ending'
          | 'instalment-due'
          | 'penalty-asked'
          | 'access-ending'
          | 'key-expiring'
          | 'draft-ending'
          | 'webhook-disabled'
          | 'anchor-failing'
          | 'duty-passed'
          | 'quota-asked'
          | 'quota-answered'
          | 'delegation-made'
          | 'delegation-ended'
          | 'lease-ending'
          | 'lease-ended'
          | 'reclaim-reminded'
          | 'reclaim-urge-due'
          | 'reclaim-urged'
          | 'reclaim-appealed'
          | 'reclaim-resumed'
          | 'reclaim-cut-due'
          | 'reclaim-ended'
          | 'transfer-waiting'
          | 'transfer-urged'
          | 'transfer-ended'
          | 'transfer-done'
          | 'transfer-taken-on'
          | 'approval-by-rule'
          | 'approved-by-rule'
          | 'approval-rule-asked'
          | 'approval-rule-decided'
          | 'cases-opened'
          | 'cases-overdue';
        readonly facts: { readonly [key: string]: string | number };
        readonly link: string;
        readonly at: string;
        readonly dueAt: string | null;
        readonly readAt: string | null;
        readonly todo: boolean;
        readonly doneAt: string | null;
      }[];
      readonly nextCursor: string | null;
      readonly total: number;
    };
  };
  /** By a person alone: a key is refused. */
  'notices.markRead': {
    readonly input: { readonly noticeIds: readonly string[] } | { readonly upTo: string };
    readonly output: { readonly read: number };
  };
  /** By a person alone: a key is refused. */
  'notices.preference': {
    readonly input: undefined;
    readonly output: {
      readonly mail: 'at-once' | 'digest' | 'none';
      readonly address: string | null;
      readonly weighty: readonly (
        | 'approval-waiting'
        | 'approval-urged'
        | 'request-returned'
        | 'request-refused'
        | 'request-approved'
        | 'request-delivered'
        | 'request-accepted'
        | 'delivery-due'
        | 'request-failed'
        | 'request-expired'
        | 'operation-attention'
        | 'operation-failed'
        | 'release-waiting'
        | 'window-asked'
        | 'window-opened'
        | 'window-ended'
        | 'exemption-asked'
        | 'exemption-ending'
        | 'setting-asked'
        | 'statement-to-review'
        | 'statement-issued'
        | 'use-without-contract'
        | 'contract-ending'
        | 'instalment-due'
        | 'penalty-asked'
        | 'access-ending'
        | 'key-expiring'
        | 'draft-ending'
        | 'webhook-disabled'
        | 'anchor-failing'
        | 'duty-passed'
        | 'quota-asked'
        | 'quota-answered'
        | 'delegation-made'
        | 'delegation-ended'
        | 'lease-ending'
        | 'lease-ended'
        | 'reclaim-reminded'
        | 'reclaim-urge-due'
        | 'reclaim-urged'
        | 'reclaim-appealed'
        | 'reclaim-resumed'
        | 'reclaim-cut-due'
        | 'reclaim-ended'
        | 'transfer-waiting'
        | 'transfer-urged'
        | 'transfer-ended'
        | 'transfer-done'
        | 'transfer-taken-on'
        | 'approval-by-rule'
        | 'approved-by-rule'
        | 'approval-rule-asked'
        | 'approval-rule-decided'
        | 'cases-opened'
        | 'cases-overdue'
      )[];
    };
  };
  /** By a person alone: a key is refused. */
  'notices.setPreference': {
    readonly input: { readonly mail: 'at-once' | 'digest' | 'none' };
    readonly output: { readonly mail: 'at-once' | 'digest' | 'none' };
  };
  /** By a key with the scope `orderSheets:read`, or by a person. */
  'orderSheets.check': {
    readonly input: {
      readonly name: string;
      readonly content: string;
      readonly systemId?: string | undefined;
      readonly mlpsGrade?: 1 | 2 | 3 | undefined;
    };
    readonly output: {
      readonly lines:
        | readonly {
            readonly cloud: string;
            readonly zone: string;
            readonly xinchuang?: boolean;
            readonly spec:
              | {
                  readonly item: 'cloud-host';
                  readonly count: number;
                  readonly vcpu: number;
                  readonly memoryGb: number;
                  readonly systemDiskGb: number;
                  readonly dataDisks: readonly { readonly class: 'ordinary' | 'fast'; readonly gb: number }[];
                  readonly operatingSystem?: {
                    readonly image:
                      | 'openeuler-24-03-lts-arm64'
                      | 'kylin-server-v10-sp3-arm64'
                      | 'uos-server-20-arm64'
                      | 'openeuler-24-03-lts-amd64'
                      | 'kylin-server-v10-sp3-amd64'
                      | 'uos-server-20-amd64'
                      | 'ubuntu-24-04-amd64'
                      | 'rocky-9-amd64';
                    readonly sshKeys: readonly string[];
                  };
                }
              | {
                  readonly item: 'container-space';
                  readonly vcpu: number;
                  readonly memoryGb: number;
                  readonly ordinaryGb: number;
                  readonly fastGb: number;
                }
              | {
                  readonly item: 'block-disk';
                  readonly class: 'ordinary' | 'fast';
                  readonly gb: number;
                  readonly count: number;
                }
              | { readonly item: 'object-bucket'; readonly quotaGb: number; readonly maximumObjects?: number }
              | {
                  readonly item: 'postgresql';
                  readonly version: '16' | '17' | '18';
                  readonly instances: number;
                  readonly vcpu: number;
                  readonly memoryGb: number;
                  readonly storageGb: number;
                  readonly storageClass: 'ordinary' | 'fast';
                }
              | { readonly item: 'cache'; readonly memoryGb: number; readonly replicas: number; readonly vcpu: number }
              | {
                  readonly item: 'load-balancer';
                  readonly scope: 'internal' | 'public';
                  readonly listeners: readonly {
                    readonly name: string;
                    readonly protocol: 'TCP' | 'UDP';
                    readonly port: number;
                    readonly targetPort: number;
                  }[];
                  readonly target: { readonly resource: string };
                }
              | { readonly item: 'bandwidth'; readonly mbps: number }
              | {
                  readonly item: 'backup-schedule';
                  readonly hour: number;
                  readonly everyDays: 1 | 7;
                  readonly retentionDays: number;
                  readonly protectedGb: number;
                }
              | { readonly item: 'gpu-share'; readonly shares: number; readonly memoryGbPerShare: number }
              | { readonly item: 'security-pack'; readonly grade: 2 | 3 }
              | { readonly item: 'bastion-account'; readonly people: readonly string[]; readonly days: number }
              | { readonly item: 'host-monitoring'; readonly hosts: number };
          }[]
        | null;
      readonly rows: number;
      readonly errors: readonly {
        readonly row: number;
        readonly cell: string | null;
        readonly column:
          | 'item'
          | 'cloud'
          | 'zone'
          | 'xinchuang'
          | 'count'
          | 'vcpu'
          | 'memoryGb'
          | 'systemDiskGb'
          | 'dataDisks'
          | 'image'
          | 'sshKeys'
          | 'ordinaryGb'
          | 'fastGb'
          | 'shares'
          | 'memoryGbPerShare'
          | 'class'
          | 'gb'
          | 'quotaGb'
          | 'maximumObjects'
          | 'version'
          | 'instances'
          | 'storageGb'
          | 'storageClass'
          | 'replicas'
          | 'scope'
          | 'listeners'
          | 'target'
          | 'mbps'
          | 'hour'
          | 'everyDays'
          | 'retentionDays'
          | 'protectedGb'
          | 'grade'
          | 'people'
          | 'days'
          | 'hosts'
          | null;
        readonly code:
          | 'NOT_SIGNED_IN'
          | 'ROLE_MISSING'
          | 'NOT_YOURS'
          | 'APPROVER_IS_APPLICANT'
          | 'APPROVER_DECIDED_BEFORE'
          | 'INPUT_INVALID'
          | 'UNKNOWN_SKU'
          | 'ZONE_MISSING'
          | 'ZONE_UNKNOWN'
          | 'MLPS_MISSING'
          | 'MLPS_NOT_ADMITTED'
          | 'MLPS_ABOVE_ZONE'
          | 'MLPS_BELOW_SYSTEM'
          | 'QUANTITY_INVALID'
          | 'DISK_SHRINK'
          | 'XINCHUANG_MISMATCH'
          | 'ITEM_NOT_LOCAL'
          | 'CONTAINER_SPACE_EXISTS'
          | 'FILE_UNREADABLE'
          | 'SPEC_UNCHANGED'
          | 'NOT_FOUND'
          | 'STATE_CONFLICT'
          | 'QUOTA_EXCEEDED'
          | 'QUOTA_MISSING'
          | 'PLAN_CHANGED'
          | 'STEP_ALREADY_DECIDED'
          | 'STEP_NOT_OPEN'
          | 'RESOURCE_BUSY'
          | 'NO_PRICE'
          | 'PRICE_RULE_UNSOUND'
          | 'PRICE_IN_FORCE'
          | 'NO_CONTRACT'
          | 'PROVIDER_SUPERVISES'
          | 'INSTALMENTS_NOT_WHOLE'
          | 'INSTALMENTS_OUT_OF_ORDER'
          | 'INSTALMENT_NOT_IN_TERM'
          | 'CAP_BELOW_FLOOR'
          | 'TERMS_OF_ISSUED_MONTH'
          | 'AMENDED_BELOW_DUE'
          | 'ALREADY_ACCEPTED'
          | 'STATEMENT_ISSUED'
          | 'MONTH_NOT_OVER'
          | 'MONTH_INVALID'
          | 'EXCLUSIVE_ROLE'
          | 'CLOUD_NOT_READY'
          | 'CLUSTER_UNREACHABLE'
          | 'CLUSTER_LOST'
          | 'CLUSTER_CHANGED'
          | 'CLOCK_BEHIND'
          | 'CREDENTIAL_REFUSED'
          | 'SERVER_NOT_ALLOWED'
          | 'ENGINE_NOT_READY'
          | 'POLICY_REFUSED'
          | 'PREVIEW_FAILED'
          | 'APPLY_FAILED'
          | 'LEASE_LOST'
          | 'VERIFY_TIMED_OUT'
          | 'ENGINE_STALLED'
          | 'TOKEN_INVALID'
          | 'TOKEN_USED'
          | 'NODE_NAME_TAKEN'
          | 'TOKEN_EXPIRED'
          | 'CERTIFICATE_INVALID'
          | 'CERTIFICATE_REVOKED'
          | 'NODE_QUARANTINED'
          | 'BATCH_CONFLICT'
          | 'DUPLICATE_CONFLICT'
          | 'PERSON_UNKNOWN'
          | 'SIGN_IN_FAILED'
          | 'CROSS_SITE'
          | 'RESOURCE_CHANGED'
          | 'CLOUD_NOT_GRANTED'
          | 'APPROVER_CONFIRMS'
          | 'DRAFTER_ISSUES'
          | 'SLUG_TAKEN'
          | 'ASKER_RELEASES'
          | 'ITEM_NOT_AVAILABLE'
          | 'SECURITY_PACK_EXISTS'
          | 'GPU_SHARE_EXISTS'
          | 'TARGET_UNSUITABLE'
          | 'TARGET_IN_USE'
          | 'PUBLIC_ADDRESS_NOT_ALLOWED'
          | 'LISTENER_TWICE'
          | 'FIELD_FIXED'
          | 'MAY_ONLY_GROW'
          | 'BELOW_USE'
          | 'USE_UNKNOWN'
          | 'STOPPED_BY_PERSON'
          | 'DRIFT_CHARGED'
          | 'DRIFT_GUARDED'
          | 'PLAN_NOT_EMPTY'
          | 'IMPORT_REFUSED'
          | 'PROFILE_NOT_OF_TIER'
          | 'PROFILE_FORBIDS'
          | 'ZONE_TWICE'
          | 'NODE_TWICE'
          | 'ZONE_NOT_LISTED'
          | 'CLUSTER_NOT_REACHED'
          | 'CLUSTER_RIGHTS_MISSING'
          | 'PROBE_NEEDED'
          | 'CLOUD_IN_USE'
          | 'ZONE_IN_USE'
          | 'CAPACITY_IN_USE'
          | 'SERVICE_IN_USE'
          | 'TENANCY_IN_USE'
          | 'WINDOW_TOO_LONG'
          | 'WINDOW_NEEDED'
          | 'POLICY_UNKNOWN'
          | 'SETTING_UNKNOWN'
          | 'EXEMPTION_TOO_LONG'
          | 'STATE_UNREADABLE'
          | 'POLICY_FAILED'
          | 'SUBMITTED_BEFORE'
          | 'URGED_TODAY'
          | 'WEBHOOK_NOT_ALLOWED'
          | 'QUOTA_BELOW_FLOOR'
          | 'SEAT_OF_ANOTHER'
          | 'APPLY_NOT_BEGUN'
          | 'CANCELLED_BY_OPERATOR'
          | 'CLOUD_UNKNOWN'
          | 'BODY_TOO_LARGE'
          | 'STEP_UP_NEEDED'
          | 'PERSON_TWICE'
          | 'PERSON_NOT_IN_DEPARTMENT'
          | 'TENANCY_CLOSED'
          | 'RESOURCE_IN_USE'
          | 'OUTSIDE_TENANCY'
          | 'TEARDOWN_PART_FAILED'
          | 'GPU_NOT_IN_ZONE'
          | 'GPU_SHARE_TOO_LARGE'
          | 'CONTAINER_SPACE_NEEDED'
          | 'PROTECTED_BELOW_DISKS'
          | 'ZONE_NOT_DEPLOYED'
          | 'IMAGE_UNKNOWN'
          | 'IMAGE_NOT_ON_CLOUD'
          | 'IMAGE_NOT_DOMESTIC'
          | 'IMAGE_ARCHITECTURE'
          | 'IMAGE_DISK_TOO_SMALL'
          | 'IMAGE_ENDED'
          | 'SSH_KEY_MISSING'
          | 'SSH_KEY_PRIVATE'
          | 'SSH_KEY_INVALID'
          | 'SSH_KEY_WEAK'
          | 'SSH_KEYS_TOO_LONG'
          | 'STACK_OF_ANOTHER_CLOUD'
          | 'BEARER_INVALID'
          | 'SCOPE_MISSING'
          | 'PERSON_NEEDED'
          | 'RATE_LIMITED'
          | 'KEY_USED_OTHERWISE'
          | 'CALL_UNDER_WAY'
          | 'CALL_CUT_OFF'
          | 'ANSWER_NOT_KEPT'
          | 'OWNER_LACKS_ROLE'
          | 'KEYS_ENOUGH'
          | 'PATTERN_TOO_WIDE'
          | 'LAST_HOLDER'
          | 'DAYS_OUT_OF_ORDER'
          | 'ATTACHMENT_TOO_LARGE'
          | 'ATTACHMENT_NOT_ADMITTED'
          | 'ATTACHMENT_DISGUISED'
          | 'ATTACHMENTS_ENOUGH'
          | 'ATTACHMENT_SPACE_FULL'
          | 'DRAFTS_ENOUGH'
          | 'APPROVAL_EXPIRED'
          | 'DELEGATE_UNSUITABLE'
          | 'DELEGATION_CONFLICT'
          | 'ITEM_NOT_OFFERED'
          | 'CART_FULL'
          | 'NAME_TAKEN'
          | 'TEMPLATES_ENOUGH'
          | 'SHEET_UNREADABLE'
          | 'SHEET_TOO_LONG'
          | 'SHEET_EMPTY'
          | 'SHEET_COLUMN'
          | 'SHEET_FORMULA'
          | 'CELL_MISSING'
          | 'CELL_NOT_OF_ITEM'
          | 'CELL_UNREADABLE'
          | 'CLOCK_NOT_OVER'
          | 'URGER_DECIDES'
          | 'APPEALED_BEFORE'
          | 'LEASE_OVER'
          | 'LEASE_TOO_LONG'
          | 'STOPPED_BY_LEASE'
          | 'QUOTA_POOL_EXCEEDED'
          | 'QUOTA_OVERGIVEN'
          | 'QUOTA_IN_USE'
          | 'TRANSFER_BLOCKED'
          | 'TRANSFER_UNDER_WAY'
          | 'TRANSFER_CHANGED'
          | 'RECEIVER_WITHOUT_CONTRACT'
          | 'APPROVAL_OUTDATED'
          | 'BILL_ROWS_WRONG'
          | 'CASE_ANSWERER'
          | 'CASE_PERSISTS'
          | 'STATEMENT_PARKED'
          | 'MONTH_NOT_FROZEN'
          | 'FACTS_CHANGED'
          | 'OVERPAID'
          | 'PERIOD_CLOSED'
          | 'PERIOD_BLOCKED'
          | 'BEGINNER_CLOSES'
          | 'READING_OUT_OF_TIME'
          | 'READING_TOO_LARGE'
          | 'UNKNOWN_METER'
          | 'UNIT_MISMATCH'
          | 'PROPOSER_DECIDES'
          | 'USE_WITHDRAWN'
          | 'DRAFT_ELSEWHERE';
        readonly facts: { readonly [key: string]: string | number | readonly string[] };
      }[];
      readonly moreErrors: number;
    };
  };
  /** By a key with the scope `orderSheets:read`, or by a person. */
  'orderSheets.sample': {
    readonly input: { readonly format: 'xlsx' | 'csv'; readonly locale: 'zh-CN' | 'en-US' };
    readonly output: { readonly name: string; readonly content: string };
  };
  /** By a person alone: a key is refused. */
  'people.add': {
    readonly input: {
      readonly subject: string;
      readonly realName: string;
      readonly locale?: 'zh-CN' | 'en-US' | undefined;
    };
    readonly output: { readonly id: string; readonly added: boolean };
  };
  /** By a person alone: a key is refused. */
  'people.addOrganisation': {
    readonly input: {
      readonly slug: string;
      readonly name: string;
      readonly kind:
        | 'government'
        | 'party'
        | 'congress'
        | 'consultative'
        | 'institution'
        | 'authority'
        | 'operator'
        | 'supervisor'
        | 'finance'
        | 'audit';
      readonly cloudId?: string | null | undefined;
    };
    readonly output: { readonly id: string; readonly added: boolean };
  };
  /** By a person alone: a key is refused. */
  'people.claimMail': { readonly input: { readonly mail: string }; readonly output: { readonly minutes: number } };
  /** By a person alone: a key is refused. */
  'people.confirmMail': {
    readonly input: { readonly code: string };
    readonly output: {
      readonly confirmed: boolean;
      readonly standing: 'awaited' | 'none' | 'expired' | 'spent';
      readonly triesLeft: number;
    };
  };
  /** By a person alone: a key is refused. */
  'people.endService': {
    readonly input: { readonly personId: string; readonly reason: string };
    readonly output: {
      readonly personId: string;
      readonly sessions: number;
      readonly keys: number;
      readonly passed: number;
      readonly vacant: readonly {
        readonly role:
          | 'applicant'
          | 'department-approver'
          | 'authority-approver'
          | 'technical-reviewer'
          | 'platform-engineer'
          | 'finance'
          | 'auditor'
          | 'system-admin'
          | 'security-admin'
          | 'audit-admin';
        readonly place: string;
        readonly tier: 'provincial' | 'sectoral' | 'municipal' | null;
      }[];
    };
  };
  /** By a person alone: a key is refused. */
  'people.grant': {
    readonly input: {
      readonly personId: string;
      readonly role:
        | 'applicant'
        | 'department-approver'
        | 'authority-approver'
        | 'technical-reviewer'
        | 'platform-engineer'
        | 'finance'
        | 'auditor'
        | 'system-admin'
        | 'security-admin'
        | 'audit-admin';
      readonly organisationId: string;
      readonly departmentId?: string | null | undefined;
      readonly cloudId?: string | null | undefined;
      readonly tier?: 'provincial' | 'sectoral' | 'municipal' | null | undefined;
      readonly lastDay?: string | null | undefined;
    };
    readonly output: { readonly grantId: string; readonly added: boolean };
  };
  /** By a key with the scope `people:read`, or by a person. */
  'people.grantChoices': {
    readonly input: { readonly personId: string };
    readonly output: {
      readonly roles: readonly {
        readonly role:
          | 'applicant'
          | 'department-approver'
          | 'authority-approver'
          | 'technical-reviewer'
          | 'platform-engineer'
          | 'finance'
          | 'auditor'
          | 'system-admin'
          | 'security-admin'
          | 'audit-admin';
        readonly excludedBy: readonly (
          | 'applicant'
          | 'department-approver'
          | 'authority-approver'
          | 'technical-reviewer'
          | 'platform-engineer'
          | 'finance'
          | 'auditor'
          | 'system-admin'
          | 'security-admin'
          | 'audit-admin'
        )[];
        readonly heldIn: readonly (
          | 'government'
          | 'party'
          | 'congress'
          | 'consultative'
          | 'institution'
          | 'authority'
          | 'operator'
          | 'supervisor'
          | 'finance'
          | 'audit'
        )[];
        readonly ofDepartment: boolean;
        readonly mayEnd: boolean;
        readonly ofTier: boolean;
      }[];
      readonly organisations: readonly {
        readonly id: string;
        readonly name: string;
        readonly kind:
          | 'government'
          | 'party'
          | 'congress'
          | 'consultative'
          | 'institution'
          | 'authority'
          | 'operator'
          | 'supervisor'
          | 'finance'
          | 'audit';
        readonly cloudId: string | null;
      }[];
      readonly departments: readonly { readonly id: string; readonly name: string; readonly organisationId: string }[];
      readonly clouds: readonly {
        readonly id: string;
        readonly name: string;
        readonly tier: 'provincial' | 'sectoral' | 'municipal';
      }[];
    };
  };
  /** By a key with the scope `people:read`, or by a person. */
  'people.list': {
    readonly input: {
      readonly cursor?: string | null | undefined;
      readonly limit?: number | undefined;
      readonly search?: string | undefined;
    };
    readonly output: {
      readonly items: readonly {
        readonly id: string;
        readonly name: string;
        readonly subject: string;
        readonly mail: string | null | { readonly hidden: true };
        readonly disabled: boolean;
        readonly disabledAt: string | null;
        readonly createdAt: string;
        readonly grants: readonly {
          readonly id: string;
          readonly role:
            | 'applicant'
            | 'department-approver'
            | 'authority-approver'
            | 'technical-reviewer'
            | 'platform-engineer'
            | 'finance'
            | 'auditor'
            | 'system-admin'
            | 'security-admin'
            | 'audit-admin';
          readonly organisation: { readonly id: string; readonly name: string };
          readonly department: { readonly id: string; readonly name: string; readonly slug: string } | null;
          readonly cloud: { readonly id: string; readonly name: string; readonly slug: string } | null;
          readonly tier: 'provincial' | 'sectoral' | 'municipal' | null;
          readonly lastDay: string | null;
        }[];
      }[];
      readonly nextCursor: string | null;
      readonly total: number;
    };
  };
  /** By a key with the scope `people:read`, or by a person. */
  'people.mailClaim': {
    readonly input: undefined;
    readonly output: {
      readonly mail: string;
      readonly claimedAt: string;
      readonly expiresAt: string | null;
      readonly triesLeft: number;
      readonly unsent: 'mail-is-off' | 'refused' | 'unreachable' | null;
    } | null;
  };
  /** By a person alone: a key is refused. */
  'people.me': {
    readonly input: undefined;
    readonly output: {
      readonly person: { readonly id: string; readonly name: string; readonly locale: 'zh-CN' | 'en-US' };
      readonly grants: readonly {
        readonly id: string;
        readonly role:
          | 'applicant'
          | 'department-approver'
          | 'authority-approver'
          | 'technical-reviewer'
          | 'platform-engineer'
          | 'finance'
          | 'auditor'
          | 'system-admin'
          | 'security-admin'
          | 'audit-admin';
        readonly organisation: { readonly id: string; readonly name: string };
        readonly department: { readonly id: string; readonly name: string; readonly slug: string } | null;
        readonly cloud: { readonly id: string; readonly name: string; readonly slug: string } | null;
        readonly tier: 'provincial' | 'sectoral' | 'municipal' | null;
        readonly lastDay: string | null;
      }[];
      readonly departments: readonly { readonly id: string; readonly name: string; readonly slug: string }[];
    };
  };
  /** By a key with the scope `people:read`, or by a person. */
  'people.ofDepartment': {
    readonly input: undefined;
    readonly output: { readonly items: readonly { readonly subject: string; readonly name: string }[] };
  };
  /** By a person alone: a key is refused. */
  'people.resumeService': {
    readonly input: { readonly personId: string };
    readonly output: { readonly personId: string };
  };
  /** By a person alone: a key is refused. */
  'people.revoke': { readonly input: { readonly grantId: string }; readonly output: { readonly grantId: string } };
  /** By a person alone: a key is refused. */
  'people.setMail': {
    readonly input: { readonly personId: string; readonly mail: string | null };
    readonly output: { readonly personId: string };
  };
  /** By a key with the scope `pricing:read`, or by a person. */
  'pricing.books': {
    readonly input: undefined;
    readonly output: {
      readonly versions: readonly {
        readonly id: string;
        readonly number: string;
        readonly name: string;
        readonly sample: boolean;
        readonly validFrom: string;
        readonly validTo: string | null;
        readonly createdAt: string;
        readonly department: { readonly id: string; readonly name: string } | null;
        readonly state: 'in-force' | 'to-come' | 'over' | 'withdrawn';
        readonly withdrawn: { readonly at: string; readonly why: string } | null;
        readonly prices: readonly {
          readonly sku:
            | 'vcpu.x86'
            | 'vcpu.xinchuang'
            | 'memory-gb.x86'
            | 'memory-gb.xinchuang'
            | 'disk-ordinary-gb.x86'
            | 'disk-ordinary-gb.xinchuang'
            | 'disk-fast-gb.x86'
            | 'disk-fast-gb.xinchuang'
            | 'object-gb.x86'
            | 'object-gb.xinchuang'
            | 'backup-gb.x86'
            | 'backup-gb.xinchuang'
            | 'bandwidth-mbps.x86'
            | 'bandwidth-mbps.xinchuang'
            | 'public-ip.x86'
            | 'public-ip.xinchuang'
            | 'load-balancer.x86'
            | 'load-balancer.xinchuang'
            | 'gpu-share.x86'
            | 'gpu-share.xinchuang'
            | 'gpu-memory-gb.x86'
            | 'gpu-memory-gb.xinchuang'
            | 'security-pack-2.x86'
            | 'security-pack-2.xinchuang'
            | 'security-pack-3.x86'
            | 'security-pack-3.xinchuang'
            | 'bastion-account.x86'
            | 'bastion-account.xinchuang'
            | 'monitored-host.x86'
            | 'monitored-host.xinchuang'
            | 'traffic-gb.x86'
            | 'traffic-gb.xinchuang'
            | 'requests-10k.x86'
            | 'requests-10k.xinchuang'
            | 'object-gb-used.x86'
            | 'object-gb-used.xinchuang'
            | 'backup-gb-used.x86'
            | 'backup-gb-used.xinchuang'
            | 'traffic-peak-mbps.x86'
            | 'traffic-peak-mbps.xinchuang'
            | 'active-accounts.x86'
            | 'active-accounts.xinchuang'
            | 'service-days.x86'
            | 'service-days.xinchuang';
          readonly dimension:
            | 'vcpu'
            | 'memory-gb'
            | 'disk-ordinary-gb'
            | 'disk-fast-gb'
            | 'object-gb'
            | 'backup-gb'
            | 'bandwidth-mbps'
            | 'public-ip'
            | 'load-balancer'
            | 'gpu-share'
            | 'gpu-memory-gb'
            | 'security-pack-2'
            | 'security-pack-3'
            | 'bastion-account'
            | 'monitored-host'
            | 'traffic-gb'
            | 'requests-10k'
            | 'object-gb-used'
            | 'backup-gb-used'
            | 'traffic-peak-mbps'
            | 'active-accounts'
            | 'service-days';
          readonly xinchuang: boolean;
          readonly unit: string;
          readonly unitPrice: string;
          readonly rule: {
            readonly model:
              | { readonly kind: 'unit'; readonly unitPrice: string }
              | { readonly kind: 'flat'; readonly price: string }
              | {
                  readonly kind: 'graduated';
                  readonly tiers: readonly {
                    readonly from: string;
                    readonly to: string | null;
                    readonly unitPrice: string;
                  }[];
                }
              | {
                  readonly kind: 'volume';
                  readonly tiers: readonly {
                    readonly from: string;
                    readonly to: string | null;
                    readonly unitPrice: string;
                  }[];
                }
              | { readonly kind: 'package'; readonly size: string; readonly price: string };
            readonly discountPpm: string;
            readonly minimum: string | null;
            readonly maximum: string | null;
            readonly month: 'calendar' | 'fixed-30-days';
          };
        }[];
      }[];
    };
  };
  /** By a person alone: a key is refused. */
  'pricing.publish': {
    readonly input: {
      readonly name: string;
      readonly sample: boolean;
      readonly validFrom: string;
      readonly departmentId?: string | null | undefined;
      readonly prices: readonly {
        readonly sku:
          | 'vcpu.x86'
          | 'vcpu.xinchuang'
          | 'memory-gb.x86'
          | 'memory-gb.xinchuang'
          | 'disk-ordinary-gb.x86'
          | 'disk-ordinary-gb.xinchuang'
          | 'disk-fast-gb.x86'
          | 'disk-fast-gb.xinchuang'
          | 'object-gb.x86'
          | 'object-gb.xinchuang'
          | 'backup-gb.x86'
          | 'backup-gb.xinchuang'
          | 'bandwidth-mbps.x86'
          | 'bandwidth-mbps.xinchuang'
          | 'public-ip.x86'
          | 'public-ip.xinchuang'
          | 'load-balancer.x86'
          | 'load-balancer.xinchuang'
          | 'gpu-share.x86'
          | 'gpu-share.xinchuang'
          | 'gpu-memory-gb.x86'
          | 'gpu-memory-gb.xinchuang'
          | 'security-pack-2.x86'
          | 'security-pack-2.xinchuang'
          | 'security-pack-3.x86'
          | 'security-pack-3.xinchuang'
          | 'bastion-account.x86'
          | 'bastion-account.xinchuang'
          | 'monitored-host.x86'
          | 'monitored-host.xinchuang'
          | 'traffic-gb.x86'
          | 'traffic-gb.xinchuang'
          | 'requests-10k.x86'
          | 'requests-10k.xinchuang'
          | 'object-gb-used.x86'
          | 'object-gb-used.xinchuang'
          | 'backup-gb-used.x86'
          | 'backup-gb-used.xinchuang'
          | 'traffic-peak-mbps.x86'
          | 'traffic-peak-mbps.xinchuang'
          | 'active-accounts.x86'
          | 'active-accounts.xinchuang'
          | 'service-days.x86'
          | 'service-days.xinchuang';
        readonly unit: string;
        readonly unitPrice?: string | undefined;
        readonly rule?:
          | {
              readonly model:
                | { readonly kind: 'unit'; readonly unitPrice: string }
                | { readonly kind: 'flat'; readonly price: string }
                | {
                    readonly kind: 'graduated';
                    readonly tiers: readonly {
                      readonly from: string;
                      readonly to: string | null;
                      readonly unitPrice: string;
                    }[];
                  }
                | {
                    readonly kind: 'volume';
                    readonly tiers: readonly {
                      readonly from: string;
                      readonly to: string | null;
                      readonly unitPrice: string;
                    }[];
                  }
                | { readonly kind: 'package'; readonly size: string; readonly price: string };
              readonly discountPpm: string;
              readonly minimum: string | null;
              readonly maximum: string | null;
              readonly month: 'calendar' | 'fixed-30-days';
            }
          | undefined;
      }[];
    };
    readonly output: { readonly versionId: string; readonly number: string };
  };
  /** By a key with the scope `pricing:read`, or by a person. */
  'pricing.quote': {
    readonly input: {
      readonly lines: readonly {
        readonly cloud: string;
        readonly zone: string;
        readonly spec:
          | {
              readonly item: 'cloud-host';
              readonly count: number;
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly systemDiskGb?: number | undefined;
              readonly dataDisks?: readonly { readonly class: 'ordinary' | 'fast'; readonly gb: number }[] | undefined;
              readonly operatingSystem?:
                | {
                    readonly image:
                      | 'openeuler-24-03-lts-arm64'
                      | 'kylin-server-v10-sp3-arm64'
                      | 'uos-server-20-arm64'
                      | 'openeuler-24-03-lts-amd64'
                      | 'kylin-server-v10-sp3-amd64'
                      | 'uos-server-20-amd64'
                      | 'ubuntu-24-04-amd64'
                      | 'rocky-9-amd64';
                    readonly sshKeys: readonly string[];
                  }
                | undefined;
            }
          | {
              readonly item: 'container-space';
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly ordinaryGb?: number | undefined;
              readonly fastGb?: number | undefined;
            }
          | {
              readonly item: 'block-disk';
              readonly class: 'ordinary' | 'fast';
              readonly gb: number;
              readonly count: number;
            }
          | { readonly item: 'object-bucket'; readonly quotaGb: number; readonly maximumObjects?: number | undefined }
          | {
              readonly item: 'postgresql';
              readonly version: '16' | '17' | '18';
              readonly instances: number;
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly storageGb: number;
              readonly storageClass: 'ordinary' | 'fast';
            }
          | { readonly item: 'cache'; readonly memoryGb: number; readonly replicas: number; readonly vcpu: number }
          | {
              readonly item: 'load-balancer';
              readonly scope: 'internal' | 'public';
              readonly listeners: readonly {
                readonly name: string;
                readonly protocol: 'TCP' | 'UDP';
                readonly port: number;
                readonly targetPort: number;
              }[];
              readonly target: { readonly resource: string };
            }
          | { readonly item: 'bandwidth'; readonly mbps: number }
          | {
              readonly item: 'backup-schedule';
              readonly hour: number;
              readonly everyDays: 1 | 7;
              readonly retentionDays: number;
              readonly protectedGb: number;
            }
          | { readonly item: 'gpu-share'; readonly shares: number; readonly memoryGbPerShare: number }
          | { readonly item: 'security-pack'; readonly grade: 2 | 3 }
          | { readonly item: 'bastion-account'; readonly people: readonly string[]; readonly days: number }
          | { readonly item: 'host-monitoring'; readonly hosts: number };
      }[];
      readonly departmentId?: string | null | undefined;
    };
    readonly output: {
      readonly priceVersion: {
        readonly id: string;
        readonly number: string;
        readonly name: string;
        readonly sample: boolean;
      };
      readonly asOf: string;
      readonly yearEndsAt: string;
      readonly lines: readonly {
        readonly ordinal: number;
        readonly parts: readonly {
          readonly sku:
            | 'vcpu.x86'
            | 'vcpu.xinchuang'
            | 'memory-gb.x86'
            | 'memory-gb.xinchuang'
            | 'disk-ordinary-gb.x86'
            | 'disk-ordinary-gb.xinchuang'
            | 'disk-fast-gb.x86'
            | 'disk-fast-gb.xinchuang'
            | 'object-gb.x86'
            | 'object-gb.xinchuang'
            | 'backup-gb.x86'
            | 'backup-gb.xinchuang'
            | 'bandwidth-mbps.x86'
            | 'bandwidth-mbps.xinchuang'
            | 'public-ip.x86'
            | 'public-ip.xinchuang'
            | 'load-balancer.x86'
            | 'load-balancer.xinchuang'
            | 'gpu-share.x86'
            | 'gpu-share.xinchuang'
            | 'gpu-memory-gb.x86'
            | 'gpu-memory-gb.xinchuang'
            | 'security-pack-2.x86'
            | 'security-pack-2.xinchuang'
            | 'security-pack-3.x86'
            | 'security-pack-3.xinchuang'
            | 'bastion-account.x86'
            | 'bastion-account.xinchuang'
            | 'monitored-host.x86'
            | 'monitored-host.xinchuang'
            | 'traffic-gb.x86'
            | 'traffic-gb.xinchuang'
            | 'requests-10k.x86'
            | 'requests-10k.xinchuang'
            | 'object-gb-used.x86'
            | 'object-gb-used.xinchuang'
            | 'backup-gb-used.x86'
            | 'backup-gb-used.xinchuang'
            | 'traffic-peak-mbps.x86'
            | 'traffic-peak-mbps.xinchuang'
            | 'active-accounts.x86'
            | 'active-accounts.xinchuang'
            | 'service-days.x86'
            | 'service-days.xinchuang';
          readonly dimension:
            | 'vcpu'
            | 'memory-gb'
            | 'disk-ordinary-gb'
            | 'disk-fast-gb'
            | 'object-gb'
            | 'backup-gb'
            | 'bandwidth-mbps'
            | 'public-ip'
            | 'load-balancer'
            | 'gpu-share'
            | 'gpu-memory-gb'
            | 'security-pack-2'
            | 'security-pack-3'
            | 'bastion-account'
            | 'monitored-host';
          readonly unit: string;
          readonly units: string;
          readonly unitPrice: string;
          readonly rule: {
            readonly model:
              | { readonly kind: 'unit'; readonly unitPrice: string }
              | { readonly kind: 'flat'; readonly price: string }
              | {
                  readonly kind: 'graduated';
                  readonly tiers: readonly {
                    readonly from: string;
                    readonly to: string | null;
                    readonly unitPrice: string;
                  }[];
                }
              | {
                  readonly kind: 'volume';
                  readonly tiers: readonly {
                    readonly from: string;
                    readonly to: string | null;
                    readonly unitPrice: string;
                  }[];
                }
              | { readonly kind: 'package'; readonly size: string; readonly price: string };
            readonly discountPpm: string;
            readonly minimum: string | null;
            readonly maximum: string | null;
            readonly month: 'calendar' | 'fixed-30-days';
          };
          readonly monthFen: string;
        }[];
        readonly monthFen: string;
        readonly yearEndFen: string;
      }[];
      readonly monthFen: string;
      readonly yearEndFen: string;
      readonly alone: boolean;
    };
  };
  /** By a key with the scope `pricing:read`, or by a person. */
  'pricing.simulate': {
    readonly input: {
      readonly month: string;
      readonly departmentId?: string | null | undefined;
      readonly prices?:
        | readonly {
            readonly sku:
              | 'vcpu.x86'
              | 'vcpu.xinchuang'
              | 'memory-gb.x86'
              | 'memory-gb.xinchuang'
              | 'disk-ordinary-gb.x86'
              | 'disk-ordinary-gb.xinchuang'
              | 'disk-fast-gb.x86'
              | 'disk-fast-gb.xinchuang'
              | 'object-gb.x86'
              | 'object-gb.xinchuang'
              | 'backup-gb.x86'
              | 'backup-gb.xinchuang'
              | 'bandwidth-mbps.x86'
              | 'bandwidth-mbps.xinchuang'
              | 'public-ip.x86'
              | 'public-ip.xinchuang'
              | 'load-balancer.x86'
              | 'load-balancer.xinchuang'
              | 'gpu-share.x86'
              | 'gpu-share.xinchuang'
              | 'gpu-memory-gb.x86'
              | 'gpu-memory-gb.xinchuang'
              | 'security-pack-2.x86'
              | 'security-pack-2.xinchuang'
              | 'security-pack-3.x86'
              | 'security-pack-3.xinchuang'
              | 'bastion-account.x86'
              | 'bastion-account.xinchuang'
              | 'monitored-host.x86'
              | 'monitored-host.xinchuang'
              | 'traffic-gb.x86'
              | 'traffic-gb.xinchuang'
              | 'requests-10k.x86'
              | 'requests-10k.xinchuang'
              | 'object-gb-used.x86'
              | 'object-gb-used.xinchuang'
              | 'backup-gb-used.x86'
              | 'backup-gb-used.xinchuang'
              | 'traffic-peak-mbps.x86'
              | 'traffic-peak-mbps.xinchuang'
              | 'active-accounts.x86'
              | 'active-accounts.xinchuang'
              | 'service-days.x86'
              | 'service-days.xinchuang';
            readonly unit: string;
            readonly unitPrice?: string | undefined;
            readonly rule?:
              | {
                  readonly model:
                    | { readonly kind: 'unit'; readonly unitPrice: string }
                    | { readonly kind: 'flat'; readonly price: string }
                    | {
                        readonly kind: 'graduated';
                        readonly tiers: readonly {
                          readonly from: string;
                          readonly to: string | null;
                          readonly unitPrice: string;
                        }[];
                      }
                    | {
                        readonly kind: 'volume';
                        readonly tiers: readonly {
                          readonly from: string;
                          readonly to: string | null;
                          readonly unitPrice: string;
                        }[];
                      }
                    | { readonly kind: 'package'; readonly size: string; readonly price: string };
                  readonly discountPpm: string;
                  readonly minimum: string | null;
                  readonly maximum: string | null;
                  readonly month: 'calendar' | 'fixed-30-days';
                }
              | undefined;
          }[]
        | undefined;
      readonly versionId?: string | undefined;
    };
    readonly output: {
      readonly month: string;
      readonly from: string;
      readonly to: string;
      readonly total: {
        readonly inForce: string | null;
        readonly byDraft: string | null;
        readonly difference: string | null;
      };
      readonly departments: readonly {
        readonly inForce: string | null;
        readonly byDraft: string | null;
        readonly difference: string | null;
        readonly department: { readonly id: string; readonly name: string };
        readonly unpriced: { readonly inForce: readonly string[]; readonly byDraft: readonly string[] };
      }[];
      readonly items: readonly {
        readonly inForce: string | null;
        readonly byDraft: string | null;
        readonly difference: string | null;
        readonly sku:
          | 'vcpu.x86'
          | 'vcpu.xinchuang'
          | 'memory-gb.x86'
          | 'memory-gb.xinchuang'
          | 'disk-ordinary-gb.x86'
          | 'disk-ordinary-gb.xinchuang'
          | 'disk-fast-gb.x86'
          | 'disk-fast-gb.xinchuang'
          | 'object-gb.x86'
          | 'object-gb.xinchuang'
          | 'backup-gb.x86'
          | 'backup-gb.xinchuang'
          | 'bandwidth-mbps.x86'
          | 'bandwidth-mbps.xinchuang'
          | 'public-ip.x86'
          | 'public-ip.xinchuang'
          | 'load-balancer.x86'
          | 'load-balancer.xinchuang'
          | 'gpu-share.x86'
          | 'gpu-share.xinchuang'
          | 'gpu-memory-gb.x86'
          | 'gpu-memory-gb.xinchuang'
          | 'security-pack-2.x86'
          | 'security-pack-2.xinchuang'
          | 'security-pack-3.x86'
          | 'security-pack-3.xinchuang'
          | 'bastion-account.x86'
          | 'bastion-account.xinchuang'
          | 'monitored-host.x86'
          | 'monitored-host.xinchuang'
          | 'traffic-gb.x86'
          | 'traffic-gb.xinchuang'
          | 'requests-10k.x86'
          | 'requests-10k.xinchuang'
          | 'object-gb-used.x86'
          | 'object-gb-used.xinchuang'
          | 'backup-gb-used.x86'
          | 'backup-gb-used.xinchuang'
          | 'traffic-peak-mbps.x86'
          | 'traffic-peak-mbps.xinchuang'
          | 'active-accounts.x86'
          | 'active-accounts.xinchuang'
          | 'service-days.x86'
          | 'service-days.xinchuang';
        readonly unit: string;
      }[];
    };
  };
  /** By a person alone: a key is refused. */
  'pricing.withdraw': {
    readonly input: { readonly versionId: string; readonly reason: string };
    readonly output: { readonly versionId: string; readonly number: string };
  };
  /** By a person alone: a key is refused. */
  'provisioning.cancel': {
    readonly input: { readonly operationId: string; readonly reason: string };
    readonly output: {
      readonly operationId: string;
      readonly state:
        | 'requested'
        | 'waiting'
        | 'previewing'
        | 'previewed'
        | 'approved'
        | 'applying'
        | 'verifying'
        | 'done'
        | 'failed'
        | 'unknown'
        | 'cancelled';
    };
  };
  /** By a person alone: a key is refused. */
  'provisioning.changeProvider': {
    readonly input: { readonly stackId: string; readonly reason: string; readonly kind: 'official' | 'stand-in' };
    readonly output: { readonly operationId: string; readonly number: string };
  };
  /** By a person alone: a key is refused. */
  'provisioning.closeTenancy': {
    readonly input: { readonly tenancyId: string; readonly reason: string; readonly override?: boolean | undefined };
    readonly output: { readonly operationId: string | null; readonly number: string | null };
  };
  /** By a person alone: a key is refused. */
  'provisioning.confirmFulfilment': {
    readonly input: { readonly lineId: string; readonly note: string };
    readonly output: { readonly deliveryNote: string | null };
  };
  /** By a person alone: a key is refused. */
  'provisioning.deployCloud': {
    readonly input: { readonly cloudId: string };
    readonly output: { readonly operationId: string; readonly number: string; readonly opened: boolean };
  };
  /** By a key with the scope `provisioning:read`, or by a person. */
  'provisioning.events': {
    readonly input: {
      readonly operationId: string;
      readonly after?: string | undefined;
      readonly limit?: number | undefined;
    };
    readonly output: {
      readonly items: readonly {
        readonly sequence: string;
        readonly event:
          | {
              readonly kind: 'phase';
              readonly seq: number;
              readonly at: string;
              readonly phase:
                | 'prepare'
                | 'preview'
                | 'compare'
                | 'update'
                | 'destroy'
                | 'refresh'
                | 'cancel'
                | 'recover'
                | 'end';
              readonly ms: number;
            }
          | {
              readonly kind: 'resource';
              readonly seq: number;
              readonly at: string;
              readonly state: 'started' | 'done' | 'failed';
              readonly urn: string;
              readonly type: string;
              readonly name: string;
              readonly op: 'create' | 'update' | 'replace' | 'delete' | 'same' | 'read' | 'import';
              readonly planning: boolean;
            }
          | {
              readonly kind: 'message';
              readonly seq: number;
              readonly at: string;
              readonly severity: 'info' | 'warning' | 'error';
              readonly urn: string | null;
              readonly text: string;
            }
          | {
              readonly kind: 'policy';
              readonly seq: number;
              readonly at: string;
              readonly finding: {
                readonly policy: string;
                readonly pack: string;
                readonly level: 'mandatory' | 'advisory';
                readonly urn: string | null;
                readonly message: string;
              };
            }
          | {
              readonly kind: 'summary';
              readonly seq: number;
              readonly at: string;
              readonly counts: { readonly [key: string]: number };
              readonly seconds: number;
            };
      }[];
      readonly open: boolean;
    };
  };
  /** By a person alone: a key is refused. */
  'provisioning.openImport': {
    readonly input: {
      readonly cloudId: string;
      readonly systemId: string;
      readonly zoneCode: string;
      readonly xinchuang?: boolean | undefined;
      readonly namespace: string;
      readonly reason: string;
    };
    readonly output: { readonly operationId: string; readonly number: string; readonly tenancy: string };
  };
  /** By a key with the scope `provisioning:read`, or by a person. */
  'provisioning.operation': {
    readonly input: { readonly operationId: string };
    readonly output: {
      readonly id: string;
      readonly number: string;
      readonly verb: 'deploy' | 'destroy' | 'refresh';
      readonly program: 'provincial' | 'sectoral' | 'municipal' | 'tenancy';
      readonly state:
        | 'requested'
        | 'waiting'
        | 'previewing'
        | 'previewed'
        | 'approved'
        | 'applying'
        | 'verifying'
        | 'done'
        | 'failed'
        | 'unknown'
        | 'cancelled';
      readonly waitingFor:
        | { readonly code: 'OPERATION'; readonly number: string }
        | { readonly code: 'BASE'; readonly number: string }
        | { readonly code: 'CLOUD'; readonly cloud: string }
        | {
            readonly code: 'ENGINE';
            readonly state:
              | 'OBTAINING'
              | 'MISSING'
              | 'NO_GO'
              | 'GO_TOO_OLD'
              | 'BUILD_FAILED'
              | 'NOT_GENUINE'
              | 'DOES_NOT_RUN'
              | 'OTHER'
              | 'STATE_AWAY';
            readonly version: string | null;
            readonly said: string | null;
          }
        | { readonly code: 'CLUSTER'; readonly cloud: string }
        | null;
      readonly stack: { readonly kind: 'cloud' | 'tenancy-base' | 'order-line'; readonly name: string };
      readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
      readonly request: { readonly id: string; readonly number: string; readonly title: string } | null;
      readonly department: { readonly id: string; readonly name: string; readonly slug: string } | null;
      readonly trouble: {
        readonly code:
          | 'NOT_SIGNED_IN'
          | 'ROLE_MISSING'
          | 'NOT_YOURS'
          | 'APPROVER_IS_APPLICANT'
          | 'APPROVER_DECIDED_BEFORE'
          | 'INPUT_INVALID'
          | 'UNKNOWN_SKU'
          | 'ZONE_MISSING'
          | 'ZONE_UNKNOWN'
          | 'MLPS_MISSING'
          | 'MLPS_NOT_ADMITTED'
          | 'MLPS_ABOVE_ZONE'
          | 'MLPS_BELOW_SYSTEM'
          | 'QUANTITY_INVALID'
          | 'DISK_SHRINK'
          | 'XINCHUANG_MISMATCH'
          | 'ITEM_NOT_LOCAL'
          | 'CONTAINER_SPACE_EXISTS'
          | 'FILE_UNREADABLE'
          | 'SPEC_UNCHANGED'
          | 'NOT_FOUND'
          | 'STATE_CONFLICT'
          | 'QUOTA_EXCEEDED'
          | 'QUOTA_MISSING'
          | 'PLAN_CHANGED'
          | 'STEP_ALREADY_DECIDED'
          | 'STEP_NOT_OPEN'
          | 'RESOURCE_BUSY'
          | 'NO_PRICE'
          | 'PRICE_RULE_UNSOUND'
          | 'PRICE_IN_FORCE'
          | 'NO_CONTRACT'
          | 'PROVIDER_SUPERVISES'
          | 'INSTALMENTS_NOT_WHOLE'
          | 'INSTALMENTS_OUT_OF_ORDER'
          | 'INSTALMENT_NOT_IN_TERM'
          | 'CAP_BELOW_FLOOR'
          | 'TERMS_OF_ISSUED_MONTH'
          | 'AMENDED_BELOW_DUE'
          | 'ALREADY_ACCEPTED'
          | 'STATEMENT_ISSUED'
          | 'MONTH_NOT_OVER'
          | 'MONTH_INVALID'
          | 'EXCLUSIVE_ROLE'
          | 'CLOUD_NOT_READY'
          | 'CLUSTER_UNREACHABLE'
          | 'CLUSTER_LOST'
          | 'CLUSTER_CHANGED'
          | 'CLOCK_BEHIND'
          | 'CREDENTIAL_REFUSED'
          | 'SERVER_NOT_ALLOWED'
          | 'ENGINE_NOT_READY'
          | 'POLICY_REFUSED'
          | 'PREVIEW_FAILED'
          | 'APPLY_FAILED'
          | 'LEASE_LOST'
          | 'VERIFY_TIMED_OUT'
          | 'ENGINE_STALLED'
          | 'TOKEN_INVALID'
          | 'TOKEN_USED'
          | 'NODE_NAME_TAKEN'
          | 'TOKEN_EXPIRED'
          | 'CERTIFICATE_INVALID'
          | 'CERTIFICATE_REVOKED'
          | 'NODE_QUARANTINED'
          | 'BATCH_CONFLICT'
          | 'DUPLICATE_CONFLICT'
          | 'PERSON_UNKNOWN'
          | 'SIGN_IN_FAILED'
          | 'CROSS_SITE'
          | 'RESOURCE_CHANGED'
          | 'CLOUD_NOT_GRANTED'
          | 'APPROVER_CONFIRMS'
          | 'DRAFTER_ISSUES'
          | 'SLUG_TAKEN'
          | 'ASKER_RELEASES'
          | 'ITEM_NOT_AVAILABLE'
          | 'SECURITY_PACK_EXISTS'
          | 'GPU_SHARE_EXISTS'
          | 'TARGET_UNSUITABLE'
          | 'TARGET_IN_USE'
          | 'PUBLIC_ADDRESS_NOT_ALLOWED'
          | 'LISTENER_TWICE'
          | 'FIELD_FIXED'
          | 'MAY_ONLY_GROW'
          | 'BELOW_USE'
          | 'USE_UNKNOWN'
          | 'STOPPED_BY_PERSON'
          | 'DRIFT_CHARGED'
          | 'DRIFT_GUARDED'
          | 'PLAN_NOT_EMPTY'
          | 'IMPORT_REFUSED'
          | 'PROFILE_NOT_OF_TIER'
          | 'PROFILE_FORBIDS'
          | 'ZONE_TWICE'
          | 'NODE_TWICE'
          | 'ZONE_NOT_LISTED'
          | 'CLUSTER_NOT_REACHED'
          | 'CLUSTER_RIGHTS_MISSING'
          | 'PROBE_NEEDED'
          | 'CLOUD_IN_USE'
          | 'ZONE_IN_USE'
          | 'CAPACITY_IN_USE'
          | 'SERVICE_IN_USE'
          | 'TENANCY_IN_USE'
          | 'WINDOW_TOO_LONG'
          | 'WINDOW_NEEDED'
          | 'POLICY_UNKNOWN'
          | 'SETTING_UNKNOWN'
          | 'EXEMPTION_TOO_LONG'
          | 'STATE_UNREADABLE'
          | 'POLICY_FAILED'
          | 'SUBMITTED_BEFORE'
          | 'URGED_TODAY'
          | 'WEBHOOK_NOT_ALLOWED'
          | 'QUOTA_BELOW_FLOOR'
          | 'SEAT_OF_ANOTHER'
          | 'APPLY_NOT_BEGUN'
          | 'CANCELLED_BY_OPERATOR'
          | 'CLOUD_UNKNOWN'
          | 'BODY_TOO_LARGE'
          | 'STEP_UP_NEEDED'
          | 'PERSON_TWICE'
          | 'PERSON_NOT_IN_DEPARTMENT'
          | 'TENANCY_CLOSED'
          | 'RESOURCE_IN_USE'
          | 'OUTSIDE_TENANCY'
          | 'TEARDOWN_PART_FAILED'
          | 'GPU_NOT_IN_ZONE'
          | 'GPU_SHARE_TOO_LARGE'
          | 'CONTAINER_SPACE_NEEDED'
          | 'PROTECTED_BELOW_DISKS'
          | 'ZONE_NOT_DEPLOYED'
          | 'IMAGE_UNKNOWN'
          | 'IMAGE_NOT_ON_CLOUD'
          | 'IMAGE_NOT_DOMESTIC'
          | 'IMAGE_ARCHITECTURE'
          | 'IMAGE_DISK_TOO_SMALL'
          | 'IMAGE_ENDED'
          | 'SSH_KEY_MISSING'
          | 'SSH_KEY_PRIVATE'
          | 'SSH_KEY_INVALID'
          | 'SSH_KEY_WEAK'
          | 'SSH_KEYS_TOO_LONG'
          | 'STACK_OF_ANOTHER_CLOUD'
          | 'BEARER_INVALID'
          | 'SCOPE_MISSING'
          | 'PERSON_NEEDED'
          | 'RATE_LIMITED'
          | 'KEY_USED_OTHERWISE'
          | 'CALL_UNDER_WAY'
          | 'CALL_CUT_OFF'
          | 'ANSWER_NOT_KEPT'
          | 'OWNER_LACKS_ROLE'
          | 'KEYS_ENOUGH'
          | 'PATTERN_TOO_WIDE'
          | 'LAST_HOLDER'
          | 'DAYS_OUT_OF_ORDER'
          | 'ATTACHMENT_TOO_LARGE'
          | 'ATTACHMENT_NOT_ADMITTED'
          | 'ATTACHMENT_DISGUISED'
          | 'ATTACHMENTS_ENOUGH'
          | 'ATTACHMENT_SPACE_FULL'
          | 'DRAFTS_ENOUGH'
          | 'APPROVAL_EXPIRED'
          | 'DELEGATE_UNSUITABLE'
          | 'DELEGATION_CONFLICT'
          | 'ITEM_NOT_OFFERED'
          | 'CART_FULL'
          | 'NAME_TAKEN'
          | 'TEMPLATES_ENOUGH'
          | 'SHEET_UNREADABLE'
          | 'SHEET_TOO_LONG'
          | 'SHEET_EMPTY'
          | 'SHEET_COLUMN'
          | 'SHEET_FORMULA'
          | 'CELL_MISSING'
          | 'CELL_NOT_OF_ITEM'
          | 'CELL_UNREADABLE'
          | 'CLOCK_NOT_OVER'
          | 'URGER_DECIDES'
          | 'APPEALED_BEFORE'
          | 'LEASE_OVER'
          | 'LEASE_TOO_LONG'
          | 'STOPPED_BY_LEASE'
          | 'QUOTA_POOL_EXCEEDED'
          | 'QUOTA_OVERGIVEN'
          | 'QUOTA_IN_USE'
          | 'TRANSFER_BLOCKED'
          | 'TRANSFER_UNDER_WAY'
          | 'TRANSFER_CHANGED'
          | 'RECEIVER_WITHOUT_CONTRACT'
          | 'APPROVAL_OUTDATED'
          | 'BILL_ROWS_WRONG'
          | 'CASE_ANSWERER'
          | 'CASE_PERSISTS'
          | 'STATEMENT_PARKED'
          | 'MONTH_NOT_FROZEN'
          | 'FACTS_CHANGED'
          | 'OVERPAID'
          | 'PERIOD_CLOSED'
          | 'PERIOD_BLOCKED'
          | 'BEGINNER_CLOSES'
          | 'READING_OUT_OF_TIME'
          | 'READING_TOO_LARGE'
          | 'UNKNOWN_METER'
          | 'UNIT_MISMATCH'
          | 'PROPOSER_DECIDES'
          | 'USE_WITHDRAWN'
          | 'DRAFT_ELSEWHERE';
        readonly facts: { readonly [key: string]: string | number | readonly string[] };
      } | null;
      readonly requestedAt: string;
      readonly previewedAt: string | null;
      readonly startedAt: string | null;
      readonly endedAt: string | null;
      readonly planHash: string | null;
      readonly diff: readonly {
        readonly urn: string;
        readonly type: string;
        readonly kind: string;
        readonly name: string;
        readonly op: 'create' | 'update' | 'replace' | 'delete' | 'same' | 'read' | 'import';
        readonly changes: readonly {
          readonly path: string;
          readonly kind: 'add' | 'update' | 'delete';
          readonly before:
            | { readonly is: 'value'; readonly value: ProvisioningOperationOutput__schema0 }
            | { readonly is: 'secret' }
            | { readonly is: 'unknown' }
            | { readonly is: 'absent' };
          readonly after:
            | { readonly is: 'value'; readonly value: ProvisioningOperationOutput__schema0 }
            | { readonly is: 'secret' }
            | { readonly is: 'unknown' }
            | { readonly is: 'absent' };
        }[];
      }[];
      readonly findings: readonly {
        readonly policy: string;
        readonly pack: string;
        readonly level: 'mandatory' | 'advisory';
        readonly urn: string | null;
        readonly message: string;
      }[];
      readonly leftovers: readonly {
        readonly urn: string;
        readonly op: string;
        readonly state: 'done' | 'failed' | 'started';
      }[];
      readonly provider: { readonly kind: 'official' | 'stand-in'; readonly version: string } | null;
      readonly summary: { readonly counts: { readonly [key: string]: number }; readonly engineMs: number } | null;
      readonly intent:
        | { readonly purpose: 'refresh'; readonly reason: string }
        | { readonly purpose: 'accept'; readonly driftId: string; readonly reason: string }
        | { readonly purpose: 'revert'; readonly driftId: string | null; readonly reason: string }
        | {
            readonly purpose: 'provider';
            readonly from: { readonly kind: 'official' | 'stand-in'; readonly version: string } | null;
            readonly provider: { readonly kind: 'official' | 'stand-in'; readonly version: string };
            readonly reason: string;
          }
        | { readonly purpose: 'import'; readonly reason: string }
        | { readonly purpose: 'ownership'; readonly reason: string }
        | { readonly purpose: 'power'; readonly power: 'running' | 'stopped'; readonly reason: string }
        | { readonly purpose: 'access-end'; readonly reason: string }
        | { readonly purpose: 'access-cut'; readonly reason: string }
        | { readonly purpose: 'reclaim'; readonly reason: string }
        | null;
      readonly teardown: {
        readonly reason: string;
        readonly obstacles: readonly { readonly kind: string; readonly number: string }[];
      } | null;
      readonly restorable:
        | {
            readonly is: 'copy';
            readonly name: string;
            readonly startedAt: string;
            readonly finishedAt: string;
            readonly keptUntil: string | null;
            readonly lookedAt: string;
          }
        | {
            readonly is: 'none';
            readonly why: 'not-stopped' | 'no-service' | 'unreadable' | 'none-since-stop';
            readonly lookedAt: string;
          }
        | null;
      readonly askedBy: string | null;
      readonly stop: { readonly at: string; readonly reason: string } | null;
      readonly acts: readonly ('cancel' | 'stop' | 'resolve' | 'release' | 'retry-clean-up' | 'revert')[];
    };
  };
  /** By a key with the scope `provisioning:read`, or by a person. */
  'provisioning.operations': {
    readonly input: {
      readonly cursor?: string | null | undefined;
      readonly limit?: number | undefined;
      readonly state?:
        | readonly (
            | 'requested'
            | 'waiting'
            | 'previewing'
            | 'previewed'
            | 'approved'
            | 'applying'
            | 'verifying'
            | 'done'
            | 'failed'
            | 'unknown'
            | 'cancelled'
          )[]
        | undefined;
      readonly cloudId?: string | undefined;
      readonly requestId?: string | undefined;
      readonly resourceId?: string | undefined;
      readonly toAttend?: boolean | undefined;
    };
    readonly output: {
      readonly items: readonly {
        readonly id: string;
        readonly number: string;
        readonly verb: 'deploy' | 'destroy' | 'refresh';
        readonly program: 'provincial' | 'sectoral' | 'municipal' | 'tenancy';
        readonly state:
          | 'requested'
          | 'waiting'
          | 'previewing'
          | 'previewed'
          | 'approved'
          | 'applying'
          | 'verifying'
          | 'done'
          | 'failed'
          | 'unknown'
          | 'cancelled';
        readonly waitingFor:
          | { readonly code: 'OPERATION'; readonly number: string }
          | { readonly code: 'BASE'; readonly number: string }
          | { readonly code: 'CLOUD'; readonly cloud: string }
          | {
              readonly code: 'ENGINE';
              readonly state:
                | 'OBTAINING'
                | 'MISSING'
                | 'NO_GO'
                | 'GO_TOO_OLD'
                | 'BUILD_FAILED'
                | 'NOT_GENUINE'
                | 'DOES_NOT_RUN'
                | 'OTHER'
                | 'STATE_AWAY';
              readonly version: string | null;
              readonly said: string | null;
            }
          | { readonly code: 'CLUSTER'; readonly cloud: string }
          | null;
        readonly stack: { readonly kind: 'cloud' | 'tenancy-base' | 'order-line'; readonly name: string };
        readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
        readonly request: { readonly id: string; readonly number: string; readonly title: string } | null;
        readonly department: { readonly id: string; readonly name: string; readonly slug: string } | null;
        readonly trouble: {
          readonly code:
            | 'NOT_SIGNED_IN'
            | 'ROLE_MISSING'
            | 'NOT_YOURS'
            | 'APPROVER_IS_APPLICANT'
            | 'APPROVER_DECIDED_BEFORE'
            | 'INPUT_INVALID'
            | 'UNKNOWN_SKU'
            | 'ZONE_MISSING'
            | 'ZONE_UNKNOWN'
            | 'MLPS_MISSING'
            | 'MLPS_NOT_ADMITTED'
            | 'MLPS_ABOVE_ZONE'
            | 'MLPS_BELOW_SYSTEM'
            | 'QUANTITY_INVALID'
            | 'DISK_SHRINK'
            | 'XINCHUANG_MISMATCH'
            | 'ITEM_NOT_LOCAL'
            | 'CONTAINER_SPACE_EXISTS'
            | 'FILE_UNREADABLE'
            | 'SPEC_UNCHANGED'
            | 'NOT_FOUND'
            | 'STATE_CONFLICT'
            | 'QUOTA_EXCEEDED'
            | 'QUOTA_MISSING'
            | 'PLAN_CHANGED'
            | 'STEP_ALREADY_DECIDED'
            | 'STEP_NOT_OPEN'
            | 'RESOURCE_BUSY'
            | 'NO_PRICE'
            | 'PRICE_RULE_UNSOUND'
            | 'PRICE_IN_FORCE'
            | 'NO_CONTRACT'
            | 'PROVIDER_SUPERVISES'
            | 'INSTALMENTS_NOT_WHOLE'
            | 'INSTALMENTS_OUT_OF_ORDER'
            | 'INSTALMENT_NOT_IN_TERM'
            | 'CAP_BELOW_FLOOR'
            | 'TERMS_OF_ISSUED_MONTH'
            | 'AMENDED_BELOW_DUE'
            | 'ALREADY_ACCEPTED'
            | 'STATEMENT_ISSUED'
            | 'MONTH_NOT_OVER'
            | 'MONTH_INVALID'
            | 'EXCLUSIVE_ROLE'
            | 'CLOUD_NOT_READY'
            | 'CLUSTER_UNREACHABLE'
            | 'CLUSTER_LOST'
            | 'CLUSTER_CHANGED'
            | 'CLOCK_BEHIND'
            | 'CREDENTIAL_REFUSED'
            | 'SERVER_NOT_ALLOWED'
            | 'ENGINE_NOT_READY'
            | 'POLICY_REFUSED'
            | 'PREVIEW_FAILED'
            | 'APPLY_FAILED'
            | 'LEASE_LOST'
            | 'VERIFY_TIMED_OUT'
            | 'ENGINE_STALLED'
            | 'TOKEN_INVALID'
            | 'TOKEN_USED'
            | 'NODE_NAME_TAKEN'
            | 'TOKEN_EXPIRED'
            | 'CERTIFICATE_INVALID'
            | 'CERTIFICATE_REVOKED'
            | 'NODE_QUARANTINED'
            | 'BATCH_CONFLICT'
            | 'DUPLICATE_CONFLICT'
            | 'PERSON_UNKNOWN'
            | 'SIGN_IN_FAILED'
            | 'CROSS_SITE'
            | 'RESOURCE_CHANGED'
            | 'CLOUD_NOT_GRANTED'
            | 'APPROVER_CONFIRMS'
            | 'DRAFTER_ISSUES'
            | 'SLUG_TAKEN'
            | 'ASKER_RELEASES'
            | 'ITEM_NOT_AVAILABLE'
            | 'SECURITY_PACK_EXISTS'
            | 'GPU_SHARE_EXISTS'
            | 'TARGET_UNSUITABLE'
            | 'TARGET_IN_USE'
            | 'PUBLIC_ADDRESS_NOT_ALLOWED'
            | 'LISTENER_TWICE'
            | 'FIELD_FIXED'
            | 'MAY_ONLY_GROW'
            | 'BELOW_USE'
            | 'USE_UNKNOWN'
            | 'STOPPED_BY_PERSON'
            | 'DRIFT_CHARGED'
            | 'DRIFT_GUARDED'
            | 'PLAN_NOT_EMPTY'
            | 'IMPORT_REFUSED'
            | 'PROFILE_NOT_OF_TIER'
            | 'PROFILE_FORBIDS'
            | 'ZONE_TWICE'
            | 'NODE_TWICE'
            | 'ZONE_NOT_LISTED'
            | 'CLUSTER_NOT_REACHED'
            | 'CLUSTER_RIGHTS_MISSING'
            | 'PROBE_NEEDED'
            | 'CLOUD_IN_USE'
            | 'ZONE_IN_USE'
            | 'CAPACITY_IN_USE'
            | 'SERVICE_IN_USE'
            | 'TENANCY_IN_USE'
            | 'WINDOW_TOO_LONG'
            | 'WINDOW_NEEDED'
            | 'POLICY_UNKNOWN'
            | 'SETTING_UNKNOWN'
            | 'EXEMPTION_TOO_LONG'
            | 'STATE_UNREADABLE'
            | 'POLICY_FAILED'
            | 'SUBMITTED_BEFORE'
            | 'URGED_TODAY'
            | 'WEBHOOK_NOT_ALLOWED'
            | 'QUOTA_BELOW_FLOOR'
            | 'SEAT_OF_ANOTHER'
            | 'APPLY_NOT_BEGUN'
            | 'CANCELLED_BY_OPERATOR'
            | 'CLOUD_UNKNOWN'
            | 'BODY_TOO_LARGE'
            | 'STEP_UP_NEEDED'
            | 'PERSON_TWICE'
            | 'PERSON_NOT_IN_DEPARTMENT'
            | 'TENANCY_CLOSED'
            | 'RESOURCE_IN_USE'
            | 'OUTSIDE_TENANCY'
            | 'TEARDOWN_PART_FAILED'
            | 'GPU_NOT_IN_ZONE'
            | 'GPU_SHARE_TOO_LARGE'
            | 'CONTAINER_SPACE_NEEDED'
            | 'PROTECTED_BELOW_DISKS'
            | 'ZONE_NOT_DEPLOYED'
            | 'IMAGE_UNKNOWN'
            | 'IMAGE_NOT_ON_CLOUD'
            | 'IMAGE_NOT_DOMESTIC'
            | 'IMAGE_ARCHITECTURE'
            | 'IMAGE_DISK_TOO_SMALL'
            | 'IMAGE_ENDED'
            | 'SSH_KEY_MISSING'
            | 'SSH_KEY_PRIVATE'
            | 'SSH_KEY_INVALID'
            | 'SSH_KEY_WEAK'
            | 'SSH_KEYS_TOO_LONG'
            | 'STACK_OF_ANOTHER_CLOUD'
            | 'BEARER_INVALID'
            | 'SCOPE_MISSING'
            | 'PERSON_NEEDED'
            | 'RATE_LIMITED'
            | 'KEY_USED_OTHERWISE'
            | 'CALL_UNDER_WAY'
            | 'CALL_CUT_OFF'
            | 'ANSWER_NOT_KEPT'
            | 'OWNER_LACKS_ROLE'
            | 'KEYS_ENOUGH'
            | 'PATTERN_TOO_WIDE'
            | 'LAST_HOLDER'
            | 'DAYS_OUT_OF_ORDER'
            | 'ATTACHMENT_TOO_LARGE'
            | 'ATTACHMENT_NOT_ADMITTED'
            | 'ATTACHMENT_DISGUISED'
            | 'ATTACHMENTS_ENOUGH'
            | 'ATTACHMENT_SPACE_FULL'
            | 'DRAFTS_ENOUGH'
            | 'APPROVAL_EXPIRED'
            | 'DELEGATE_UNSUITABLE'
            | 'DELEGATION_CONFLICT'
            | 'ITEM_NOT_OFFERED'
            | 'CART_FULL'
            | 'NAME_TAKEN'
            | 'TEMPLATES_ENOUGH'
            | 'SHEET_UNREADABLE'
            | 'SHEET_TOO_LONG'
            | 'SHEET_EMPTY'
            | 'SHEET_COLUMN'
            | 'SHEET_FORMULA'
            | 'CELL_MISSING'
            | 'CELL_NOT_OF_ITEM'
            | 'CELL_UNREADABLE'
            | 'CLOCK_NOT_OVER'
            | 'URGER_DECIDES'
            | 'APPEALED_BEFORE'
            | 'LEASE_OVER'
            | 'LEASE_TOO_LONG'
            | 'STOPPED_BY_LEASE'
            | 'QUOTA_POOL_EXCEEDED'
            | 'QUOTA_OVERGIVEN'
            | 'QUOTA_IN_USE'
            | 'TRANSFER_BLOCKED'
            | 'TRANSFER_UNDER_WAY'
            | 'TRANSFER_CHANGED'
            | 'RECEIVER_WITHOUT_CONTRACT'
            | 'APPROVAL_OUTDATED'
            | 'BILL_ROWS_WRONG'
            | 'CASE_ANSWERER'
            | 'CASE_PERSISTS'
            | 'STATEMENT_PARKED'
            | 'MONTH_NOT_FROZEN'
            | 'FACTS_CHANGED'
            | 'OVERPAID'
            | 'PERIOD_CLOSED'
            | 'PERIOD_BLOCKED'
            | 'BEGINNER_CLOSES'
            | 'READING_OUT_OF_TIME'
            | 'READING_TOO_LARGE'
            | 'UNKNOWN_METER'
            | 'UNIT_MISMATCH'
            | 'PROPOSER_DECIDES'
            | 'USE_WITHDRAWN'
            | 'DRAFT_ELSEWHERE';
          readonly facts: { readonly [key: string]: string | number | readonly string[] };
        } | null;
        readonly findings: number;
        readonly requestedAt: string;
        readonly previewedAt: string | null;
        readonly startedAt: string | null;
        readonly endedAt: string | null;
      }[];
      readonly nextCursor: string | null;
      readonly total: number;
    };
  };
  /** By a person alone: a key is refused. */
  'provisioning.refreshStack': {
    readonly input: { readonly stackId: string; readonly reason: string };
    readonly output: { readonly operationId: string; readonly number: string };
  };
  /** By a person alone: a key is refused. */
  'provisioning.releaseCloudDeployment': {
    readonly input: { readonly operationId: string; readonly planHash: string };
    readonly output: {
      readonly operationId: string;
      readonly state:
        | 'requested'
        | 'waiting'
        | 'previewing'
        | 'previewed'
        | 'approved'
        | 'applying'
        | 'verifying'
        | 'done'
        | 'failed'
        | 'unknown'
        | 'cancelled';
    };
  };
  /** By a person alone: a key is refused. */
  'provisioning.releaseMaintenance': {
    readonly input: { readonly operationId: string; readonly planHash: string };
    readonly output: {
      readonly operationId: string;
      readonly state:
        | 'requested'
        | 'waiting'
        | 'previewing'
        | 'previewed'
        | 'approved'
        | 'applying'
        | 'verifying'
        | 'done'
        | 'failed'
        | 'unknown'
        | 'cancelled';
    };
  };
  /** By a person alone: a key is refused. */
  'provisioning.releaseTeardown': {
    readonly input: { readonly operationId: string; readonly planHash: string };
    readonly output: {
      readonly operationId: string;
      readonly state:
        | 'requested'
        | 'waiting'
        | 'previewing'
        | 'previewed'
        | 'approved'
        | 'applying'
        | 'verifying'
        | 'done'
        | 'failed'
        | 'unknown'
        | 'cancelled';
    };
  };
  /** By a person alone: a key is refused. */
  'provisioning.resolve': {
    readonly input: { readonly operationId: string; readonly reason: string; readonly decision: 'retry' | 'give-up' };
    readonly output: {
      readonly operationId: string;
      readonly state:
        | 'requested'
        | 'waiting'
        | 'previewing'
        | 'previewed'
        | 'approved'
        | 'applying'
        | 'verifying'
        | 'done'
        | 'failed'
        | 'unknown'
        | 'cancelled';
    };
  };
  /** By a person alone: a key is refused. */
  'provisioning.retireCloud': {
    readonly input: { readonly cloudId: string; readonly reason: string };
    readonly output: { readonly operationId: string | null; readonly number: string | null };
  };
  /** By a person alone: a key is refused. */
  'provisioning.retryCleanUp': {
    readonly input: { readonly operationId: string; readonly reason: string };
    readonly output: { readonly operationId: string };
  };
  /** By a person alone: a key is refused. */
  'provisioning.revert': {
    readonly input: { readonly operationId: string; readonly reason: string };
    readonly output: { readonly operationId: string; readonly number: string };
  };
  /** By a person alone: a key is refused. */
  'provisioning.reviseCloud': {
    readonly input: {
      readonly definition: {
        readonly slug: string;
        readonly name: string;
        readonly tier: 'provincial' | 'sectoral' | 'municipal';
        readonly profile: 'province' | 'sector' | 'city-very-large' | 'city-medium' | 'city-small';
        readonly region?: 'pearl-river-delta' | 'east-west-north' | null | undefined;
        readonly kubevirt: 'install' | 'present';
        readonly storageProvisioner: string;
        readonly iops?:
          | {
              readonly ordinary: { readonly minimum: number; readonly maximum: number };
              readonly fast: { readonly minimum: number; readonly maximum: number };
            }
          | null
          | undefined;
        readonly services?:
          | {
              readonly postgresql?:
                | { readonly operatorNamespace: string; readonly imageCatalog: string }
                | null
                | undefined;
              readonly objectStorage?: { readonly storageClass: string; readonly namespace: string } | null | undefined;
              readonly cache?: { readonly operatorNamespace: string; readonly image: string } | null | undefined;
              readonly backup?: { readonly namespace: string; readonly storageLocation: string } | null | undefined;
              readonly gpu?:
                | {
                    readonly deviceClass: string;
                    readonly driver: string;
                    readonly memoryGb?: string | null | undefined;
                  }
                | null
                | undefined;
              readonly loadBalancer?: { readonly className?: string | null | undefined } | null | undefined;
              readonly hostImages?: { readonly registry: string } | null | undefined;
            }
          | null
          | undefined;
        readonly zones: readonly {
          readonly code: string;
          readonly name: string;
          readonly xinchuang: boolean;
          readonly maximumMlps: 1 | 2 | 3;
          readonly publicAddress?: boolean | undefined;
          readonly architecture?: 'amd64' | 'arm64' | null | undefined;
          readonly nodes: readonly string[];
          readonly capacity: Readonly<
            Partial<
              Record<
                | 'vcpu'
                | 'memory-gb'
                | 'disk-ordinary-gb'
                | 'disk-fast-gb'
                | 'object-gb'
                | 'backup-gb'
                | 'bandwidth-mbps'
                | 'public-ip'
                | 'load-balancer'
                | 'gpu-share'
                | 'gpu-memory-gb'
                | 'security-pack-2'
                | 'security-pack-3'
                | 'bastion-account'
                | 'monitored-host',
                string
              >
            >
          >;
        }[];
      };
      readonly draftId?: string | undefined;
    };
    readonly output: { readonly cloudId: string; readonly operationId: string | null };
  };
  /** By a person alone: a key is refused. */
  'provisioning.stop': {
    readonly input: { readonly operationId: string; readonly reason: string };
    readonly output: {
      readonly operationId: string;
      readonly state:
        | 'requested'
        | 'waiting'
        | 'previewing'
        | 'previewed'
        | 'approved'
        | 'applying'
        | 'verifying'
        | 'done'
        | 'failed'
        | 'unknown'
        | 'cancelled';
    };
  };
  /** By a person alone: a key is refused. */
  'quota.ask': {
    readonly input: {
      readonly cloudId: string;
      readonly departmentId: string | null;
      readonly dimension:
        | 'vcpu'
        | 'memory-gb'
        | 'disk-ordinary-gb'
        | 'disk-fast-gb'
        | 'object-gb'
        | 'backup-gb'
        | 'bandwidth-mbps'
        | 'public-ip'
        | 'load-balancer'
        | 'gpu-share'
        | 'gpu-memory-gb'
        | 'security-pack-2'
        | 'security-pack-3'
        | 'bastion-account'
        | 'monitored-host';
      readonly xinchuang: boolean;
      readonly units: string;
      readonly reason: string;
    };
    readonly output: { readonly askId: string; readonly number: string };
  };
  /** By a key with the scope `quota:read`, or by a person. */
  'quota.asks': {
    readonly input: Readonly<Record<string, unknown>>;
    readonly output: readonly {
      readonly id: string;
      readonly number: string;
      readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
      readonly department: { readonly id: string; readonly name: string; readonly slug: string } | null;
      readonly dimension:
        | 'vcpu'
        | 'memory-gb'
        | 'disk-ordinary-gb'
        | 'disk-fast-gb'
        | 'object-gb'
        | 'backup-gb'
        | 'bandwidth-mbps'
        | 'public-ip'
        | 'load-balancer'
        | 'gpu-share'
        | 'gpu-memory-gb'
        | 'security-pack-2'
        | 'security-pack-3'
        | 'bastion-account'
        | 'monitored-host';
      readonly xinchuang: boolean;
      readonly from: string | null;
      readonly units: string;
      readonly reason: string;
      readonly state: 'asked' | 'granted' | 'refused' | 'withdrawn';
      readonly asked: { readonly name: string; readonly at: string };
      readonly decided: { readonly name: string; readonly at: string } | null;
      readonly answer: string | null;
      readonly acts: readonly ('decide' | 'withdraw')[];
    }[];
  };
  /** By a person alone: a key is refused. */
  'quota.decideAsk': {
    readonly input: { readonly askId: string; readonly decision: 'granted' | 'refused'; readonly answer: string };
    readonly output: { readonly askId: string };
  };
  /** By a key with the scope `quota:read`, or by a person. */
  'quota.history': {
    readonly input: {
      readonly dimension:
        | 'vcpu'
        | 'memory-gb'
        | 'disk-ordinary-gb'
        | 'disk-fast-gb'
        | 'object-gb'
        | 'backup-gb'
        | 'bandwidth-mbps'
        | 'public-ip'
        | 'load-balancer'
        | 'gpu-share'
        | 'gpu-memory-gb'
        | 'security-pack-2'
        | 'security-pack-3'
        | 'bastion-account'
        | 'monitored-host';
      readonly xinchuang: boolean;
    };
    readonly output: readonly {
      readonly id: string;
      readonly level: 'province' | 'tier' | 'cloud' | 'department' | 'system';
      readonly tier: 'provincial' | 'sectoral' | 'municipal' | null;
      readonly cloudName: string | null;
      readonly departmentName: string | null;
      readonly systemName: string | null;
      readonly from: string | null;
      readonly to: string | null;
      readonly soft: string | null;
      readonly oversubscribe: boolean;
      readonly reason: string;
      readonly by: string;
      readonly byTask: boolean;
      readonly at: string;
    }[];
  };
  /** By a key with the scope `quota:read`, or by a person. */
  'quota.mine': {
    readonly input: { readonly departmentId?: string | undefined };
    readonly output: {
      readonly items: readonly {
        readonly id: string;
        readonly department: { readonly id: string; readonly name: string; readonly slug: string };
        readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
        readonly dimension:
          | 'vcpu'
          | 'memory-gb'
          | 'disk-ordinary-gb'
          | 'disk-fast-gb'
          | 'object-gb'
          | 'backup-gb'
          | 'bandwidth-mbps'
          | 'public-ip'
          | 'load-balancer'
          | 'gpu-share'
          | 'gpu-memory-gb'
          | 'security-pack-2'
          | 'security-pack-3'
          | 'bastion-account'
          | 'monitored-host';
        readonly xinchuang: boolean;
        readonly limit: string;
        readonly soft: string | null;
        readonly reserved: string;
        readonly booked: string;
        readonly takenOver: string;
        readonly left: string;
      }[];
    };
  };
  /** By a person alone: a key is refused. */
  'quota.set': {
    readonly input: {
      readonly departmentId: string;
      readonly cloudId: string;
      readonly xinchuang: boolean;
      readonly limits: Readonly<
        Partial<
          Record<
            | 'vcpu'
            | 'memory-gb'
            | 'disk-ordinary-gb'
            | 'disk-fast-gb'
            | 'object-gb'
            | 'backup-gb'
            | 'bandwidth-mbps'
            | 'public-ip'
            | 'load-balancer'
            | 'gpu-share'
            | 'gpu-memory-gb'
            | 'security-pack-2'
            | 'security-pack-3'
            | 'bastion-account'
            | 'monitored-host',
            string
          >
        >
      >;
      readonly soft?:
        | Readonly<
            Partial<
              Record<
                | 'vcpu'
                | 'memory-gb'
                | 'disk-ordinary-gb'
                | 'disk-fast-gb'
                | 'object-gb'
                | 'backup-gb'
                | 'bandwidth-mbps'
                | 'public-ip'
                | 'load-balancer'
                | 'gpu-share'
                | 'gpu-memory-gb'
                | 'security-pack-2'
                | 'security-pack-3'
                | 'bastion-account'
                | 'monitored-host',
                string | null
              >
            >
          >
        | undefined;
      readonly reason?: string | undefined;
    };
    readonly output: { readonly set: number };
  };
  /** By a person alone: a key is refused. */
  'quota.setPool': {
    readonly input: {
      readonly place:
        | { readonly level: 'province' }
        | { readonly level: 'tier'; readonly tier: 'provincial' | 'sectoral' | 'municipal' }
        | { readonly level: 'cloud'; readonly cloudId: string };
      readonly dimension:
        | 'vcpu'
        | 'memory-gb'
        | 'disk-ordinary-gb'
        | 'disk-fast-gb'
        | 'object-gb'
        | 'backup-gb'
        | 'bandwidth-mbps'
        | 'public-ip'
        | 'load-balancer'
        | 'gpu-share'
        | 'gpu-memory-gb'
        | 'security-pack-2'
        | 'security-pack-3'
        | 'bastion-account'
        | 'monitored-host';
      readonly xinchuang: boolean;
      readonly limit: string | null;
      readonly soft?: string | null | undefined;
      readonly oversubscribe?: boolean | undefined;
      readonly reason?: string | undefined;
    };
    readonly output: { readonly set: number };
  };
  /** By a person alone: a key is refused. */
  'quota.setSystem': {
    readonly input: {
      readonly systemId: string;
      readonly cloudId: string;
      readonly dimension:
        | 'vcpu'
        | 'memory-gb'
        | 'disk-ordinary-gb'
        | 'disk-fast-gb'
        | 'object-gb'
        | 'backup-gb'
        | 'bandwidth-mbps'
        | 'public-ip'
        | 'load-balancer'
        | 'gpu-share'
        | 'gpu-memory-gb'
        | 'security-pack-2'
        | 'security-pack-3'
        | 'bastion-account'
        | 'monitored-host';
      readonly xinchuang: boolean;
      readonly limit: string | null;
      readonly reason?: string | undefined;
    };
    readonly output: { readonly set: number };
  };
  /** By a key with the scope `quota:read`, or by a person. */
  'quota.tree': {
    readonly input: {
      readonly dimension:
        | 'vcpu'
        | 'memory-gb'
        | 'disk-ordinary-gb'
        | 'disk-fast-gb'
        | 'object-gb'
        | 'backup-gb'
        | 'bandwidth-mbps'
        | 'public-ip'
        | 'load-balancer'
        | 'gpu-share'
        | 'gpu-memory-gb'
        | 'security-pack-2'
        | 'security-pack-3'
        | 'bastion-account'
        | 'monitored-host';
      readonly xinchuang: boolean;
    };
    readonly output: {
      readonly nodes: readonly {
        readonly key: string;
        readonly parent: string | null;
        readonly level: 'province' | 'tier' | 'cloud' | 'department' | 'system';
        readonly tier: 'provincial' | 'sectoral' | 'municipal' | null;
        readonly cloud: { readonly id: string; readonly name: string; readonly slug: string } | null;
        readonly department: { readonly id: string; readonly name: string; readonly slug: string } | null;
        readonly system: { readonly id: string; readonly name: string; readonly slug: string } | null;
        readonly limit: string | null;
        readonly soft: string | null;
        readonly oversubscribe: boolean;
        readonly given: string;
        readonly reserved: string;
        readonly booked: string;
        readonly takenOver: string;
        readonly left: string | null;
        readonly isOverSoft: boolean;
        readonly acts: readonly ('set' | 'ask')[];
      }[];
    };
  };
  /** By a person alone: a key is refused. */
  'quota.withdrawAsk': { readonly input: { readonly askId: string }; readonly output: { readonly askId: string } };
  /** By a key with the scope `rating:read`, or by a person. */
  'rating.charges': {
    readonly input: {
      readonly cursor?: string | null | undefined;
      readonly limit?: number | undefined;
      readonly departmentId: string;
      readonly month: string;
      readonly resourceId?: string | undefined;
      readonly sku?:
        | 'vcpu.x86'
        | 'vcpu.xinchuang'
        | 'memory-gb.x86'
        | 'memory-gb.xinchuang'
        | 'disk-ordinary-gb.x86'
        | 'disk-ordinary-gb.xinchuang'
        | 'disk-fast-gb.x86'
        | 'disk-fast-gb.xinchuang'
        | 'object-gb.x86'
        | 'object-gb.xinchuang'
        | 'backup-gb.x86'
        | 'backup-gb.xinchuang'
        | 'bandwidth-mbps.x86'
        | 'bandwidth-mbps.xinchuang'
        | 'public-ip.x86'
        | 'public-ip.xinchuang'
        | 'load-balancer.x86'
        | 'load-balancer.xinchuang'
        | 'gpu-share.x86'
        | 'gpu-share.xinchuang'
        | 'gpu-memory-gb.x86'
        | 'gpu-memory-gb.xinchuang'
        | 'security-pack-2.x86'
        | 'security-pack-2.xinchuang'
        | 'security-pack-3.x86'
        | 'security-pack-3.xinchuang'
        | 'bastion-account.x86'
        | 'bastion-account.xinchuang'
        | 'monitored-host.x86'
        | 'monitored-host.xinchuang'
        | 'traffic-gb.x86'
        | 'traffic-gb.xinchuang'
        | 'requests-10k.x86'
        | 'requests-10k.xinchuang'
        | 'object-gb-used.x86'
        | 'object-gb-used.xinchuang'
        | 'backup-gb-used.x86'
        | 'backup-gb-used.xinchuang'
        | 'traffic-peak-mbps.x86'
        | 'traffic-peak-mbps.xinchuang'
        | 'active-accounts.x86'
        | 'active-accounts.xinchuang'
        | 'service-days.x86'
        | 'service-days.xinchuang'
        | undefined;
    };
    readonly output: {
      readonly items: readonly {
        readonly id: string;
        readonly kind: 'usage' | 'discount' | 'minimum' | 'maximum';
        readonly resource: { readonly id: string; readonly number: string } | null;
        readonly sku:
          | 'vcpu.x86'
          | 'vcpu.xinchuang'
          | 'memory-gb.x86'
          | 'memory-gb.xinchuang'
          | 'disk-ordinary-gb.x86'
          | 'disk-ordinary-gb.xinchuang'
          | 'disk-fast-gb.x86'
          | 'disk-fast-gb.xinchuang'
          | 'object-gb.x86'
          | 'object-gb.xinchuang'
          | 'backup-gb.x86'
          | 'backup-gb.xinchuang'
          | 'bandwidth-mbps.x86'
          | 'bandwidth-mbps.xinchuang'
          | 'public-ip.x86'
          | 'public-ip.xinchuang'
          | 'load-balancer.x86'
          | 'load-balancer.xinchuang'
          | 'gpu-share.x86'
          | 'gpu-share.xinchuang'
          | 'gpu-memory-gb.x86'
          | 'gpu-memory-gb.xinchuang'
          | 'security-pack-2.x86'
          | 'security-pack-2.xinchuang'
          | 'security-pack-3.x86'
          | 'security-pack-3.xinchuang'
          | 'bastion-account.x86'
          | 'bastion-account.xinchuang'
          | 'monitored-host.x86'
          | 'monitored-host.xinchuang'
          | 'traffic-gb.x86'
          | 'traffic-gb.xinchuang'
          | 'requests-10k.x86'
          | 'requests-10k.xinchuang'
          | 'object-gb-used.x86'
          | 'object-gb-used.xinchuang'
          | 'backup-gb-used.x86'
          | 'backup-gb-used.xinchuang'
          | 'traffic-peak-mbps.x86'
          | 'traffic-peak-mbps.xinchuang'
          | 'active-accounts.x86'
          | 'active-accounts.xinchuang'
          | 'service-days.x86'
          | 'service-days.xinchuang';
        readonly unit: string;
        readonly priceVersion: { readonly id: string; readonly number: string; readonly sample: boolean };
        readonly rule: {
          readonly model:
            | { readonly kind: 'unit'; readonly unitPrice: string }
            | { readonly kind: 'flat'; readonly price: string }
            | {
                readonly kind: 'graduated';
                readonly tiers: readonly {
                  readonly from: string;
                  readonly to: string | null;
                  readonly unitPrice: string;
                }[];
              }
            | {
                readonly kind: 'volume';
                readonly tiers: readonly {
                  readonly from: string;
                  readonly to: string | null;
                  readonly unitPrice: string;
                }[];
              }
            | { readonly kind: 'package'; readonly size: string; readonly price: string };
          readonly discountPpm: string;
          readonly minimum: string | null;
          readonly maximum: string | null;
          readonly month: 'calendar' | 'fixed-30-days';
        };
        readonly unitPrice: string | null;
        readonly startsAt: string;
        readonly endsAt: string;
        readonly seconds: string;
        readonly monthSeconds: string;
        readonly units: string | null;
        readonly quantity: string | null;
        readonly amount: string;
        readonly events: {
          readonly changes?: readonly string[];
          readonly readings?: number;
          readonly digest?: string;
          readonly unknownSeconds?: string;
        };
      }[];
      readonly nextCursor: string | null;
      readonly total: number;
      readonly asOf: string | null;
    };
  };
  /** By a key with the scope `rating:read`, or by a person. */
  'rating.items': {
    readonly input: { readonly departmentId: string; readonly month: string };
    readonly output: {
      readonly asOf: string | null;
      readonly month: string;
      readonly amount: string;
      readonly items: readonly {
        readonly sku:
          | 'vcpu.x86'
          | 'vcpu.xinchuang'
          | 'memory-gb.x86'
          | 'memory-gb.xinchuang'
          | 'disk-ordinary-gb.x86'
          | 'disk-ordinary-gb.xinchuang'
          | 'disk-fast-gb.x86'
          | 'disk-fast-gb.xinchuang'
          | 'object-gb.x86'
          | 'object-gb.xinchuang'
          | 'backup-gb.x86'
          | 'backup-gb.xinchuang'
          | 'bandwidth-mbps.x86'
          | 'bandwidth-mbps.xinchuang'
          | 'public-ip.x86'
          | 'public-ip.xinchuang'
          | 'load-balancer.x86'
          | 'load-balancer.xinchuang'
          | 'gpu-share.x86'
          | 'gpu-share.xinchuang'
          | 'gpu-memory-gb.x86'
          | 'gpu-memory-gb.xinchuang'
          | 'security-pack-2.x86'
          | 'security-pack-2.xinchuang'
          | 'security-pack-3.x86'
          | 'security-pack-3.xinchuang'
          | 'bastion-account.x86'
          | 'bastion-account.xinchuang'
          | 'monitored-host.x86'
          | 'monitored-host.xinchuang'
          | 'traffic-gb.x86'
          | 'traffic-gb.xinchuang'
          | 'requests-10k.x86'
          | 'requests-10k.xinchuang'
          | 'object-gb-used.x86'
          | 'object-gb-used.xinchuang'
          | 'backup-gb-used.x86'
          | 'backup-gb-used.xinchuang'
          | 'traffic-peak-mbps.x86'
          | 'traffic-peak-mbps.xinchuang'
          | 'active-accounts.x86'
          | 'active-accounts.xinchuang'
          | 'service-days.x86'
          | 'service-days.xinchuang';
        readonly unit: string;
        readonly priceVersion: { readonly id: string; readonly number: string; readonly sample: boolean };
        readonly rule: {
          readonly model:
            | { readonly kind: 'unit'; readonly unitPrice: string }
            | { readonly kind: 'flat'; readonly price: string }
            | {
                readonly kind: 'graduated';
                readonly tiers: readonly {
                  readonly from: string;
                  readonly to: string | null;
                  readonly unitPrice: string;
                }[];
              }
            | {
                readonly kind: 'volume';
                readonly tiers: readonly {
                  readonly from: string;
                  readonly to: string | null;
                  readonly unitPrice: string;
                }[];
              }
            | { readonly kind: 'package'; readonly size: string; readonly price: string };
          readonly discountPpm: string;
          readonly minimum: string | null;
          readonly maximum: string | null;
          readonly month: 'calendar' | 'fixed-30-days';
        };
        readonly seconds: string;
        readonly share: string;
        readonly quantity: string;
        readonly byModel: string;
        readonly discount: string;
        readonly bound: string;
        readonly amount: string;
      }[];
    };
  };
  /** By a person alone: a key is refused. */
  'rating.rateMonth': {
    readonly input: { readonly departmentId: string; readonly month: string; readonly contractId?: string | undefined };
    readonly output: {
      readonly ratingId: string;
      readonly asOf: string;
      readonly contentHash: string;
      readonly amount: string;
      readonly charges: number;
      readonly changed: boolean;
    };
  };
  /** By a key with the scope `rating:read`, or by a person. */
  'rating.resource': {
    readonly input: { readonly resourceId: string; readonly month: string };
    readonly output: {
      readonly asOf: string | null;
      readonly month: string;
      readonly amount: string;
      readonly items: readonly {
        readonly sku:
          | 'vcpu.x86'
          | 'vcpu.xinchuang'
          | 'memory-gb.x86'
          | 'memory-gb.xinchuang'
          | 'disk-ordinary-gb.x86'
          | 'disk-ordinary-gb.xinchuang'
          | 'disk-fast-gb.x86'
          | 'disk-fast-gb.xinchuang'
          | 'object-gb.x86'
          | 'object-gb.xinchuang'
          | 'backup-gb.x86'
          | 'backup-gb.xinchuang'
          | 'bandwidth-mbps.x86'
          | 'bandwidth-mbps.xinchuang'
          | 'public-ip.x86'
          | 'public-ip.xinchuang'
          | 'load-balancer.x86'
          | 'load-balancer.xinchuang'
          | 'gpu-share.x86'
          | 'gpu-share.xinchuang'
          | 'gpu-memory-gb.x86'
          | 'gpu-memory-gb.xinchuang'
          | 'security-pack-2.x86'
          | 'security-pack-2.xinchuang'
          | 'security-pack-3.x86'
          | 'security-pack-3.xinchuang'
          | 'bastion-account.x86'
          | 'bastion-account.xinchuang'
          | 'monitored-host.x86'
          | 'monitored-host.xinchuang'
          | 'traffic-gb.x86'
          | 'traffic-gb.xinchuang'
          | 'requests-10k.x86'
          | 'requests-10k.xinchuang'
          | 'object-gb-used.x86'
          | 'object-gb-used.xinchuang'
          | 'backup-gb-used.x86'
          | 'backup-gb-used.xinchuang'
          | 'traffic-peak-mbps.x86'
          | 'traffic-peak-mbps.xinchuang'
          | 'active-accounts.x86'
          | 'active-accounts.xinchuang'
          | 'service-days.x86'
          | 'service-days.xinchuang';
        readonly unit: string;
        readonly quantity: string;
        readonly amount: string;
      }[];
    };
  };
  /** By a person alone: a key is refused. */
  'reclaim.appeal': {
    readonly input: { readonly reclaimId: string; readonly reason: string; readonly key?: string | undefined };
    readonly output: {
      readonly reclaimId: string;
      readonly stage: 'reminded' | 'urged' | 'appealed' | 'ended';
      readonly dueAt: string | null;
    };
  };
  /** By a person alone: a key is refused. */
  'reclaim.cut': {
    readonly input: { readonly reclaimId: string; readonly reason: string };
    readonly output: { readonly operationId: string; readonly number: string };
  };
  /** By a person alone: a key is refused. */
  'reclaim.decideAppeal': {
    readonly input: { readonly reclaimId: string; readonly decision: 'uphold' | 'refuse'; readonly reason: string };
    readonly output: {
      readonly reclaimId: string;
      readonly stage: 'reminded' | 'urged' | 'appealed' | 'ended';
      readonly dueAt: string | null;
    };
  };
  /** By a key with the scope `reclaim:read`, or by a person. */
  'reclaim.lease': {
    readonly input: { readonly resourceId: string };
    readonly output: {
      readonly lease: {
        readonly id: string;
        readonly resource: {
          readonly id: string;
          readonly number: string;
          readonly spec:
            | {
                readonly item: 'cloud-host';
                readonly count: number;
                readonly vcpu: number;
                readonly memoryGb: number;
                readonly systemDiskGb: number;
                readonly dataDisks: readonly { readonly class: 'ordinary' | 'fast'; readonly gb: number }[];
                readonly operatingSystem?: {
                  readonly image:
                    | 'openeuler-24-03-lts-arm64'
                    | 'kylin-server-v10-sp3-arm64'
                    | 'uos-server-20-arm64'
                    | 'openeuler-24-03-lts-amd64'
                    | 'kylin-server-v10-sp3-amd64'
                    | 'uos-server-20-amd64'
                    | 'ubuntu-24-04-amd64'
                    | 'rocky-9-amd64';
                  readonly sshKeys: readonly string[];
                };
              }
            | {
                readonly item: 'container-space';
                readonly vcpu: number;
                readonly memoryGb: number;
                readonly ordinaryGb: number;
                readonly fastGb: number;
              }
            | {
                readonly item: 'block-disk';
                readonly class: 'ordinary' | 'fast';
                readonly gb: number;
                readonly count: number;
              }
            | { readonly item: 'object-bucket'; readonly quotaGb: number; readonly maximumObjects?: number }
            | {
                readonly item: 'postgresql';
                readonly version: '16' | '17' | '18';
                readonly instances: number;
                readonly vcpu: number;
                readonly memoryGb: number;
                readonly storageGb: number;
                readonly storageClass: 'ordinary' | 'fast';
              }
            | { readonly item: 'cache'; readonly memoryGb: number; readonly replicas: number; readonly vcpu: number }
            | {
                readonly item: 'load-balancer';
                readonly scope: 'internal' | 'public';
                readonly listeners: readonly {
                  readonly name: string;
                  readonly protocol: 'TCP' | 'UDP';
                  readonly port: number;
                  readonly targetPort: number;
                }[];
                readonly target: { readonly resource: string };
              }
            | { readonly item: 'bandwidth'; readonly mbps: number }
            | {
                readonly item: 'backup-schedule';
                readonly hour: number;
                readonly everyDays: 1 | 7;
                readonly retentionDays: number;
                readonly protectedGb: number;
              }
            | { readonly item: 'gpu-share'; readonly shares: number; readonly memoryGbPerShare: number }
            | { readonly item: 'security-pack'; readonly grade: 2 | 3 }
            | { readonly item: 'bastion-account'; readonly people: readonly string[]; readonly days: number }
            | { readonly item: 'host-monitoring'; readonly hosts: number };
        };
        readonly department: { readonly id: string; readonly name: string; readonly slug: string };
        readonly system: { readonly id: string; readonly name: string; readonly slug: string };
        readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
        readonly begunAt: string;
        readonly lastDay: string;
        readonly endsAt: string;
        readonly stage: 'running' | 'reminding' | 'grace' | 'stopped' | 'retained' | 'over';
        readonly until: string | null;
        readonly extendableUntil: string;
        readonly policyId: string;
        readonly judgement: {
          readonly policyId: string;
          readonly from: string;
          readonly to: string;
          readonly measures: readonly {
            readonly meter:
              | 'vcpu'
              | 'memory-gb'
              | 'disk-ordinary-gb'
              | 'disk-fast-gb'
              | 'object-gb'
              | 'backup-gb'
              | 'bandwidth-mbps'
              | 'public-ip'
              | 'load-balancer'
              | 'gpu-share'
              | 'gpu-memory-gb'
              | 'security-pack-2'
              | 'security-pack-3'
              | 'bastion-account'
              | 'monitored-host'
              | 'connections'
              | 'operations'
              | 'requests'
              | 'egress-gb'
              | 'disk-io-gb'
              | 'traffic-mbps'
              | 'attached'
              | 'sign-ins'
              | 'service-days';
            readonly by: 'share' | 'quantity' | 'state';
            readonly held: string | null;
            readonly peak: string | null;
            readonly peakPpm: string | null;
            readonly limit: string | null;
            readonly coveragePpm: string;
            readonly shows: 'use' | 'no-use' | 'nothing';
          }[];
          readonly basis: readonly (
            | 'vcpu'
            | 'memory-gb'
            | 'disk-ordinary-gb'
            | 'disk-fast-gb'
            | 'object-gb'
            | 'backup-gb'
            | 'bandwidth-mbps'
            | 'public-ip'
            | 'load-balancer'
            | 'gpu-share'
            | 'gpu-memory-gb'
            | 'security-pack-2'
            | 'security-pack-3'
            | 'bastion-account'
            | 'monitored-host'
            | 'connections'
            | 'operations'
            | 'requests'
            | 'egress-gb'
            | 'disk-io-gb'
            | 'traffic-mbps'
            | 'attached'
            | 'sign-ins'
            | 'service-days'
          )[];
          readonly state: 'stopped-throughout' | 'target-off' | null;
          readonly verdict: 'used' | 'idle' | 'unknown';
          readonly why: 'nothing-to-measure' | 'not-measured' | 'stopped' | null;
          readonly reason: 'protects' | 'own-term' | 'accompanies' | 'not-covered' | null;
          readonly simulated?: boolean;
        } | null;
        readonly judgedAt: string | null;
        readonly acts: readonly ('extend' | 'remove')[];
      } | null;
    };
  };
  /** By a key with the scope `reclaim:read`, or by a person. */
  'reclaim.leases': {
    readonly input: {
      readonly cursor?: string | null | undefined;
      readonly limit?: number | undefined;
      readonly show?: 'ending' | 'bin' | 'all' | undefined;
    };
    readonly output: {
      readonly items: readonly {
        readonly id: string;
        readonly resource: {
          readonly id: string;
          readonly number: string;
          readonly spec:
            | {
                readonly item: 'cloud-host';
                readonly count: number;
                readonly vcpu: number;
                readonly memoryGb: number;
                readonly systemDiskGb: number;
                readonly dataDisks: readonly { readonly class: 'ordinary' | 'fast'; readonly gb: number }[];
                readonly operatingSystem?: {
                  readonly image:
                    | 'openeuler-24-03-lts-arm64'
                    | 'kylin-server-v10-sp3-arm64'
                    | 'uos-server-20-arm64'
                    | 'openeuler-24-03-lts-amd64'
                    | 'kylin-server-v10-sp3-amd64'
                    | 'uos-server-20-amd64'
                    | 'ubuntu-24-04-amd64'
                    | 'rocky-9-amd64';
                  readonly sshKeys: readonly string[];
                };
              }
            | {
                readonly item: 'container-space';
                readonly vcpu: number;
                readonly memoryGb: number;
                readonly ordinaryGb: number;
                readonly fastGb: number;
              }
            | {
                readonly item: 'block-disk';
                readonly class: 'ordinary' | 'fast';
                readonly gb: number;
                readonly count: number;
              }
            | { readonly item: 'object-bucket'; readonly quotaGb: number; readonly maximumObjects?: number }
            | {
                readonly item: 'postgresql';
                readonly version: '16' | '17' | '18';
                readonly instances: number;
                readonly vcpu: number;
                readonly memoryGb: number;
                readonly storageGb: number;
                readonly storageClass: 'ordinary' | 'fast';
              }
            | { readonly item: 'cache'; readonly memoryGb: number; readonly replicas: number; readonly vcpu: number }
            | {
                readonly item: 'load-balancer';
                readonly scope: 'internal' | 'public';
                readonly listeners: readonly {
                  readonly name: string;
                  readonly protocol: 'TCP' | 'UDP';
                  readonly port: number;
                  readonly targetPort: number;
                }[];
                readonly target: { readonly resource: string };
              }
            | { readonly item: 'bandwidth'; readonly mbps: number }
            | {
                readonly item: 'backup-schedule';
                readonly hour: number;
                readonly everyDays: 1 | 7;
                readonly retentionDays: number;
                readonly protectedGb: number;
              }
            | { readonly item: 'gpu-share'; readonly shares: number; readonly memoryGbPerShare: number }
            | { readonly item: 'security-pack'; readonly grade: 2 | 3 }
            | { readonly item: 'bastion-account'; readonly people: readonly string[]; readonly days: number }
            | { readonly item: 'host-monitoring'; readonly hosts: number };
        };
        readonly department: { readonly id: string; readonly name: string; readonly slug: string };
        readonly system: { readonly id: string; readonly name: string; readonly slug: string };
        readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
        readonly begunAt: string;
        readonly lastDay: string;
        readonly endsAt: string;
        readonly stage: 'running' | 'reminding' | 'grace' | 'stopped' | 'retained' | 'over';
        readonly until: string | null;
        readonly extendableUntil: string;
        readonly policyId: string;
        readonly judgement: {
          readonly policyId: string;
          readonly from: string;
          readonly to: string;
          readonly measures: readonly {
            readonly meter:
              | 'vcpu'
              | 'memory-gb'
              | 'disk-ordinary-gb'
              | 'disk-fast-gb'
              | 'object-gb'
              | 'backup-gb'
              | 'bandwidth-mbps'
              | 'public-ip'
              | 'load-balancer'
              | 'gpu-share'
              | 'gpu-memory-gb'
              | 'security-pack-2'
              | 'security-pack-3'
              | 'bastion-account'
              | 'monitored-host'
              | 'connections'
              | 'operations'
              | 'requests'
              | 'egress-gb'
              | 'disk-io-gb'
              | 'traffic-mbps'
              | 'attached'
              | 'sign-ins'
              | 'service-days';
            readonly by: 'share' | 'quantity' | 'state';
            readonly held: string | null;
            readonly peak: string | null;
            readonly peakPpm: string | null;
            readonly limit: string | null;
            readonly coveragePpm: string;
            readonly shows: 'use' | 'no-use' | 'nothing';
          }[];
          readonly basis: readonly (
            | 'vcpu'
            | 'memory-gb'
            | 'disk-ordinary-gb'
            | 'disk-fast-gb'
            | 'object-gb'
            | 'backup-gb'
            | 'bandwidth-mbps'
            | 'public-ip'
            | 'load-balancer'
            | 'gpu-share'
            | 'gpu-memory-gb'
            | 'security-pack-2'
            | 'security-pack-3'
            | 'bastion-account'
            | 'monitored-host'
            | 'connections'
            | 'operations'
            | 'requests'
            | 'egress-gb'
            | 'disk-io-gb'
            | 'traffic-mbps'
            | 'attached'
            | 'sign-ins'
            | 'service-days'
          )[];
          readonly state: 'stopped-throughout' | 'target-off' | null;
          readonly verdict: 'used' | 'idle' | 'unknown';
          readonly why: 'nothing-to-measure' | 'not-measured' | 'stopped' | null;
          readonly reason: 'protects' | 'own-term' | 'accompanies' | 'not-covered' | null;
          readonly simulated?: boolean;
        } | null;
        readonly judgedAt: string | null;
        readonly acts: readonly ('extend' | 'remove')[];
      }[];
      readonly nextCursor: string | null;
      readonly total: number;
    };
  };
  /** By a key with the scope `reclaim:read`, or by a person. */
  'reclaim.list': {
    readonly input: {
      readonly cursor?: string | null | undefined;
      readonly limit?: number | undefined;
      readonly stage?: readonly ('reminded' | 'urged' | 'appealed' | 'ended')[] | undefined;
      readonly resourceId?: string | undefined;
      readonly reclaimId?: string | undefined;
    };
    readonly output: {
      readonly items: readonly {
        readonly id: string;
        readonly number: string;
        readonly resource: {
          readonly id: string;
          readonly number: string;
          readonly spec:
            | {
                readonly item: 'cloud-host';
                readonly count: number;
                readonly vcpu: number;
                readonly memoryGb: number;
                readonly systemDiskGb: number;
                readonly dataDisks: readonly { readonly class: 'ordinary' | 'fast'; readonly gb: number }[];
                readonly operatingSystem?: {
                  readonly image:
                    | 'openeuler-24-03-lts-arm64'
                    | 'kylin-server-v10-sp3-arm64'
                    | 'uos-server-20-arm64'
                    | 'openeuler-24-03-lts-amd64'
                    | 'kylin-server-v10-sp3-amd64'
                    | 'uos-server-20-amd64'
                    | 'ubuntu-24-04-amd64'
                    | 'rocky-9-amd64';
                  readonly sshKeys: readonly string[];
                };
              }
            | {
                readonly item: 'container-space';
                readonly vcpu: number;
                readonly memoryGb: number;
                readonly ordinaryGb: number;
                readonly fastGb: number;
              }
            | {
                readonly item: 'block-disk';
                readonly class: 'ordinary' | 'fast';
                readonly gb: number;
                readonly count: number;
              }
            | { readonly item: 'object-bucket'; readonly quotaGb: number; readonly maximumObjects?: number }
            | {
                readonly item: 'postgresql';
                readonly version: '16' | '17' | '18';
                readonly instances: number;
                readonly vcpu: number;
                readonly memoryGb: number;
                readonly storageGb: number;
                readonly storageClass: 'ordinary' | 'fast';
              }
            | { readonly item: 'cache'; readonly memoryGb: number; readonly replicas: number; readonly vcpu: number }
            | {
                readonly item: 'load-balancer';
                readonly scope: 'internal' | 'public';
                readonly listeners: readonly {
                  readonly name: string;
                  readonly protocol: 'TCP' | 'UDP';
                  readonly port: number;
                  readonly targetPort: number;
                }[];
                readonly target: { readonly resource: string };
              }
            | { readonly item: 'bandwidth'; readonly mbps: number }
            | {
                readonly item: 'backup-schedule';
                readonly hour: number;
                readonly everyDays: 1 | 7;
                readonly retentionDays: number;
                readonly protectedGb: number;
              }
            | { readonly item: 'gpu-share'; readonly shares: number; readonly memoryGbPerShare: number }
            | { readonly item: 'security-pack'; readonly grade: 2 | 3 }
            | { readonly item: 'bastion-account'; readonly people: readonly string[]; readonly days: number }
            | { readonly item: 'host-monitoring'; readonly hosts: number };
        };
        readonly department: { readonly id: string; readonly name: string; readonly slug: string };
        readonly system: { readonly id: string; readonly name: string; readonly slug: string };
        readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
        readonly stage: 'reminded' | 'urged' | 'appealed' | 'ended';
        readonly dueAt: string | null;
        readonly due: boolean;
        readonly left: number | null;
        readonly answerBy: string | null;
        readonly openedAt: string;
        readonly endedAt: string | null;
        readonly endedBy: 'upheld' | 'acted' | 'recovered' | 'cut' | null;
        readonly evidence: {
          readonly policyId: string;
          readonly from: string;
          readonly to: string;
          readonly measures: readonly {
            readonly meter:
              | 'vcpu'
              | 'memory-gb'
              | 'disk-ordinary-gb'
              | 'disk-fast-gb'
              | 'object-gb'
              | 'backup-gb'
              | 'bandwidth-mbps'
              | 'public-ip'
              | 'load-balancer'
              | 'gpu-share'
              | 'gpu-memory-gb'
              | 'security-pack-2'
              | 'security-pack-3'
              | 'bastion-account'
              | 'monitored-host'
              | 'connections'
              | 'operations'
              | 'requests'
              | 'egress-gb'
              | 'disk-io-gb'
              | 'traffic-mbps'
              | 'attached'
              | 'sign-ins'
              | 'service-days';
            readonly by: 'share' | 'quantity' | 'state';
            readonly held: string | null;
            readonly peak: string | null;
            readonly peakPpm: string | null;
            readonly limit: string | null;
            readonly coveragePpm: string;
            readonly shows: 'use' | 'no-use' | 'nothing';
          }[];
          readonly basis: readonly (
            | 'vcpu'
            | 'memory-gb'
            | 'disk-ordinary-gb'
            | 'disk-fast-gb'
            | 'object-gb'
            | 'backup-gb'
            | 'bandwidth-mbps'
            | 'public-ip'
            | 'load-balancer'
            | 'gpu-share'
            | 'gpu-memory-gb'
            | 'security-pack-2'
            | 'security-pack-3'
            | 'bastion-account'
            | 'monitored-host'
            | 'connections'
            | 'operations'
            | 'requests'
            | 'egress-gb'
            | 'disk-io-gb'
            | 'traffic-mbps'
            | 'attached'
            | 'sign-ins'
            | 'service-days'
          )[];
          readonly state: 'stopped-throughout' | 'target-off' | null;
          readonly verdict: 'used' | 'idle' | 'unknown';
          readonly why: 'nothing-to-measure' | 'not-measured' | 'stopped' | null;
          readonly reason: 'protects' | 'own-term' | 'accompanies' | 'not-covered' | null;
          readonly simulated?: boolean;
        };
        readonly policyId: string;
        readonly events: readonly {
          readonly kind:
            | 'reminded'
            | 'urged'
            | 'appealed'
            | 'appeal-refused'
            | 'upheld'
            | 'acted'
            | 'recovered'
            | 'cut';
          readonly at: string;
          readonly by: string | null;
          readonly note: string | null | { readonly hidden: true };
          readonly attachments:
            | readonly {
                readonly id: string;
                readonly name: string;
                readonly kind: 'pdf' | 'docx' | 'xlsx' | 'png' | 'jpg';
                readonly bytes: number;
                readonly sha256: string;
                readonly addedBy: { readonly id: string; readonly name: string };
                readonly addedAt: string;
              }[]
            | { readonly hidden: true };
        }[];
        readonly acts: readonly ('appeal' | 'urge' | 'decide' | 'cut')[];
      }[];
      readonly nextCursor: string | null;
      readonly total: number;
    };
  };
  /** By a person alone: a key is refused. */
  'reclaim.removeExpired': {
    readonly input: { readonly resourceId: string; readonly reason: string };
    readonly output: { readonly operationId: string; readonly number: string };
  };
  /** By a person alone: a key is refused. */
  'reclaim.setWorkingDay': {
    readonly input: { readonly day: string; readonly worked: boolean; readonly reason: string };
    readonly output: { readonly day: string; readonly worked: boolean };
  };
  /** By a person alone: a key is refused. */
  'reclaim.urge': {
    readonly input: { readonly reclaimId: string; readonly reason: string };
    readonly output: {
      readonly reclaimId: string;
      readonly stage: 'reminded' | 'urged' | 'appealed' | 'ended';
      readonly dueAt: string | null;
    };
  };
  /** By a key with the scope `reclaim:read`, or by a person. */
  'reclaim.workingDays': {
    readonly input: undefined;
    readonly output: {
      readonly items: readonly {
        readonly day: string;
        readonly worked: boolean;
        readonly reason: string;
        readonly saidBy: { readonly id: string; readonly name: string };
        readonly saidAt: string;
      }[];
      readonly knownThrough: number;
    };
  };
  /** By a person alone: a key is refused. */
  'reconciliation.answer': {
    readonly input: { readonly caseId: string; readonly answer: string; readonly evidence: string };
    readonly output: {
      readonly caseId: string;
      readonly number: string;
      readonly state: 'open' | 'taken' | 'answered' | 'closed';
    };
  };
  /** By a key with the scope `reconciliation:read`, or by a person. */
  'reconciliation.balance': {
    readonly input: { readonly month?: string | undefined; readonly by?: 'province' | 'department' | undefined };
    readonly output: {
      readonly month: string;
      readonly period: { readonly from: string; readonly to: string };
      readonly rows: readonly {
        readonly sku:
          | 'vcpu.x86'
          | 'vcpu.xinchuang'
          | 'memory-gb.x86'
          | 'memory-gb.xinchuang'
          | 'disk-ordinary-gb.x86'
          | 'disk-ordinary-gb.xinchuang'
          | 'disk-fast-gb.x86'
          | 'disk-fast-gb.xinchuang'
          | 'object-gb.x86'
          | 'object-gb.xinchuang'
          | 'backup-gb.x86'
          | 'backup-gb.xinchuang'
          | 'bandwidth-mbps.x86'
          | 'bandwidth-mbps.xinchuang'
          | 'public-ip.x86'
          | 'public-ip.xinchuang'
          | 'load-balancer.x86'
          | 'load-balancer.xinchuang'
          | 'gpu-share.x86'
          | 'gpu-share.xinchuang'
          | 'gpu-memory-gb.x86'
          | 'gpu-memory-gb.xinchuang'
          | 'security-pack-2.x86'
          | 'security-pack-2.xinchuang'
          | 'security-pack-3.x86'
          | 'security-pack-3.xinchuang'
          | 'bastion-account.x86'
          | 'bastion-account.xinchuang'
          | 'monitored-host.x86'
          | 'monitored-host.xinchuang';
        readonly tier: 'provincial' | 'sectoral' | 'municipal';
        readonly department: { readonly id: string; readonly name: string } | null;
        readonly opening: string;
        readonly opened: string;
        readonly reclaimed: string;
        readonly resized: string;
        readonly takenOn: string;
        readonly handedOver: string;
        readonly closing: string;
        readonly ordered: string | null;
        readonly balanced: boolean;
      }[];
      readonly faults: number;
      readonly differences: number;
      readonly balanced: boolean;
    };
  };
  /** By a key with the scope `reconciliation:read`, or by a person. */
  'reconciliation.billContent': {
    readonly input: { readonly billId: string };
    readonly output: { readonly name: string; readonly sha256: string; readonly content: string };
  };
  /** By a key with the scope `reconciliation:read`, or by a person. */
  'reconciliation.bills': {
    readonly input: { readonly month: string };
    readonly output: {
      readonly items: readonly {
        readonly id: string;
        readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
        readonly month: string;
        readonly version: number;
        readonly counts: boolean;
        readonly name: string;
        readonly sha256: string;
        readonly rows: number;
        readonly amountFen: string;
        readonly importedBy: string;
        readonly importedAt: string;
      }[];
    };
  };
  /** By a key with the scope `reconciliation:read`, or by a person. */
  'reconciliation.cases': {
    readonly input: {
      readonly cursor?: string | null | undefined;
      readonly limit?: number | undefined;
      readonly state?: 'open' | 'taken' | 'answered' | 'closed' | 'unclosed' | 'overdue' | undefined;
      readonly code?:
        | 'usage-beyond-window'
        | 'usage-before-creation'
        | 'usage-after-removal'
        | 'two-open-intervals'
        | 'ledger-gap'
        | 'running-beyond-allocated'
        | 'attached-beyond-existing'
        | 'resource-without-order'
        | 'order-without-resource'
        | 'negative-quantity'
        | 'stock-unbalanced'
        | 'meter-not-order'
        | 'meter-not-cluster'
        | 'bill-not-meter'
        | 'chain-broken'
        | undefined;
      readonly mine?: boolean | undefined;
    };
    readonly output: {
      readonly items: readonly {
        readonly id: string;
        readonly number: string;
        readonly code:
          | 'usage-beyond-window'
          | 'usage-before-creation'
          | 'usage-after-removal'
          | 'two-open-intervals'
          | 'ledger-gap'
          | 'running-beyond-allocated'
          | 'attached-beyond-existing'
          | 'resource-without-order'
          | 'order-without-resource'
          | 'negative-quantity'
          | 'stock-unbalanced'
          | 'meter-not-order'
          | 'meter-not-cluster'
          | 'bill-not-meter'
          | 'chain-broken';
        readonly ownerRole: 'finance' | 'platform-engineer';
        readonly subject: {
          readonly kind: 'resource' | 'cloud' | 'stock' | 'statement';
          readonly id: string;
          readonly label: string;
        };
        readonly department: { readonly id: string; readonly name: string } | null;
        readonly cloud: { readonly id: string; readonly name: string; readonly slug: string } | null;
        readonly month: string | null;
        readonly facts: { readonly [key: string]: string };
        readonly state: 'open' | 'taken' | 'answered' | 'closed';
        readonly openedAt: string;
        readonly seenAt: string;
        readonly goneAt: string | null;
        readonly answerBy: string;
        readonly closeBy: string;
        readonly level: number;
        readonly takenBy: { readonly id: string; readonly name: string } | null;
        readonly answeredBy: { readonly id: string; readonly name: string } | null;
        readonly answeredAt: string | null;
        readonly answer: string | null;
        readonly evidence: string | null;
        readonly closedBy: { readonly id: string; readonly name: string } | null;
        readonly closedAt: string | null;
        readonly outcome: 'solved' | 'explained' | null;
        readonly closingReason: string | null;
        readonly explainedUntil: string | null;
        readonly returnedReason: string | null;
        readonly acts: readonly ('take' | 'answer' | 'return' | 'solve' | 'explain')[];
      }[];
      readonly nextCursor: string | null;
      readonly total: number;
      readonly open: number;
      readonly overdue: number;
      readonly lastRun: { readonly day: string; readonly at: string; readonly findings: number } | null;
    };
  };
  /** By a key with the scope `reconciliation:read`, or by a person. */
  'reconciliation.chain': {
    readonly input: { readonly month: string };
    readonly output: {
      readonly month: string;
      readonly statements: number;
      readonly states: { readonly [key: string]: number };
      readonly payableFen: string;
      readonly steps: readonly {
        readonly step: 'events' | 'quantities' | 'charges' | 'lines' | 'payable' | 'allocation';
        readonly unit: string;
        readonly left: string;
        readonly right: string;
        readonly equal: boolean;
      }[];
      readonly broken: readonly {
        readonly id: string;
        readonly number: string;
        readonly department: { readonly id: string; readonly name: string };
        readonly steps: readonly string[];
      }[];
      readonly without: readonly { readonly id: string; readonly name: string }[];
      readonly equal: boolean;
    };
  };
  /** By a person alone: a key is refused. */
  'reconciliation.close': {
    readonly input:
      | { readonly caseId: string; readonly outcome: 'solved'; readonly reason: string }
      | { readonly caseId: string; readonly outcome: 'explained'; readonly reason: string; readonly until: string };
    readonly output: {
      readonly caseId: string;
      readonly number: string;
      readonly state: 'open' | 'taken' | 'answered' | 'closed';
    };
  };
  /** By a key with the scope `reconciliation:read`, or by a person. */
  'reconciliation.comparison': {
    readonly input: { readonly month?: string | undefined };
    readonly output: {
      readonly month: string;
      readonly period: { readonly from: string; readonly to: string };
      readonly policy: string;
      readonly billTolerancePpm: string;
      readonly lookCountsHours: number;
      readonly rows: readonly {
        readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
        readonly sku:
          | 'vcpu.x86'
          | 'vcpu.xinchuang'
          | 'memory-gb.x86'
          | 'memory-gb.xinchuang'
          | 'disk-ordinary-gb.x86'
          | 'disk-ordinary-gb.xinchuang'
          | 'disk-fast-gb.x86'
          | 'disk-fast-gb.xinchuang'
          | 'object-gb.x86'
          | 'object-gb.xinchuang'
          | 'backup-gb.x86'
          | 'backup-gb.xinchuang'
          | 'bandwidth-mbps.x86'
          | 'bandwidth-mbps.xinchuang'
          | 'public-ip.x86'
          | 'public-ip.xinchuang'
          | 'load-balancer.x86'
          | 'load-balancer.xinchuang'
          | 'gpu-share.x86'
          | 'gpu-share.xinchuang'
          | 'gpu-memory-gb.x86'
          | 'gpu-memory-gb.xinchuang'
          | 'security-pack-2.x86'
          | 'security-pack-2.xinchuang'
          | 'security-pack-3.x86'
          | 'security-pack-3.xinchuang'
          | 'bastion-account.x86'
          | 'bastion-account.xinchuang'
          | 'monitored-host.x86'
          | 'monitored-host.xinchuang';
        readonly orderUnits: string;
        readonly meterUnits: string;
        readonly clusterUnits: string | null;
        readonly unseenUnits: string;
        readonly orderQuantity: string;
        readonly meterQuantity: string;
        readonly billQuantity: string | null;
        readonly meterOrder: 'equal' | 'differs' | 'unknown';
        readonly meterCluster: 'equal' | 'differs' | 'unknown';
        readonly meterBill: 'equal' | 'differs' | 'unknown';
      }[];
    };
  };
  /** By a person alone: a key is refused. */
  'reconciliation.importBill': {
    readonly input: {
      readonly cloudId: string;
      readonly month: string;
      readonly name: string;
      readonly content: string;
    };
    readonly output: {
      readonly billId: string;
      readonly version: number;
      readonly rows: number;
      readonly replayed: boolean;
    };
  };
  /** By a key with the scope `reconciliation:read`, or by a person. */
  'reconciliation.movements': {
    readonly input: {
      readonly month?: string | undefined;
      readonly sku:
        | 'vcpu.x86'
        | 'vcpu.xinchuang'
        | 'memory-gb.x86'
        | 'memory-gb.xinchuang'
        | 'disk-ordinary-gb.x86'
        | 'disk-ordinary-gb.xinchuang'
        | 'disk-fast-gb.x86'
        | 'disk-fast-gb.xinchuang'
        | 'object-gb.x86'
        | 'object-gb.xinchuang'
        | 'backup-gb.x86'
        | 'backup-gb.xinchuang'
        | 'bandwidth-mbps.x86'
        | 'bandwidth-mbps.xinchuang'
        | 'public-ip.x86'
        | 'public-ip.xinchuang'
        | 'load-balancer.x86'
        | 'load-balancer.xinchuang'
        | 'gpu-share.x86'
        | 'gpu-share.xinchuang'
        | 'gpu-memory-gb.x86'
        | 'gpu-memory-gb.xinchuang'
        | 'security-pack-2.x86'
        | 'security-pack-2.xinchuang'
        | 'security-pack-3.x86'
        | 'security-pack-3.xinchuang'
        | 'bastion-account.x86'
        | 'bastion-account.xinchuang'
        | 'monitored-host.x86'
        | 'monitored-host.xinchuang';
      readonly tier: 'provincial' | 'sectoral' | 'municipal';
      readonly departmentId?: string | undefined;
    };
    readonly output: {
      readonly month: string;
      readonly period: { readonly from: string; readonly to: string };
      readonly items: readonly {
        readonly changeId: string;
        readonly at: string;
        readonly kind: 'opened' | 'reclaimed' | 'resized' | 'handed-over' | 'taken-on';
        readonly resource: { readonly id: string; readonly number: string };
        readonly department: { readonly id: string; readonly name: string };
        readonly before: string;
        readonly after: string;
      }[];
      readonly total: number;
    };
  };
  /** By a key with the scope `reconciliation:read`, or by a person. */
  'reconciliation.previewBill': {
    readonly input: {
      readonly cloudId: string;
      readonly month: string;
      readonly name: string;
      readonly content: string;
    };
    readonly output: {
      readonly rows: number;
      readonly version: number | null;
      readonly errors: readonly {
        readonly row: number;
        readonly column: 'sku' | 'quantity' | 'amount' | 'resource' | 'corrects' | null;
        readonly problem:
          | 'column-unknown'
          | 'column-missing'
          | 'column-twice'
          | 'cell-missing'
          | 'formula'
          | 'sku-unknown'
          | 'number-unreadable'
          | 'negative-corrects-nothing'
          | 'resource-unknown'
          | 'row-twice';
        readonly text: string;
      }[];
      readonly moreErrors: number;
      readonly amountFen: string;
      readonly items: readonly {
        readonly sku:
          | 'vcpu.x86'
          | 'vcpu.xinchuang'
          | 'memory-gb.x86'
          | 'memory-gb.xinchuang'
          | 'disk-ordinary-gb.x86'
          | 'disk-ordinary-gb.xinchuang'
          | 'disk-fast-gb.x86'
          | 'disk-fast-gb.xinchuang'
          | 'object-gb.x86'
          | 'object-gb.xinchuang'
          | 'backup-gb.x86'
          | 'backup-gb.xinchuang'
          | 'bandwidth-mbps.x86'
          | 'bandwidth-mbps.xinchuang'
          | 'public-ip.x86'
          | 'public-ip.xinchuang'
          | 'load-balancer.x86'
          | 'load-balancer.xinchuang'
          | 'gpu-share.x86'
          | 'gpu-share.xinchuang'
          | 'gpu-memory-gb.x86'
          | 'gpu-memory-gb.xinchuang'
          | 'security-pack-2.x86'
          | 'security-pack-2.xinchuang'
          | 'security-pack-3.x86'
          | 'security-pack-3.xinchuang'
          | 'bastion-account.x86'
          | 'bastion-account.xinchuang'
          | 'monitored-host.x86'
          | 'monitored-host.xinchuang';
        readonly billQuantity: string;
        readonly meterQuantity: string;
        readonly stand: 'equal' | 'differs' | 'unknown';
      }[];
    };
  };
  /** By a person alone: a key is refused. */
  'reconciliation.return': {
    readonly input: { readonly caseId: string; readonly reason: string };
    readonly output: {
      readonly caseId: string;
      readonly number: string;
      readonly state: 'open' | 'taken' | 'answered' | 'closed';
    };
  };
  /** By a person alone: a key is refused. */
  'reconciliation.take': {
    readonly input: { readonly caseId: string };
    readonly output: {
      readonly caseId: string;
      readonly number: string;
      readonly state: 'open' | 'taken' | 'answered' | 'closed';
    };
  };
  /** By a key with the scope `requests:read`, or by a person. */
  'requests.check': {
    readonly input: {
      readonly systemId: string;
      readonly title: string;
      readonly reason: string;
      readonly mlpsGrade: 1 | 2 | 3;
      readonly lines: readonly {
        readonly cloud: string;
        readonly zone: string;
        readonly xinchuang?: boolean | undefined;
        readonly spec:
          | {
              readonly item: 'cloud-host';
              readonly count: number;
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly systemDiskGb?: number | undefined;
              readonly dataDisks?: readonly { readonly class: 'ordinary' | 'fast'; readonly gb: number }[] | undefined;
              readonly operatingSystem?:
                | {
                    readonly image:
                      | 'openeuler-24-03-lts-arm64'
                      | 'kylin-server-v10-sp3-arm64'
                      | 'uos-server-20-arm64'
                      | 'openeuler-24-03-lts-amd64'
                      | 'kylin-server-v10-sp3-amd64'
                      | 'uos-server-20-amd64'
                      | 'ubuntu-24-04-amd64'
                      | 'rocky-9-amd64';
                    readonly sshKeys: readonly string[];
                  }
                | undefined;
            }
          | {
              readonly item: 'container-space';
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly ordinaryGb?: number | undefined;
              readonly fastGb?: number | undefined;
            }
          | {
              readonly item: 'block-disk';
              readonly class: 'ordinary' | 'fast';
              readonly gb: number;
              readonly count: number;
            }
          | { readonly item: 'object-bucket'; readonly quotaGb: number; readonly maximumObjects?: number | undefined }
          | {
              readonly item: 'postgresql';
              readonly version: '16' | '17' | '18';
              readonly instances: number;
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly storageGb: number;
              readonly storageClass: 'ordinary' | 'fast';
            }
          | { readonly item: 'cache'; readonly memoryGb: number; readonly replicas: number; readonly vcpu: number }
          | {
              readonly item: 'load-balancer';
              readonly scope: 'internal' | 'public';
              readonly listeners: readonly {
                readonly name: string;
                readonly protocol: 'TCP' | 'UDP';
                readonly port: number;
                readonly targetPort: number;
              }[];
              readonly target: { readonly resource: string };
            }
          | { readonly item: 'bandwidth'; readonly mbps: number }
          | {
              readonly item: 'backup-schedule';
              readonly hour: number;
              readonly everyDays: 1 | 7;
              readonly retentionDays: number;
              readonly protectedGb: number;
            }
          | { readonly item: 'gpu-share'; readonly shares: number; readonly memoryGbPerShare: number }
          | { readonly item: 'security-pack'; readonly grade: 2 | 3 }
          | { readonly item: 'bastion-account'; readonly people: readonly string[]; readonly days: number }
          | { readonly item: 'host-monitoring'; readonly hosts: number };
      }[];
      readonly project?: string | undefined;
      readonly fundingSource?: 'general-budget' | 'special-fund' | 'special-bond' | 'own-income' | 'other' | undefined;
      readonly goLiveOn?: string | undefined;
      readonly buildFrom?: string | undefined;
      readonly buildTo?: string | undefined;
      readonly expectedUsers?: number | undefined;
      readonly leaseMonths?: number | undefined;
    };
    readonly output: {
      readonly errors: readonly {
        readonly row: number;
        readonly field: string;
        readonly code:
          | 'NOT_SIGNED_IN'
          | 'ROLE_MISSING'
          | 'NOT_YOURS'
          | 'APPROVER_IS_APPLICANT'
          | 'APPROVER_DECIDED_BEFORE'
          | 'INPUT_INVALID'
          | 'UNKNOWN_SKU'
          | 'ZONE_MISSING'
          | 'ZONE_UNKNOWN'
          | 'MLPS_MISSING'
          | 'MLPS_NOT_ADMITTED'
          | 'MLPS_ABOVE_ZONE'
          | 'MLPS_BELOW_SYSTEM'
          | 'QUANTITY_INVALID'
          | 'DISK_SHRINK'
          | 'XINCHUANG_MISMATCH'
          | 'ITEM_NOT_LOCAL'
          | 'CONTAINER_SPACE_EXISTS'
          | 'FILE_UNREADABLE'
          | 'SPEC_UNCHANGED'
          | 'NOT_FOUND'
          | 'STATE_CONFLICT'
          | 'QUOTA_EXCEEDED'
          | 'QUOTA_MISSING'
          | 'PLAN_CHANGED'
          | 'STEP_ALREADY_DECIDED'
          | 'STEP_NOT_OPEN'
          | 'RESOURCE_BUSY'
          | 'NO_PRICE'
          | 'PRICE_RULE_UNSOUND'
          | 'PRICE_IN_FORCE'
          | 'NO_CONTRACT'
          | 'PROVIDER_SUPERVISES'
          | 'INSTALMENTS_NOT_WHOLE'
          | 'INSTALMENTS_OUT_OF_ORDER'
          | 'INSTALMENT_NOT_IN_TERM'
          | 'CAP_BELOW_FLOOR'
          | 'TERMS_OF_ISSUED_MONTH'
          | 'AMENDED_BELOW_DUE'
          | 'ALREADY_ACCEPTED'
          | 'STATEMENT_ISSUED'
          | 'MONTH_NOT_OVER'
          | 'MONTH_INVALID'
          | 'EXCLUSIVE_ROLE'
          | 'CLOUD_NOT_READY'
          | 'CLUSTER_UNREACHABLE'
          | 'CLUSTER_LOST'
          | 'CLUSTER_CHANGED'
          | 'CLOCK_BEHIND'
          | 'CREDENTIAL_REFUSED'
          | 'SERVER_NOT_ALLOWED'
          | 'ENGINE_NOT_READY'
          | 'POLICY_REFUSED'
          | 'PREVIEW_FAILED'
          | 'APPLY_FAILED'
          | 'LEASE_LOST'
          | 'VERIFY_TIMED_OUT'
          | 'ENGINE_STALLED'
          | 'TOKEN_INVALID'
          | 'TOKEN_USED'
          | 'NODE_NAME_TAKEN'
          | 'TOKEN_EXPIRED'
          | 'CERTIFICATE_INVALID'
          | 'CERTIFICATE_REVOKED'
          | 'NODE_QUARANTINED'
          | 'BATCH_CONFLICT'
          | 'DUPLICATE_CONFLICT'
          | 'PERSON_UNKNOWN'
          | 'SIGN_IN_FAILED'
          | 'CROSS_SITE'
          | 'RESOURCE_CHANGED'
          | 'CLOUD_NOT_GRANTED'
          | 'APPROVER_CONFIRMS'
          | 'DRAFTER_ISSUES'
          | 'SLUG_TAKEN'
          | 'ASKER_RELEASES'
          | 'ITEM_NOT_AVAILABLE'
          | 'SECURITY_PACK_EXISTS'
          | 'GPU_SHARE_EXISTS'
          | 'TARGET_UNSUITABLE'
          | 'TARGET_IN_USE'
          | 'PUBLIC_ADDRESS_NOT_ALLOWED'
          | 'LISTENER_TWICE'
          | 'FIELD_FIXED'
          | 'MAY_ONLY_GROW'
          | 'BELOW_USE'
          | 'USE_UNKNOWN'
          | 'STOPPED_BY_PERSON'
          | 'DRIFT_CHARGED'
          | 'DRIFT_GUARDED'
          | 'PLAN_NOT_EMPTY'
          | 'IMPORT_REFUSED'
          | 'PROFILE_NOT_OF_TIER'
          | 'PROFILE_FORBIDS'
          | 'ZONE_TWICE'
          | 'NODE_TWICE'
          | 'ZONE_NOT_LISTED'
          | 'CLUSTER_NOT_REACHED'
          | 'CLUSTER_RIGHTS_MISSING'
          | 'PROBE_NEEDED'
          | 'CLOUD_IN_USE'
          | 'ZONE_IN_USE'
          | 'CAPACITY_IN_USE'
          | 'SERVICE_IN_USE'
          | 'TENANCY_IN_USE'
          | 'WINDOW_TOO_LONG'
          | 'WINDOW_NEEDED'
          | 'POLICY_UNKNOWN'
          | 'SETTING_UNKNOWN'
          | 'EXEMPTION_TOO_LONG'
          | 'STATE_UNREADABLE'
          | 'POLICY_FAILED'
          | 'SUBMITTED_BEFORE'
          | 'URGED_TODAY'
          | 'WEBHOOK_NOT_ALLOWED'
          | 'QUOTA_BELOW_FLOOR'
          | 'SEAT_OF_ANOTHER'
          | 'APPLY_NOT_BEGUN'
          | 'CANCELLED_BY_OPERATOR'
          | 'CLOUD_UNKNOWN'
          | 'BODY_TOO_LARGE'
          | 'STEP_UP_NEEDED'
          | 'PERSON_TWICE'
          | 'PERSON_NOT_IN_DEPARTMENT'
          | 'TENANCY_CLOSED'
          | 'RESOURCE_IN_USE'
          | 'OUTSIDE_TENANCY'
          | 'TEARDOWN_PART_FAILED'
          | 'GPU_NOT_IN_ZONE'
          | 'GPU_SHARE_TOO_LARGE'
          | 'CONTAINER_SPACE_NEEDED'
          | 'PROTECTED_BELOW_DISKS'
          | 'ZONE_NOT_DEPLOYED'
          | 'IMAGE_UNKNOWN'
          | 'IMAGE_NOT_ON_CLOUD'
          | 'IMAGE_NOT_DOMESTIC'
          | 'IMAGE_ARCHITECTURE'
          | 'IMAGE_DISK_TOO_SMALL'
          | 'IMAGE_ENDED'
          | 'SSH_KEY_MISSING'
          | 'SSH_KEY_PRIVATE'
          | 'SSH_KEY_INVALID'
          | 'SSH_KEY_WEAK'
          | 'SSH_KEYS_TOO_LONG'
          | 'STACK_OF_ANOTHER_CLOUD'
          | 'BEARER_INVALID'
          | 'SCOPE_MISSING'
          | 'PERSON_NEEDED'
          | 'RATE_LIMITED'
          | 'KEY_USED_OTHERWISE'
          | 'CALL_UNDER_WAY'
          | 'CALL_CUT_OFF'
          | 'ANSWER_NOT_KEPT'
          | 'OWNER_LACKS_ROLE'
          | 'KEYS_ENOUGH'
          | 'PATTERN_TOO_WIDE'
          | 'LAST_HOLDER'
          | 'DAYS_OUT_OF_ORDER'
          | 'ATTACHMENT_TOO_LARGE'
          | 'ATTACHMENT_NOT_ADMITTED'
          | 'ATTACHMENT_DISGUISED'
          | 'ATTACHMENTS_ENOUGH'
          | 'ATTACHMENT_SPACE_FULL'
          | 'DRAFTS_ENOUGH'
          | 'APPROVAL_EXPIRED'
          | 'DELEGATE_UNSUITABLE'
          | 'DELEGATION_CONFLICT'
          | 'ITEM_NOT_OFFERED'
          | 'CART_FULL'
          | 'NAME_TAKEN'
          | 'TEMPLATES_ENOUGH'
          | 'SHEET_UNREADABLE'
          | 'SHEET_TOO_LONG'
          | 'SHEET_EMPTY'
          | 'SHEET_COLUMN'
          | 'SHEET_FORMULA'
          | 'CELL_MISSING'
          | 'CELL_NOT_OF_ITEM'
          | 'CELL_UNREADABLE'
          | 'CLOCK_NOT_OVER'
          | 'URGER_DECIDES'
          | 'APPEALED_BEFORE'
          | 'LEASE_OVER'
          | 'LEASE_TOO_LONG'
          | 'STOPPED_BY_LEASE'
          | 'QUOTA_POOL_EXCEEDED'
          | 'QUOTA_OVERGIVEN'
          | 'QUOTA_IN_USE'
          | 'TRANSFER_BLOCKED'
          | 'TRANSFER_UNDER_WAY'
          | 'TRANSFER_CHANGED'
          | 'RECEIVER_WITHOUT_CONTRACT'
          | 'APPROVAL_OUTDATED'
          | 'BILL_ROWS_WRONG'
          | 'CASE_ANSWERER'
          | 'CASE_PERSISTS'
          | 'STATEMENT_PARKED'
          | 'MONTH_NOT_FROZEN'
          | 'FACTS_CHANGED'
          | 'OVERPAID'
          | 'PERIOD_CLOSED'
          | 'PERIOD_BLOCKED'
          | 'BEGINNER_CLOSES'
          | 'READING_OUT_OF_TIME'
          | 'READING_TOO_LARGE'
          | 'UNKNOWN_METER'
          | 'UNIT_MISMATCH'
          | 'PROPOSER_DECIDES'
          | 'USE_WITHDRAWN'
          | 'DRAFT_ELSEWHERE';
        readonly facts: { readonly [key: string]: string | number | readonly string[] };
      }[];
    };
  };
  /** By a key with the scope `requests:read`, or by a person. */
  'requests.checkFile': {
    readonly input: { readonly name: string; readonly text: string };
    readonly output: {
      readonly order: {
        readonly systemId: string;
        readonly title: string;
        readonly reason: string;
        readonly mlpsGrade: 1 | 2 | 3;
        readonly lines: readonly {
          readonly cloud: string;
          readonly zone: string;
          readonly xinchuang?: boolean;
          readonly spec:
            | {
                readonly item: 'cloud-host';
                readonly count: number;
                readonly vcpu: number;
                readonly memoryGb: number;
                readonly systemDiskGb: number;
                readonly dataDisks: readonly { readonly class: 'ordinary' | 'fast'; readonly gb: number }[];
                readonly operatingSystem?: {
                  readonly image:
                    | 'openeuler-24-03-lts-arm64'
                    | 'kylin-server-v10-sp3-arm64'
                    | 'uos-server-20-arm64'
                    | 'openeuler-24-03-lts-amd64'
                    | 'kylin-server-v10-sp3-amd64'
                    | 'uos-server-20-amd64'
                    | 'ubuntu-24-04-amd64'
                    | 'rocky-9-amd64';
                  readonly sshKeys: readonly string[];
                };
              }
            | {
                readonly item: 'container-space';
                readonly vcpu: number;
                readonly memoryGb: number;
                readonly ordinaryGb: number;
                readonly fastGb: number;
              }
            | {
                readonly item: 'block-disk';
                readonly class: 'ordinary' | 'fast';
                readonly gb: number;
                readonly count: number;
              }
            | { readonly item: 'object-bucket'; readonly quotaGb: number; readonly maximumObjects?: number }
            | {
                readonly item: 'postgresql';
                readonly version: '16' | '17' | '18';
                readonly instances: number;
                readonly vcpu: number;
                readonly memoryGb: number;
                readonly storageGb: number;
                readonly storageClass: 'ordinary' | 'fast';
              }
            | { readonly item: 'cache'; readonly memoryGb: number; readonly replicas: number; readonly vcpu: number }
            | {
                readonly item: 'load-balancer';
                readonly scope: 'internal' | 'public';
                readonly listeners: readonly {
                  readonly name: string;
                  readonly protocol: 'TCP' | 'UDP';
                  readonly port: number;
                  readonly targetPort: number;
                }[];
                readonly target: { readonly resource: string };
              }
            | { readonly item: 'bandwidth'; readonly mbps: number }
            | {
                readonly item: 'backup-schedule';
                readonly hour: number;
                readonly everyDays: 1 | 7;
                readonly retentionDays: number;
                readonly protectedGb: number;
              }
            | { readonly item: 'gpu-share'; readonly shares: number; readonly memoryGbPerShare: number }
            | { readonly item: 'security-pack'; readonly grade: 2 | 3 }
            | { readonly item: 'bastion-account'; readonly people: readonly string[]; readonly days: number }
            | { readonly item: 'host-monitoring'; readonly hosts: number };
        }[];
        readonly project?: string;
        readonly fundingSource?: 'general-budget' | 'special-fund' | 'special-bond' | 'own-income' | 'other';
        readonly goLiveOn?: string;
        readonly buildFrom?: string;
        readonly buildTo?: string;
        readonly expectedUsers?: number;
        readonly leaseMonths?: number;
      } | null;
      readonly rows: number;
      readonly errors: readonly {
        readonly row: number;
        readonly field: string;
        readonly code:
          | 'NOT_SIGNED_IN'
          | 'ROLE_MISSING'
          | 'NOT_YOURS'
          | 'APPROVER_IS_APPLICANT'
          | 'APPROVER_DECIDED_BEFORE'
          | 'INPUT_INVALID'
          | 'UNKNOWN_SKU'
          | 'ZONE_MISSING'
          | 'ZONE_UNKNOWN'
          | 'MLPS_MISSING'
          | 'MLPS_NOT_ADMITTED'
          | 'MLPS_ABOVE_ZONE'
          | 'MLPS_BELOW_SYSTEM'
          | 'QUANTITY_INVALID'
          | 'DISK_SHRINK'
          | 'XINCHUANG_MISMATCH'
          | 'ITEM_NOT_LOCAL'
          | 'CONTAINER_SPACE_EXISTS'
          | 'FILE_UNREADABLE'
          | 'SPEC_UNCHANGED'
          | 'NOT_FOUND'
          | 'STATE_CONFLICT'
          | 'QUOTA_EXCEEDED'
          | 'QUOTA_MISSING'
          | 'PLAN_CHANGED'
          | 'STEP_ALREADY_DECIDED'
          | 'STEP_NOT_OPEN'
          | 'RESOURCE_BUSY'
          | 'NO_PRICE'
          | 'PRICE_RULE_UNSOUND'
          | 'PRICE_IN_FORCE'
          | 'NO_CONTRACT'
          | 'PROVIDER_SUPERVISES'
          | 'INSTALMENTS_NOT_WHOLE'
          | 'INSTALMENTS_OUT_OF_ORDER'
          | 'INSTALMENT_NOT_IN_TERM'
          | 'CAP_BELOW_FLOOR'
          | 'TERMS_OF_ISSUED_MONTH'
          | 'AMENDED_BELOW_DUE'
          | 'ALREADY_ACCEPTED'
          | 'STATEMENT_ISSUED'
          | 'MONTH_NOT_OVER'
          | 'MONTH_INVALID'
          | 'EXCLUSIVE_ROLE'
          | 'CLOUD_NOT_READY'
          | 'CLUSTER_UNREACHABLE'
          | 'CLUSTER_LOST'
          | 'CLUSTER_CHANGED'
          | 'CLOCK_BEHIND'
          | 'CREDENTIAL_REFUSED'
          | 'SERVER_NOT_ALLOWED'
          | 'ENGINE_NOT_READY'
          | 'POLICY_REFUSED'
          | 'PREVIEW_FAILED'
          | 'APPLY_FAILED'
          | 'LEASE_LOST'
          | 'VERIFY_TIMED_OUT'
          | 'ENGINE_STALLED'
          | 'TOKEN_INVALID'
          | 'TOKEN_USED'
          | 'NODE_NAME_TAKEN'
          | 'TOKEN_EXPIRED'
          | 'CERTIFICATE_INVALID'
          | 'CERTIFICATE_REVOKED'
          | 'NODE_QUARANTINED'
          | 'BATCH_CONFLICT'
          | 'DUPLICATE_CONFLICT'
          | 'PERSON_UNKNOWN'
          | 'SIGN_IN_FAILED'
          | 'CROSS_SITE'
          | 'RESOURCE_CHANGED'
          | 'CLOUD_NOT_GRANTED'
          | 'APPROVER_CONFIRMS'
          | 'DRAFTER_ISSUES'
          | 'SLUG_TAKEN'
          | 'ASKER_RELEASES'
          | 'ITEM_NOT_AVAILABLE'
          | 'SECURITY_PACK_EXISTS'
          | 'GPU_SHARE_EXISTS'
          | 'TARGET_UNSUITABLE'
          | 'TARGET_IN_USE'
          | 'PUBLIC_ADDRESS_NOT_ALLOWED'
          | 'LISTENER_TWICE'
          | 'FIELD_FIXED'
          | 'MAY_ONLY_GROW'
          | 'BELOW_USE'
          | 'USE_UNKNOWN'
          | 'STOPPED_BY_PERSON'
          | 'DRIFT_CHARGED'
          | 'DRIFT_GUARDED'
          | 'PLAN_NOT_EMPTY'
          | 'IMPORT_REFUSED'
          | 'PROFILE_NOT_OF_TIER'
          | 'PROFILE_FORBIDS'
          | 'ZONE_TWICE'
          | 'NODE_TWICE'
          | 'ZONE_NOT_LISTED'
          | 'CLUSTER_NOT_REACHED'
          | 'CLUSTER_RIGHTS_MISSING'
          | 'PROBE_NEEDED'
          | 'CLOUD_IN_USE'
          | 'ZONE_IN_USE'
          | 'CAPACITY_IN_USE'
          | 'SERVICE_IN_USE'
          | 'TENANCY_IN_USE'
          | 'WINDOW_TOO_LONG'
          | 'WINDOW_NEEDED'
          | 'POLICY_UNKNOWN'
          | 'SETTING_UNKNOWN'
          | 'EXEMPTION_TOO_LONG'
          | 'STATE_UNREADABLE'
          | 'POLICY_FAILED'
          | 'SUBMITTED_BEFORE'
          | 'URGED_TODAY'
          | 'WEBHOOK_NOT_ALLOWED'
          | 'QUOTA_BELOW_FLOOR'
          | 'SEAT_OF_ANOTHER'
          | 'APPLY_NOT_BEGUN'
          | 'CANCELLED_BY_OPERATOR'
          | 'CLOUD_UNKNOWN'
          | 'BODY_TOO_LARGE'
          | 'STEP_UP_NEEDED'
          | 'PERSON_TWICE'
          | 'PERSON_NOT_IN_DEPARTMENT'
          | 'TENANCY_CLOSED'
          | 'RESOURCE_IN_USE'
          | 'OUTSIDE_TENANCY'
          | 'TEARDOWN_PART_FAILED'
          | 'GPU_NOT_IN_ZONE'
          | 'GPU_SHARE_TOO_LARGE'
          | 'CONTAINER_SPACE_NEEDED'
          | 'PROTECTED_BELOW_DISKS'
          | 'ZONE_NOT_DEPLOYED'
          | 'IMAGE_UNKNOWN'
          | 'IMAGE_NOT_ON_CLOUD'
          | 'IMAGE_NOT_DOMESTIC'
          | 'IMAGE_ARCHITECTURE'
          | 'IMAGE_DISK_TOO_SMALL'
          | 'IMAGE_ENDED'
          | 'SSH_KEY_MISSING'
          | 'SSH_KEY_PRIVATE'
          | 'SSH_KEY_INVALID'
          | 'SSH_KEY_WEAK'
          | 'SSH_KEYS_TOO_LONG'
          | 'STACK_OF_ANOTHER_CLOUD'
          | 'BEARER_INVALID'
          | 'SCOPE_MISSING'
          | 'PERSON_NEEDED'
          | 'RATE_LIMITED'
          | 'KEY_USED_OTHERWISE'
          | 'CALL_UNDER_WAY'
          | 'CALL_CUT_OFF'
          | 'ANSWER_NOT_KEPT'
          | 'OWNER_LACKS_ROLE'
          | 'KEYS_ENOUGH'
          | 'PATTERN_TOO_WIDE'
          | 'LAST_HOLDER'
          | 'DAYS_OUT_OF_ORDER'
          | 'ATTACHMENT_TOO_LARGE'
          | 'ATTACHMENT_NOT_ADMITTED'
          | 'ATTACHMENT_DISGUISED'
          | 'ATTACHMENTS_ENOUGH'
          | 'ATTACHMENT_SPACE_FULL'
          | 'DRAFTS_ENOUGH'
          | 'APPROVAL_EXPIRED'
          | 'DELEGATE_UNSUITABLE'
          | 'DELEGATION_CONFLICT'
          | 'ITEM_NOT_OFFERED'
          | 'CART_FULL'
          | 'NAME_TAKEN'
          | 'TEMPLATES_ENOUGH'
          | 'SHEET_UNREADABLE'
          | 'SHEET_TOO_LONG'
          | 'SHEET_EMPTY'
          | 'SHEET_COLUMN'
          | 'SHEET_FORMULA'
          | 'CELL_MISSING'
          | 'CELL_NOT_OF_ITEM'
          | 'CELL_UNREADABLE'
          | 'CLOCK_NOT_OVER'
          | 'URGER_DECIDES'
          | 'APPEALED_BEFORE'
          | 'LEASE_OVER'
          | 'LEASE_TOO_LONG'
          | 'STOPPED_BY_LEASE'
          | 'QUOTA_POOL_EXCEEDED'
          | 'QUOTA_OVERGIVEN'
          | 'QUOTA_IN_USE'
          | 'TRANSFER_BLOCKED'
          | 'TRANSFER_UNDER_WAY'
          | 'TRANSFER_CHANGED'
          | 'RECEIVER_WITHOUT_CONTRACT'
          | 'APPROVAL_OUTDATED'
          | 'BILL_ROWS_WRONG'
          | 'CASE_ANSWERER'
          | 'CASE_PERSISTS'
          | 'STATEMENT_PARKED'
          | 'MONTH_NOT_FROZEN'
          | 'FACTS_CHANGED'
          | 'OVERPAID'
          | 'PERIOD_CLOSED'
          | 'PERIOD_BLOCKED'
          | 'BEGINNER_CLOSES'
          | 'READING_OUT_OF_TIME'
          | 'READING_TOO_LARGE'
          | 'UNKNOWN_METER'
          | 'UNIT_MISMATCH'
          | 'PROPOSER_DECIDES'
          | 'USE_WITHDRAWN'
          | 'DRAFT_ELSEWHERE';
        readonly facts: { readonly [key: string]: string | number | readonly string[] };
      }[];
    };
  };
  /** By a person alone: a key is refused. */
  'requests.draft': {
    readonly input: { readonly draftId: string };
    readonly output: {
      readonly id: string;
      readonly content: { readonly [key: string]: unknown };
      readonly attachments: readonly {
        readonly id: string;
        readonly name: string;
        readonly kind: 'pdf' | 'docx' | 'xlsx' | 'png' | 'jpg';
        readonly bytes: number;
        readonly sha256: string;
        readonly addedBy: { readonly id: string; readonly name: string };
        readonly addedAt: string;
      }[];
      readonly savedAt: string;
    } | null;
  };
  /** By a person alone: a key is refused. */
  'requests.draftOf': {
    readonly input: { readonly kind: 'resize' | 'release' | 'extend' | 'appeal'; readonly resourceId: string };
    readonly output: {
      readonly id: string;
      readonly content: { readonly [key: string]: unknown };
      readonly attachments: readonly {
        readonly id: string;
        readonly name: string;
        readonly kind: 'pdf' | 'docx' | 'xlsx' | 'png' | 'jpg';
        readonly bytes: number;
        readonly sha256: string;
        readonly addedBy: { readonly id: string; readonly name: string };
        readonly addedAt: string;
      }[];
      readonly savedAt: string;
    } | null;
  };
  /** By a person alone: a key is refused. */
  'requests.drafts': {
    readonly input: undefined;
    readonly output: readonly {
      readonly id: string;
      readonly kind: 'order' | 'resize' | 'release' | 'extend' | 'appeal';
      readonly title: string | null;
      readonly lines: number;
      readonly attachments: number;
      readonly savedAt: string;
      readonly resource: {
        readonly id: string;
        readonly number: string;
        readonly item:
          | 'cloud-host'
          | 'container-space'
          | 'gpu-share'
          | 'block-disk'
          | 'object-bucket'
          | 'postgresql'
          | 'cache'
          | 'load-balancer'
          | 'bandwidth'
          | 'backup-schedule'
          | 'security-pack'
          | 'bastion-account'
          | 'host-monitoring';
      } | null;
      readonly standing: 'open' | 'busy' | 'ended' | 'transferred';
      readonly behind: string | null;
      readonly reclaimId: string | null;
    }[];
  };
  /** By a person alone: a key is refused. */
  'requests.dropDraft': { readonly input: { readonly draftId: string }; readonly output: { readonly draftId: string } };
  /** By a key with the scope `requests:read`, or by a person. */
  'requests.foreseeExtend': {
    readonly input: { readonly resourceId: string; readonly months: number };
    readonly output: {
      readonly lastDay: string;
      readonly to: string;
      readonly refusal: {
        readonly code:
          | 'NOT_SIGNED_IN'
          | 'ROLE_MISSING'
          | 'NOT_YOURS'
          | 'APPROVER_IS_APPLICANT'
          | 'APPROVER_DECIDED_BEFORE'
          | 'INPUT_INVALID'
          | 'UNKNOWN_SKU'
          | 'ZONE_MISSING'
          | 'ZONE_UNKNOWN'
          | 'MLPS_MISSING'
          | 'MLPS_NOT_ADMITTED'
          | 'MLPS_ABOVE_ZONE'
          | 'MLPS_BELOW_SYSTEM'
          | 'QUANTITY_INVALID'
          | 'DISK_SHRINK'
          | 'XINCHUANG_MISMATCH'
          | 'ITEM_NOT_LOCAL'
          | 'CONTAINER_SPACE_EXISTS'
          | 'FILE_UNREADABLE'
          | 'SPEC_UNCHANGED'
          | 'NOT_FOUND'
          | 'STATE_CONFLICT'
          | 'QUOTA_EXCEEDED'
          | 'QUOTA_MISSING'
          | 'PLAN_CHANGED'
          | 'STEP_ALREADY_DECIDED'
          | 'STEP_NOT_OPEN'
          | 'RESOURCE_BUSY'
          | 'NO_PRICE'
          | 'PRICE_RULE_UNSOUND'
          | 'PRICE_IN_FORCE'
          | 'NO_CONTRACT'
          | 'PROVIDER_SUPERVISES'
          | 'INSTALMENTS_NOT_WHOLE'
          | 'INSTALMENTS_OUT_OF_ORDER'
          | 'INSTALMENT_NOT_IN_TERM'
          | 'CAP_BELOW_FLOOR'
          | 'TERMS_OF_ISSUED_MONTH'
          | 'AMENDED_BELOW_DUE'
          | 'ALREADY_ACCEPTED'
          | 'STATEMENT_ISSUED'
          | 'MONTH_NOT_OVER'
          | 'MONTH_INVALID'
          | 'EXCLUSIVE_ROLE'
          | 'CLOUD_NOT_READY'
          | 'CLUSTER_UNREACHABLE'
          | 'CLUSTER_LOST'
          | 'CLUSTER_CHANGED'
          | 'CLOCK_BEHIND'
          | 'CREDENTIAL_REFUSED'
          | 'SERVER_NOT_ALLOWED'
          | 'ENGINE_NOT_READY'
          | 'POLICY_REFUSED'
          | 'PREVIEW_FAILED'
          | 'APPLY_FAILED'
          | 'LEASE_LOST'
          | 'VERIFY_TIMED_OUT'
          | 'ENGINE_STALLED'
          | 'TOKEN_INVALID'
          | 'TOKEN_USED'
          | 'NODE_NAME_TAKEN'
          | 'TOKEN_EXPIRED'
          | 'CERTIFICATE_INVALID'
          | 'CERTIFICATE_REVOKED'
          | 'NODE_QUARANTINED'
          | 'BATCH_CONFLICT'
          | 'DUPLICATE_CONFLICT'
          | 'PERSON_UNKNOWN'
          | 'SIGN_IN_FAILED'
          | 'CROSS_SITE'
          | 'RESOURCE_CHANGED'
          | 'CLOUD_NOT_GRANTED'
          | 'APPROVER_CONFIRMS'
          | 'DRAFTER_ISSUES'
          | 'SLUG_TAKEN'
          | 'ASKER_RELEASES'
          | 'ITEM_NOT_AVAILABLE'
          | 'SECURITY_PACK_EXISTS'
          | 'GPU_SHARE_EXISTS'
          | 'TARGET_UNSUITABLE'
          | 'TARGET_IN_USE'
          | 'PUBLIC_ADDRESS_NOT_ALLOWED'
          | 'LISTENER_TWICE'
          | 'FIELD_FIXED'
          | 'MAY_ONLY_GROW'
          | 'BELOW_USE'
          | 'USE_UNKNOWN'
          | 'STOPPED_BY_PERSON'
          | 'DRIFT_CHARGED'
          | 'DRIFT_GUARDED'
          | 'PLAN_NOT_EMPTY'
          | 'IMPORT_REFUSED'
          | 'PROFILE_NOT_OF_TIER'
          | 'PROFILE_FORBIDS'
          | 'ZONE_TWICE'
          | 'NODE_TWICE'
          | 'ZONE_NOT_LISTED'
          | 'CLUSTER_NOT_REACHED'
          | 'CLUSTER_RIGHTS_MISSING'
          | 'PROBE_NEEDED'
          | 'CLOUD_IN_USE'
          | 'ZONE_IN_USE'
          | 'CAPACITY_IN_USE'
          | 'SERVICE_IN_USE'
          | 'TENANCY_IN_USE'
          | 'WINDOW_TOO_LONG'
          | 'WINDOW_NEEDED'
          | 'POLICY_UNKNOWN'
          | 'SETTING_UNKNOWN'
          | 'EXEMPTION_TOO_LONG'
          | 'STATE_UNREADABLE'
          | 'POLICY_FAILED'
          | 'SUBMITTED_BEFORE'
          | 'URGED_TODAY'
          | 'WEBHOOK_NOT_ALLOWED'
          | 'QUOTA_BELOW_FLOOR'
          | 'SEAT_OF_ANOTHER'
          | 'APPLY_NOT_BEGUN'
          | 'CANCELLED_BY_OPERATOR'
          | 'CLOUD_UNKNOWN'
          | 'BODY_TOO_LARGE'
          | 'STEP_UP_NEEDED'
          | 'PERSON_TWICE'
          | 'PERSON_NOT_IN_DEPARTMENT'
          | 'TENANCY_CLOSED'
          | 'RESOURCE_IN_USE'
          | 'OUTSIDE_TENANCY'
          | 'TEARDOWN_PART_FAILED'
          | 'GPU_NOT_IN_ZONE'
          | 'GPU_SHARE_TOO_LARGE'
          | 'CONTAINER_SPACE_NEEDED'
          | 'PROTECTED_BELOW_DISKS'
          | 'ZONE_NOT_DEPLOYED'
          | 'IMAGE_UNKNOWN'
          | 'IMAGE_NOT_ON_CLOUD'
          | 'IMAGE_NOT_DOMESTIC'
          | 'IMAGE_ARCHITECTURE'
          | 'IMAGE_DISK_TOO_SMALL'
          | 'IMAGE_ENDED'
          | 'SSH_KEY_MISSING'
          | 'SSH_KEY_PRIVATE'
          | 'SSH_KEY_INVALID'
          | 'SSH_KEY_WEAK'
          | 'SSH_KEYS_TOO_LONG'
          | 'STACK_OF_ANOTHER_CLOUD'
          | 'BEARER_INVALID'
          | 'SCOPE_MISSING'
          | 'PERSON_NEEDED'
          | 'RATE_LIMITED'
          | 'KEY_USED_OTHERWISE'
          | 'CALL_UNDER_WAY'
          | 'CALL_CUT_OFF'
          | 'ANSWER_NOT_KEPT'
          | 'OWNER_LACKS_ROLE'
          | 'KEYS_ENOUGH'
          | 'PATTERN_TOO_WIDE'
          | 'LAST_HOLDER'
          | 'DAYS_OUT_OF_ORDER'
          | 'ATTACHMENT_TOO_LARGE'
          | 'ATTACHMENT_NOT_ADMITTED'
          | 'ATTACHMENT_DISGUISED'
          | 'ATTACHMENTS_ENOUGH'
          | 'ATTACHMENT_SPACE_FULL'
          | 'DRAFTS_ENOUGH'
          | 'APPROVAL_EXPIRED'
          | 'DELEGATE_UNSUITABLE'
          | 'DELEGATION_CONFLICT'
          | 'ITEM_NOT_OFFERED'
          | 'CART_FULL'
          | 'NAME_TAKEN'
          | 'TEMPLATES_ENOUGH'
          | 'SHEET_UNREADABLE'
          | 'SHEET_TOO_LONG'
          | 'SHEET_EMPTY'
          | 'SHEET_COLUMN'
          | 'SHEET_FORMULA'
          | 'CELL_MISSING'
          | 'CELL_NOT_OF_ITEM'
          | 'CELL_UNREADABLE'
          | 'CLOCK_NOT_OVER'
          | 'URGER_DECIDES'
          | 'APPEALED_BEFORE'
          | 'LEASE_OVER'
          | 'LEASE_TOO_LONG'
          | 'STOPPED_BY_LEASE'
          | 'QUOTA_POOL_EXCEEDED'
          | 'QUOTA_OVERGIVEN'
          | 'QUOTA_IN_USE'
          | 'TRANSFER_BLOCKED'
          | 'TRANSFER_UNDER_WAY'
          | 'TRANSFER_CHANGED'
          | 'RECEIVER_WITHOUT_CONTRACT'
          | 'APPROVAL_OUTDATED'
          | 'BILL_ROWS_WRONG'
          | 'CASE_ANSWERER'
          | 'CASE_PERSISTS'
          | 'STATEMENT_PARKED'
          | 'MONTH_NOT_FROZEN'
          | 'FACTS_CHANGED'
          | 'OVERPAID'
          | 'PERIOD_CLOSED'
          | 'PERIOD_BLOCKED'
          | 'BEGINNER_CLOSES'
          | 'READING_OUT_OF_TIME'
          | 'READING_TOO_LARGE'
          | 'UNKNOWN_METER'
          | 'UNIT_MISMATCH'
          | 'PROPOSER_DECIDES'
          | 'USE_WITHDRAWN'
          | 'DRAFT_ELSEWHERE';
        readonly facts: { readonly [key: string]: string | number };
      } | null;
      readonly monthFen: string | null;
      readonly yearEndFen: string | null;
      readonly costFen: string | null;
    };
  };
  /** By a key with the scope `requests:read`, or by a person. */
  'requests.foreseeResize': {
    readonly input: {
      readonly resourceId: string;
      readonly spec:
        | {
            readonly item: 'cloud-host';
            readonly count: number;
            readonly vcpu: number;
            readonly memoryGb: number;
            readonly systemDiskGb?: number | undefined;
            readonly dataDisks?: readonly { readonly class: 'ordinary' | 'fast'; readonly gb: number }[] | undefined;
            readonly operatingSystem?:
              | {
                  readonly image:
                    | 'openeuler-24-03-lts-arm64'
                    | 'kylin-server-v10-sp3-arm64'
                    | 'uos-server-20-arm64'
                    | 'openeuler-24-03-lts-amd64'
                    | 'kylin-server-v10-sp3-amd64'
                    | 'uos-server-20-amd64'
                    | 'ubuntu-24-04-amd64'
                    | 'rocky-9-amd64';
                  readonly sshKeys: readonly string[];
                }
              | undefined;
          }
        | {
            readonly item: 'container-space';
            readonly vcpu: number;
            readonly memoryGb: number;
            readonly ordinaryGb?: number | undefined;
            readonly fastGb?: number | undefined;
          }
        | {
            readonly item: 'block-disk';
            readonly class: 'ordinary' | 'fast';
            readonly gb: number;
            readonly count: number;
          }
        | { readonly item: 'object-bucket'; readonly quotaGb: number; readonly maximumObjects?: number | undefined }
        | {
            readonly item: 'postgresql';
            readonly version: '16' | '17' | '18';
            readonly instances: number;
            readonly vcpu: number;
            readonly memoryGb: number;
            readonly storageGb: number;
            readonly storageClass: 'ordinary' | 'fast';
          }
        | { readonly item: 'cache'; readonly memoryGb: number; readonly replicas: number; readonly vcpu: number }
        | {
            readonly item: 'load-balancer';
            readonly scope: 'internal' | 'public';
            readonly listeners: readonly {
              readonly name: string;
              readonly protocol: 'TCP' | 'UDP';
              readonly port: number;
              readonly targetPort: number;
            }[];
            readonly target: { readonly resource: string };
          }
        | { readonly item: 'bandwidth'; readonly mbps: number }
        | {
            readonly item: 'backup-schedule';
            readonly hour: number;
            readonly everyDays: 1 | 7;
            readonly retentionDays: number;
            readonly protectedGb: number;
          }
        | { readonly item: 'gpu-share'; readonly shares: number; readonly memoryGbPerShare: number }
        | { readonly item: 'security-pack'; readonly grade: 2 | 3 }
        | { readonly item: 'bastion-account'; readonly people: readonly string[]; readonly days: number }
        | { readonly item: 'host-monitoring'; readonly hosts: number };
    };
    readonly output: {
      readonly refusals: readonly {
        readonly code:
          | 'NOT_SIGNED_IN'
          | 'ROLE_MISSING'
          | 'NOT_YOURS'
          | 'APPROVER_IS_APPLICANT'
          | 'APPROVER_DECIDED_BEFORE'
          | 'INPUT_INVALID'
          | 'UNKNOWN_SKU'
          | 'ZONE_MISSING'
          | 'ZONE_UNKNOWN'
          | 'MLPS_MISSING'
          | 'MLPS_NOT_ADMITTED'
          | 'MLPS_ABOVE_ZONE'
          | 'MLPS_BELOW_SYSTEM'
          | 'QUANTITY_INVALID'
          | 'DISK_SHRINK'
          | 'XINCHUANG_MISMATCH'
          | 'ITEM_NOT_LOCAL'
          | 'CONTAINER_SPACE_EXISTS'
          | 'FILE_UNREADABLE'
          | 'SPEC_UNCHANGED'
          | 'NOT_FOUND'
          | 'STATE_CONFLICT'
          | 'QUOTA_EXCEEDED'
          | 'QUOTA_MISSING'
          | 'PLAN_CHANGED'
          | 'STEP_ALREADY_DECIDED'
          | 'STEP_NOT_OPEN'
          | 'RESOURCE_BUSY'
          | 'NO_PRICE'
          | 'PRICE_RULE_UNSOUND'
          | 'PRICE_IN_FORCE'
          | 'NO_CONTRACT'
          | 'PROVIDER_SUPERVISES'
          | 'INSTALMENTS_NOT_WHOLE'
          | 'INSTALMENTS_OUT_OF_ORDER'
          | 'INSTALMENT_NOT_IN_TERM'
          | 'CAP_BELOW_FLOOR'
          | 'TERMS_OF_ISSUED_MONTH'
          | 'AMENDED_BELOW_DUE'
          | 'ALREADY_ACCEPTED'
          | 'STATEMENT_ISSUED'
          | 'MONTH_NOT_OVER'
          | 'MONTH_INVALID'
          | 'EXCLUSIVE_ROLE'
          | 'CLOUD_NOT_READY'
          | 'CLUSTER_UNREACHABLE'
          | 'CLUSTER_LOST'
          | 'CLUSTER_CHANGED'
          | 'CLOCK_BEHIND'
          | 'CREDENTIAL_REFUSED'
          | 'SERVER_NOT_ALLOWED'
          | 'ENGINE_NOT_READY'
          | 'POLICY_REFUSED'
          | 'PREVIEW_FAILED'
          | 'APPLY_FAILED'
          | 'LEASE_LOST'
          | 'VERIFY_TIMED_OUT'
          | 'ENGINE_STALLED'
          | 'TOKEN_INVALID'
          | 'TOKEN_USED'
          | 'NODE_NAME_TAKEN'
          | 'TOKEN_EXPIRED'
          | 'CERTIFICATE_INVALID'
          | 'CERTIFICATE_REVOKED'
          | 'NODE_QUARANTINED'
          | 'BATCH_CONFLICT'
          | 'DUPLICATE_CONFLICT'
          | 'PERSON_UNKNOWN'
          | 'SIGN_IN_FAILED'
          | 'CROSS_SITE'
          | 'RESOURCE_CHANGED'
          | 'CLOUD_NOT_GRANTED'
          | 'APPROVER_CONFIRMS'
          | 'DRAFTER_ISSUES'
          | 'SLUG_TAKEN'
          | 'ASKER_RELEASES'
          | 'ITEM_NOT_AVAILABLE'
          | 'SECURITY_PACK_EXISTS'
          | 'GPU_SHARE_EXISTS'
          | 'TARGET_UNSUITABLE'
          | 'TARGET_IN_USE'
          | 'PUBLIC_ADDRESS_NOT_ALLOWED'
          | 'LISTENER_TWICE'
          | 'FIELD_FIXED'
          | 'MAY_ONLY_GROW'
          | 'BELOW_USE'
          | 'USE_UNKNOWN'
          | 'STOPPED_BY_PERSON'
          | 'DRIFT_CHARGED'
          | 'DRIFT_GUARDED'
          | 'PLAN_NOT_EMPTY'
          | 'IMPORT_REFUSED'
          | 'PROFILE_NOT_OF_TIER'
          | 'PROFILE_FORBIDS'
          | 'ZONE_TWICE'
          | 'NODE_TWICE'
          | 'ZONE_NOT_LISTED'
          | 'CLUSTER_NOT_REACHED'
          | 'CLUSTER_RIGHTS_MISSING'
          | 'PROBE_NEEDED'
          | 'CLOUD_IN_USE'
          | 'ZONE_IN_USE'
          | 'CAPACITY_IN_USE'
          | 'SERVICE_IN_USE'
          | 'TENANCY_IN_USE'
          | 'WINDOW_TOO_LONG'
          | 'WINDOW_NEEDED'
          | 'POLICY_UNKNOWN'
          | 'SETTING_UNKNOWN'
          | 'EXEMPTION_TOO_LONG'
          | 'STATE_UNREADABLE'
          | 'POLICY_FAILED'
          | 'SUBMITTED_BEFORE'
          | 'URGED_TODAY'
          | 'WEBHOOK_NOT_ALLOWED'
          | 'QUOTA_BELOW_FLOOR'
          | 'SEAT_OF_ANOTHER'
          | 'APPLY_NOT_BEGUN'
          | 'CANCELLED_BY_OPERATOR'
          | 'CLOUD_UNKNOWN'
          | 'BODY_TOO_LARGE'
          | 'STEP_UP_NEEDED'
          | 'PERSON_TWICE'
          | 'PERSON_NOT_IN_DEPARTMENT'
          | 'TENANCY_CLOSED'
          | 'RESOURCE_IN_USE'
          | 'OUTSIDE_TENANCY'
          | 'TEARDOWN_PART_FAILED'
          | 'GPU_NOT_IN_ZONE'
          | 'GPU_SHARE_TOO_LARGE'
          | 'CONTAINER_SPACE_NEEDED'
          | 'PROTECTED_BELOW_DISKS'
          | 'ZONE_NOT_DEPLOYED'
          | 'IMAGE_UNKNOWN'
          | 'IMAGE_NOT_ON_CLOUD'
          | 'IMAGE_NOT_DOMESTIC'
          | 'IMAGE_ARCHITECTURE'
          | 'IMAGE_DISK_TOO_SMALL'
          | 'IMAGE_ENDED'
          | 'SSH_KEY_MISSING'
          | 'SSH_KEY_PRIVATE'
          | 'SSH_KEY_INVALID'
          | 'SSH_KEY_WEAK'
          | 'SSH_KEYS_TOO_LONG'
          | 'STACK_OF_ANOTHER_CLOUD'
          | 'BEARER_INVALID'
          | 'SCOPE_MISSING'
          | 'PERSON_NEEDED'
          | 'RATE_LIMITED'
          | 'KEY_USED_OTHERWISE'
          | 'CALL_UNDER_WAY'
          | 'CALL_CUT_OFF'
          | 'ANSWER_NOT_KEPT'
          | 'OWNER_LACKS_ROLE'
          | 'KEYS_ENOUGH'
          | 'PATTERN_TOO_WIDE'
          | 'LAST_HOLDER'
          | 'DAYS_OUT_OF_ORDER'
          | 'ATTACHMENT_TOO_LARGE'
          | 'ATTACHMENT_NOT_ADMITTED'
          | 'ATTACHMENT_DISGUISED'
          | 'ATTACHMENTS_ENOUGH'
          | 'ATTACHMENT_SPACE_FULL'
          | 'DRAFTS_ENOUGH'
          | 'APPROVAL_EXPIRED'
          | 'DELEGATE_UNSUITABLE'
          | 'DELEGATION_CONFLICT'
          | 'ITEM_NOT_OFFERED'
          | 'CART_FULL'
          | 'NAME_TAKEN'
          | 'TEMPLATES_ENOUGH'
          | 'SHEET_UNREADABLE'
          | 'SHEET_TOO_LONG'
          | 'SHEET_EMPTY'
          | 'SHEET_COLUMN'
          | 'SHEET_FORMULA'
          | 'CELL_MISSING'
          | 'CELL_NOT_OF_ITEM'
          | 'CELL_UNREADABLE'
          | 'CLOCK_NOT_OVER'
          | 'URGER_DECIDES'
          | 'APPEALED_BEFORE'
          | 'LEASE_OVER'
          | 'LEASE_TOO_LONG'
          | 'STOPPED_BY_LEASE'
          | 'QUOTA_POOL_EXCEEDED'
          | 'QUOTA_OVERGIVEN'
          | 'QUOTA_IN_USE'
          | 'TRANSFER_BLOCKED'
          | 'TRANSFER_UNDER_WAY'
          | 'TRANSFER_CHANGED'
          | 'RECEIVER_WITHOUT_CONTRACT'
          | 'APPROVAL_OUTDATED'
          | 'BILL_ROWS_WRONG'
          | 'CASE_ANSWERER'
          | 'CASE_PERSISTS'
          | 'STATEMENT_PARKED'
          | 'MONTH_NOT_FROZEN'
          | 'FACTS_CHANGED'
          | 'OVERPAID'
          | 'PERIOD_CLOSED'
          | 'PERIOD_BLOCKED'
          | 'BEGINNER_CLOSES'
          | 'READING_OUT_OF_TIME'
          | 'READING_TOO_LARGE'
          | 'UNKNOWN_METER'
          | 'UNIT_MISMATCH'
          | 'PROPOSER_DECIDES'
          | 'USE_WITHDRAWN'
          | 'DRAFT_ELSEWHERE';
        readonly field: string;
        readonly facts: { readonly [key: string]: string | number };
      }[];
      readonly quota: readonly {
        readonly dimension:
          | 'vcpu'
          | 'memory-gb'
          | 'disk-ordinary-gb'
          | 'disk-fast-gb'
          | 'object-gb'
          | 'backup-gb'
          | 'bandwidth-mbps'
          | 'public-ip'
          | 'load-balancer'
          | 'gpu-share'
          | 'gpu-memory-gb'
          | 'security-pack-2'
          | 'security-pack-3'
          | 'bastion-account'
          | 'monitored-host';
        readonly before: string;
        readonly takes: string;
        readonly after: string;
      }[];
      readonly pool: readonly {
        readonly dimension:
          | 'vcpu'
          | 'memory-gb'
          | 'disk-ordinary-gb'
          | 'disk-fast-gb'
          | 'object-gb'
          | 'backup-gb'
          | 'bandwidth-mbps'
          | 'public-ip'
          | 'load-balancer'
          | 'gpu-share'
          | 'gpu-memory-gb'
          | 'security-pack-2'
          | 'security-pack-3'
          | 'bastion-account'
          | 'monitored-host';
        readonly before: string;
        readonly takes: string;
        readonly after: string;
      }[];
      readonly monthFenNow: string | null;
      readonly monthFen: string | null;
    };
  };
  /** By a key with the scope `requests:read`, or by a person. */
  'requests.get': {
    readonly input: { readonly requestId: string };
    readonly output: {
      readonly id: string;
      readonly number: string;
      readonly kind: 'order' | 'resize' | 'release' | 'extend';
      readonly state:
        | 'previewing'
        | 'preview-failed'
        | 'department-review'
        | 'joint-review'
        | 'provisioning'
        | 'delivered'
        | 'accepted'
        | 'returned'
        | 'refused'
        | 'withdrawn'
        | 'failed';
      readonly title: string;
      readonly department: { readonly id: string; readonly name: string; readonly slug: string };
      readonly system: { readonly id: string; readonly name: string; readonly slug: string };
      readonly transferred?: true;
      readonly applicant: { readonly id: string; readonly name: string };
      readonly mlpsGrade: number;
      readonly round: number;
      readonly lineCount: number;
      readonly monthFen: string;
      readonly yearEndFen: string;
      readonly submittedAt: string;
      readonly deliveredAt: string | null;
      readonly acceptBy: string | null;
      readonly acceptedAt: string | null;
      readonly promise: {
        readonly standing: 'none' | 'unknown' | 'running' | 'paused' | 'late' | 'kept' | 'missed' | 'ended';
        readonly workingDays: number | null;
        readonly by: string | null;
      };
      readonly reason: string;
      readonly purpose: {
        readonly project: string | null | { readonly hidden: true };
        readonly fundingSource:
          | 'general-budget'
          | 'special-fund'
          | 'special-bond'
          | 'own-income'
          | 'other'
          | null
          | { readonly hidden: true };
        readonly goLiveOn: string | null;
        readonly buildFrom: string | null;
        readonly buildTo: string | null;
        readonly expectedUsers: number | null;
        readonly leaseMonths: number | null;
      };
      readonly attachments: readonly {
        readonly id: string;
        readonly name: string;
        readonly kind: 'pdf' | 'docx' | 'xlsx' | 'png' | 'jpg';
        readonly bytes: number;
        readonly sha256: string;
        readonly addedBy: { readonly id: string; readonly name: string };
        readonly addedAt: string;
      }[];
      readonly planHash: string | null;
      readonly trouble: {
        readonly code:
          | 'NOT_SIGNED_IN'
          | 'ROLE_MISSING'
          | 'NOT_YOURS'
          | 'APPROVER_IS_APPLICANT'
          | 'APPROVER_DECIDED_BEFORE'
          | 'INPUT_INVALID'
          | 'UNKNOWN_SKU'
          | 'ZONE_MISSING'
          | 'ZONE_UNKNOWN'
          | 'MLPS_MISSING'
          | 'MLPS_NOT_ADMITTED'
          | 'MLPS_ABOVE_ZONE'
          | 'MLPS_BELOW_SYSTEM'
          | 'QUANTITY_INVALID'
          | 'DISK_SHRINK'
          | 'XINCHUANG_MISMATCH'
          | 'ITEM_NOT_LOCAL'
          | 'CONTAINER_SPACE_EXISTS'
          | 'FILE_UNREADABLE'
          | 'SPEC_UNCHANGED'
          | 'NOT_FOUND'
          | 'STATE_CONFLICT'
          | 'QUOTA_EXCEEDED'
          | 'QUOTA_MISSING'
          | 'PLAN_CHANGED'
          | 'STEP_ALREADY_DECIDED'
          | 'STEP_NOT_OPEN'
          | 'RESOURCE_BUSY'
          | 'NO_PRICE'
          | 'PRICE_RULE_UNSOUND'
          | 'PRICE_IN_FORCE'
          | 'NO_CONTRACT'
          | 'PROVIDER_SUPERVISES'
          | 'INSTALMENTS_NOT_WHOLE'
          | 'INSTALMENTS_OUT_OF_ORDER'
          | 'INSTALMENT_NOT_IN_TERM'
          | 'CAP_BELOW_FLOOR'
          | 'TERMS_OF_ISSUED_MONTH'
          | 'AMENDED_BELOW_DUE'
          | 'ALREADY_ACCEPTED'
          | 'STATEMENT_ISSUED'
          | 'MONTH_NOT_OVER'
          | 'MONTH_INVALID'
          | 'EXCLUSIVE_ROLE'
          | 'CLOUD_NOT_READY'
          | 'CLUSTER_UNREACHABLE'
          | 'CLUSTER_LOST'
          | 'CLUSTER_CHANGED'
          | 'CLOCK_BEHIND'
          | 'CREDENTIAL_REFUSED'
          | 'SERVER_NOT_ALLOWED'
          | 'ENGINE_NOT_READY'
          | 'POLICY_REFUSED'
          | 'PREVIEW_FAILED'
          | 'APPLY_FAILED'
          | 'LEASE_LOST'
          | 'VERIFY_TIMED_OUT'
          | 'ENGINE_STALLED'
          | 'TOKEN_INVALID'
          | 'TOKEN_USED'
          | 'NODE_NAME_TAKEN'
          | 'TOKEN_EXPIRED'
          | 'CERTIFICATE_INVALID'
          | 'CERTIFICATE_REVOKED'
          | 'NODE_QUARANTINED'
          | 'BATCH_CONFLICT'
          | 'DUPLICATE_CONFLICT'
          | 'PERSON_UNKNOWN'
          | 'SIGN_IN_FAILED'
          | 'CROSS_SITE'
          | 'RESOURCE_CHANGED'
          | 'CLOUD_NOT_GRANTED'
          | 'APPROVER_CONFIRMS'
          | 'DRAFTER_ISSUES'
          | 'SLUG_TAKEN'
          | 'ASKER_RELEASES'
          | 'ITEM_NOT_AVAILABLE'
          | 'SECURITY_PACK_EXISTS'
          | 'GPU_SHARE_EXISTS'
          | 'TARGET_UNSUITABLE'
          | 'TARGET_IN_USE'
          | 'PUBLIC_ADDRESS_NOT_ALLOWED'
          | 'LISTENER_TWICE'
          | 'FIELD_FIXED'
          | 'MAY_ONLY_GROW'
          | 'BELOW_USE'
          | 'USE_UNKNOWN'
          | 'STOPPED_BY_PERSON'
          | 'DRIFT_CHARGED'
          | 'DRIFT_GUARDED'
          | 'PLAN_NOT_EMPTY'
          | 'IMPORT_REFUSED'
          | 'PROFILE_NOT_OF_TIER'
          | 'PROFILE_FORBIDS'
          | 'ZONE_TWICE'
          | 'NODE_TWICE'
          | 'ZONE_NOT_LISTED'
          | 'CLUSTER_NOT_REACHED'
          | 'CLUSTER_RIGHTS_MISSING'
          | 'PROBE_NEEDED'
          | 'CLOUD_IN_USE'
          | 'ZONE_IN_USE'
          | 'CAPACITY_IN_USE'
          | 'SERVICE_IN_USE'
          | 'TENANCY_IN_USE'
          | 'WINDOW_TOO_LONG'
          | 'WINDOW_NEEDED'
          | 'POLICY_UNKNOWN'
          | 'SETTING_UNKNOWN'
          | 'EXEMPTION_TOO_LONG'
          | 'STATE_UNREADABLE'
          | 'POLICY_FAILED'
          | 'SUBMITTED_BEFORE'
          | 'URGED_TODAY'
          | 'WEBHOOK_NOT_ALLOWED'
          | 'QUOTA_BELOW_FLOOR'
          | 'SEAT_OF_ANOTHER'
          | 'APPLY_NOT_BEGUN'
          | 'CANCELLED_BY_OPERATOR'
          | 'CLOUD_UNKNOWN'
          | 'BODY_TOO_LARGE'
          | 'STEP_UP_NEEDED'
          | 'PERSON_TWICE'
          | 'PERSON_NOT_IN_DEPARTMENT'
          | 'TENANCY_CLOSED'
          | 'RESOURCE_IN_USE'
          | 'OUTSIDE_TENANCY'
          | 'TEARDOWN_PART_FAILED'
          | 'GPU_NOT_IN_ZONE'
          | 'GPU_SHARE_TOO_LARGE'
          | 'CONTAINER_SPACE_NEEDED'
          | 'PROTECTED_BELOW_DISKS'
          | 'ZONE_NOT_DEPLOYED'
          | 'IMAGE_UNKNOWN'
          | 'IMAGE_NOT_ON_CLOUD'
          | 'IMAGE_NOT_DOMESTIC'
          | 'IMAGE_ARCHITECTURE'
          | 'IMAGE_DISK_TOO_SMALL'
          | 'IMAGE_ENDED'
          | 'SSH_KEY_MISSING'
          | 'SSH_KEY_PRIVATE'
          | 'SSH_KEY_INVALID'
          | 'SSH_KEY_WEAK'
          | 'SSH_KEYS_TOO_LONG'
          | 'STACK_OF_ANOTHER_CLOUD'
          | 'BEARER_INVALID'
          | 'SCOPE_MISSING'
          | 'PERSON_NEEDED'
          | 'RATE_LIMITED'
          | 'KEY_USED_OTHERWISE'
          | 'CALL_UNDER_WAY'
          | 'CALL_CUT_OFF'
          | 'ANSWER_NOT_KEPT'
          | 'OWNER_LACKS_ROLE'
          | 'KEYS_ENOUGH'
          | 'PATTERN_TOO_WIDE'
          | 'LAST_HOLDER'
          | 'DAYS_OUT_OF_ORDER'
          | 'ATTACHMENT_TOO_LARGE'
          | 'ATTACHMENT_NOT_ADMITTED'
          | 'ATTACHMENT_DISGUISED'
          | 'ATTACHMENTS_ENOUGH'
          | 'ATTACHMENT_SPACE_FULL'
          | 'DRAFTS_ENOUGH'
          | 'APPROVAL_EXPIRED'
          | 'DELEGATE_UNSUITABLE'
          | 'DELEGATION_CONFLICT'
          | 'ITEM_NOT_OFFERED'
          | 'CART_FULL'
          | 'NAME_TAKEN'
          | 'TEMPLATES_ENOUGH'
          | 'SHEET_UNREADABLE'
          | 'SHEET_TOO_LONG'
          | 'SHEET_EMPTY'
          | 'SHEET_COLUMN'
          | 'SHEET_FORMULA'
          | 'CELL_MISSING'
          | 'CELL_NOT_OF_ITEM'
          | 'CELL_UNREADABLE'
          | 'CLOCK_NOT_OVER'
          | 'URGER_DECIDES'
          | 'APPEALED_BEFORE'
          | 'LEASE_OVER'
          | 'LEASE_TOO_LONG'
          | 'STOPPED_BY_LEASE'
          | 'QUOTA_POOL_EXCEEDED'
          | 'QUOTA_OVERGIVEN'
          | 'QUOTA_IN_USE'
          | 'TRANSFER_BLOCKED'
          | 'TRANSFER_UNDER_WAY'
          | 'TRANSFER_CHANGED'
          | 'RECEIVER_WITHOUT_CONTRACT'
          | 'APPROVAL_OUTDATED'
          | 'BILL_ROWS_WRONG'
          | 'CASE_ANSWERER'
          | 'CASE_PERSISTS'
          | 'STATEMENT_PARKED'
          | 'MONTH_NOT_FROZEN'
          | 'FACTS_CHANGED'
          | 'OVERPAID'
          | 'PERIOD_CLOSED'
          | 'PERIOD_BLOCKED'
          | 'BEGINNER_CLOSES'
          | 'READING_OUT_OF_TIME'
          | 'READING_TOO_LARGE'
          | 'UNKNOWN_METER'
          | 'UNIT_MISMATCH'
          | 'PROPOSER_DECIDES'
          | 'USE_WITHDRAWN'
          | 'DRAFT_ELSEWHERE';
        readonly facts: { readonly [key: string]: string | number | readonly string[] };
      } | null;
      readonly decidedAt: string | null;
      readonly priceVersion: {
        readonly id: string;
        readonly number: string;
        readonly name: string;
        readonly sample: boolean;
      } | null;
      readonly lines: readonly {
        readonly id: string;
        readonly ordinal: number;
        readonly spec:
          | {
              readonly item: 'cloud-host';
              readonly count: number;
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly systemDiskGb: number;
              readonly dataDisks: readonly { readonly class: 'ordinary' | 'fast'; readonly gb: number }[];
              readonly operatingSystem?: {
                readonly image:
                  | 'openeuler-24-03-lts-arm64'
                  | 'kylin-server-v10-sp3-arm64'
                  | 'uos-server-20-arm64'
                  | 'openeuler-24-03-lts-amd64'
                  | 'kylin-server-v10-sp3-amd64'
                  | 'uos-server-20-amd64'
                  | 'ubuntu-24-04-amd64'
                  | 'rocky-9-amd64';
                readonly sshKeys: readonly string[];
              };
            }
          | {
              readonly item: 'container-space';
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly ordinaryGb: number;
              readonly fastGb: number;
            }
          | {
              readonly item: 'block-disk';
              readonly class: 'ordinary' | 'fast';
              readonly gb: number;
              readonly count: number;
            }
          | { readonly item: 'object-bucket'; readonly quotaGb: number; readonly maximumObjects?: number }
          | {
              readonly item: 'postgresql';
              readonly version: '16' | '17' | '18';
              readonly instances: number;
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly storageGb: number;
              readonly storageClass: 'ordinary' | 'fast';
            }
          | { readonly item: 'cache'; readonly memoryGb: number; readonly replicas: number; readonly vcpu: number }
          | {
              readonly item: 'load-balancer';
              readonly scope: 'internal' | 'public';
              readonly listeners: readonly {
                readonly name: string;
                readonly protocol: 'TCP' | 'UDP';
                readonly port: number;
                readonly targetPort: number;
              }[];
              readonly target: { readonly resource: string };
            }
          | { readonly item: 'bandwidth'; readonly mbps: number }
          | {
              readonly item: 'backup-schedule';
              readonly hour: number;
              readonly everyDays: 1 | 7;
              readonly retentionDays: number;
              readonly protectedGb: number;
            }
          | { readonly item: 'gpu-share'; readonly shares: number; readonly memoryGbPerShare: number }
          | { readonly item: 'security-pack'; readonly grade: 2 | 3 }
          | { readonly item: 'bastion-account'; readonly people: readonly string[]; readonly days: number }
          | { readonly item: 'host-monitoring'; readonly hosts: number };
        readonly delivered:
          | {
              readonly item: 'cloud-host';
              readonly count: number;
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly systemDiskGb: number;
              readonly dataDisks: readonly { readonly class: 'ordinary' | 'fast'; readonly gb: number }[];
              readonly operatingSystem?: {
                readonly image:
                  | 'openeuler-24-03-lts-arm64'
                  | 'kylin-server-v10-sp3-arm64'
                  | 'uos-server-20-arm64'
                  | 'openeuler-24-03-lts-amd64'
                  | 'kylin-server-v10-sp3-amd64'
                  | 'uos-server-20-amd64'
                  | 'ubuntu-24-04-amd64'
                  | 'rocky-9-amd64';
                readonly sshKeys: readonly string[];
              };
            }
          | {
              readonly item: 'container-space';
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly ordinaryGb: number;
              readonly fastGb: number;
            }
          | {
              readonly item: 'block-disk';
              readonly class: 'ordinary' | 'fast';
              readonly gb: number;
              readonly count: number;
            }
          | { readonly item: 'object-bucket'; readonly quotaGb: number; readonly maximumObjects?: number }
          | {
              readonly item: 'postgresql';
              readonly version: '16' | '17' | '18';
              readonly instances: number;
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly storageGb: number;
              readonly storageClass: 'ordinary' | 'fast';
            }
          | { readonly item: 'cache'; readonly memoryGb: number; readonly replicas: number; readonly vcpu: number }
          | {
              readonly item: 'load-balancer';
              readonly scope: 'internal' | 'public';
              readonly listeners: readonly {
                readonly name: string;
                readonly protocol: 'TCP' | 'UDP';
                readonly port: number;
                readonly targetPort: number;
              }[];
              readonly target: { readonly resource: string };
            }
          | { readonly item: 'bandwidth'; readonly mbps: number }
          | {
              readonly item: 'backup-schedule';
              readonly hour: number;
              readonly everyDays: 1 | 7;
              readonly retentionDays: number;
              readonly protectedGb: number;
            }
          | { readonly item: 'gpu-share'; readonly shares: number; readonly memoryGbPerShare: number }
          | { readonly item: 'security-pack'; readonly grade: 2 | 3 }
          | { readonly item: 'bastion-account'; readonly people: readonly string[]; readonly days: number }
          | { readonly item: 'host-monitoring'; readonly hosts: number }
          | null;
        readonly fulfilment: 'provisioned' | 'counted';
        readonly reserved: boolean;
        readonly state: 'open' | 'delivered' | 'failed' | 'cancelled';
        readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
        readonly zone: { readonly code: string; readonly name: string };
        readonly xinchuang: boolean;
        readonly tenancy: { readonly id: string; readonly number: string; readonly slug: string };
        readonly resource: {
          readonly id: string;
          readonly number: string;
          readonly state: 'requested' | 'active' | 'released' | 'abandoned' | 'transferred';
        };
        readonly itemVersion: number;
        readonly leadWorkingDays: number | null;
        readonly availabilityPpm: string | null;
        readonly monthFen: string;
        readonly yearEndFen: string;
        readonly deliveredAt: string | null;
        readonly leaseUntil: string | null;
      }[];
      readonly steps: readonly {
        readonly round: number;
        readonly step: 'department' | 'administrative' | 'technical' | 'finance' | 'security';
        readonly seat: { readonly id: string; readonly name: string; readonly slug: string } | null;
        readonly seatReason:
          | 'profile'
          | 'above-size'
          | 'several-clouds'
          | 'no-own-organisation'
          | 'above-amount'
          | 'mlps-grade';
        readonly decision: 'approve' | 'return' | 'refuse' | null;
        readonly decidedBy: { readonly id: string; readonly name: string } | null;
        readonly decidedByRule: string | null;
        readonly onBehalfOf: { readonly id: string; readonly name: string } | null;
        readonly decidedAt: string | null;
        readonly reason: string | null;
        readonly returnReason:
          | 'material-missing'
          | 'purpose-unclear'
          | 'size-unfounded'
          | 'grade-doubtful'
          | 'place-unsuitable'
          | 'funding-missing'
          | 'duplicate'
          | 'idle-first'
          | 'other'
          | null;
        readonly planHash: string | null;
        readonly openedAt: string;
        readonly dueAt: string;
        readonly seconds: number;
      }[];
      readonly operations: readonly {
        readonly id: string;
        readonly number: string;
        readonly ordinal: number;
        readonly verb: 'deploy' | 'destroy' | 'refresh';
        readonly stack: string;
        readonly lineId: string | null;
        readonly state: string;
        readonly waitingFor: unknown | null;
        readonly planHash: string | null;
        readonly trouble: unknown | null;
      }[];
      readonly deliveryNotes: readonly {
        readonly id: string;
        readonly number: string;
        readonly lineId: string;
        readonly resourceId: string;
        readonly handover: unknown;
        readonly deliveredAt: string;
      }[];
      readonly timeline: readonly {
        readonly at: string;
        readonly action: string;
        readonly actor:
          | { readonly kind: 'person' | 'agent' | 'client' | 'job'; readonly name: string }
          | { readonly hidden: true };
        readonly outcome: 'done' | 'refused';
        readonly secondsSincePrevious: number;
      }[];
      readonly acts: readonly (
        | 'withdraw'
        | 'decide-department'
        | 'decide-administrative'
        | 'decide-technical'
        | 'decide-finance'
        | 'decide-security'
        | 'urge'
        | 'accept'
      )[];
    };
  };
  /** By a key with the scope `requests:read`, or by a person. */
  'requests.list': {
    readonly input: {
      readonly cursor?: string | null | undefined;
      readonly limit?: number | undefined;
      readonly state?:
        | readonly (
            | 'previewing'
            | 'preview-failed'
            | 'department-review'
            | 'joint-review'
            | 'provisioning'
            | 'delivered'
            | 'accepted'
            | 'returned'
            | 'refused'
            | 'withdrawn'
            | 'failed'
          )[]
        | undefined;
      readonly kind?: 'order' | 'resize' | 'release' | 'extend' | undefined;
      readonly departmentId?: string | undefined;
      readonly systemId?: string | undefined;
      readonly cloudId?: string | undefined;
      readonly from?: string | undefined;
      readonly to?: string | undefined;
      readonly mine?: boolean | undefined;
      readonly toConfirm?: boolean | undefined;
      readonly late?: boolean | undefined;
      readonly order?: 'newest' | 'promised' | undefined;
      readonly search?: string | undefined;
    };
    readonly output: {
      readonly items: readonly {
        readonly id: string;
        readonly number: string;
        readonly kind: 'order' | 'resize' | 'release' | 'extend';
        readonly state:
          | 'previewing'
          | 'preview-failed'
          | 'department-review'
          | 'joint-review'
          | 'provisioning'
          | 'delivered'
          | 'accepted'
          | 'returned'
          | 'refused'
          | 'withdrawn'
          | 'failed';
        readonly title: string;
        readonly department: { readonly id: string; readonly name: string; readonly slug: string };
        readonly system: { readonly id: string; readonly name: string; readonly slug: string };
        readonly transferred?: true;
        readonly applicant: { readonly id: string; readonly name: string };
        readonly mlpsGrade: number;
        readonly round: number;
        readonly lineCount: number;
        readonly monthFen: string;
        readonly yearEndFen: string;
        readonly submittedAt: string;
        readonly deliveredAt: string | null;
        readonly acceptBy: string | null;
        readonly acceptedAt: string | null;
        readonly promise: {
          readonly standing: 'none' | 'unknown' | 'running' | 'paused' | 'late' | 'kept' | 'missed' | 'ended';
          readonly workingDays: number | null;
          readonly by: string | null;
        };
      }[];
      readonly nextCursor: string | null;
      readonly total: number;
      readonly atLeast: boolean;
    };
  };
  /** By a person alone: a key is refused. */
  'requests.removeAttachment': {
    readonly input: { readonly attachmentId: string };
    readonly output: { readonly attachmentId: string };
  };
  /** By a person alone: a key is refused. */
  'requests.saveDraft': {
    readonly input: {
      readonly draftId: string;
      readonly subject?:
        | { readonly kind: 'resize' | 'release' | 'extend' | 'appeal'; readonly resourceId: string }
        | undefined;
      readonly content: { readonly [key: string]: unknown };
    };
    readonly output: { readonly draftId: string; readonly savedAt: string };
  };
  /** By a key with the scope `requests:write`, or by a person. */
  'requests.submit': {
    readonly input: {
      readonly systemId: string;
      readonly title: string;
      readonly reason: string;
      readonly mlpsGrade: 1 | 2 | 3;
      readonly lines: readonly {
        readonly cloud: string;
        readonly zone: string;
        readonly xinchuang?: boolean | undefined;
        readonly spec:
          | {
              readonly item: 'cloud-host';
              readonly count: number;
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly systemDiskGb?: number | undefined;
              readonly dataDisks?: readonly { readonly class: 'ordinary' | 'fast'; readonly gb: number }[] | undefined;
              readonly operatingSystem?:
                | {
                    readonly image:
                      | 'openeuler-24-03-lts-arm64'
                      | 'kylin-server-v10-sp3-arm64'
                      | 'uos-server-20-arm64'
                      | 'openeuler-24-03-lts-amd64'
                      | 'kylin-server-v10-sp3-amd64'
                      | 'uos-server-20-amd64'
                      | 'ubuntu-24-04-amd64'
                      | 'rocky-9-amd64';
                    readonly sshKeys: readonly string[];
                  }
                | undefined;
            }
          | {
              readonly item: 'container-space';
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly ordinaryGb?: number | undefined;
              readonly fastGb?: number | undefined;
            }
          | {
              readonly item: 'block-disk';
              readonly class: 'ordinary' | 'fast';
              readonly gb: number;
              readonly count: number;
            }
          | { readonly item: 'object-bucket'; readonly quotaGb: number; readonly maximumObjects?: number | undefined }
          | {
              readonly item: 'postgresql';
              readonly version: '16' | '17' | '18';
              readonly instances: number;
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly storageGb: number;
              readonly storageClass: 'ordinary' | 'fast';
            }
          | { readonly item: 'cache'; readonly memoryGb: number; readonly replicas: number; readonly vcpu: number }
          | {
              readonly item: 'load-balancer';
              readonly scope: 'internal' | 'public';
              readonly listeners: readonly {
                readonly name: string;
                readonly protocol: 'TCP' | 'UDP';
                readonly port: number;
                readonly targetPort: number;
              }[];
              readonly target: { readonly resource: string };
            }
          | { readonly item: 'bandwidth'; readonly mbps: number }
          | {
              readonly item: 'backup-schedule';
              readonly hour: number;
              readonly everyDays: 1 | 7;
              readonly retentionDays: number;
              readonly protectedGb: number;
            }
          | { readonly item: 'gpu-share'; readonly shares: number; readonly memoryGbPerShare: number }
          | { readonly item: 'security-pack'; readonly grade: 2 | 3 }
          | { readonly item: 'bastion-account'; readonly people: readonly string[]; readonly days: number }
          | { readonly item: 'host-monitoring'; readonly hosts: number };
      }[];
      readonly project?: string | undefined;
      readonly fundingSource?: 'general-budget' | 'special-fund' | 'special-bond' | 'own-income' | 'other' | undefined;
      readonly goLiveOn?: string | undefined;
      readonly buildFrom?: string | undefined;
      readonly buildTo?: string | undefined;
      readonly expectedUsers?: number | undefined;
      readonly leaseMonths?: number | undefined;
      readonly key?: string | undefined;
    };
    readonly output: {
      readonly requestId: string;
      readonly number: string;
      readonly state:
        | 'previewing'
        | 'preview-failed'
        | 'department-review'
        | 'joint-review'
        | 'provisioning'
        | 'delivered'
        | 'accepted'
        | 'returned'
        | 'refused'
        | 'withdrawn'
        | 'failed';
      readonly waitsFor: readonly string[];
    };
  };
  /** By a key with the scope `requests:write`, or by a person. */
  'requests.submitExtend': {
    readonly input: {
      readonly resourceId: string;
      readonly months: number;
      readonly reason: string;
      readonly project?: string | undefined;
      readonly fundingSource?: 'general-budget' | 'special-fund' | 'special-bond' | 'own-income' | 'other' | undefined;
      readonly key?: string | undefined;
    };
    readonly output: {
      readonly requestId: string;
      readonly number: string;
      readonly state:
        | 'previewing'
        | 'preview-failed'
        | 'department-review'
        | 'joint-review'
        | 'provisioning'
        | 'delivered'
        | 'accepted'
        | 'returned'
        | 'refused'
        | 'withdrawn'
        | 'failed';
      readonly waitsFor: readonly string[];
    };
  };
  /** By a key with the scope `requests:write`, or by a person. */
  'requests.submitRelease': {
    readonly input: { readonly resourceId: string; readonly reason: string; readonly key?: string | undefined };
    readonly output: {
      readonly requestId: string;
      readonly number: string;
      readonly state:
        | 'previewing'
        | 'preview-failed'
        | 'department-review'
        | 'joint-review'
        | 'provisioning'
        | 'delivered'
        | 'accepted'
        | 'returned'
        | 'refused'
        | 'withdrawn'
        | 'failed';
      readonly waitsFor: readonly string[];
    };
  };
  /** By a key with the scope `requests:write`, or by a person. */
  'requests.submitResize': {
    readonly input: {
      readonly resourceId: string;
      readonly spec:
        | {
            readonly item: 'cloud-host';
            readonly count: number;
            readonly vcpu: number;
            readonly memoryGb: number;
            readonly systemDiskGb?: number | undefined;
            readonly dataDisks?: readonly { readonly class: 'ordinary' | 'fast'; readonly gb: number }[] | undefined;
            readonly operatingSystem?:
              | {
                  readonly image:
                    | 'openeuler-24-03-lts-arm64'
                    | 'kylin-server-v10-sp3-arm64'
                    | 'uos-server-20-arm64'
                    | 'openeuler-24-03-lts-amd64'
                    | 'kylin-server-v10-sp3-amd64'
                    | 'uos-server-20-amd64'
                    | 'ubuntu-24-04-amd64'
                    | 'rocky-9-amd64';
                  readonly sshKeys: readonly string[];
                }
              | undefined;
          }
        | {
            readonly item: 'container-space';
            readonly vcpu: number;
            readonly memoryGb: number;
            readonly ordinaryGb?: number | undefined;
            readonly fastGb?: number | undefined;
          }
        | {
            readonly item: 'block-disk';
            readonly class: 'ordinary' | 'fast';
            readonly gb: number;
            readonly count: number;
          }
        | { readonly item: 'object-bucket'; readonly quotaGb: number; readonly maximumObjects?: number | undefined }
        | {
            readonly item: 'postgresql';
            readonly version: '16' | '17' | '18';
            readonly instances: number;
            readonly vcpu: number;
            readonly memoryGb: number;
            readonly storageGb: number;
            readonly storageClass: 'ordinary' | 'fast';
          }
        | { readonly item: 'cache'; readonly memoryGb: number; readonly replicas: number; readonly vcpu: number }
        | {
            readonly item: 'load-balancer';
            readonly scope: 'internal' | 'public';
            readonly listeners: readonly {
              readonly name: string;
              readonly protocol: 'TCP' | 'UDP';
              readonly port: number;
              readonly targetPort: number;
            }[];
            readonly target: { readonly resource: string };
          }
        | { readonly item: 'bandwidth'; readonly mbps: number }
        | {
            readonly item: 'backup-schedule';
            readonly hour: number;
            readonly everyDays: 1 | 7;
            readonly retentionDays: number;
            readonly protectedGb: number;
          }
        | { readonly item: 'gpu-share'; readonly shares: number; readonly memoryGbPerShare: number }
        | { readonly item: 'security-pack'; readonly grade: 2 | 3 }
        | { readonly item: 'bastion-account'; readonly people: readonly string[]; readonly days: number }
        | { readonly item: 'host-monitoring'; readonly hosts: number };
      readonly reason: string;
      readonly project?: string | undefined;
      readonly fundingSource?: 'general-budget' | 'special-fund' | 'special-bond' | 'own-income' | 'other' | undefined;
      readonly key?: string | undefined;
    };
    readonly output: {
      readonly requestId: string;
      readonly number: string;
      readonly state:
        | 'previewing'
        | 'preview-failed'
        | 'department-review'
        | 'joint-review'
        | 'provisioning'
        | 'delivered'
        | 'accepted'
        | 'returned'
        | 'refused'
        | 'withdrawn'
        | 'failed';
      readonly waitsFor: readonly string[];
    };
  };
  /** By a key with the scope `requests:write`, or by a person. */
  'requests.withdraw': {
    readonly input: { readonly requestId: string; readonly reason?: string | undefined };
    readonly output: {
      readonly requestId: string;
      readonly state:
        | 'previewing'
        | 'preview-failed'
        | 'department-review'
        | 'joint-review'
        | 'provisioning'
        | 'delivered'
        | 'accepted'
        | 'returned'
        | 'refused'
        | 'withdrawn'
        | 'failed';
    };
  };
  /** By a key with the scope `resources:read`, or by a person. */
  'resources.get': {
    readonly input: { readonly resourceId: string };
    readonly output: {
      readonly id: string;
      readonly number: string;
      readonly spec:
        | {
            readonly item: 'cloud-host';
            readonly count: number;
            readonly vcpu: number;
            readonly memoryGb: number;
            readonly systemDiskGb: number;
            readonly dataDisks: readonly { readonly class: 'ordinary' | 'fast'; readonly gb: number }[];
            readonly operatingSystem?: {
              readonly image:
                | 'openeuler-24-03-lts-arm64'
                | 'kylin-server-v10-sp3-arm64'
                | 'uos-server-20-arm64'
                | 'openeuler-24-03-lts-amd64'
                | 'kylin-server-v10-sp3-amd64'
                | 'uos-server-20-amd64'
                | 'ubuntu-24-04-amd64'
                | 'rocky-9-amd64';
              readonly sshKeys: readonly string[];
            };
          }
        | {
            readonly item: 'container-space';
            readonly vcpu: number;
            readonly memoryGb: number;
            readonly ordinaryGb: number;
            readonly fastGb: number;
          }
        | {
            readonly item: 'block-disk';
            readonly class: 'ordinary' | 'fast';
            readonly gb: number;
            readonly count: number;
          }
        | { readonly item: 'object-bucket'; readonly quotaGb: number; readonly maximumObjects?: number }
        | {
            readonly item: 'postgresql';
            readonly version: '16' | '17' | '18';
            readonly instances: number;
            readonly vcpu: number;
            readonly memoryGb: number;
            readonly storageGb: number;
            readonly storageClass: 'ordinary' | 'fast';
          }
        | { readonly item: 'cache'; readonly memoryGb: number; readonly replicas: number; readonly vcpu: number }
        | {
            readonly item: 'load-balancer';
            readonly scope: 'internal' | 'public';
            readonly listeners: readonly {
              readonly name: string;
              readonly protocol: 'TCP' | 'UDP';
              readonly port: number;
              readonly targetPort: number;
            }[];
            readonly target: { readonly resource: string };
          }
        | { readonly item: 'bandwidth'; readonly mbps: number }
        | {
            readonly item: 'backup-schedule';
            readonly hour: number;
            readonly everyDays: 1 | 7;
            readonly retentionDays: number;
            readonly protectedGb: number;
          }
        | { readonly item: 'gpu-share'; readonly shares: number; readonly memoryGbPerShare: number }
        | { readonly item: 'security-pack'; readonly grade: 2 | 3 }
        | { readonly item: 'bastion-account'; readonly people: readonly string[]; readonly days: number }
        | { readonly item: 'host-monitoring'; readonly hosts: number };
      readonly fulfilment: 'provisioned' | 'counted';
      readonly state: 'requested' | 'active' | 'released' | 'abandoned';
      readonly xinchuang: boolean;
      readonly department: { readonly id: string; readonly name: string; readonly slug: string };
      readonly system: { readonly id: string; readonly name: string; readonly slug: string };
      readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
      readonly tenancy: { readonly id: string; readonly number: string; readonly slug: string; readonly zone: string };
      readonly readyAt: string | null;
      readonly releasedAt: string | null;
      readonly createdAt: string;
      readonly power: 'running' | 'stopped' | null;
      readonly accessUntil: string | null;
      readonly openRequest: { readonly id: string; readonly number: string } | null;
      readonly objects: readonly {
        readonly apiVersion: string;
        readonly kind: string;
        readonly namespace: string | null;
        readonly name: string;
        readonly uid: string;
        readonly ready: boolean | null;
        readonly reason: string;
      }[];
      readonly deliveries: readonly {
        readonly number: string;
        readonly requestId: string | null;
        readonly requestNumber: string | null;
        readonly kind: 'order' | 'resize' | 'release' | null;
        readonly deliveredAt: string;
        readonly handover: unknown;
      }[];
      readonly operations: readonly {
        readonly id: string;
        readonly number: string;
        readonly verb: 'deploy' | 'destroy' | 'refresh';
        readonly program: 'provincial' | 'sectoral' | 'municipal' | 'tenancy';
        readonly state:
          | 'requested'
          | 'waiting'
          | 'previewing'
          | 'previewed'
          | 'approved'
          | 'applying'
          | 'verifying'
          | 'done'
          | 'failed'
          | 'unknown'
          | 'cancelled';
        readonly waitingFor:
          | { readonly code: 'OPERATION'; readonly number: string }
          | { readonly code: 'BASE'; readonly number: string }
          | { readonly code: 'CLOUD'; readonly cloud: string }
          | {
              readonly code: 'ENGINE';
              readonly state:
                | 'OBTAINING'
                | 'MISSING'
                | 'NO_GO'
                | 'GO_TOO_OLD'
                | 'BUILD_FAILED'
                | 'NOT_GENUINE'
                | 'DOES_NOT_RUN'
                | 'OTHER'
                | 'STATE_AWAY';
              readonly version: string | null;
              readonly said: string | null;
            }
          | { readonly code: 'CLUSTER'; readonly cloud: string }
          | null;
        readonly stack: { readonly kind: 'cloud' | 'tenancy-base' | 'order-line'; readonly name: string };
        readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
        readonly request: { readonly id: string; readonly number: string; readonly title: string } | null;
        readonly department: { readonly id: string; readonly name: string; readonly slug: string } | null;
        readonly trouble: {
          readonly code:
            | 'NOT_SIGNED_IN'
            | 'ROLE_MISSING'
            | 'NOT_YOURS'
            | 'APPROVER_IS_APPLICANT'
            | 'APPROVER_DECIDED_BEFORE'
            | 'INPUT_INVALID'
            | 'UNKNOWN_SKU'
            | 'ZONE_MISSING'
            | 'ZONE_UNKNOWN'
            | 'MLPS_MISSING'
            | 'MLPS_NOT_ADMITTED'
            | 'MLPS_ABOVE_ZONE'
            | 'MLPS_BELOW_SYSTEM'
            | 'QUANTITY_INVALID'
            | 'DISK_SHRINK'
            | 'XINCHUANG_MISMATCH'
            | 'ITEM_NOT_LOCAL'
            | 'CONTAINER_SPACE_EXISTS'
            | 'FILE_UNREADABLE'
            | 'SPEC_UNCHANGED'
            | 'NOT_FOUND'
            | 'STATE_CONFLICT'
            | 'QUOTA_EXCEEDED'
            | 'QUOTA_MISSING'
            | 'PLAN_CHANGED'
            | 'STEP_ALREADY_DECIDED'
            | 'STEP_NOT_OPEN'
            | 'RESOURCE_BUSY'
            | 'NO_PRICE'
            | 'PRICE_RULE_UNSOUND'
            | 'PRICE_IN_FORCE'
            | 'NO_CONTRACT'
            | 'PROVIDER_SUPERVISES'
            | 'INSTALMENTS_NOT_WHOLE'
            | 'INSTALMENTS_OUT_OF_ORDER'
            | 'INSTALMENT_NOT_IN_TERM'
            | 'CAP_BELOW_FLOOR'
            | 'TERMS_OF_ISSUED_MONTH'
            | 'AMENDED_BELOW_DUE'
            | 'ALREADY_ACCEPTED'
            | 'STATEMENT_ISSUED'
            | 'MONTH_NOT_OVER'
            | 'MONTH_INVALID'
            | 'EXCLUSIVE_ROLE'
            | 'CLOUD_NOT_READY'
            | 'CLUSTER_UNREACHABLE'
            | 'CLUSTER_LOST'
            | 'CLUSTER_CHANGED'
            | 'CLOCK_BEHIND'
            | 'CREDENTIAL_REFUSED'
            | 'SERVER_NOT_ALLOWED'
            | 'ENGINE_NOT_READY'
            | 'POLICY_REFUSED'
            | 'PREVIEW_FAILED'
            | 'APPLY_FAILED'
            | 'LEASE_LOST'
            | 'VERIFY_TIMED_OUT'
            | 'ENGINE_STALLED'
            | 'TOKEN_INVALID'
            | 'TOKEN_USED'
            | 'NODE_NAME_TAKEN'
            | 'TOKEN_EXPIRED'
            | 'CERTIFICATE_INVALID'
            | 'CERTIFICATE_REVOKED'
            | 'NODE_QUARANTINED'
            | 'BATCH_CONFLICT'
            | 'DUPLICATE_CONFLICT'
            | 'PERSON_UNKNOWN'
            | 'SIGN_IN_FAILED'
            | 'CROSS_SITE'
            | 'RESOURCE_CHANGED'
            | 'CLOUD_NOT_GRANTED'
            | 'APPROVER_CONFIRMS'
            | 'DRAFTER_ISSUES'
            | 'SLUG_TAKEN'
            | 'ASKER_RELEASES'
            | 'ITEM_NOT_AVAILABLE'
            | 'SECURITY_PACK_EXISTS'
            | 'GPU_SHARE_EXISTS'
            | 'TARGET_UNSUITABLE'
            | 'TARGET_IN_USE'
            | 'PUBLIC_ADDRESS_NOT_ALLOWED'
            | 'LISTENER_TWICE'
            | 'FIELD_FIXED'
            | 'MAY_ONLY_GROW'
            | 'BELOW_USE'
            | 'USE_UNKNOWN'
            | 'STOPPED_BY_PERSON'
            | 'DRIFT_CHARGED'
            | 'DRIFT_GUARDED'
            | 'PLAN_NOT_EMPTY'
            | 'IMPORT_REFUSED'
            | 'PROFILE_NOT_OF_TIER'
            | 'PROFILE_FORBIDS'
            | 'ZONE_TWICE'
            | 'NODE_TWICE'
            | 'ZONE_NOT_LISTED'
            | 'CLUSTER_NOT_REACHED'
            | 'CLUSTER_RIGHTS_MISSING'
            | 'PROBE_NEEDED'
            | 'CLOUD_IN_USE'
            | 'ZONE_IN_USE'
            | 'CAPACITY_IN_USE'
            | 'SERVICE_IN_USE'
            | 'TENANCY_IN_USE'
            | 'WINDOW_TOO_LONG'
            | 'WINDOW_NEEDED'
            | 'POLICY_UNKNOWN'
            | 'SETTING_UNKNOWN'
            | 'EXEMPTION_TOO_LONG'
            | 'STATE_UNREADABLE'
            | 'POLICY_FAILED'
            | 'SUBMITTED_BEFORE'
            | 'URGED_TODAY'
            | 'WEBHOOK_NOT_ALLOWED'
            | 'QUOTA_BELOW_FLOOR'
            | 'SEAT_OF_ANOTHER'
            | 'APPLY_NOT_BEGUN'
            | 'CANCELLED_BY_OPERATOR'
            | 'CLOUD_UNKNOWN'
            | 'BODY_TOO_LARGE'
            | 'STEP_UP_NEEDED'
            | 'PERSON_TWICE'
            | 'PERSON_NOT_IN_DEPARTMENT'
            | 'TENANCY_CLOSED'
            | 'RESOURCE_IN_USE'
            | 'OUTSIDE_TENANCY'
            | 'TEARDOWN_PART_FAILED'
            | 'GPU_NOT_IN_ZONE'
            | 'GPU_SHARE_TOO_LARGE'
            | 'CONTAINER_SPACE_NEEDED'
            | 'PROTECTED_BELOW_DISKS'
            | 'ZONE_NOT_DEPLOYED'
            | 'IMAGE_UNKNOWN'
            | 'IMAGE_NOT_ON_CLOUD'
            | 'IMAGE_NOT_DOMESTIC'
            | 'IMAGE_ARCHITECTURE'
            | 'IMAGE_DISK_TOO_SMALL'
            | 'IMAGE_ENDED'
            | 'SSH_KEY_MISSING'
            | 'SSH_KEY_PRIVATE'
            | 'SSH_KEY_INVALID'
            | 'SSH_KEY_WEAK'
            | 'SSH_KEYS_TOO_LONG'
            | 'STACK_OF_ANOTHER_CLOUD'
            | 'BEARER_INVALID'
            | 'SCOPE_MISSING'
            | 'PERSON_NEEDED'
            | 'RATE_LIMITED'
            | 'KEY_USED_OTHERWISE'
            | 'CALL_UNDER_WAY'
            | 'CALL_CUT_OFF'
            | 'ANSWER_NOT_KEPT'
            | 'OWNER_LACKS_ROLE'
            | 'KEYS_ENOUGH'
            | 'PATTERN_TOO_WIDE'
            | 'LAST_HOLDER'
            | 'DAYS_OUT_OF_ORDER'
            | 'ATTACHMENT_TOO_LARGE'
            | 'ATTACHMENT_NOT_ADMITTED'
            | 'ATTACHMENT_DISGUISED'
            | 'ATTACHMENTS_ENOUGH'
            | 'ATTACHMENT_SPACE_FULL'
            | 'DRAFTS_ENOUGH'
            | 'APPROVAL_EXPIRED'
            | 'DELEGATE_UNSUITABLE'
            | 'DELEGATION_CONFLICT'
            | 'ITEM_NOT_OFFERED'
            | 'CART_FULL'
            | 'NAME_TAKEN'
            | 'TEMPLATES_ENOUGH'
            | 'SHEET_UNREADABLE'
            | 'SHEET_TOO_LONG'
            | 'SHEET_EMPTY'
            | 'SHEET_COLUMN'
            | 'SHEET_FORMULA'
            | 'CELL_MISSING'
            | 'CELL_NOT_OF_ITEM'
            | 'CELL_UNREADABLE'
            | 'CLOCK_NOT_OVER'
            | 'URGER_DECIDES'
            | 'APPEALED_BEFORE'
            | 'LEASE_OVER'
            | 'LEASE_TOO_LONG'
            | 'STOPPED_BY_LEASE'
            | 'QUOTA_POOL_EXCEEDED'
            | 'QUOTA_OVERGIVEN'
            | 'QUOTA_IN_USE'
            | 'TRANSFER_BLOCKED'
            | 'TRANSFER_UNDER_WAY'
            | 'TRANSFER_CHANGED'
            | 'RECEIVER_WITHOUT_CONTRACT'
            | 'APPROVAL_OUTDATED'
            | 'BILL_ROWS_WRONG'
            | 'CASE_ANSWERER'
            | 'CASE_PERSISTS'
            | 'STATEMENT_PARKED'
            | 'MONTH_NOT_FROZEN'
            | 'FACTS_CHANGED'
            | 'OVERPAID'
            | 'PERIOD_CLOSED'
            | 'PERIOD_BLOCKED'
            | 'BEGINNER_CLOSES'
            | 'READING_OUT_OF_TIME'
            | 'READING_TOO_LARGE'
            | 'UNKNOWN_METER'
            | 'UNIT_MISMATCH'
            | 'PROPOSER_DECIDES'
            | 'USE_WITHDRAWN'
            | 'DRAFT_ELSEWHERE';
          readonly facts: { readonly [key: string]: string | number | readonly string[] };
        } | null;
        readonly findings: number;
        readonly requestedAt: string;
        readonly previewedAt: string | null;
        readonly startedAt: string | null;
        readonly endedAt: string | null;
      }[];
      readonly acts: readonly ('resize' | 'release' | 'stop' | 'start')[];
    };
  };
  /** By a key with the scope `resources:read`, or by a person. */
  'resources.list': {
    readonly input: {
      readonly cursor?: string | null | undefined;
      readonly limit?: number | undefined;
      readonly state?: readonly ('requested' | 'active' | 'released' | 'abandoned')[] | undefined;
      readonly departmentId?: string | undefined;
      readonly systemId?: string | undefined;
      readonly cloudId?: string | undefined;
      readonly item?: string | undefined;
      readonly search?: string | undefined;
    };
    readonly output: {
      readonly items: readonly {
        readonly id: string;
        readonly number: string;
        readonly spec:
          | {
              readonly item: 'cloud-host';
              readonly count: number;
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly systemDiskGb: number;
              readonly dataDisks: readonly { readonly class: 'ordinary' | 'fast'; readonly gb: number }[];
              readonly operatingSystem?: {
                readonly image:
                  | 'openeuler-24-03-lts-arm64'
                  | 'kylin-server-v10-sp3-arm64'
                  | 'uos-server-20-arm64'
                  | 'openeuler-24-03-lts-amd64'
                  | 'kylin-server-v10-sp3-amd64'
                  | 'uos-server-20-amd64'
                  | 'ubuntu-24-04-amd64'
                  | 'rocky-9-amd64';
                readonly sshKeys: readonly string[];
              };
            }
          | {
              readonly item: 'container-space';
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly ordinaryGb: number;
              readonly fastGb: number;
            }
          | {
              readonly item: 'block-disk';
              readonly class: 'ordinary' | 'fast';
              readonly gb: number;
              readonly count: number;
            }
          | { readonly item: 'object-bucket'; readonly quotaGb: number; readonly maximumObjects?: number }
          | {
              readonly item: 'postgresql';
              readonly version: '16' | '17' | '18';
              readonly instances: number;
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly storageGb: number;
              readonly storageClass: 'ordinary' | 'fast';
            }
          | { readonly item: 'cache'; readonly memoryGb: number; readonly replicas: number; readonly vcpu: number }
          | {
              readonly item: 'load-balancer';
              readonly scope: 'internal' | 'public';
              readonly listeners: readonly {
                readonly name: string;
                readonly protocol: 'TCP' | 'UDP';
                readonly port: number;
                readonly targetPort: number;
              }[];
              readonly target: { readonly resource: string };
            }
          | { readonly item: 'bandwidth'; readonly mbps: number }
          | {
              readonly item: 'backup-schedule';
              readonly hour: number;
              readonly everyDays: 1 | 7;
              readonly retentionDays: number;
              readonly protectedGb: number;
            }
          | { readonly item: 'gpu-share'; readonly shares: number; readonly memoryGbPerShare: number }
          | { readonly item: 'security-pack'; readonly grade: 2 | 3 }
          | { readonly item: 'bastion-account'; readonly people: readonly string[]; readonly days: number }
          | { readonly item: 'host-monitoring'; readonly hosts: number };
        readonly fulfilment: 'provisioned' | 'counted';
        readonly state: 'requested' | 'active' | 'released' | 'abandoned';
        readonly xinchuang: boolean;
        readonly department: { readonly id: string; readonly name: string; readonly slug: string };
        readonly system: { readonly id: string; readonly name: string; readonly slug: string };
        readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
        readonly tenancy: {
          readonly id: string;
          readonly number: string;
          readonly slug: string;
          readonly zone: string;
        };
        readonly readyAt: string | null;
        readonly releasedAt: string | null;
        readonly createdAt: string;
        readonly power: 'running' | 'stopped' | null;
        readonly accessUntil: string | null;
        readonly openRequest: { readonly id: string; readonly number: string } | null;
      }[];
      readonly nextCursor: string | null;
      readonly total: number;
    };
  };
  /** By a person alone: a key is refused. */
  'resources.switchPower': {
    readonly input: { readonly resourceId: string; readonly power: 'running' | 'stopped'; readonly reason: string };
    readonly output: { readonly operationId: string; readonly number: string };
  };
  /** By a key with the scope `serviceLevels:read`, or by a person. */
  'serviceLevels.availability': {
    readonly input: { readonly month?: string | undefined; readonly cloudId?: string | undefined };
    readonly output: {
      readonly month: string;
      readonly from: string;
      readonly to: string;
      readonly quorum: {
        readonly id: string;
        readonly minimumObservers: number;
        readonly downQuorum: number;
        readonly observerRule: 'all' | 'any';
      };
      readonly slaPolicy: {
        readonly id: string;
        readonly minimumCoveragePpm: string;
        readonly tiers: readonly { readonly atLeastPpm: string; readonly deductPpm: string }[];
      };
      readonly objects: readonly {
        readonly object: {
          readonly id: string;
          readonly name: string;
          readonly kind: 'cloud-api';
          readonly observedFrom: string;
        };
        readonly cloud: {
          readonly id: string;
          readonly name: string;
          readonly slug: string;
          readonly tier: 'provincial' | 'sectoral' | 'municipal';
        };
        readonly observers: readonly {
          readonly id: string;
          readonly name: string;
          readonly organisation: string;
          readonly looks: boolean;
        }[];
        readonly minutes: {
          readonly total: string;
          readonly up: string;
          readonly down: string;
          readonly unknown: string;
        };
        readonly availabilityPpm: string | null;
        readonly coveragePpm: string | null;
        readonly deductionPpm: string | null;
        readonly lastObservation: {
          readonly at: string;
          readonly up: boolean;
          readonly latencyMs: number | null;
        } | null;
      }[];
    };
  };
  /** By a key with the scope `serviceLevels:read`, or by a person. */
  'serviceLevels.minutes': {
    readonly input: { readonly objectId: string; readonly from: string; readonly to: string };
    readonly output: {
      readonly objectId: string;
      readonly from: string;
      readonly to: string;
      readonly counts: { readonly total: string; readonly up: string; readonly down: string; readonly unknown: string };
      readonly runs: readonly {
        readonly from: string;
        readonly to: string;
        readonly verdict: 'UP' | 'DOWN' | 'UNKNOWN';
        readonly minutes: number;
      }[];
    };
  };
  /** By a key with the scope `serviceLevels:read`, or by a person. */
  'serviceLevels.promised': {
    readonly input: { readonly requestId: string } | { readonly resourceId: string };
    readonly output: {
      readonly month: string;
      readonly slaPolicy: {
        readonly id: string;
        readonly minimumCoveragePpm: string;
        readonly tiers: readonly { readonly atLeastPpm: string; readonly deductPpm: string }[];
      };
      readonly levels: readonly {
        readonly items: readonly (
          | 'cloud-host'
          | 'container-space'
          | 'gpu-share'
          | 'block-disk'
          | 'object-bucket'
          | 'postgresql'
          | 'cache'
          | 'load-balancer'
          | 'bandwidth'
          | 'backup-schedule'
          | 'security-pack'
          | 'bastion-account'
          | 'host-monitoring'
        )[];
        readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
        readonly promisedPpm: string | null;
        readonly from: string | null;
        readonly to: string | null;
        readonly minutes: {
          readonly total: string;
          readonly up: string;
          readonly down: string;
          readonly unknown: string;
        } | null;
        readonly measuredPpm: string | null;
        readonly coveragePpm: string | null;
        readonly deductionPpm: string | null;
        readonly standing: 'kept' | 'missed' | 'unmeasured' | 'unpromised';
        readonly why: 'not-delivered' | 'no-probe' | 'released' | 'not-observed' | 'no-minutes' | 'coverage-low' | null;
      }[];
    };
  };
  /** By a person alone: a key is refused. */
  'session.end': { readonly input: { readonly sessionId: string }; readonly output: { readonly sessionId: string } };
  /** By a person alone: a key is refused. */
  'session.list': {
    readonly input: undefined;
    readonly output: readonly {
      readonly id: string;
      readonly person: { readonly id: string; readonly name: string };
      readonly createdAt: string;
      readonly lastSeenAt: string;
      readonly expiresAt: string;
      readonly authenticatedAt: string | null;
      readonly userAgent: string | { readonly hidden: true };
      readonly current: boolean;
    }[];
  };
  /** By a person alone: a key is refused. */
  'session.open': {
    readonly input: { readonly cursor?: string | null | undefined; readonly limit?: number | undefined };
    readonly output: {
      readonly items: readonly {
        readonly id: string;
        readonly person: { readonly id: string; readonly name: string };
        readonly createdAt: string;
        readonly lastSeenAt: string;
        readonly expiresAt: string;
        readonly authenticatedAt: string | null;
        readonly userAgent: string | { readonly hidden: true };
        readonly current: boolean;
      }[];
      readonly nextCursor: string | null;
      readonly total: number;
    };
  };
  /** By a person alone: a key is refused. */
  'settlement.beginClosing': {
    readonly input: { readonly month: string };
    readonly output: {
      readonly month: string;
      readonly state: 'closing';
      readonly began: boolean;
      readonly contracts: number;
    };
  };
  /** By a person alone: a key is refused. */
  'settlement.confirm': {
    readonly input: { readonly statementId: string };
    readonly output: { readonly statementId: string; readonly state: 'confirmed' | 'paid' };
  };
  /** By a person alone: a key is refused. */
  'settlement.draftMonthToDate': {
    readonly input: { readonly departmentId: string; readonly month: string; readonly contractId?: string | undefined };
    readonly output: {
      readonly statementId: string;
      readonly number: string;
      readonly state: 'gathering' | 'drafted';
      readonly parked: boolean;
      readonly payableFen: string;
      readonly asOf: string;
      readonly contentHash: string;
    };
  };
  /** By a person alone: a key is refused. */
  'settlement.endClosing': {
    readonly input: { readonly month: string; readonly useUnknownWhy?: string | undefined };
    readonly output: { readonly month: string; readonly state: 'closed'; readonly closedAt: string };
  };
  /** By a key with the scope `settlement:read`, or by a person. */
  'settlement.get': {
    readonly input: { readonly statementId: string };
    readonly output: {
      readonly id: string;
      readonly number: string;
      readonly month: string;
      readonly state: 'gathering' | 'drafted' | 'reviewed' | 'issued' | 'confirmed' | 'paid';
      readonly parked: boolean;
      readonly department: { readonly id: string; readonly name: string };
      readonly contract: { readonly id: string; readonly number: string; readonly name: string };
      readonly asOf: string;
      readonly builtAt: string;
      readonly issuedAt: string | null;
      readonly payableFen: string;
      readonly steps: {
        readonly workingNumber: string;
        readonly policy: {
          readonly id: string;
          readonly collectionWorkingDays: number;
          readonly confirmWorkingDays: number;
          readonly silence: 'confirms' | 'means-nothing';
        };
        readonly freezesAt: string;
        readonly drafted: { readonly at: string; readonly by: string | null };
        readonly parked: {
          readonly at: string;
          readonly reasons: readonly (
            | {
                readonly kind: 'payable-jump';
                readonly payableFen: string;
                readonly medianFen: string;
                readonly months: number;
                readonly factorPpm: string;
              }
            | {
                readonly kind: 'lines-per-resource';
                readonly resource: string;
                readonly lines: number;
                readonly most: number;
              }
          )[];
        } | null;
        readonly released: { readonly at: string; readonly by: string | null; readonly why: string } | null;
        readonly reviewed: { readonly at: string; readonly by: string | null } | null;
        readonly issued: { readonly at: string; readonly by: string | null } | null;
        readonly confirmBy: string | null;
        readonly confirmed: {
          readonly at: string;
          readonly by: string | null;
          readonly how: 'person' | 'silence';
        } | null;
        readonly paidAt: string | null;
        readonly payments: readonly {
          readonly id: string;
          readonly amountFen: string;
          readonly reference: string;
          readonly paidOn: string;
          readonly recordedBy: string;
          readonly recordedAt: string;
        }[];
        readonly paidFen: string;
        readonly open: readonly ('draft' | 'release' | 'review' | 'issue' | 'confirm' | 'pay')[];
      };
      readonly payableChinese: string;
      readonly contentHash: string;
      readonly sample: boolean;
      readonly working: {
        readonly period: { readonly from: string; readonly to: string };
        readonly usage: string;
        readonly included?: string;
        readonly annual: string;
        readonly deduction: string;
        readonly base: string;
        readonly coefficient: {
          readonly policy: string;
          readonly reason: 'FROM_TABLE' | 'NO_COVERAGE' | 'NO_RATING';
          readonly value: string;
          readonly row: number | null;
          readonly band: number | null;
          readonly minutes: {
            readonly total: string;
            readonly up: string;
            readonly down: string;
            readonly unknown: string;
          };
          readonly availabilityPpm: string | null;
          readonly coveragePpm: string | null;
          readonly ratings: { readonly count: number; readonly sum: number; readonly mean: string | null };
        };
        readonly bounds?: string;
        readonly penalty?: string;
        readonly agreed?: { readonly version: number; readonly digest: string };
        readonly total: string;
        readonly rounding: string;
        readonly uncontracted: readonly {
          readonly from: string;
          readonly to: string;
          readonly resource: string;
          readonly amount: string;
          readonly unpriced: readonly (
            | 'vcpu.x86'
            | 'vcpu.xinchuang'
            | 'memory-gb.x86'
            | 'memory-gb.xinchuang'
            | 'disk-ordinary-gb.x86'
            | 'disk-ordinary-gb.xinchuang'
            | 'disk-fast-gb.x86'
            | 'disk-fast-gb.xinchuang'
            | 'object-gb.x86'
            | 'object-gb.xinchuang'
            | 'backup-gb.x86'
            | 'backup-gb.xinchuang'
            | 'bandwidth-mbps.x86'
            | 'bandwidth-mbps.xinchuang'
            | 'public-ip.x86'
            | 'public-ip.xinchuang'
            | 'load-balancer.x86'
            | 'load-balancer.xinchuang'
            | 'gpu-share.x86'
            | 'gpu-share.xinchuang'
            | 'gpu-memory-gb.x86'
            | 'gpu-memory-gb.xinchuang'
            | 'security-pack-2.x86'
            | 'security-pack-2.xinchuang'
            | 'security-pack-3.x86'
            | 'security-pack-3.xinchuang'
            | 'bastion-account.x86'
            | 'bastion-account.xinchuang'
            | 'monitored-host.x86'
            | 'monitored-host.xinchuang'
            | 'traffic-gb.x86'
            | 'traffic-gb.xinchuang'
            | 'requests-10k.x86'
            | 'requests-10k.xinchuang'
            | 'object-gb-used.x86'
            | 'object-gb-used.xinchuang'
            | 'backup-gb-used.x86'
            | 'backup-gb-used.xinchuang'
            | 'traffic-peak-mbps.x86'
            | 'traffic-peak-mbps.xinchuang'
            | 'active-accounts.x86'
            | 'active-accounts.xinchuang'
            | 'service-days.x86'
            | 'service-days.xinchuang'
          )[];
        }[];
        readonly tables: readonly {
          readonly kind: 'deduction' | 'coefficient';
          readonly id: string;
          readonly validFrom: string;
          readonly digest: string;
        }[];
      };
      readonly lines: readonly {
        readonly id: string;
        readonly ordinal: number;
        readonly key: string;
        readonly kind:
          | 'usage'
          | 'discount'
          | 'minimum'
          | 'maximum'
          | 'included'
          | 'annual'
          | 'deduction'
          | 'coefficient'
          | 'floor'
          | 'cap'
          | 'penalty';
        readonly resource: {
          readonly id: string;
          readonly number: string;
          readonly item: string;
          readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
        } | null;
        readonly sku:
          | 'vcpu.x86'
          | 'vcpu.xinchuang'
          | 'memory-gb.x86'
          | 'memory-gb.xinchuang'
          | 'disk-ordinary-gb.x86'
          | 'disk-ordinary-gb.xinchuang'
          | 'disk-fast-gb.x86'
          | 'disk-fast-gb.xinchuang'
          | 'object-gb.x86'
          | 'object-gb.xinchuang'
          | 'backup-gb.x86'
          | 'backup-gb.xinchuang'
          | 'bandwidth-mbps.x86'
          | 'bandwidth-mbps.xinchuang'
          | 'public-ip.x86'
          | 'public-ip.xinchuang'
          | 'load-balancer.x86'
          | 'load-balancer.xinchuang'
          | 'gpu-share.x86'
          | 'gpu-share.xinchuang'
          | 'gpu-memory-gb.x86'
          | 'gpu-memory-gb.xinchuang'
          | 'security-pack-2.x86'
          | 'security-pack-2.xinchuang'
          | 'security-pack-3.x86'
          | 'security-pack-3.xinchuang'
          | 'bastion-account.x86'
          | 'bastion-account.xinchuang'
          | 'monitored-host.x86'
          | 'monitored-host.xinchuang'
          | 'traffic-gb.x86'
          | 'traffic-gb.xinchuang'
          | 'requests-10k.x86'
          | 'requests-10k.xinchuang'
          | 'object-gb-used.x86'
          | 'object-gb-used.xinchuang'
          | 'backup-gb-used.x86'
          | 'backup-gb-used.xinchuang'
          | 'traffic-peak-mbps.x86'
          | 'traffic-peak-mbps.xinchuang'
          | 'active-accounts.x86'
          | 'active-accounts.xinchuang'
          | 'service-days.x86'
          | 'service-days.xinchuang'
          | null;
        readonly unit: string | null;
        readonly quantity: string | null;
        readonly unitPrice: string | null;
        readonly exact: string;
        readonly amountFen: string;
        readonly working:
          | {
              readonly priceVersion: { readonly id: string; readonly number: string; readonly sample: boolean };
              readonly rule?: {
                readonly model:
                  | { readonly kind: 'unit'; readonly unitPrice: string }
                  | { readonly kind: 'flat'; readonly price: string }
                  | {
                      readonly kind: 'graduated';
                      readonly tiers: readonly {
                        readonly from: string;
                        readonly to: string | null;
                        readonly unitPrice: string;
                      }[];
                    }
                  | {
                      readonly kind: 'volume';
                      readonly tiers: readonly {
                        readonly from: string;
                        readonly to: string | null;
                        readonly unitPrice: string;
                      }[];
                    }
                  | { readonly kind: 'package'; readonly size: string; readonly price: string };
                readonly discountPpm: string;
                readonly minimum: string | null;
                readonly maximum: string | null;
                readonly month: 'calendar' | 'fixed-30-days';
              };
              readonly whole?: { readonly quantity: string; readonly share: string; readonly byModel: string };
              readonly kind: 'usage';
              readonly charges: readonly {
                readonly id: string;
                readonly kind: 'usage' | 'discount' | 'minimum' | 'maximum';
                readonly resource: { readonly id: string; readonly number: string } | null;
                readonly sku:
                  | 'vcpu.x86'
                  | 'vcpu.xinchuang'
                  | 'memory-gb.x86'
                  | 'memory-gb.xinchuang'
                  | 'disk-ordinary-gb.x86'
                  | 'disk-ordinary-gb.xinchuang'
                  | 'disk-fast-gb.x86'
                  | 'disk-fast-gb.xinchuang'
                  | 'object-gb.x86'
                  | 'object-gb.xinchuang'
                  | 'backup-gb.x86'
                  | 'backup-gb.xinchuang'
                  | 'bandwidth-mbps.x86'
                  | 'bandwidth-mbps.xinchuang'
                  | 'public-ip.x86'
                  | 'public-ip.xinchuang'
                  | 'load-balancer.x86'
                  | 'load-balancer.xinchuang'
                  | 'gpu-share.x86'
                  | 'gpu-share.xinchuang'
                  | 'gpu-memory-gb.x86'
                  | 'gpu-memory-gb.xinchuang'
                  | 'security-pack-2.x86'
                  | 'security-pack-2.xinchuang'
                  | 'security-pack-3.x86'
                  | 'security-pack-3.xinchuang'
                  | 'bastion-account.x86'
                  | 'bastion-account.xinchuang'
                  | 'monitored-host.x86'
                  | 'monitored-host.xinchuang'
                  | 'traffic-gb.x86'
                  | 'traffic-gb.xinchuang'
                  | 'requests-10k.x86'
                  | 'requests-10k.xinchuang'
                  | 'object-gb-used.x86'
                  | 'object-gb-used.xinchuang'
                  | 'backup-gb-used.x86'
                  | 'backup-gb-used.xinchuang'
                  | 'traffic-peak-mbps.x86'
                  | 'traffic-peak-mbps.xinchuang'
                  | 'active-accounts.x86'
                  | 'active-accounts.xinchuang'
                  | 'service-days.x86'
                  | 'service-days.xinchuang';
                readonly unit: string;
                readonly priceVersion: { readonly id: string; readonly number: string; readonly sample: boolean };
                readonly rule: {
                  readonly model:
                    | { readonly kind: 'unit'; readonly unitPrice: string }
                    | { readonly kind: 'flat'; readonly price: string }
                    | {
                        readonly kind: 'graduated';
                        readonly tiers: readonly {
                          readonly from: string;
                          readonly to: string | null;
                          readonly unitPrice: string;
                        }[];
                      }
                    | {
                        readonly kind: 'volume';
                        readonly tiers: readonly {
                          readonly from: string;
                          readonly to: string | null;
                          readonly unitPrice: string;
                        }[];
                      }
                    | { readonly kind: 'package'; readonly size: string; readonly price: string };
                  readonly discountPpm: string;
                  readonly minimum: string | null;
                  readonly maximum: string | null;
                  readonly month: 'calendar' | 'fixed-30-days';
                };
                readonly unitPrice: string | null;
                readonly startsAt: string;
                readonly endsAt: string;
                readonly seconds: string;
                readonly monthSeconds: string;
                readonly units: string | null;
                readonly quantity: string | null;
                readonly amount: string;
                readonly events: {
                  readonly changes?: readonly string[];
                  readonly readings?: number;
                  readonly digest?: string;
                  readonly unknownSeconds?: string;
                };
              }[];
            }
          | {
              readonly priceVersion: { readonly id: string; readonly number: string; readonly sample: boolean };
              readonly rule?: {
                readonly model:
                  | { readonly kind: 'unit'; readonly unitPrice: string }
                  | { readonly kind: 'flat'; readonly price: string }
                  | {
                      readonly kind: 'graduated';
                      readonly tiers: readonly {
                        readonly from: string;
                        readonly to: string | null;
                        readonly unitPrice: string;
                      }[];
                    }
                  | {
                      readonly kind: 'volume';
                      readonly tiers: readonly {
                        readonly from: string;
                        readonly to: string | null;
                        readonly unitPrice: string;
                      }[];
                    }
                  | { readonly kind: 'package'; readonly size: string; readonly price: string };
                readonly discountPpm: string;
                readonly minimum: string | null;
                readonly maximum: string | null;
                readonly month: 'calendar' | 'fixed-30-days';
              };
              readonly whole?: { readonly quantity: string; readonly share: string; readonly byModel: string };
              readonly kind: 'discount';
              readonly of: string;
            }
          | {
              readonly priceVersion: { readonly id: string; readonly number: string; readonly sample: boolean };
              readonly rule?: {
                readonly model:
                  | { readonly kind: 'unit'; readonly unitPrice: string }
                  | { readonly kind: 'flat'; readonly price: string }
                  | {
                      readonly kind: 'graduated';
                      readonly tiers: readonly {
                        readonly from: string;
                        readonly to: string | null;
                        readonly unitPrice: string;
                      }[];
                    }
                  | {
                      readonly kind: 'volume';
                      readonly tiers: readonly {
                        readonly from: string;
                        readonly to: string | null;
                        readonly unitPrice: string;
                      }[];
                    }
                  | { readonly kind: 'package'; readonly size: string; readonly price: string };
                readonly discountPpm: string;
                readonly minimum: string | null;
                readonly maximum: string | null;
                readonly month: 'calendar' | 'fixed-30-days';
              };
              readonly whole?: { readonly quantity: string; readonly share: string; readonly byModel: string };
              readonly kind: 'minimum' | 'maximum';
              readonly bound: string;
              readonly afterDiscount: string;
            }
          | {
              readonly kind: 'annual';
              readonly annualFen: string;
              readonly from: string;
              readonly to: string;
              readonly dueBeforeFen: string;
              readonly dueAfterFen: string;
              readonly version?: number;
              readonly instalments?:
                | readonly { readonly dueOn: string; readonly sharePpm: string; readonly fen: string }[]
                | null;
            }
          | { readonly kind: 'included'; readonly version: number; readonly fee: string }
          | {
              readonly kind: 'cap';
              readonly span: 'month' | 'year';
              readonly version: number;
              readonly boundFen: string;
              readonly appliedFen: string;
              readonly before: string;
              readonly earlier: readonly {
                readonly month: string;
                readonly number: string;
                readonly issued: boolean;
                readonly fee: string;
              }[];
            }
          | {
              readonly kind: 'floor';
              readonly span: 'month' | 'year';
              readonly version: number;
              readonly boundFen: string;
              readonly appliedFen: string;
              readonly before: string;
              readonly earlier: readonly {
                readonly month: string;
                readonly number: string;
                readonly issued: boolean;
                readonly fee: string;
              }[];
            }
          | {
              readonly kind: 'penalty';
              readonly number: string;
              readonly cause: string;
              readonly evidence: string;
              readonly ratePpm: string | null;
              readonly service: string;
              readonly owedFen: string;
              readonly notTaken: string;
            }
          | {
              readonly kind: 'deduction';
              readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
              readonly policy: string;
              readonly reason: 'FROM_TABLE' | 'NO_COVERAGE';
              readonly minutes: {
                readonly total: string;
                readonly up: string;
                readonly down: string;
                readonly unknown: string;
              };
              readonly availabilityPpm: string | null;
              readonly coveragePpm: string | null;
              readonly atLeastPpm: string | null;
              readonly ratePpm: string;
              readonly fee: string;
            }
          | {
              readonly policy: string;
              readonly reason: 'FROM_TABLE' | 'NO_COVERAGE' | 'NO_RATING';
              readonly value: string;
              readonly row: number | null;
              readonly band: number | null;
              readonly minutes: {
                readonly total: string;
                readonly up: string;
                readonly down: string;
                readonly unknown: string;
              };
              readonly availabilityPpm: string | null;
              readonly coveragePpm: string | null;
              readonly ratings: { readonly count: number; readonly sum: number; readonly mean: string | null };
              readonly kind: 'coefficient';
              readonly base: string;
            };
      }[];
      readonly reconciliation: readonly {
        readonly step: 'events' | 'quantities' | 'charges' | 'lines' | 'payable' | 'allocation';
        readonly unit: 'unit-seconds' | 'unit-months' | 'yuan' | 'fen';
        readonly left: string;
        readonly right: string;
        readonly equal: boolean;
      }[];
    };
  };
  /** By a person alone: a key is refused. */
  'settlement.issue': {
    readonly input: { readonly statementId: string };
    readonly output: {
      readonly statementId: string;
      readonly number: string;
      readonly state: 'issued';
      readonly issuedAt: string;
      readonly confirmBy: string;
    };
  };
  /** By a person alone: a key is refused. */
  'settlement.issueMany': {
    readonly input: { readonly statementIds: readonly string[] };
    readonly output: { readonly asked: number; readonly refused: number };
  };
  /** By a key with the scope `settlement:read`, or by a person. */
  'settlement.list': {
    readonly input: {
      readonly cursor?: string | null | undefined;
      readonly limit?: number | undefined;
      readonly departmentId?: string | undefined;
      readonly month?: string | undefined;
      readonly state?: 'gathering' | 'drafted' | 'reviewed' | 'issued' | 'confirmed' | 'paid' | undefined;
    };
    readonly output: {
      readonly items: readonly {
        readonly id: string;
        readonly number: string;
        readonly month: string;
        readonly state: 'gathering' | 'drafted' | 'reviewed' | 'issued' | 'confirmed' | 'paid';
        readonly parked: boolean;
        readonly department: { readonly id: string; readonly name: string };
        readonly contract: { readonly id: string; readonly number: string; readonly name: string };
        readonly asOf: string;
        readonly builtAt: string;
        readonly issuedAt: string | null;
        readonly payableFen: string;
      }[];
      readonly nextCursor: string | null;
      readonly total: number;
    };
  };
  /** By a key with the scope `settlement:read`, or by a person. */
  'settlement.period': {
    readonly input: { readonly month: string };
    readonly output: {
      readonly month: string;
      readonly state: 'open' | 'closing' | 'closed';
      readonly policyId: string;
      readonly freezesAt: string;
      readonly begun: { readonly at: string; readonly by: string } | null;
      readonly closed: { readonly at: string; readonly by: string } | null;
      readonly drafting: {
        readonly total: number;
        readonly waiting: number;
        readonly running: number;
        readonly done: number;
        readonly failed: number;
        readonly secondsLeft: number | null;
      };
      readonly issuing: {
        readonly total: number;
        readonly waiting: number;
        readonly running: number;
        readonly done: number;
        readonly failed: number;
        readonly secondsLeft: number | null;
      };
      readonly failures: readonly {
        readonly contractId: string;
        readonly contractNumber: string;
        readonly department: { readonly id: string; readonly name: string };
        readonly step: 'draft' | 'issue';
        readonly code: string;
        readonly facts: { readonly [key: string]: string | number | readonly string[] };
        readonly attempts: number;
        readonly at: string;
      }[];
      readonly blockers: readonly {
        readonly kind:
          | 'not-begun'
          | 'not-frozen'
          | 'work-unfinished'
          | 'work-failed'
          | 'not-drafted'
          | 'parked'
          | 'disputed'
          | 'use-unknown';
        readonly count: number;
        readonly which: readonly string[];
      }[];
      readonly uncontracted: number;
      readonly statements: { readonly count: number; readonly issued: number; readonly payableFen: string };
      readonly mayBegin: boolean;
      readonly mayClose: boolean;
    };
  };
  /** By a key with the scope `settlement:read`, or by a person. */
  'settlement.previewIssue': {
    readonly input: { readonly statementIds: readonly string[] };
    readonly output: {
      readonly items: readonly {
        readonly id: string;
        readonly number: string;
        readonly month: string;
        readonly department: { readonly id: string; readonly name: string };
        readonly payableFen: string;
        readonly refusal: string | null;
      }[];
      readonly issuable: number;
      readonly payableFen: string;
    };
  };
  /** By a person alone: a key is refused. */
  'settlement.recordPayment': {
    readonly input: {
      readonly statementId: string;
      readonly amountFen: string;
      readonly reference: string;
      readonly paidOn: string;
    };
    readonly output: {
      readonly statementId: string;
      readonly state: 'confirmed' | 'paid';
      readonly paidFen: string;
      readonly leftFen: string;
    };
  };
  /** By a person alone: a key is refused. */
  'settlement.release': {
    readonly input: { readonly statementId: string; readonly why: string };
    readonly output: { readonly statementId: string; readonly parked: false };
  };
  /** By a person alone: a key is refused. */
  'settlement.retryStep': {
    readonly input: {
      readonly month: string;
      readonly step: 'draft' | 'issue';
      readonly contractId?: string | undefined;
    };
    readonly output: { readonly retried: number };
  };
  /** By a person alone: a key is refused. */
  'settlement.review': {
    readonly input: { readonly statementId: string };
    readonly output: { readonly statementId: string; readonly state: 'reviewed' };
  };
  /** By a key with the scope `settlement:read`, or by a person. */
  'settlement.uncontracted': {
    readonly input: { readonly month: string };
    readonly output: {
      readonly month: string;
      readonly asOf: string;
      readonly items: readonly {
        readonly from: string;
        readonly to: string;
        readonly resource: { readonly id: string; readonly number: string };
        readonly amount: string;
        readonly unpriced: readonly (
          | 'vcpu.x86'
          | 'vcpu.xinchuang'
          | 'memory-gb.x86'
          | 'memory-gb.xinchuang'
          | 'disk-ordinary-gb.x86'
          | 'disk-ordinary-gb.xinchuang'
          | 'disk-fast-gb.x86'
          | 'disk-fast-gb.xinchuang'
          | 'object-gb.x86'
          | 'object-gb.xinchuang'
          | 'backup-gb.x86'
          | 'backup-gb.xinchuang'
          | 'bandwidth-mbps.x86'
          | 'bandwidth-mbps.xinchuang'
          | 'public-ip.x86'
          | 'public-ip.xinchuang'
          | 'load-balancer.x86'
          | 'load-balancer.xinchuang'
          | 'gpu-share.x86'
          | 'gpu-share.xinchuang'
          | 'gpu-memory-gb.x86'
          | 'gpu-memory-gb.xinchuang'
          | 'security-pack-2.x86'
          | 'security-pack-2.xinchuang'
          | 'security-pack-3.x86'
          | 'security-pack-3.xinchuang'
          | 'bastion-account.x86'
          | 'bastion-account.xinchuang'
          | 'monitored-host.x86'
          | 'monitored-host.xinchuang'
          | 'traffic-gb.x86'
          | 'traffic-gb.xinchuang'
          | 'requests-10k.x86'
          | 'requests-10k.xinchuang'
          | 'object-gb-used.x86'
          | 'object-gb-used.xinchuang'
          | 'backup-gb-used.x86'
          | 'backup-gb-used.xinchuang'
          | 'traffic-peak-mbps.x86'
          | 'traffic-peak-mbps.xinchuang'
          | 'active-accounts.x86'
          | 'active-accounts.xinchuang'
          | 'service-days.x86'
          | 'service-days.xinchuang'
        )[];
        readonly department: { readonly id: string; readonly name: string };
      }[];
    };
  };
  /** By a key with the scope `settlement:read`, or by a person. */
  'settlement.verifyChain': {
    readonly input: undefined;
    readonly output: {
      readonly checkedAt: string;
      readonly issued: number;
      readonly headHash: string;
      readonly whole: boolean;
      readonly faults: readonly {
        readonly fault:
          | 'link-changed'
          | 'link-missing'
          | 'out-of-order'
          | 'tail-cut-off'
          | 'statement-changed'
          | 'statement-missing'
          | 'statement-outside'
          | 'number-missing';
        readonly at: string;
      }[];
      readonly voided: readonly { readonly number: string; readonly reason: string }[];
    };
  };
  /** By a person alone: a key is refused. */
  'templates.get': {
    readonly input: { readonly templateId: string };
    readonly output: {
      readonly id: string;
      readonly name: string;
      readonly department: { readonly id: string; readonly name: string };
      readonly lineCount: number;
      readonly savedBy: { readonly id: string; readonly name: string };
      readonly savedAt: string;
      readonly lines: readonly {
        readonly cloud: string;
        readonly zone: string;
        readonly xinchuang?: boolean;
        readonly spec:
          | {
              readonly item: 'cloud-host';
              readonly count: number;
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly systemDiskGb: number;
              readonly dataDisks: readonly { readonly class: 'ordinary' | 'fast'; readonly gb: number }[];
              readonly operatingSystem?: {
                readonly image:
                  | 'openeuler-24-03-lts-arm64'
                  | 'kylin-server-v10-sp3-arm64'
                  | 'uos-server-20-arm64'
                  | 'openeuler-24-03-lts-amd64'
                  | 'kylin-server-v10-sp3-amd64'
                  | 'uos-server-20-amd64'
                  | 'ubuntu-24-04-amd64'
                  | 'rocky-9-amd64';
                readonly sshKeys: readonly string[];
              };
            }
          | {
              readonly item: 'container-space';
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly ordinaryGb: number;
              readonly fastGb: number;
            }
          | {
              readonly item: 'block-disk';
              readonly class: 'ordinary' | 'fast';
              readonly gb: number;
              readonly count: number;
            }
          | { readonly item: 'object-bucket'; readonly quotaGb: number; readonly maximumObjects?: number }
          | {
              readonly item: 'postgresql';
              readonly version: '16' | '17' | '18';
              readonly instances: number;
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly storageGb: number;
              readonly storageClass: 'ordinary' | 'fast';
            }
          | { readonly item: 'cache'; readonly memoryGb: number; readonly replicas: number; readonly vcpu: number }
          | {
              readonly item: 'load-balancer';
              readonly scope: 'internal' | 'public';
              readonly listeners: readonly {
                readonly name: string;
                readonly protocol: 'TCP' | 'UDP';
                readonly port: number;
                readonly targetPort: number;
              }[];
              readonly target: { readonly resource: string };
            }
          | { readonly item: 'bandwidth'; readonly mbps: number }
          | {
              readonly item: 'backup-schedule';
              readonly hour: number;
              readonly everyDays: 1 | 7;
              readonly retentionDays: number;
              readonly protectedGb: number;
            }
          | { readonly item: 'gpu-share'; readonly shares: number; readonly memoryGbPerShare: number }
          | { readonly item: 'security-pack'; readonly grade: 2 | 3 }
          | { readonly item: 'bastion-account'; readonly people: readonly string[]; readonly days: number }
          | { readonly item: 'host-monitoring'; readonly hosts: number };
      }[];
      readonly lost: number;
    };
  };
  /** By a person alone: a key is refused. */
  'templates.list': {
    readonly input: undefined;
    readonly output: {
      readonly items: readonly {
        readonly id: string;
        readonly name: string;
        readonly department: { readonly id: string; readonly name: string };
        readonly lineCount: number;
        readonly savedBy: { readonly id: string; readonly name: string };
        readonly savedAt: string;
      }[];
    };
  };
  /** By a person alone: a key is refused. */
  'templates.remove': {
    readonly input: { readonly templateId: string };
    readonly output: { readonly templateId: string };
  };
  /** By a person alone: a key is refused. */
  'templates.save': {
    readonly input: {
      readonly departmentId: string;
      readonly name: string;
      readonly lines: readonly {
        readonly cloud: string;
        readonly zone: string;
        readonly xinchuang?: boolean | undefined;
        readonly spec:
          | {
              readonly item: 'cloud-host';
              readonly count: number;
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly systemDiskGb?: number | undefined;
              readonly dataDisks?: readonly { readonly class: 'ordinary' | 'fast'; readonly gb: number }[] | undefined;
              readonly operatingSystem?:
                | {
                    readonly image:
                      | 'openeuler-24-03-lts-arm64'
                      | 'kylin-server-v10-sp3-arm64'
                      | 'uos-server-20-arm64'
                      | 'openeuler-24-03-lts-amd64'
                      | 'kylin-server-v10-sp3-amd64'
                      | 'uos-server-20-amd64'
                      | 'ubuntu-24-04-amd64'
                      | 'rocky-9-amd64';
                    readonly sshKeys: readonly string[];
                  }
                | undefined;
            }
          | {
              readonly item: 'container-space';
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly ordinaryGb?: number | undefined;
              readonly fastGb?: number | undefined;
            }
          | {
              readonly item: 'block-disk';
              readonly class: 'ordinary' | 'fast';
              readonly gb: number;
              readonly count: number;
            }
          | { readonly item: 'object-bucket'; readonly quotaGb: number; readonly maximumObjects?: number | undefined }
          | {
              readonly item: 'postgresql';
              readonly version: '16' | '17' | '18';
              readonly instances: number;
              readonly vcpu: number;
              readonly memoryGb: number;
              readonly storageGb: number;
              readonly storageClass: 'ordinary' | 'fast';
            }
          | { readonly item: 'cache'; readonly memoryGb: number; readonly replicas: number; readonly vcpu: number }
          | {
              readonly item: 'load-balancer';
              readonly scope: 'internal' | 'public';
              readonly listeners: readonly {
                readonly name: string;
                readonly protocol: 'TCP' | 'UDP';
                readonly port: number;
                readonly targetPort: number;
              }[];
              readonly target: { readonly resource: string };
            }
          | { readonly item: 'bandwidth'; readonly mbps: number }
          | {
              readonly item: 'backup-schedule';
              readonly hour: number;
              readonly everyDays: 1 | 7;
              readonly retentionDays: number;
              readonly protectedGb: number;
            }
          | { readonly item: 'gpu-share'; readonly shares: number; readonly memoryGbPerShare: number }
          | { readonly item: 'security-pack'; readonly grade: 2 | 3 }
          | { readonly item: 'bastion-account'; readonly people: readonly string[]; readonly days: number }
          | { readonly item: 'host-monitoring'; readonly hosts: number };
      }[];
      readonly replace?: boolean | undefined;
    };
    readonly output: { readonly templateId: string; readonly replaced: boolean };
  };
  /** By a key with the scope `tenancy:read`, or by a person. */
  'tenancy.alikeSystems': {
    readonly input: { readonly name: string };
    readonly output: {
      readonly systems: readonly {
        readonly system: { readonly id: string; readonly name: string; readonly slug: string };
        readonly number: string;
        readonly department: string;
      }[];
      readonly hidden: number;
    };
  };
  /** By a person alone: a key is refused. */
  'tenancy.createSystem': {
    readonly input: {
      readonly departmentId: string;
      readonly slug?: string | undefined;
      readonly name: string;
      readonly ownerName: string;
      readonly mlpsGrade: 1 | 2 | 3;
    };
    readonly output: { readonly id: string; readonly number: string; readonly slug: string };
  };
  /** By a key with the scope `tenancy:read`, or by a person. */
  'tenancy.get': {
    readonly input: { readonly tenancyId: string };
    readonly output: {
      readonly id: string;
      readonly number: string;
      readonly slug: string;
      readonly state: 'planned' | 'deployed' | 'closing' | 'released' | 'lapsed';
      readonly department: { readonly id: string; readonly name: string; readonly slug: string };
      readonly system: { readonly id: string; readonly name: string; readonly slug: string };
      readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
      readonly zone: { readonly code: string; readonly name: string };
      readonly xinchuang: boolean;
      readonly createdAt: string;
      readonly mlpsGrade: number;
      readonly quota: readonly {
        readonly dimension:
          | 'vcpu'
          | 'memory-gb'
          | 'disk-ordinary-gb'
          | 'disk-fast-gb'
          | 'object-gb'
          | 'backup-gb'
          | 'bandwidth-mbps'
          | 'public-ip'
          | 'load-balancer'
          | 'gpu-share'
          | 'gpu-memory-gb'
          | 'security-pack-2'
          | 'security-pack-3'
          | 'bastion-account'
          | 'monitored-host';
        readonly limit: string | null;
        readonly used: string;
        readonly takenOver: string;
      }[];
      readonly adopted: readonly string[];
      readonly stacks: readonly {
        readonly id: string;
        readonly kind: 'tenancy-base' | 'order-line';
        readonly name: string;
        readonly state: 'new' | 'deployed' | 'destroyed';
        readonly drift: 'same' | 'drifted' | 'unknown' | 'unchecked';
        readonly checkedAt: string | null;
      }[];
      readonly resources: readonly {
        readonly id: string;
        readonly number: string;
        readonly item: string;
        readonly state: 'requested' | 'active' | 'released' | 'abandoned';
        readonly createdAt: string;
      }[];
      readonly operations: readonly {
        readonly id: string;
        readonly number: string;
        readonly verb: 'deploy' | 'destroy' | 'refresh';
        readonly state:
          | 'requested'
          | 'waiting'
          | 'previewing'
          | 'previewed'
          | 'approved'
          | 'applying'
          | 'verifying'
          | 'done'
          | 'failed'
          | 'unknown'
          | 'cancelled';
        readonly at: string;
      }[];
      readonly standing: readonly string[];
      readonly acts: readonly 'close'[];
    };
  };
  /** By a key with the scope `tenancy:read`, or by a person. */
  'tenancy.list': {
    readonly input: {
      readonly cursor?: string | null | undefined;
      readonly limit?: number | undefined;
      readonly departmentId?: string | undefined;
      readonly systemId?: string | undefined;
      readonly cloudId?: string | undefined;
      readonly state?: 'planned' | 'deployed' | 'closing' | 'released' | 'lapsed' | undefined;
      readonly search?: string | undefined;
    };
    readonly output: {
      readonly items: readonly {
        readonly id: string;
        readonly number: string;
        readonly slug: string;
        readonly state: 'planned' | 'deployed' | 'closing' | 'released' | 'lapsed';
        readonly department: { readonly id: string; readonly name: string; readonly slug: string };
        readonly system: { readonly id: string; readonly name: string; readonly slug: string };
        readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
        readonly zone: { readonly code: string; readonly name: string };
        readonly xinchuang: boolean;
        readonly createdAt: string;
      }[];
      readonly nextCursor: string | null;
      readonly total: number;
    };
  };
  /** By a key with the scope `tenancy:read`, or by a person. */
  'tenancy.systems': {
    readonly input: {
      readonly cursor?: string | null | undefined;
      readonly limit?: number | undefined;
      readonly departmentId?: string | undefined;
      readonly search?: string | undefined;
    };
    readonly output: {
      readonly items: readonly {
        readonly id: string;
        readonly number: string;
        readonly slug: string;
        readonly name: string;
        readonly ownerName: string;
        readonly mlpsGrade: number;
        readonly department: { readonly id: string; readonly name: string; readonly slug: string };
        readonly createdAt: string;
      }[];
      readonly nextCursor: string | null;
      readonly total: number;
    };
  };
  /** By a person alone: a key is refused. */
  'transfers.decide': {
    readonly input: {
      readonly transferId: string;
      readonly step: 'giving' | 'receiving' | 'administrative' | 'technical';
      readonly decision: 'approve' | 'return' | 'refuse';
      readonly reason?: string | undefined;
      readonly returnReason?:
        | 'material-missing'
        | 'purpose-unclear'
        | 'size-unfounded'
        | 'grade-doubtful'
        | 'place-unsuitable'
        | 'funding-missing'
        | 'duplicate'
        | 'idle-first'
        | 'other'
        | undefined;
    };
    readonly output: {
      readonly transferId: string;
      readonly state:
        | 'giving-review'
        | 'receiving-review'
        | 'joint-review'
        | 'done'
        | 'returned'
        | 'refused'
        | 'withdrawn'
        | 'expired';
    };
  };
  /** By a key with the scope `transfers:read`, or by a person. */
  'transfers.evidence': {
    readonly input: { readonly transferId: string };
    readonly output: {
      readonly yearEndFen: string;
      readonly quota: {
        readonly giving:
          | readonly {
              readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
              readonly dimension:
                | 'vcpu'
                | 'memory-gb'
                | 'disk-ordinary-gb'
                | 'disk-fast-gb'
                | 'object-gb'
                | 'backup-gb'
                | 'bandwidth-mbps'
                | 'public-ip'
                | 'load-balancer'
                | 'gpu-share'
                | 'gpu-memory-gb'
                | 'security-pack-2'
                | 'security-pack-3'
                | 'bastion-account'
                | 'monitored-host';
              readonly xinchuang: boolean;
              readonly limit: string | null;
              readonly before: string | null;
              readonly takes: string;
              readonly after: string | null;
            }[]
          | null;
        readonly receiving:
          | readonly {
              readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
              readonly dimension:
                | 'vcpu'
                | 'memory-gb'
                | 'disk-ordinary-gb'
                | 'disk-fast-gb'
                | 'object-gb'
                | 'backup-gb'
                | 'bandwidth-mbps'
                | 'public-ip'
                | 'load-balancer'
                | 'gpu-share'
                | 'gpu-memory-gb'
                | 'security-pack-2'
                | 'security-pack-3'
                | 'bastion-account'
                | 'monitored-host';
              readonly xinchuang: boolean;
              readonly limit: string | null;
              readonly before: string | null;
              readonly takes: string;
              readonly after: string | null;
            }[]
          | null;
      };
      readonly contract: { readonly number: string | null; readonly validTo: string | null } | null;
      readonly budget:
        | {
            readonly year: number;
            readonly version: number | null;
            readonly budgetFen: string | null;
            readonly billedFen: string;
            readonly committedFen: string | null;
            readonly waitingFen: string;
            readonly leftFen: string | null;
            readonly state: 'unset' | 'unknown' | 'within' | 'near' | 'over';
          }
        | null
        | { readonly hidden: true };
    };
  };
  /** By a key with the scope `transfers:read`, or by a person. */
  'transfers.foresee': {
    readonly input: { readonly systemId: string };
    readonly output: {
      readonly system: { readonly id: string; readonly name: string; readonly slug: string; readonly number: string };
      readonly from: { readonly id: string; readonly name: string };
      readonly departments: readonly { readonly id: string; readonly name: string }[];
      readonly resources: readonly {
        readonly id: string;
        readonly number: string;
        readonly item:
          | 'cloud-host'
          | 'container-space'
          | 'gpu-share'
          | 'block-disk'
          | 'object-bucket'
          | 'postgresql'
          | 'cache'
          | 'load-balancer'
          | 'bandwidth'
          | 'backup-schedule'
          | 'security-pack'
          | 'bastion-account'
          | 'host-monitoring';
        readonly state: 'requested' | 'active' | 'released' | 'abandoned';
        readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
        readonly zone: string;
        readonly xinchuang: boolean;
        readonly tenancy: { readonly id: string; readonly number: string; readonly slug: string };
        readonly monthFen: string;
      }[];
      readonly monthFen: string;
      readonly blockers: readonly {
        readonly kind: 'request' | 'operation' | 'reclaim' | 'doubt' | 'tenancy' | 'transfer';
        readonly number: string;
      }[];
    };
  };
  /** By a key with the scope `transfers:read`, or by a person. */
  'transfers.get': {
    readonly input: { readonly transferId: string };
    readonly output: {
      readonly id: string;
      readonly number: string;
      readonly state:
        | 'giving-review'
        | 'receiving-review'
        | 'joint-review'
        | 'done'
        | 'returned'
        | 'refused'
        | 'withdrawn'
        | 'expired';
      readonly system: { readonly id: string; readonly name: string; readonly slug: string; readonly number: string };
      readonly from: { readonly id: string; readonly name: string };
      readonly to: { readonly id: string; readonly name: string };
      readonly applicant: { readonly id: string; readonly name: string };
      readonly reason: string;
      readonly monthFen: string;
      readonly inUse: number;
      readonly submittedAt: string;
      readonly endedAt: string | null;
      readonly steps: readonly {
        readonly step: 'giving' | 'receiving' | 'administrative' | 'technical';
        readonly seat: { readonly id: string; readonly name: string; readonly slug: string } | null;
        readonly openedAt: string;
        readonly dueAt: string;
        readonly decision: 'approve' | 'return' | 'refuse' | null;
        readonly decidedBy: string | null;
        readonly onBehalfOf: string | null;
        readonly decidedAt: string | null;
        readonly reason: string | null;
        readonly returnReason:
          | 'material-missing'
          | 'purpose-unclear'
          | 'size-unfounded'
          | 'grade-doubtful'
          | 'place-unsuitable'
          | 'funding-missing'
          | 'duplicate'
          | 'idle-first'
          | 'other'
          | null;
      }[];
      readonly mayDecide: readonly ('giving' | 'receiving' | 'administrative' | 'technical')[];
      readonly mayWithdraw: boolean;
      readonly urged: number;
      readonly mayUrge: boolean;
      readonly resources: readonly {
        readonly id: string;
        readonly number: string;
        readonly item:
          | 'cloud-host'
          | 'container-space'
          | 'gpu-share'
          | 'block-disk'
          | 'object-bucket'
          | 'postgresql'
          | 'cache'
          | 'load-balancer'
          | 'bandwidth'
          | 'backup-schedule'
          | 'security-pack'
          | 'bastion-account'
          | 'host-monitoring';
        readonly state: 'requested' | 'active' | 'released' | 'abandoned';
        readonly cloud: { readonly id: string; readonly name: string; readonly slug: string };
        readonly zone: string;
        readonly xinchuang: boolean;
        readonly tenancy: { readonly id: string; readonly number: string; readonly slug: string };
        readonly monthFen: string;
      }[];
    };
  };
  /** By a key with the scope `transfers:read`, or by a person. */
  'transfers.list': {
    readonly input: {
      readonly cursor?: string | null | undefined;
      readonly limit?: number | undefined;
      readonly open?: boolean | undefined;
    };
    readonly output: {
      readonly items: readonly {
        readonly id: string;
        readonly number: string;
        readonly state:
          | 'giving-review'
          | 'receiving-review'
          | 'joint-review'
          | 'done'
          | 'returned'
          | 'refused'
          | 'withdrawn'
          | 'expired';
        readonly system: { readonly id: string; readonly name: string; readonly slug: string; readonly number: string };
        readonly from: { readonly id: string; readonly name: string };
        readonly to: { readonly id: string; readonly name: string };
        readonly applicant: { readonly id: string; readonly name: string };
        readonly reason: string;
        readonly monthFen: string;
        readonly inUse: number;
        readonly submittedAt: string;
        readonly endedAt: string | null;
        readonly steps: readonly {
          readonly step: 'giving' | 'receiving' | 'administrative' | 'technical';
          readonly seat: { readonly id: string; readonly name: string; readonly slug: string } | null;
          readonly openedAt: string;
          readonly dueAt: string;
          readonly decision: 'approve' | 'return' | 'refuse' | null;
          readonly decidedBy: string | null;
          readonly onBehalfOf: string | null;
          readonly decidedAt: string | null;
          readonly reason: string | null;
          readonly returnReason:
            | 'material-missing'
            | 'purpose-unclear'
            | 'size-unfounded'
            | 'grade-doubtful'
            | 'place-unsuitable'
            | 'funding-missing'
            | 'duplicate'
            | 'idle-first'
            | 'other'
            | null;
        }[];
        readonly mayDecide: readonly ('giving' | 'receiving' | 'administrative' | 'technical')[];
        readonly mayWithdraw: boolean;
        readonly urged: number;
        readonly mayUrge: boolean;
      }[];
      readonly nextCursor: string | null;
      readonly total: number;
    };
  };
  /** By a person alone: a key is refused. */
  'transfers.submit': {
    readonly input: { readonly systemId: string; readonly toDepartmentId: string; readonly reason: string };
    readonly output: {
      readonly transferId: string;
      readonly number: string;
      readonly state:
        | 'giving-review'
        | 'receiving-review'
        | 'joint-review'
        | 'done'
        | 'returned'
        | 'refused'
        | 'withdrawn'
        | 'expired';
    };
  };
  /** By a person alone: a key is refused. */
  'transfers.urge': {
    readonly input: { readonly transferId: string };
    readonly output: { readonly transferId: string; readonly urged: number };
  };
  /** By a person alone: a key is refused. */
  'transfers.withdraw': {
    readonly input: { readonly transferId: string; readonly reason?: string | undefined };
    readonly output: {
      readonly transferId: string;
      readonly state:
        | 'giving-review'
        | 'receiving-review'
        | 'joint-review'
        | 'done'
        | 'returned'
        | 'refused'
        | 'withdrawn'
        | 'expired';
    };
  };
  /** By a person alone: a key is refused. */
  'webhooks.add': {
    readonly input: {
      readonly departmentId: string | null;
      readonly name: string;
      readonly url: string;
      readonly kinds: readonly (
        | 'approval-waiting'
        | 'approval-urged'
        | 'request-returned'
        | 'request-refused'
        | 'request-approved'
        | 'request-delivered'
        | 'request-accepted'
        | 'delivery-due'
        | 'request-failed'
        | 'request-expired'
        | 'operation-attention'
        | 'operation-failed'
        | 'release-waiting'
        | 'window-asked'
        | 'window-opened'
        | 'window-ended'
        | 'exemption-asked'
        | 'exemption-ending'
        | 'setting-asked'
        | 'statement-to-review'
        | 'statement-issued'
        | 'use-without-contract'
        | 'contract-ending'
        | 'instalment-due'
        | 'penalty-asked'
        | 'access-ending'
        | 'key-expiring'
        | 'draft-ending'
        | 'webhook-disabled'
        | 'anchor-failing'
        | 'duty-passed'
        | 'quota-asked'
        | 'quota-answered'
        | 'delegation-made'
        | 'delegation-ended'
        | 'lease-ending'
        | 'lease-ended'
        | 'reclaim-reminded'
        | 'reclaim-urge-due'
        | 'reclaim-urged'
        | 'reclaim-appealed'
        | 'reclaim-resumed'
        | 'reclaim-cut-due'
        | 'reclaim-ended'
        | 'transfer-waiting'
        | 'transfer-urged'
        | 'transfer-ended'
        | 'transfer-done'
        | 'transfer-taken-on'
        | 'approval-by-rule'
        | 'approved-by-rule'
        | 'approval-rule-asked'
        | 'approval-rule-decided'
        | 'cases-opened'
        | 'cases-overdue'
      )[];
    };
    readonly output: { readonly webhookId: string; readonly secret: string };
  };
  /** By a person alone: a key is refused. */
  'webhooks.deliveries': {
    readonly input: {
      readonly cursor?: string | null | undefined;
      readonly limit?: number | undefined;
      readonly webhookId: string;
    };
    readonly output: {
      readonly items: readonly {
        readonly id: string;
        readonly kind:
          | 'approval-waiting'
          | 'approval-urged'
          | 'request-returned'
          | 'request-refused'
          | 'request-approved'
          | 'request-delivered'
          | 'request-accepted'
          | 'delivery-due'
          | 'request-failed'
          | 'request-expired'
          | 'operation-attention'
          | 'operation-failed'
          | 'release-waiting'
          | 'window-asked'
          | 'window-opened'
          | 'window-ended'
          | 'exemption-asked'
          | 'exemption-ending'
          | 'setting-asked'
          | 'statement-to-review'
          | 'statement-issued'
          | 'use-without-contract'
          | 'contract-ending'
          | 'instalment-due'
          | 'penalty-asked'
          | 'access-ending'
          | 'key-expiring'
          | 'draft-ending'
          | 'webhook-disabled'
          | 'anchor-failing'
          | 'duty-passed'
          | 'quota-asked'
          | 'quota-answered'
          | 'delegation-made'
          | 'delegation-ended'
          | 'lease-ending'
          | 'lease-ended'
          | 'reclaim-reminded'
          | 'reclaim-urge-due'
          | 'reclaim-urged'
          | 'reclaim-appealed'
          | 'reclaim-resumed'
          | 'reclaim-cut-due'
          | 'reclaim-ended'
          | 'transfer-waiting'
          | 'transfer-urged'
          | 'transfer-ended'
          | 'transfer-done'
          | 'transfer-taken-on'
          | 'approval-by-rule'
          | 'approved-by-rule'
          | 'approval-rule-asked'
          | 'approval-rule-decided'
          | 'cases-opened'
          | 'cases-overdue'
          | 'test';
        readonly state: 'waiting' | 'delivered' | 'dead';
        readonly attempts: number;
        readonly status: number | null;
        readonly trouble: string | null;
        readonly at: string;
        readonly nextAt: string | null;
        readonly endedAt: string | null;
      }[];
      readonly nextCursor: string | null;
      readonly total: number;
    };
  };
  /** By a person alone: a key is refused. */
  'webhooks.enable': {
    readonly input: { readonly webhookId: string };
    readonly output: { readonly webhookId: string };
  };
  /** By a person alone: a key is refused. */
  'webhooks.list': {
    readonly input: undefined;
    readonly output: readonly {
      readonly id: string;
      readonly departmentId: string | null;
      readonly name: string;
      readonly url: string;
      readonly kinds: readonly (
        | 'approval-waiting'
        | 'approval-urged'
        | 'request-returned'
        | 'request-refused'
        | 'request-approved'
        | 'request-delivered'
        | 'request-accepted'
        | 'delivery-due'
        | 'request-failed'
        | 'request-expired'
        | 'operation-attention'
        | 'operation-failed'
        | 'release-waiting'
        | 'window-asked'
        | 'window-opened'
        | 'window-ended'
        | 'exemption-asked'
        | 'exemption-ending'
        | 'setting-asked'
        | 'statement-to-review'
        | 'statement-issued'
        | 'use-without-contract'
        | 'contract-ending'
        | 'instalment-due'
        | 'penalty-asked'
        | 'access-ending'
        | 'key-expiring'
        | 'draft-ending'
        | 'webhook-disabled'
        | 'anchor-failing'
        | 'duty-passed'
        | 'quota-asked'
        | 'quota-answered'
        | 'delegation-made'
        | 'delegation-ended'
        | 'lease-ending'
        | 'lease-ended'
        | 'reclaim-reminded'
        | 'reclaim-urge-due'
        | 'reclaim-urged'
        | 'reclaim-appealed'
        | 'reclaim-resumed'
        | 'reclaim-cut-due'
        | 'reclaim-ended'
        | 'transfer-waiting'
        | 'transfer-urged'
        | 'transfer-ended'
        | 'transfer-done'
        | 'transfer-taken-on'
        | 'approval-by-rule'
        | 'approved-by-rule'
        | 'approval-rule-asked'
        | 'approval-rule-decided'
        | 'cases-opened'
        | 'cases-overdue'
      )[];
      readonly createdAt: string;
      readonly disabled: { readonly at: string; readonly reason: string } | null;
    }[];
  };
  /** By a person alone: a key is refused. */
  'webhooks.remove': {
    readonly input: { readonly webhookId: string };
    readonly output: { readonly webhookId: string };
  };
  /** By a person alone: a key is refused. */
  'webhooks.replay': {
    readonly input: { readonly deliveryId: string };
    readonly output: { readonly deliveryId: string };
  };
  /** By a person alone: a key is refused. */
  'webhooks.test': { readonly input: { readonly webhookId: string }; readonly output: { readonly deliveryId: string } };
}

type ApprovalsEvidenceOutput__schema0 =
  | string
  | number
  | boolean
  | null
  | readonly ApprovalsEvidenceOutput__schema0[]
  | { readonly [key: string]: ApprovalsEvidenceOutput__schema0 };
type DriftStacksOutput__schema0 =
  | string
  | number
  | boolean
  | null
  | readonly DriftStacksOutput__schema0[]
  | { readonly [key: string]: DriftStacksOutput__schema0 };
type ProvisioningOperationOutput__schema0 =
  | string
  | number
  | boolean
  | null
  | readonly ProvisioningOperationOutput__schema0[]
  | { readonly [key: string]: ProvisioningOperationOutput__schema0 };

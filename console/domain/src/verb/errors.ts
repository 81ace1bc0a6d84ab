/**
 * Every way a verb can say no, as a closed union. The server maps each once to tRPC and HTTP; the message a person reads
 * comes from the rulebook's message catalogue under the same code, in the caller's language.
 */
export const ERROR_CODES = [
  // who
  'NOT_SIGNED_IN',
  'ROLE_MISSING',
  'NOT_YOURS',
  'APPROVER_IS_APPLICANT',
  'APPROVER_DECIDED_BEFORE',
  // what was asked
  'INPUT_INVALID',
  'UNKNOWN_SKU',
  'ZONE_MISSING',
  'ZONE_UNKNOWN',
  'MLPS_MISSING',
  'MLPS_NOT_ADMITTED',
  'MLPS_ABOVE_ZONE',
  'MLPS_OTHER_THAN_SYSTEM',
  'QUANTITY_INVALID',
  'DISK_SHRINK',
  'XINCHUANG_MISMATCH',
  'ITEM_NOT_LOCAL',
  'CONTAINER_SPACE_EXISTS',
  'FILE_UNREADABLE',
  'SPEC_UNCHANGED',
  // state of things
  'NOT_FOUND',
  'STATE_CONFLICT',
  'QUOTA_EXCEEDED',
  'QUOTA_MISSING',
  'BUDGET_EXCEEDED',
  'BUDGET_UNKNOWN',
  'BUDGET_NOT_SET',
  'BUDGET_OVERLAPS',
  'BUDGET_PARTS_EXCEED',
  'FUNDING_WITHOUT_PROJECT',
  'PLAN_CHANGED',
  'STEP_ALREADY_DECIDED',
  'STEP_NOT_OPEN',
  'RESOURCE_BUSY',
  'NO_PRICE',
  'VOUCHER_SUBJECT_MISSING',
  'PRICE_RULE_UNSOUND',
  'PRICE_IN_FORCE',
  'NO_CONTRACT',
  // what a contract agrees on
  'PROVIDER_SUPERVISES',
  'INSTALMENTS_NOT_WHOLE',
  'INSTALMENTS_OUT_OF_ORDER',
  'INSTALMENT_NOT_IN_TERM',
  'CAP_BELOW_FLOOR',
  'TERMS_OF_ISSUED_MONTH',
  'AMENDED_BELOW_DUE',
  // statements
  'ALREADY_ACCEPTED',
  'STATEMENT_ISSUED',
  'MONTH_NOT_OVER',
  'MONTH_INVALID',
  'EXCLUSIVE_ROLE',
  // clouds and engine
  'CLOUD_NOT_READY',
  'CLUSTER_UNREACHABLE',
  'CLUSTER_LOST',
  'CLUSTER_CHANGED',
  'CLOCK_BEHIND',
  'CREDENTIAL_REFUSED',
  'SERVER_NOT_ALLOWED',
  'ENGINE_NOT_READY',
  'POLICY_REFUSED',
  'PREVIEW_FAILED',
  'APPLY_FAILED',
  'LEASE_LOST',
  'VERIFY_TIMED_OUT',
  'ENGINE_STALLED',
  // nodes
  'TOKEN_INVALID',
  'TOKEN_USED',
  'NODE_NAME_TAKEN',
  'TOKEN_EXPIRED',
  'CERTIFICATE_INVALID',
  'CERTIFICATE_REVOKED',
  'NODE_QUARANTINED',
  'BATCH_CONFLICT',
  'DUPLICATE_CONFLICT',
  // signing in
  'PERSON_UNKNOWN',
  'SIGN_IN_FAILED',
  'CROSS_SITE',
  // a resource that changed while a request for it waited
  'RESOURCE_CHANGED',
  // duties kept apart
  'CLOUD_NOT_GRANTED',
  'APPROVER_CONFIRMS',
  'DRAFTER_ISSUES',
  'SLUG_TAKEN',
  'ASKER_RELEASES',
  // items of the catalogue and what may stand or change with them
  'ITEM_NOT_AVAILABLE',
  'SECURITY_PACK_EXISTS',
  'GPU_SHARE_EXISTS',
  'TARGET_UNSUITABLE',
  'TARGET_IN_USE',
  'PUBLIC_ADDRESS_NOT_ALLOWED',
  'LISTENER_TWICE',
  'FIELD_FIXED',
  'MAY_ONLY_GROW',
  'BELOW_USE',
  'USE_UNKNOWN',
  // maintenance of stacks
  'STOPPED_BY_PERSON',
  'DRIFT_CHARGED',
  'DRIFT_GUARDED',
  'PLAN_NOT_EMPTY',
  'IMPORT_REFUSED',
  // clouds that come and go
  'PROFILE_NOT_OF_TIER',
  'PROFILE_FORBIDS',
  'ZONE_TWICE',
  'NODE_TWICE',
  'ZONE_NOT_LISTED',
  'CLUSTER_NOT_REACHED',
  'CLUSTER_RIGHTS_MISSING',
  'PROBE_NEEDED',
  'CLOUD_IN_USE',
  'ZONE_IN_USE',
  'CAPACITY_IN_USE',
  'SERVICE_IN_USE',
  'TENANCY_IN_USE',
  'WINDOW_TOO_LONG',
  'WINDOW_NEEDED',
  // policies and what a person lets stand
  'POLICY_UNKNOWN',
  'SETTING_UNKNOWN',
  'EXEMPTION_TOO_LONG',
  'STATE_UNREADABLE',
  'POLICY_FAILED',
  'SUBMITTED_BEFORE',
  'URGED_TODAY',
  'WEBHOOK_NOT_ALLOWED',
  // what a cloud's profile decides
  'QUOTA_BELOW_FLOOR',
  'SEAT_OF_ANOTHER',
  // what befell an order on its way
  'APPLY_NOT_BEGUN',
  'CANCELLED_BY_OPERATOR',
  'FULFILMENT_DECLINED',
  'CLOUD_UNKNOWN',
  'BODY_TOO_LARGE',
  'STEP_UP_NEEDED',
  // whom bastion accounts name
  'PERSON_TWICE',
  'PERSON_NOT_IN_DEPARTMENT',
  // tenancies and resources on their way out
  'TENANCY_CLOSED',
  'RESOURCE_IN_USE',
  'OUTSIDE_TENANCY',
  'TEARDOWN_PART_FAILED',
  // GPU shares and backups, held against what is there
  'GPU_NOT_IN_ZONE',
  'GPU_SHARE_TOO_LARGE',
  'CONTAINER_SPACE_NEEDED',
  'PROTECTED_BELOW_DISKS',
  'ZONE_NOT_DEPLOYED',
  // what a host starts from, and who gets in
  'IMAGE_UNKNOWN',
  'IMAGE_NOT_ON_CLOUD',
  'IMAGE_NOT_DOMESTIC',
  'IMAGE_ARCHITECTURE',
  'IMAGE_DISK_TOO_SMALL',
  'IMAGE_ENDED',
  'SSH_KEY_MISSING',
  'SSH_KEY_PRIVATE',
  'SSH_KEY_INVALID',
  'SSH_KEY_WEAK',
  'SSH_KEYS_TOO_LONG',
  // work by hand
  'STACK_OF_ANOTHER_CLOUD',
  // programs that call the API
  'BEARER_INVALID',
  'SCOPE_MISSING',
  'PERSON_NEEDED',
  'RATE_LIMITED',
  'KEY_USED_OTHERWISE',
  'CALL_UNDER_WAY',
  'CALL_CUT_OFF',
  'ANSWER_NOT_KEPT',
  'OWNER_LACKS_ROLE',
  'KEYS_ENOUGH',
  'PATTERN_TOO_WIDE',
  // people who come and go
  'LAST_HOLDER',
  // what is sent with a request, and what is not sent yet
  'DAYS_OUT_OF_ORDER',
  'ATTACHMENT_TOO_LARGE',
  'ATTACHMENT_NOT_ADMITTED',
  'ATTACHMENT_DISGUISED',
  'ATTACHMENTS_ENOUGH',
  'ATTACHMENT_SPACE_FULL',
  'DRAFTS_ENOUGH',
  // approvals that nobody acted on
  'APPROVAL_EXPIRED',
  // who stands in for whom
  'DELEGATE_UNSUITABLE',
  'DELEGATION_CONFLICT',
  // the shop: terms of an item, baskets, templates, sheets of order lines
  'ITEM_NOT_OFFERED',
  'CART_FULL',
  'NAME_TAKEN',
  'TEMPLATES_ENOUGH',
  'SHEET_UNREADABLE',
  'SHEET_TOO_LONG',
  'SHEET_EMPTY',
  'SHEET_COLUMN',
  'SHEET_FORMULA',
  'CELL_MISSING',
  'CELL_NOT_OF_ITEM',
  'CELL_UNREADABLE',
  'CLOCK_NOT_OVER',
  'URGER_DECIDES',
  'APPEALED_BEFORE',
  'LEASE_OVER',
  'LEASE_TOO_LONG',
  'STOPPED_BY_LEASE',
  // limits above the departments'
  'QUOTA_POOL_EXCEEDED',
  'QUOTA_OVERGIVEN',
  'QUOTA_IN_USE',
  // a business system that goes to another department
  'TRANSFER_BLOCKED',
  'TRANSFER_UNDER_WAY',
  'TRANSFER_CHANGED',
  'RECEIVER_WITHOUT_CONTRACT',
  'APPROVAL_OUTDATED',
  // differences between the books
  'BILL_ROWS_WRONG',
  'CASE_ANSWERER',
  'CASE_PERSISTS',
  // lines of statements that somebody says are wrong, and what puts them right
  'DISPUTE_WINDOW_OVER',
  'DISPUTE_ABOVE_LINE',
  'DISPUTED_BEFORE',
  'LINE_NOT_DISPUTABLE',
  'STATEMENT_MAKER_DECIDES',
  'DISPUTE_OF_ANOTHER',
  'DISPUTE_UNANSWERED',
  'CREDIT_ABOVE_LINE',
  'NOTE_PROPOSER',
  'NOTHING_TO_ADJUST',
  // readings of use
  // statements on their way, and the closing of a month
  'STATEMENT_PARKED',
  'MONTH_NOT_FROZEN',
  'FACTS_CHANGED',
  'OVERPAID',
  'VOUCHER_USED',
  'RECORDER_REVERSES',
  'PERIOD_CLOSED',
  'PERIOD_BLOCKED',
  'BEGINNER_CLOSES',
  'READING_OUT_OF_TIME',
  'READING_TOO_LARGE',
  'UNKNOWN_METER',
  'UNIT_MISMATCH',
  'PROPOSER_DECIDES',
  'USE_WITHDRAWN',
  // the copy of usage that months are metered from
  'METERING_BEHIND',
  'METERING_UNREACHABLE',
  'DRAFT_ELSEWHERE',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/**
 * A verb's refusal. `facts` fill the placeholders of the code's message and are safe to show to the caller; they never
 * carry another tenant's data or a secret.
 */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly facts: Readonly<Record<string, string | number | readonly string[]>>;

  constructor(code: ErrorCode, facts: Readonly<Record<string, string | number | readonly string[]>> = {}) {
    super(`${code} ${JSON.stringify(facts)}`);
    this.name = 'DomainError';
    this.code = code;
    this.facts = facts;
  }
}

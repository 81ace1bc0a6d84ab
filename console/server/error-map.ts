import { type TRPC_ERROR_CODE_KEY, TRPCError } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { DomainError, type ErrorCode } from '@zhengyun/domain/verb/errors.ts';
import { refusalOf } from '@zhengyun/domain/verb/parse.ts';
import { ZodError } from 'zod';

/** The refusal inside `error`, wherever the layers above put it; null when it is none of ours (a fault, not a refusal). */
export function refusalIn(error: unknown): DomainError | null {
  if (error instanceof DomainError) return error;
  if (error instanceof ZodError) return refusalOf(error);
  return error instanceof TRPCError && error.cause ? refusalIn(error.cause) : null;
}

/** The HTTP status that `code` answers with outside tRPC too (sign-in, gateway). */
export function httpStatusOf(code: ErrorCode): number {
  return getHTTPStatusCodeFromError(new TRPCError({ code: transportCodeOf(code) }));
}

/** The tRPC code, and by it the HTTP status, of each refusal. Exhaustive: a new code does not compile without its line here. */
export function transportCodeOf(code: ErrorCode): TRPC_ERROR_CODE_KEY {
  switch (code) {
    case 'NOT_SIGNED_IN':
    case 'CERTIFICATE_INVALID':
    case 'CERTIFICATE_REVOKED':
    case 'TOKEN_INVALID':
    case 'TOKEN_USED':
    case 'TOKEN_EXPIRED':
    case 'SIGN_IN_FAILED':
      return 'UNAUTHORIZED';
    case 'ROLE_MISSING':
    case 'NOT_YOURS':
    case 'APPROVER_IS_APPLICANT':
    case 'APPROVER_DECIDED_BEFORE':
    case 'NODE_QUARANTINED':
    case 'PERSON_UNKNOWN':
    case 'CROSS_SITE':
      return 'FORBIDDEN';
    case 'NOT_FOUND':
      return 'NOT_FOUND';
    case 'INPUT_INVALID':
    case 'UNKNOWN_SKU':
    case 'ZONE_MISSING':
    case 'ZONE_UNKNOWN':
    case 'MLPS_MISSING':
    case 'QUANTITY_INVALID':
    case 'FILE_UNREADABLE':
    case 'MONTH_INVALID':
    case 'CREDENTIAL_REFUSED':
    case 'SERVER_NOT_ALLOWED':
      return 'BAD_REQUEST';
    case 'MLPS_NOT_ADMITTED':
    case 'MLPS_ABOVE_ZONE':
    case 'MLPS_BELOW_SYSTEM':
    case 'DISK_SHRINK':
    case 'XINCHUANG_MISMATCH':
    case 'ITEM_NOT_LOCAL':
    case 'CONTAINER_SPACE_EXISTS':
    case 'SPEC_UNCHANGED':
    case 'QUOTA_EXCEEDED':
    case 'QUOTA_MISSING':
    case 'NO_PRICE':
    case 'NO_CONTRACT':
    case 'POLICY_REFUSED':
    case 'EXCLUSIVE_ROLE':
      return 'UNPROCESSABLE_CONTENT';
    case 'STATE_CONFLICT':
    case 'PLAN_CHANGED':
    case 'STEP_ALREADY_DECIDED':
    case 'STEP_NOT_OPEN':
    case 'RESOURCE_BUSY':
    case 'ALREADY_ACCEPTED':
    case 'STATEMENT_ISSUED':
    case 'MONTH_NOT_OVER':
    case 'CLUSTER_CHANGED':
    case 'LEASE_LOST':
    case 'BATCH_CONFLICT':
    case 'DUPLICATE_CONFLICT':
      return 'CONFLICT';
    case 'CLOUD_NOT_READY':
    case 'CLUSTER_UNREACHABLE':
    case 'ENGINE_NOT_READY':
      return 'SERVICE_UNAVAILABLE';
    case 'PREVIEW_FAILED':
    case 'APPLY_FAILED':
    case 'VERIFY_TIMED_OUT':
      return 'INTERNAL_SERVER_ERROR';
  }
}

import {
  decidedSchema,
  decideSchema,
  evidenceInputSchema,
  evidenceSchema,
  inboxInputSchema,
  inboxPageSchema,
} from '@zhengyun/domain/approvals/schemas.ts';
import { ingestedUsageSchema, ingestUsageSchema } from '@zhengyun/domain/metering/schemas.ts';
import { checkedSheetSchema, checkSheetSchema } from '@zhengyun/domain/order-sheets/schemas.ts';
import { resourcesInputSchema, resourcesPageSchema } from '@zhengyun/domain/provisioning/schemas.ts';
import { checkedFileSchema, checkFileSchema } from '@zhengyun/domain/requests/order-file/schemas.ts';
import {
  getRequestInputSchema,
  requestDetailSchema,
  requestListInputSchema,
  requestPageSchema,
  submitOrderSchema,
  submittedSchema,
} from '@zhengyun/domain/requests/schemas.ts';
import {
  getStatementInputSchema,
  statementDetailSchema,
  statementListInputSchema,
  statementPageSchema,
} from '@zhengyun/domain/settlement/schemas.ts';
import type { z } from 'zod';

interface Call {
  readonly method: 'GET' | 'POST';
  /** Goes under an idempotency key. An order has a `key` of its own, by which it stays one for good, not for a day. */
  readonly keyed: boolean;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
}

/** The procedures that the command line calls, with the schemas that the console itself parses with. */
export const CALLS = {
  'requests.checkFile': { method: 'POST', keyed: false, input: checkFileSchema, output: checkedFileSchema },
  'orderSheets.check': { method: 'POST', keyed: false, input: checkSheetSchema, output: checkedSheetSchema },
  'requests.submit': { method: 'POST', keyed: false, input: submitOrderSchema, output: submittedSchema },
  'requests.list': { method: 'GET', keyed: false, input: requestListInputSchema, output: requestPageSchema },
  'requests.get': { method: 'GET', keyed: false, input: getRequestInputSchema, output: requestDetailSchema },
  'resources.list': { method: 'GET', keyed: false, input: resourcesInputSchema, output: resourcesPageSchema },
  'approvals.inbox': { method: 'GET', keyed: false, input: inboxInputSchema, output: inboxPageSchema },
  'approvals.evidence': { method: 'GET', keyed: false, input: evidenceInputSchema, output: evidenceSchema },
  'approvals.decide': { method: 'POST', keyed: true, input: decideSchema, output: decidedSchema },
  'metering.ingest': { method: 'POST', keyed: false, input: ingestUsageSchema, output: ingestedUsageSchema },
  'settlement.list': { method: 'GET', keyed: false, input: statementListInputSchema, output: statementPageSchema },
  'settlement.get': { method: 'GET', keyed: false, input: getStatementInputSchema, output: statementDetailSchema },
} as const satisfies Readonly<Record<string, Call>>;

export type CallName = keyof typeof CALLS;
export type Input<Name extends CallName> = z.input<(typeof CALLS)[Name]['input']>;
export type Answer<Name extends CallName> = z.output<(typeof CALLS)[Name]['output']>;

import { approvals as approvalsEn } from './en-US/approvals.ts';
import { audit as auditEn } from './en-US/audit.ts';
import { frame as frameEn } from './en-US/frame.ts';
import { operations as operationsEn } from './en-US/operations.ts';
import { orders as ordersEn } from './en-US/orders.ts';
import { signIn as signInEn } from './en-US/sign-in.ts';
import { spec as specEn } from './en-US/spec.ts';
import { ui as uiEn } from './en-US/ui.ts';
import { words as wordsEn } from './en-US/words.ts';
import { approvals } from './zh-CN/approvals.ts';
import { audit } from './zh-CN/audit.ts';
import { frame } from './zh-CN/frame.ts';
import { operations } from './zh-CN/operations.ts';
import { orders } from './zh-CN/orders.ts';
import { signIn } from './zh-CN/sign-in.ts';
import { spec } from './zh-CN/spec.ts';
import { ui } from './zh-CN/ui.ts';
import { words } from './zh-CN/words.ts';

/** Every text on screen, by area: Chinese is the source, English has the same keys (by type and by test). */
export const resources = {
  'zh-CN': { web: { approvals, audit, frame, operations, orders, signIn, spec, ui, words } },
  'en-US': {
    web: {
      approvals: approvalsEn,
      audit: auditEn,
      frame: frameEn,
      operations: operationsEn,
      orders: ordersEn,
      signIn: signInEn,
      spec: specEn,
      ui: uiEn,
      words: wordsEn,
    },
  },
} as const;

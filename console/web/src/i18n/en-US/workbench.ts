import type { Translated } from '../translated.ts';
import type { workbench as source } from '../zh-CN/workbench.ts';

export const workbench: Translated<typeof source> = {
  title: 'Workbench',
  hello: 'Hello, {{name}}',
  todos: 'To do',
  todoApprove: 'Waits for your approval',
  todoAccept: 'To accept and rate',
  todoFix: 'To correct',
  todoConfirm: 'To fulfil or resolve',
  todosNone: 'Nothing to do',
  todosNoneNext: 'Requests, approvals and operations that need you appear here by deadline.',
  open: 'Open',
  figures: 'Figures',
  openRequests: 'Open requests',
  activeResources: 'Resources in use',
  pendingApprovals: 'To approve',
  runningOperations: 'Operations under way',
  troubledOperations: 'Operations failed or unknown',
  lateDeliveries: 'Orders past their promise',
  availabilityLow: 'Lowest availability this month',
  drafts: 'Draft statements',
  recent: 'Latest requests',
  all: 'See all',
};

import type { Translated } from '../translated.ts';
import type { help as source } from '../zh-CN/help.ts';

export const help: Translated<typeof source> = {
  title: 'Help',
  lead: 'How to get from a request to a statement, by role.',
  department: 'Departments',
  departmentSteps:
    'Every request belongs to a business system; the department approver registers a new one under Business systems first.\nChoose from the catalogue or start a new request; cost and quota show beside it.\nThe plan is previewed, then the department approver decides, then administrative and technical approval in parallel.\nOnce provisioned and verified you get a delivery note: accept and rate it in time; the rating enters the coefficient.\nTo grow, shrink or give up, ask for a resize or a release under Resources.',
  approver: 'Approvers',
  approverSteps:
    'Work through Approvals by deadline; each opens plan, price, quota and pool on one page.\nYou approve a plan with a hash; it is previewed again before it is applied, and another hash stops it.\nNobody approves their own request, and no person decides two steps of one.',
  engineer: 'Platform engineers',
  engineerSteps:
    'Operations shows every run of the engine with its live log and plan; failed and unknown ones are on the workbench.\nBandwidth and monitoring are fulfilled by hand: confirm them on the request’s line; charging starts there.\nUnder Nodes, make a one-time join token for a new node.',
  finance: 'Finance',
  financeSteps:
    'Build a draft of the month to date under Statements; every number opens its working, and the chain proves it.\nIssue it once the month is over; it is then fixed for good, and errors are corrected in later months.\nUnit prices marked as samples are no real prices.',
  keys: 'Keyboard',
  keysText:
    'Ctrl / ⌘ + K opens the search: type a page or paste a whole number.\nTab moves on, Enter opens, Esc closes drawers and dialogs.',
  problem: 'When something fails',
  problemText:
    'Every refusal shows a code and a trace id; give the trace id to the operations centre so that they find the record.',
};

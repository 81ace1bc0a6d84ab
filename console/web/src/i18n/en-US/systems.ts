import type { Translated } from '../translated.ts';
import type { systems as source } from '../zh-CN/systems.ts';

export const systems: Translated<typeof source> = {
  title: 'Business systems',
  lead: 'Every request belongs to a business system: its owner, MLPS grade and number are those registered here.',
  register: 'Register a system',
  registerWhy: 'Once registered, it can be chosen in a new request. The platform gives the number.',
  registered: 'Business system {{number}} is registered and can be ordered for',
  search: 'Number or name',
  empty: 'No business system is registered yet.',
  emptyNext: 'Register one, and the department can submit requests.',
  emptyOther: 'Business systems are registered by the approver of their department.',
  emptyFiltered: 'No business system matches.',
  system: 'Business system',
  number: 'Number',
  slug: 'Identifier',
  name: 'Name',
  owner: 'Owner',
  grade: 'MLPS grade',
  gradeN: 'Grade {{n}}',
  department: 'Department',
  registeredAt: 'Registered',
  nameHint: 'For example: Drug tracing platform',
  nameNeeded: 'Give the name of the system',
  ownerHelp: 'The real name of a person, not of an office or a post.',
  ownerNeeded: 'Give the real name of the owner',
  gradeHelp:
    'As in the filing of its grade. Systems of grade 4 and above and classified ones never enter a government cloud and can’t be registered.',
  gradeNeeded: 'Choose the MLPS grade',
  slugHelp: 'Stands in labels of the cluster, is fixed for life and no other system’s. Left empty, it is the number.',
  slugWrong:
    'Begins with a lower-case letter; lower-case letters, digits and hyphens only; no hyphen at the end; 32 at most',
  departmentNeeded: 'Choose the department',
  alike: 'The ledger has systems of a like name: look at them first, so that none is registered twice',
  alikeHidden: 'Other departments have {{n}} more systems of a like name; ask the authority about them',
  alikeNone: 'No system of a like name in the ledger',
};

import type { Role } from '@zhengyun/domain/verb/actor.ts';
import type { OrganisationKind } from '@zhengyun/rulebook/organisation-kinds.ts';

interface SampleOrganisation {
  readonly slug: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly departments: readonly { readonly slug: string; readonly name: string }[];
}

/** Three tenants of two kinds, and those who stand beside them (管运分离). */
export const SAMPLE_ORGANISATIONS: readonly SampleOrganisation[] = [
  {
    slug: 'drug-regulator',
    name: '市药品监督管理局',
    kind: 'government',
    departments: [{ slug: 'drug-regulator', name: '药品监督管理局' }],
  },
  {
    slug: 'education-bureau',
    name: '市教育局',
    kind: 'government',
    departments: [{ slug: 'education-bureau', name: '教育局' }],
  },
  {
    slug: 'disease-control',
    name: '市疾病预防控制中心',
    kind: 'institution',
    departments: [{ slug: 'disease-control', name: '疾病预防控制中心' }],
  },
  { slug: 'data-authority', name: '政务服务数据管理局', kind: 'authority', departments: [] },
  { slug: 'cloud-operator', name: '政务云运营中心', kind: 'operator', departments: [] },
  { slug: 'finance-bureau', name: '财政局', kind: 'finance', departments: [] },
  { slug: 'audit-office', name: '审计局', kind: 'audit', departments: [] },
];

interface SamplePerson {
  /** Subject at the embedded sign-in: `sample:<slug>`. */
  readonly slug: string;
  readonly realName: string;
  readonly role: Role;
  readonly organisation: string;
  readonly department?: string;
}

/**
 * One person of every role; the people of a second and a third department, so that tenants can be seen to be apart; two
 * more of finance, since nobody issues the statement they drafted, and neither of those two decides what is disputed of it; and a second
 * technical reviewer, who looks at security where the first has decided.
 */
export const SAMPLE_PEOPLE: readonly SamplePerson[] = [
  {
    slug: 'applicant',
    realName: '林晓燕',
    role: 'applicant',
    organisation: 'drug-regulator',
    department: 'drug-regulator',
  },
  {
    slug: 'approver',
    realName: '陈国强',
    role: 'department-approver',
    organisation: 'drug-regulator',
    department: 'drug-regulator',
  },
  {
    slug: 'applicant2',
    realName: '何思敏',
    role: 'applicant',
    organisation: 'education-bureau',
    department: 'education-bureau',
  },
  {
    slug: 'approver2',
    realName: '黄志远',
    role: 'department-approver',
    organisation: 'education-bureau',
    department: 'education-bureau',
  },
  {
    slug: 'applicant3',
    realName: '罗嘉颖',
    role: 'applicant',
    organisation: 'disease-control',
    department: 'disease-control',
  },
  {
    slug: 'approver3',
    realName: '郑文博',
    role: 'department-approver',
    organisation: 'disease-control',
    department: 'disease-control',
  },
  { slug: 'authority', realName: '梁淑仪', role: 'authority-approver', organisation: 'data-authority' },
  { slug: 'authority2', realName: '林晓东', role: 'authority-approver', organisation: 'data-authority' },
  { slug: 'technical', realName: '吴俊杰', role: 'technical-reviewer', organisation: 'cloud-operator' },
  { slug: 'reviewer', realName: '冯立新', role: 'technical-reviewer', organisation: 'cloud-operator' },
  { slug: 'engineer', realName: '张伟明', role: 'platform-engineer', organisation: 'cloud-operator' },
  { slug: 'finance', realName: '李美玲', role: 'finance', organisation: 'finance-bureau' },
  { slug: 'finance2', realName: '苏文静', role: 'finance', organisation: 'finance-bureau' },
  { slug: 'finance3', realName: '许文涛', role: 'finance', organisation: 'finance-bureau' },
  { slug: 'auditor', realName: '周正平', role: 'auditor', organisation: 'audit-office' },
  { slug: 'sysadmin', realName: '刘建华', role: 'system-admin', organisation: 'cloud-operator' },
  { slug: 'secadmin', realName: '谢婉婷', role: 'security-admin', organisation: 'data-authority' },
  { slug: 'auditadmin', realName: '邓海涛', role: 'audit-admin', organisation: 'audit-office' },
];

interface SampleSystem {
  readonly slug: string;
  readonly name: string;
  readonly department: string;
  readonly ownerName: string;
  readonly mlpsGrade: 1 | 2 | 3;
}

export const SAMPLE_SYSTEMS: readonly SampleSystem[] = [
  {
    slug: 'drug-supervision',
    name: '药品智慧监管平台',
    department: 'drug-regulator',
    ownerName: '林晓燕',
    mlpsGrade: 3,
  },
  { slug: 'drug-portal', name: '药品监管门户网站', department: 'drug-regulator', ownerName: '林晓燕', mlpsGrade: 2 },
  {
    slug: 'school-roll',
    name: '中小学学籍管理系统',
    department: 'education-bureau',
    ownerName: '何思敏',
    mlpsGrade: 2,
  },
  {
    slug: 'epidemic-report',
    name: '传染病监测预警系统',
    department: 'disease-control',
    ownerName: '罗嘉颖',
    mlpsGrade: 3,
  },
];

import {
  ApartmentOutlined,
  AppstoreOutlined,
  AuditOutlined,
  BarChartOutlined,
  BlockOutlined,
  DashboardOutlined,
  DatabaseOutlined,
  DotChartOutlined,
  FieldTimeOutlined,
  FileDoneOutlined,
  FileTextOutlined,
  FundOutlined,
  HddOutlined,
  KeyOutlined,
  MessageOutlined,
  PayCircleOutlined,
  PieChartOutlined,
  ProjectOutlined,
  ReconciliationOutlined,
  SafetyCertificateOutlined,
  SecurityScanOutlined,
  SendOutlined,
  ShoppingCartOutlined,
  SolutionOutlined,
  SwapOutlined,
  TagsOutlined,
  TeamOutlined,
  ThunderboltOutlined,
} from '@ant-design/icons';
import type { Role } from '@zhengyun/domain/verb/actor.ts';
import type { ReactNode } from 'react';

type Title =
  | 'workbench'
  | 'fleet'
  | 'serviceLevels'
  | 'catalogue'
  | 'cart'
  | 'orders'
  | 'resources'
  | 'systems'
  | 'quota'
  | 'approvals'
  | 'clouds'
  | 'tenancies'
  | 'operations'
  | 'policies'
  | 'reclaim'
  | 'transfers'
  | 'usage'
  | 'statements'
  | 'budget'
  | 'savings'
  | 'reconciliation'
  | 'disputes'
  | 'prices'
  | 'contracts'
  | 'people'
  | 'audit'
  | 'keys'
  | 'webhooks';

/** A page of the menu: where it is, under which heading, and who may open it (empty: everyone signed in). */
export interface MenuPage {
  readonly path: string;
  readonly title: Title;
  readonly group: 'menuSense' | 'menuShare' | 'menuGovern' | 'menuSettle' | 'menuSystem' | null;
  readonly roles: readonly Role[];
  readonly icon: ReactNode;
}

const DEPARTMENT: readonly Role[] = ['applicant', 'department-approver'];
const PLATFORM: readonly Role[] = ['authority-approver', 'technical-reviewer', 'platform-engineer', 'auditor'];
/** Who decides, and who may stand in for them while they are away. */
const APPROVERS: readonly Role[] = [
  ...DEPARTMENT,
  'authority-approver',
  'technical-reviewer',
  'platform-engineer',
  'finance',
];

const RECLAIMERS: readonly Role[] = [...DEPARTMENT, ...PLATFORM];

/** Menu in the order in which data flows: sense → share → govern → settle → system. */
export const PAGES: readonly MenuPage[] = [
  { path: '/', title: 'workbench', group: null, roles: [], icon: <DashboardOutlined /> },
  { path: '/fleet', title: 'fleet', group: 'menuSense', roles: PLATFORM, icon: <HddOutlined /> },
  { path: '/service-levels', title: 'serviceLevels', group: 'menuSense', roles: [], icon: <BarChartOutlined /> },
  { path: '/catalogue', title: 'catalogue', group: 'menuShare', roles: [], icon: <AppstoreOutlined /> },
  { path: '/cart', title: 'cart', group: 'menuShare', roles: DEPARTMENT, icon: <ShoppingCartOutlined /> },
  { path: '/orders', title: 'orders', group: 'menuShare', roles: [], icon: <FileTextOutlined /> },
  { path: '/resources', title: 'resources', group: 'menuShare', roles: [], icon: <DatabaseOutlined /> },
  {
    path: '/systems',
    title: 'systems',
    group: 'menuShare',
    roles: [...DEPARTMENT, 'authority-approver', 'auditor'],
    icon: <ProjectOutlined />,
  },
  { path: '/quota', title: 'quota', group: 'menuShare', roles: [], icon: <PieChartOutlined /> },
  { path: '/approvals', title: 'approvals', group: 'menuGovern', roles: APPROVERS, icon: <FileDoneOutlined /> },
  { path: '/clouds', title: 'clouds', group: 'menuGovern', roles: [], icon: <ApartmentOutlined /> },
  { path: '/tenancies', title: 'tenancies', group: 'menuGovern', roles: [], icon: <BlockOutlined /> },
  { path: '/operations', title: 'operations', group: 'menuGovern', roles: [], icon: <ThunderboltOutlined /> },
  {
    path: '/policies',
    title: 'policies',
    group: 'menuGovern',
    roles: [...PLATFORM, 'security-admin'],
    icon: <SecurityScanOutlined />,
  },
  { path: '/transfers', title: 'transfers', group: 'menuGovern', roles: RECLAIMERS, icon: <SwapOutlined /> },
  { path: '/reclaim', title: 'reclaim', group: 'menuGovern', roles: RECLAIMERS, icon: <FieldTimeOutlined /> },
  {
    path: '/usage',
    title: 'usage',
    group: 'menuSettle',
    roles: [...DEPARTMENT, ...PLATFORM, 'finance'],
    icon: <DotChartOutlined />,
  },
  {
    path: '/statements',
    title: 'statements',
    group: 'menuSettle',
    roles: [...DEPARTMENT, 'finance', 'authority-approver', 'auditor'],
    icon: <AuditOutlined />,
  },
  {
    path: '/contracts',
    title: 'contracts',
    group: 'menuSettle',
    roles: [...DEPARTMENT, 'finance', 'authority-approver', 'auditor'],
    icon: <SolutionOutlined />,
  },
  {
    path: '/budget',
    title: 'budget',
    group: 'menuSettle',
    roles: [...DEPARTMENT, 'finance', 'authority-approver', 'auditor'],
    icon: <FundOutlined />,
  },
  {
    path: '/savings',
    title: 'savings',
    group: 'menuSettle',
    roles: [...DEPARTMENT, 'finance', 'authority-approver', 'auditor'],
    icon: <PayCircleOutlined />,
  },
  {
    path: '/reconciliation',
    title: 'reconciliation',
    group: 'menuSettle',
    roles: ['finance', ...PLATFORM],
    icon: <ReconciliationOutlined />,
  },
  {
    path: '/disputes',
    title: 'disputes',
    group: 'menuSettle',
    roles: [...DEPARTMENT, ...PLATFORM, 'finance'],
    icon: <MessageOutlined />,
  },
  {
    path: '/prices',
    title: 'prices',
    group: 'menuSettle',
    roles: [...DEPARTMENT, 'finance', 'authority-approver', 'auditor'],
    icon: <TagsOutlined />,
  },
  {
    path: '/people',
    title: 'people',
    group: 'menuSystem',
    roles: ['system-admin', 'security-admin', 'audit-admin', 'auditor'],
    icon: <TeamOutlined />,
  },
  {
    path: '/audit',
    title: 'audit',
    group: 'menuSystem',
    roles: ['auditor', 'audit-admin', 'department-approver'],
    icon: <SafetyCertificateOutlined />,
  },
  {
    path: '/keys',
    title: 'keys',
    group: 'menuSystem',
    roles: [...DEPARTMENT, 'platform-engineer', 'finance', 'auditor', 'security-admin'],
    icon: <KeyOutlined />,
  },
  {
    path: '/webhooks',
    title: 'webhooks',
    group: 'menuSystem',
    roles: ['department-approver', 'platform-engineer'],
    icon: <SendOutlined />,
  },
];

/** The page of the menu that `pathname` belongs to. */
export function pageAt(pathname: string): MenuPage | undefined {
  return PAGES.find(({ path }) =>
    path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`),
  );
}

import { createBrowserRouter, type RouteObject } from 'react-router';
import { AppLayout } from './layout.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { PageCrash } from './page-crash.tsx';

/** Each page is a chunk of its own, fetched when it is first opened. */
const pages: RouteObject[] = [
  {
    index: true,
    lazy: async () => ({ Component: (await import('../features/workbench/workbench-page.tsx')).WorkbenchPage }),
  },
  {
    path: 'catalogue',
    lazy: async () => ({ Component: (await import('../features/catalogue/catalogue-page.tsx')).CataloguePage }),
  },
  {
    path: 'catalogue/compare',
    lazy: async () => ({ Component: (await import('../features/catalogue/compare-page.tsx')).ComparePage }),
  },
  {
    path: 'catalogue/:item',
    lazy: async () => ({ Component: (await import('../features/catalogue/item-page.tsx')).ItemPage }),
  },
  {
    path: 'cart',
    lazy: async () => ({ Component: (await import('../features/cart/cart-page.tsx')).CartPage }),
  },
  {
    path: 'orders',
    lazy: async () => ({ Component: (await import('../features/orders/orders-page.tsx')).OrdersPage }),
  },
  {
    path: 'orders/new',
    lazy: async () => ({ Component: (await import('../features/orders/new/new-order-page.tsx')).NewOrderPage }),
  },
  {
    path: 'orders/:id',
    lazy: async () => ({ Component: (await import('../features/orders/detail/order-page.tsx')).OrderPage }),
  },
  {
    path: 'approvals',
    lazy: async () => ({ Component: (await import('../features/approvals/approvals-page.tsx')).ApprovalsPage }),
  },
  {
    path: 'approvals/delegations',
    lazy: async () => ({ Component: (await import('../features/approvals/delegations-page.tsx')).DelegationsPage }),
  },
  {
    path: 'approvals/figures',
    lazy: async () => ({ Component: (await import('../features/approvals/figures-page.tsx')).FiguresPage }),
  },
  {
    path: 'resources',
    lazy: async () => ({ Component: (await import('../features/resources/resources-page.tsx')).ResourcesPage }),
  },
  {
    path: 'resources/:id',
    lazy: async () => ({ Component: (await import('../features/resources/resource-page.tsx')).ResourcePage }),
  },
  {
    path: 'systems',
    lazy: async () => ({ Component: (await import('../features/systems/systems-page.tsx')).SystemsPage }),
  },
  {
    path: 'operations',
    lazy: async () => ({ Component: (await import('../features/operations/operations-page.tsx')).OperationsPage }),
  },
  {
    path: 'operations/drift',
    lazy: async () => ({ Component: (await import('../features/operations/drift/drift-page.tsx')).DriftPage }),
  },
  {
    path: 'operations/:id',
    lazy: async () => ({ Component: (await import('../features/operations/operation-page.tsx')).OperationPage }),
  },
  {
    path: 'policies',
    lazy: async () => ({ Component: (await import('../features/policies/findings-page.tsx')).FindingsPage }),
  },
  {
    path: 'policies/rules',
    lazy: async () => ({ Component: (await import('../features/policies/rules-page.tsx')).RulesPage }),
  },
  {
    path: 'policies/exemptions',
    lazy: async () => ({ Component: (await import('../features/policies/exemptions-page.tsx')).ExemptionsPage }),
  },
  {
    path: 'policies/automatic',
    lazy: async () => ({
      Component: (await import('../features/policies/automatic/automatic-rule-page.tsx')).AutomaticRulePage,
    }),
  },
  {
    path: 'policies/settings',
    lazy: async () => ({
      Component: (await import('../features/policies/setting-changes-page.tsx')).SettingChangesPage,
    }),
  },
  {
    path: 'policies/credentials',
    lazy: async () => ({ Component: (await import('../features/policies/credentials-page.tsx')).CredentialsPage }),
  },
  {
    path: 'clouds',
    lazy: async () => ({ Component: (await import('../features/clouds/clouds-page.tsx')).CloudsPage }),
  },
  {
    path: 'clouds/new',
    lazy: async () => ({ Component: (await import('../features/clouds/new/new-cloud-page.tsx')).NewCloudPage }),
  },
  {
    path: 'clouds/zones',
    lazy: async () => ({ Component: (await import('../features/clouds/zone-dictionary-page.tsx')).ZoneDictionaryPage }),
  },
  {
    path: 'clouds/:slug/edit',
    lazy: async () => ({ Component: (await import('../features/clouds/edit/edit-cloud-page.tsx')).EditCloudPage }),
  },
  {
    path: 'clouds/:slug/:tab?',
    lazy: async () => ({ Component: (await import('../features/clouds/detail/cloud-page.tsx')).CloudPage }),
  },
  {
    path: 'tenancies',
    lazy: async () => ({
      Component: (await import('../features/clouds/tenancies/tenancies-page.tsx')).TenanciesPage,
    }),
  },
  {
    path: 'tenancies/:id',
    lazy: async () => ({ Component: (await import('../features/clouds/tenancies/tenancy-page.tsx')).TenancyPage }),
  },
  {
    path: 'transfers',
    lazy: async () => ({ Component: (await import('../features/transfers/transfers-page.tsx')).TransfersPage }),
  },
  {
    path: 'transfers/:id',
    lazy: async () => ({ Component: (await import('../features/transfers/transfer-page.tsx')).TransferPage }),
  },
  {
    path: 'reclaim',
    lazy: async () => ({ Component: (await import('../features/reclaim/reclaim-page.tsx')).ReclaimPage }),
  },
  {
    path: 'reclaim/leases',
    lazy: async () => ({ Component: (await import('../features/reclaim/leases-page.tsx')).LeasesPage }),
  },
  {
    path: 'reclaim/calendar',
    lazy: async () => ({ Component: (await import('../features/reclaim/working-days-page.tsx')).WorkingDaysPage }),
  },
  { path: 'quota', lazy: async () => ({ Component: (await import('../features/quota/quota-page.tsx')).QuotaPage }) },
  {
    path: 'contracts',
    lazy: async () => ({ Component: (await import('../features/contracts/contracts-page.tsx')).ContractsPage }),
  },
  {
    path: 'contracts/:id',
    lazy: async () => ({ Component: (await import('../features/contracts/contract-page.tsx')).ContractPage }),
  },
  {
    path: 'usage',
    lazy: async () => ({ Component: (await import('../features/usage/usage-page.tsx')).UsagePage }),
  },
  {
    path: 'usage/refused',
    lazy: async () => ({ Component: (await import('../features/usage/refused-page.tsx')).RefusedPage }),
  },
  {
    path: 'usage/entries',
    lazy: async () => ({ Component: (await import('../features/usage/entries-page.tsx')).EntriesPage }),
  },
  {
    path: 'reconciliation',
    lazy: async () => ({
      Component: (await import('../features/reconciliation/reconciliation-page.tsx')).ReconciliationPage,
    }),
  },
  {
    path: 'disputes',
    lazy: async () => ({ Component: (await import('../features/disputes/disputes-page.tsx')).DisputesPage }),
  },
  {
    path: 'savings',
    lazy: async () => ({ Component: (await import('../features/savings/assets-page.tsx')).AssetsPage }),
  },
  {
    path: 'budget',
    lazy: async () => ({ Component: (await import('../features/budget/budget-page.tsx')).BudgetPage }),
  },
  {
    path: 'prices',
    lazy: async () => ({ Component: (await import('../features/prices/prices-page.tsx')).PricesPage }),
  },
  {
    path: 'prices/new',
    lazy: async () => ({ Component: (await import('../features/prices/publish-page.tsx')).PublishPage }),
  },
  {
    path: 'statements',
    lazy: async () => ({ Component: (await import('../features/statements/statements-page.tsx')).StatementsPage }),
  },
  {
    path: 'statements/:id',
    lazy: async () => ({ Component: (await import('../features/statements/statement-page.tsx')).StatementPage }),
  },
  {
    path: 'service-levels',
    lazy: async () => ({
      Component: (await import('../features/service-levels/service-levels-page.tsx')).ServiceLevelsPage,
    }),
  },
  { path: 'fleet', lazy: async () => ({ Component: (await import('../features/fleet/fleet-page.tsx')).FleetPage }) },
  {
    path: 'notices',
    lazy: async () => ({ Component: (await import('../features/notices/notices-page.tsx')).NoticesPage }),
  },
  {
    path: 'people',
    lazy: async () => ({ Component: (await import('../features/people/people-page.tsx')).PeoplePage }),
  },
  {
    path: 'sessions',
    lazy: async () => ({ Component: (await import('../features/sessions/sessions-page.tsx')).SessionsPage }),
  },
  {
    path: 'webhooks',
    lazy: async () => ({ Component: (await import('../features/webhooks/webhooks-page.tsx')).WebhooksPage }),
  },
  { path: 'keys', lazy: async () => ({ Component: (await import('../features/keys/keys-page.tsx')).KeysPage }) },
  { path: 'audit', lazy: async () => ({ Component: (await import('../features/audit/audit-page.tsx')).AuditPage }) },
  { path: 'help', lazy: async () => ({ Component: (await import('../features/help/help-page.tsx')).HelpPage }) },
  { path: '*', Component: NotFoundPage },
];

/** Between the first paint and the first page's chunk: nothing, for it is a few milliseconds. */
function NothingYet() {
  return null;
}

/** The console's addresses: first what anybody may read without a session. A page that throws is replaced alone; the frame stays. */
export function createRoutes() {
  return createBrowserRouter([
    {
      path: '/public/prices',
      ErrorBoundary: PageCrash,
      HydrateFallback: NothingYet,
      lazy: async () => ({ Component: (await import('../features/open-data/open-prices-page.tsx')).OpenPricesPage }),
    },
    {
      path: '/',
      Component: AppLayout,
      ErrorBoundary: PageCrash,
      HydrateFallback: NothingYet,
      children: pages.map((page) => ({ ...page, ErrorBoundary: PageCrash }) as RouteObject),
    },
  ]);
}

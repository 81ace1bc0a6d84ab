import { apiClientsRouter } from './routers/api-clients.ts';
import { approvalsRouter } from './routers/approvals.ts';
import { assetsRouter } from './routers/assets.ts';
import { auditRouter } from './routers/audit.ts';
import { breakGlassRouter } from './routers/break-glass.ts';
import { budgetsRouter } from './routers/budgets.ts';
import { cartsRouter } from './routers/carts.ts';
import { catalogueRouter } from './routers/catalogue.ts';
import { cloudDraftsRouter } from './routers/cloud-drafts.ts';
import { cloudsRouter } from './routers/clouds.ts';
import { complianceRouter } from './routers/compliance.ts';
import { contractsRouter } from './routers/contracts.ts';
import { creditNotesRouter } from './routers/credit-notes.ts';
import { disputesRouter } from './routers/disputes.ts';
import { driftRouter } from './routers/drift.ts';
import { evaluationRouter } from './routers/evaluation.ts';
import { fleetRouter } from './routers/fleet.ts';
import { meteringRouter } from './routers/metering.ts';
import { noticesRouter } from './routers/notices.ts';
import { orderSheetsRouter } from './routers/order-sheets.ts';
import { peopleRouter } from './routers/people.ts';
import { pricingRouter } from './routers/pricing.ts';
import { provisioningRouter } from './routers/provisioning.ts';
import { quotaRouter } from './routers/quota.ts';
import { ratingRouter } from './routers/rating.ts';
import { reclaimRouter } from './routers/reclaim.ts';
import { reconciliationRouter } from './routers/reconciliation.ts';
import { requestsRouter } from './routers/requests.ts';
import { resourcesRouter } from './routers/resources.ts';
import { serviceLevelsRouter } from './routers/service-levels.ts';
import { sessionRouter } from './routers/session.ts';
import { settlementRouter } from './routers/settlement.ts';
import { templatesRouter } from './routers/templates.ts';
import { tenancyRouter } from './routers/tenancy.ts';
import { transfersRouter } from './routers/transfers.ts';
import { webhooksRouter } from './routers/webhooks.ts';
import { router } from './trpc.ts';

/** Every procedure of the console: one router per aggregate. */
export const appRouter = router({
  apiClients: apiClientsRouter,
  approvals: approvalsRouter,
  audit: auditRouter,
  breakGlass: breakGlassRouter,
  assets: assetsRouter,
  budgets: budgetsRouter,
  reconciliation: reconciliationRouter,
  carts: cartsRouter,
  catalogue: catalogueRouter,
  cloudDrafts: cloudDraftsRouter,
  clouds: cloudsRouter,
  compliance: complianceRouter,
  contracts: contractsRouter,
  creditNotes: creditNotesRouter,
  disputes: disputesRouter,
  drift: driftRouter,
  evaluation: evaluationRouter,
  fleet: fleetRouter,
  metering: meteringRouter,
  notices: noticesRouter,
  orderSheets: orderSheetsRouter,
  people: peopleRouter,
  pricing: pricingRouter,
  provisioning: provisioningRouter,
  quota: quotaRouter,
  rating: ratingRouter,
  reclaim: reclaimRouter,
  requests: requestsRouter,
  resources: resourcesRouter,
  serviceLevels: serviceLevelsRouter,
  session: sessionRouter,
  settlement: settlementRouter,
  templates: templatesRouter,
  tenancy: tenancyRouter,
  transfers: transfersRouter,
  webhooks: webhooksRouter,
});

/** What the web imports, as a type only. */
export type AppRouter = typeof appRouter;

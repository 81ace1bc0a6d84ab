import { approvals as approvalsEn } from './en-US/approvals.ts';
import { audit as auditEn } from './en-US/audit.ts';
import { budget as budgetEn } from './en-US/budget.ts';
import { catalogue as catalogueEn } from './en-US/catalogue.ts';
import { clouds as cloudsEn } from './en-US/clouds.ts';
import { contracts as contractsEn } from './en-US/contracts.ts';
import { disputes as disputesEn } from './en-US/disputes.ts';
import { drift as driftEn } from './en-US/drift.ts';
import { fleet as fleetEn } from './en-US/fleet.ts';
import { frame as frameEn } from './en-US/frame.ts';
import { help as helpEn } from './en-US/help.ts';
import { how as howEn } from './en-US/how.ts';
import { keys as keysEn } from './en-US/keys.ts';
import { notices as noticesEn } from './en-US/notices.ts';
import { openData as openDataEn } from './en-US/open-data.ts';
import { operations as operationsEn } from './en-US/operations.ts';
import { orders as ordersEn } from './en-US/orders.ts';
import { people as peopleEn } from './en-US/people.ts';
import { policies as policiesEn } from './en-US/policies.ts';
import { prices as pricesEn } from './en-US/prices.ts';
import { quota as quotaEn } from './en-US/quota.ts';
import { reclaim as reclaimEn } from './en-US/reclaim.ts';
import { reconciliation as reconciliationEn } from './en-US/reconciliation.ts';
import { resources as resourcesEn } from './en-US/resources.ts';
import { savings as savingsEn } from './en-US/savings.ts';
import { serviceLevels as serviceLevelsEn } from './en-US/service-levels.ts';
import { sessions as sessionsEn } from './en-US/sessions.ts';
import { shop as shopEn } from './en-US/shop.ts';
import { signIn as signInEn } from './en-US/sign-in.ts';
import { spec as specEn } from './en-US/spec.ts';
import { statements as statementsEn } from './en-US/statements.ts';
import { systems as systemsEn } from './en-US/systems.ts';
import { tenancies as tenanciesEn } from './en-US/tenancies.ts';
import { transfers as transfersEn } from './en-US/transfers.ts';
import { ui as uiEn } from './en-US/ui.ts';
import { usage as usageEn } from './en-US/usage.ts';
import { webhooks as webhooksEn } from './en-US/webhooks.ts';
import { words as wordsEn } from './en-US/words.ts';
import { workbench as workbenchEn } from './en-US/workbench.ts';
import { approvals } from './zh-CN/approvals.ts';
import { audit } from './zh-CN/audit.ts';
import { budget } from './zh-CN/budget.ts';
import { catalogue } from './zh-CN/catalogue.ts';
import { clouds } from './zh-CN/clouds.ts';
import { contracts } from './zh-CN/contracts.ts';
import { disputes } from './zh-CN/disputes.ts';
import { drift } from './zh-CN/drift.ts';
import { fleet } from './zh-CN/fleet.ts';
import { frame } from './zh-CN/frame.ts';
import { help } from './zh-CN/help.ts';
import { how } from './zh-CN/how.ts';
import { keys } from './zh-CN/keys.ts';
import { notices } from './zh-CN/notices.ts';
import { openData } from './zh-CN/open-data.ts';
import { operations } from './zh-CN/operations.ts';
import { orders } from './zh-CN/orders.ts';
import { people } from './zh-CN/people.ts';
import { policies } from './zh-CN/policies.ts';
import { prices } from './zh-CN/prices.ts';
import { quota } from './zh-CN/quota.ts';
import { reclaim } from './zh-CN/reclaim.ts';
import { reconciliation } from './zh-CN/reconciliation.ts';
import { resources } from './zh-CN/resources.ts';
import { savings } from './zh-CN/savings.ts';
import { serviceLevels } from './zh-CN/service-levels.ts';
import { sessions } from './zh-CN/sessions.ts';
import { shop } from './zh-CN/shop.ts';
import { signIn } from './zh-CN/sign-in.ts';
import { spec } from './zh-CN/spec.ts';
import { statements } from './zh-CN/statements.ts';
import { systems } from './zh-CN/systems.ts';
import { tenancies } from './zh-CN/tenancies.ts';
import { transfers } from './zh-CN/transfers.ts';
import { ui } from './zh-CN/ui.ts';
import { usage } from './zh-CN/usage.ts';
import { webhooks } from './zh-CN/webhooks.ts';
import { words } from './zh-CN/words.ts';
import { workbench } from './zh-CN/workbench.ts';

/** Every text on screen, by area: Chinese is the source, English has the same keys (by type and by test). */
export const TEXTS = {
  'zh-CN': {
    web: {
      approvals,
      audit,
      budget,
      contracts,
      catalogue,
      clouds,
      disputes,
      how,
      drift,
      fleet,
      frame,
      help,
      keys,
      notices,
      openData,
      operations,
      orders,
      people,
      policies,
      prices,
      quota,
      reclaim,
      reconciliation,
      resources,
      savings,
      serviceLevels,
      sessions,
      shop,
      signIn,
      spec,
      statements,
      systems,
      tenancies,
      transfers,
      ui,
      usage,
      webhooks,
      words,
      workbench,
    },
  },
  'en-US': {
    web: {
      approvals: approvalsEn,
      audit: auditEn,
      budget: budgetEn,
      contracts: contractsEn,
      catalogue: catalogueEn,
      clouds: cloudsEn,
      disputes: disputesEn,
      how: howEn,
      drift: driftEn,
      fleet: fleetEn,
      frame: frameEn,
      help: helpEn,
      keys: keysEn,
      notices: noticesEn,
      openData: openDataEn,
      operations: operationsEn,
      orders: ordersEn,
      people: peopleEn,
      policies: policiesEn,
      prices: pricesEn,
      quota: quotaEn,
      reclaim: reclaimEn,
      reconciliation: reconciliationEn,
      resources: resourcesEn,
      savings: savingsEn,
      serviceLevels: serviceLevelsEn,
      sessions: sessionsEn,
      shop: shopEn,
      signIn: signInEn,
      spec: specEn,
      statements: statementsEn,
      systems: systemsEn,
      tenancies: tenanciesEn,
      transfers: transfersEn,
      ui: uiEn,
      usage: usageEn,
      webhooks: webhooksEn,
      words: wordsEn,
      workbench: workbenchEn,
    },
  },
} as const;

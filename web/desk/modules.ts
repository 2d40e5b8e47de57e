import { claimsModule } from './benefits/claims/module.ts';
import { decisionsModule } from './benefits/decisions/module.ts';
import { fundsModule } from './benefits/funds/module.ts';
import { massRunsModule } from './benefits/mass-runs/module.ts';
import { paymentsModule } from './benefits/payments/module.ts';
import { policyVersionsModule } from './benefits/policy-versions/module.ts';
import { publicationsModule } from './benefits/publications/module.ts';
import { recoveriesModule } from './benefits/recoveries/module.ts';
import { intakeModule } from './edge/intake/module.ts';
import { catalogueModule } from './law/reference/module.ts';
import type { DeskModule } from './module.ts';
import { appealsModule } from './outcomes/appeals/module.ts';
import { cataloguesModule } from './outcomes/catalogues/module.ts';
import { deliveriesModule } from './outcomes/deliveries/module.ts';
import { ledgersModule } from './outcomes/ledgers/module.ts';
import { notificationsModule } from './outcomes/notifications/module.ts';
import { outreachModule } from './outcomes/outreach/module.ts';
import { homeModule } from './outcomes/reporting/module.ts';
import { retentionModule } from './outcomes/retention/module.ts';
import { supervisionModule } from './outcomes/supervision/module.ts';
import { visitsModule } from './outcomes/visits/module.ts';
import { accountsModule } from './platform/access/module.ts';
import { calendarModule } from './platform/approvals/module.ts';
import { jobsModule } from './platform/jobs/module.ts';
import { journalModule } from './platform/journal/module.ts';
import { householdsModule } from './registry/households/module.ts';
import { needsModule } from './registry/needs/module.ts';
import { organisationsModule } from './registry/organisations/module.ts';
import { ownAccountsModule } from './registry/own-accounts/module.ts';
import { payeesModule } from './registry/payees/module.ts';
import { personsModule } from './registry/persons/module.ts';
import { privacyModule } from './registry/privacy/module.ts';
import { classesModule } from './training/classes/module.ts';
import { evidenceModule } from './training/evidence/module.ts';
import { examsModule } from './training/exams/module.ts';
import { onlineTrainingModule } from './training/online-training/module.ts';
import { openingsModule } from './training/openings/module.ts';
import { villageDeliveryModule } from './training/village-delivery/module.ts';
import { workForTrainingModule } from './training/work-for-training/module.ts';

/** Every module of the staff pages, in the order of the navigation. */
export const deskModules: readonly DeskModule[] = [
  homeModule,
  notificationsModule,
  deliveriesModule,
  intakeModule,
  classesModule,
  openingsModule,
  villageDeliveryModule,
  examsModule,
  evidenceModule,
  onlineTrainingModule,
  workForTrainingModule,
  claimsModule,
  decisionsModule,
  publicationsModule,
  appealsModule,
  supervisionModule,
  needsModule,
  householdsModule,
  visitsModule,
  ledgersModule,
  outreachModule,
  personsModule,
  ownAccountsModule,
  privacyModule,
  organisationsModule,
  payeesModule,
  fundsModule,
  paymentsModule,
  recoveriesModule,
  catalogueModule,
  cataloguesModule,
  retentionModule,
  policyVersionsModule,
  massRunsModule,
  journalModule,
  accountsModule,
  jobsModule,
  calendarModule,
];

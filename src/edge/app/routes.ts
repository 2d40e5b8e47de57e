import { claimRoutes, grantsBeside, loadClaimSettings, namesOfLines } from '../../benefits/claims/index.ts';
import { decisionRoutes, followClaim } from '../../benefits/decisions/index.ts';
import { type EntitlementDeps, entitlementRoutes } from '../../benefits/entitlements/index.ts';
import { fundRoutes } from '../../benefits/funds/index.ts';
import { massRunRoutes } from '../../benefits/mass-runs/index.ts';
import { claimProgress, paymentRoutes } from '../../benefits/payments/index.ts';
import { policyVersionRoutes } from '../../benefits/policy-versions/index.ts';
import { hidePublished, publicationRoutes, runningPublications } from '../../benefits/publications/index.ts';
import { offsetsOfLines, recoveriesOfLines, recoveryRoutes } from '../../benefits/recoveries/index.ts';
import type { Policies } from '../../law/policy/index.ts';
import { catalogueRoutes } from '../../law/reference/index.ts';
import { APPEAL_DAYS, appealRoutes } from '../../outcomes/appeals/index.ts';
import { LiveBook, listedPlatforms, openCatalogueRoutes } from '../../outcomes/catalogues/index.ts';
import { deliveryRoutes } from '../../outcomes/deliveries/index.ts';
import { ledgerRoutes } from '../../outcomes/ledgers/index.ts';
import { notificationRoutes } from '../../outcomes/notifications/index.ts';
import { outreachRoutes } from '../../outcomes/outreach/index.ts';
import { reportingRoutes } from '../../outcomes/reporting/index.ts';
import { retentionRoutes } from '../../outcomes/retention/index.ts';
import { disputeRoutes } from '../../outcomes/supervision/index.ts';
import { visitRoutes } from '../../outcomes/visits/index.ts';
import { accessRoutes, fillRandom, type RouteTable, type SmsSender } from '../../platform/access/index.ts';
import { calendarRoutes } from '../../platform/approvals/index.ts';
import { type FileStore, fileRoutes } from '../../platform/files/index.ts';
import { type JobDefinition, jobRoutes } from '../../platform/jobs/index.ts';
import type { Clock } from '../../platform/kernel/index.ts';
import { homeOf, householdRoutes } from '../../registry/households/index.ts';
import { needRoutes } from '../../registry/needs/index.ts';
import {
  creditCodeRoutes,
  organisationChangeRoutes,
  organisationDirectory,
  organisationMoveRoutes,
  organisationRoutes,
} from '../../registry/organisations/index.ts';
import { ownAccountRoutes } from '../../registry/own-accounts/index.ts';
import { heldChanges, payeeRoutes } from '../../registry/payees/index.ts';
import {
  duplicateRoutes,
  mergeRoutes,
  personMoveRoutes,
  personRoutes,
} from '../../registry/persons/index.ts';
import { helps, privacyRoutes } from '../../registry/privacy/index.ts';
import { assessmentRoutes } from '../../training/assessment/index.ts';
import { attendanceRoutes } from '../../training/attendance/index.ts';
import { classRoutes } from '../../training/classes/index.ts';
import { confirmationRoutes } from '../../training/confirmations/index.ts';
import { evidenceRoutes } from '../../training/evidence/index.ts';
import { examRoutes } from '../../training/exams/index.ts';
import { onlineTrainingRoutes, type PlatformProbe } from '../../training/online-training/index.ts';
import { openingRoutes, publicOpenings } from '../../training/openings/index.ts';
import { villageDeliveryRoutes } from '../../training/village-delivery/index.ts';
import { employmentRoutes } from '../../training/work-for-training/index.ts';
import { bankFiles } from '../bank/index.ts';
import { type Demonstration, demonstrationRoutes } from '../demonstration/index.ts';
import { intakeRoutes, lawOfRegion } from '../intake/index.ts';
import { followCalendar } from './calendar-followers.ts';
import { assessmentFollowers, classFollowers, evidenceFollowers } from './class-followers.ts';
import { dossierParts } from './dossier-parts.ts';
import { dutyLists } from './duty-lists.ts';
import { figuresRoutes } from './figures-routes.ts';
import { tellHelped } from './helped-acts.ts';
import { journalRoutes, lookRoutes } from './journal-routes.ts';
import { workOfLater } from './later-work.ts';
import { listFollowers } from './list-followers.ts';
import { personFollowers } from './person-followers.ts';
import { policyRoutes } from './policy-routes.ts';
import { joinTables } from './route-tables.ts';
import { readUpload, tableFiles } from './table-files.ts';

/** What the route tables of the modules are made from, besides the context that every call carries. */
export interface RouteDeps {
  readonly policies: Policies;
  /** The machine's own time. */
  readonly wallClock: Clock;
  readonly demonstration: Demonstration | null;
  /** Where the journal's heads are anchored; null when nowhere. */
  readonly anchorFile: string | null;
  /** Where attached files lie. */
  readonly files: FileStore;
  readonly jobs: readonly JobDefinition[];
  /** What sends messages to phones; null where nothing does. */
  readonly sms: SmsSender | null;
  /** The address by which people reach this system; links in messages begin with it. */
  readonly siteUrl: () => string;
  /** Asks online platforms whether they answer. */
  readonly probe: PlatformProbe;
}

const MOST_PUBLICATIONS = 500;

/** The open catalogues as they stand, with what later modules show in them. */
export function openBook({ policies, wallClock }: Pick<RouteDeps, 'policies' | 'wallClock'>): LiveBook {
  return new LiveBook({
    policies,
    wallClock,
    openings: publicOpenings,
    publications: async (tx, today) =>
      (await runningPublications(tx, today, { after: null, limit: MOST_PUBLICATIONS })).rows,
  });
}

const hideInPublications: Parameters<typeof privacyRoutes>[0]['hide'] = async (act, personId, shown) => {
  await hidePublished(act.tx, personId, shown);
};
/** What is known of a person's rights when she enrols, also on a helper's phone. */
const entitlementsOf = ({ policies }: Pick<RouteDeps, 'policies'>): EntitlementDeps => ({
  policies,
  grantsOf: (act, lines) => grantsBeside(act, lines, null),
});

const BANK = bankFiles({ read: readUpload, write: tableFiles.write });

/** Where a class is taught, what shows that it was, at the school and online, and how it was examined. */
const ofTeaching = ({ probe }: Pick<RouteDeps, 'probe'>) => ({
  ...villageDeliveryRoutes,
  ...examRoutes({ followers: assessmentFollowers }),
  ...confirmationRoutes,
  ...evidenceRoutes(evidenceFollowers),
  ...onlineTrainingRoutes({ probe, platforms: listedPlatforms, files: tableFiles }),
});

/** Every module's routes in one table. The request pipeline compares it with the permission table, row by row. */
export function allRoutes(deps: RouteDeps, book = openBook(deps)): RouteTable {
  const law = lawOfRegion(deps.policies);
  const { vocabulary } = deps.policies;
  const followers = personFollowers(vocabulary);
  const decisions = { policies: deps.policies, reviewDays: APPEAL_DAYS.lodge };
  return joinTables(
    accessRoutes({
      isDemonstration: () => deps.demonstration !== null,
      organisations: organisationDirectory,
      sms: deps.sms,
      boundWork: [heldChanges],
    }),
    fileRoutes(deps),
    jobRoutes(deps),
    calendarRoutes({ follow: followCalendar }),
    demonstrationRoutes(deps),
    journalRoutes(deps),
    lookRoutes,
    policyRoutes(deps),
    figuresRoutes(),
    personRoutes({ vocabulary, followers }),
    duplicateRoutes(),
    mergeRoutes(followers),
    personMoveRoutes(),
    organisationRoutes(),
    creditCodeRoutes(),
    organisationChangeRoutes(),
    organisationMoveRoutes(),
    payeeRoutes(),
    householdRoutes(),
    ownAccountRoutes({ isDemonstration: () => deps.demonstration !== null, sms: deps.sms, helps }),
    needRoutes({ vocabulary, files: tableFiles, lists: dutyLists, homes: { homeOf } }),
    privacyRoutes({ hide: hideInPublications }),
    ledgerRoutes({ vocabulary, files: tableFiles }),
    catalogueRoutes(),
    classRoutes({ policyFor: law.inForce, followers: classFollowers, dossier: dossierParts(vocabulary) }),
    openingRoutes,
    entitlementRoutes(entitlementsOf(deps)),
    attendanceRoutes({ ...deps, fill: fillRandom }),
    assessmentRoutes({ followers: assessmentFollowers }),
    ofTeaching(deps),
    employmentRoutes({ followers: listFollowers }),
    fundRoutes({ subjects: { 'claim-line': namesOfLines } }),
    claimRoutes({
      policies: deps.policies,
      progress: { ...claimProgress, lineRecoveries: recoveriesOfLines, lineOffsets: offsetsOfLines },
      follow: (act, claimId) => followClaim(act, decisions, claimId),
    }),
    decisionRoutes(decisions),
    publicationRoutes({ policies: deps.policies, files: tableFiles }),
    paymentRoutes({ policies: deps.policies, bank: BANK }),
    policyVersionRoutes({
      policies: deps.policies,
      settings: loadClaimSettings(),
      files: tableFiles,
    }),
    massRunRoutes({ policies: deps.policies, files: tableFiles, cases: recoveriesOfLines }),
    recoveryRoutes(deps),
    appealRoutes,
    visitRoutes({ ...deps, entitlements: entitlementsOf(deps), tell: tellHelped(deps) }),
    disputeRoutes,
    openCatalogueRoutes(book, tableFiles),
    notificationRoutes,
    deliveryRoutes,
    retentionRoutes,
    outreachRoutes({ ...deps, files: tableFiles }),
    reportingRoutes({ ...deps, laterWork: workOfLater }),
    intakeRoutes({ law, policies: deps.policies }),
  );
}

import type { z } from 'zod';
import type { Law } from '../../benefits/claims/index.ts';
import type { Actor, Role } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { addDays, type Ciphers, type Clock, weekdayOf } from '../../platform/kernel/index.ts';
import type { workListReply } from './contract.ts';
import { bucketOf } from './rules.ts';
import { overdueReviews } from './service-overdue.ts';
import { attendanceMissing } from './store-first.ts';
import { mattersFor } from './store-matters.ts';
import { recoveriesToDecide, recoveriesToFollow, recoveryProposals } from './store-recoveries.ts';
import {
  accountChanges,
  batchesAt,
  claimReviews,
  claimsWithLines,
  classChanges,
  classesWithoutClaim,
  classReviews,
  grantsToDecide,
  grantsToPropose,
  objectionsAt,
  openProposals,
  openSignals,
  payeesToRelease,
  policyVersionsToApprove,
  policyVersionsToSign,
  publicationsToClose,
  releasesToDecide,
  returnedClasses,
  returnedOrders,
  returnedPolicyVersions,
  takenDown,
  typedReturns,
  type WorkRow,
} from './store-work.ts';
import { claimProposals, decisionsToIssue } from './store-work-decisions.ts';
import { platformKeysToDecide, signsAt } from './store-work-evidence.ts';
import { examsFor } from './store-work-exams.ts';
import { movesToDecide } from './store-work-moves.ts';
import { newEnrolments, seatsToTakeIn } from './store-work-openings.ts';
import {
  campaignsToDecide,
  catalogueChangesToDecide,
  creditCodesToConfirm,
  deliveriesToDecide,
  listChangesToDecide,
  organisationChangesToDecide,
  protectionsToDecide,
  retentionToDecide,
  suspensionsToDecide,
} from './store-work-organisations.ts';
import { escalatedSteps } from './store-work-overdue.ts';
import {
  adjustmentsToDecide,
  correctionsToDecide,
  factsMissing,
  mergesToDecide,
  outcomesToReview,
  ownAccountsToCheck,
} from './store-work-persons.ts';
import { pursesToChoose, pursesToDecide } from './store-work-purses.ts';
import { ownFactsMissing } from './views-own-facts.ts';
import { certificatesWithoutClaim } from './views-work-certificates.ts';

/** Who reads what, when, under which law. */
export interface Reporter {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly clock: Clock;
  readonly ciphers: Ciphers;
  readonly law: Law;
  /** What later modules have waiting for the reader. */
  readonly later?: ((reader: Pick<Reporter, 'tx' | 'actor' | 'clock'>) => Promise<WorkRow[]>) | undefined;
}

const APPROVED = ['approved', 'published', 'payable', 'paying', 'settled'];

type Readers = (reporter: Reporter) => readonly (() => Promise<WorkRow[]>)[];

/** What each role has to do, one reader a kind of work. */
const READERS: Readonly<Partial<Record<Role, Readers>>> = {
  'county-handler': handlerWork,
  'county-first-reviewer': ({ tx, clock, actor }) => [
    () => escalatedSteps(tx, clock.today(), 'county-first-reviewer'),
    () => classReviews(tx, clock.today(), 'first-review'),
    () => classChanges(tx, clock.today(), 'first-review'),
    () => movesToDecide(tx, clock.today(), 'out'),
    () => outcomesToReview(tx, clock.today(), 'first-review'),
    () => adjustmentsToDecide(tx, clock.today()),
    () => claimReviews(tx, clock.today(), 'first-review'),
    () => claimProposals(tx),
    () => releasesToDecide(tx),
    () => payeesToRelease(tx),
    () => takenDown(tx),
    () => campaignsToDecide(tx),
    () => objectionsAt(tx, clock.today(), 'objection-propose', 'open'),
    () => openSignals(tx, actor.displayName),
    () => recoveriesToDecide(tx, clock.today(), actor.accountId),
    () => recoveryProposals(tx, clock.today(), actor.accountId, ['change', 'instalments']),
  ],
  'county-second-reviewer': ({ tx, clock, actor }) => [
    () => escalatedSteps(tx, clock.today(), 'county-second-reviewer'),
    () => classReviews(tx, clock.today(), 'second-review'),
    () => classChanges(tx, clock.today(), 'second-review'),
    () => outcomesToReview(tx, clock.today(), 'second-review'),
    () => claimReviews(tx, clock.today(), 'second-review'),
    () => claimProposals(tx),
    () => releasesToDecide(tx),
    () => payeesToRelease(tx),
    () => takenDown(tx),
    () => grantsToDecide(tx),
    () => suspensionsToDecide(tx),
    () => creditCodesToConfirm(tx),
    () => organisationChangesToDecide(tx),
    () => catalogueChangesToDecide(tx),
    () => signsAt(tx, 'evidence-sign-decide', ['proposed', 'taking-back']),
    () => platformKeysToDecide(tx),
    () => protectionsToDecide(tx),
    () => retentionToDecide(tx),
    () => listChangesToDecide(tx),
    () => campaignsToDecide(tx),
    () => movesToDecide(tx, clock.today(), 'out'),
    () => objectionsAt(tx, clock.today(), 'objection-settle', 'proposed'),
    () => batchesAt(tx, clock.today(), 'payment-approve', 'draft'),
    () => batchesAt(tx, clock.today(), 'payment-cancel', 'cancel-proposed'),
    () => typedReturns(tx, clock.today()),
    () => accountChanges(tx, clock.today()),
    () => correctionsToDecide(tx, clock.today()),
    () => mergesToDecide(tx, clock.today()),
    () => openProposals(tx, clock.today()),
    () => pursesToDecide(tx, clock.today()),
    () => policyVersionsToApprove(tx, clock.today()),
    () => openSignals(tx, actor.displayName),
    () => recoveriesToDecide(tx, clock.today(), actor.accountId),
    () => recoveryProposals(tx, clock.today(), actor.accountId),
  ],
  finance: ({ tx, clock, actor }) => [
    () => policyVersionsToSign(tx, clock.today()),
    () => pursesToChoose(tx),
    () => pursesToDecide(tx, clock.today()),
    () => claimsWithLines(tx, 'payment-prepare', APPROVED, ['payable']),
    () => batchesAt(tx, clock.today(), 'payment-export', 'approved'),
    () => batchesAt(tx, clock.today(), 'payment-bank-return', 'sent'),
    () => returnedOrders(tx),
    () => recoveryProposals(tx, clock.today(), actor.accountId, ['receipt', 'reversal']),
    () => recoveriesToFollow(tx, clock.today()),
  ],
  'city-viewer': (reporter) => [
    ...overdueReviews(reporter),
    () => deliveriesToDecide(reporter.tx, reporter.clock.today()),
  ],
  'province-viewer': overdueReviews,
  auditor: overdueReviews,
  teacher: ({ tx, clock }) => [() => attendanceMissing(tx, clock.today())],
  'institution-administrator': filerWork,
  employer: filerWork,
  'assessment-body': (reporter) => [
    () => examsFor(reporter, reporter.clock.today()),
    ...claimsOfMaker(reporter.tx),
  ],
};

function handlerWork(reporter: Reporter): readonly (() => Promise<WorkRow[]>)[] {
  const { tx, clock, actor } = reporter;
  return [
    () => claimReviews(tx, clock.today(), 'accept'),
    () => examsFor(reporter, clock.today()),
    () => objectionsAt(tx, clock.today(), 'objection-accept', 'received'),
    () => objectionsAt(tx, clock.today(), 'objection-propose', 'open'),
    () => openSignals(tx, actor.displayName),
    () => signsAt(tx, 'evidence-sign-judge', ['open']),
    () => grantsToPropose(tx),
    () => decisionsToIssue(tx),
    () => claimsWithLines(tx, 'publication-open', APPROVED, ['granted']),
    () => publicationsToClose(tx, clock.today()),
    () => classesWithoutClaim(tx, clock.today()),
    () => certificatesWithoutClaim(reporter),
    () => factsMissing(tx),
    () => adjustmentsToDecide(tx, clock.today()),
    () => ownAccountsToCheck(tx),
    () => returnedPolicyVersions(tx),
    () => organisationChangesToDecide(tx),
    () => movesToDecide(tx, clock.today(), 'in'),
    () => recoveriesToFollow(tx, clock.today()),
  ];
}

function filerWork(reporter: Reporter): readonly (() => Promise<WorkRow[]>)[] {
  const { tx, clock } = reporter;
  return [
    () => returnedClasses(tx),
    () => seatsToTakeIn(tx, clock.today()),
    () => examsFor(reporter, clock.today()),
    () => newEnrolments(tx, clock.today()),
    () => classesWithoutClaim(tx, clock.today()),
    () => certificatesWithoutClaim(reporter),
    () => ownFactsMissing(reporter),
    ...claimsOfMaker(tx),
  ];
}

/** Claims that lie with the organisation they are made for: to hand in, or to correct. */
const claimsOfMaker = (tx: Tx): readonly (() => Promise<WorkRow[]>)[] => [
  () => claimsWithLines(tx, 'claim-confirm', ['generated'], ['computed', 'frozen']),
  () => claimsWithLines(tx, 'claim-correct', ['returned'], ['computed', 'frozen', 'incomplete']),
];

const BUCKETS = ['overdue', 'today', 'this-week', 'later', 'no-deadline'] as const;

/** 今日待办: what this person must do, most urgent first. */
export async function workList(reporter: Reporter): Promise<z.input<typeof workListReply>> {
  const today = reporter.clock.today();
  const endOfWeek = addDays(today, (7 - weekdayOf(today)) % 7);
  const rows: WorkRow[] = [];
  const { role } = reporter.actor;
  // One connection: the readers run one after another.
  for (const readOne of (role && READERS[role]?.(reporter)) || []) rows.push(...(await readOne()));
  rows.push(...(await mattersFor(reporter)), ...((await reporter.later?.(reporter)) ?? []));
  const shown = rows.map((row) => {
    const due =
      row.dueOn === null || row.workingDaysLeft === null
        ? null
        : { dueOn: row.dueOn, workingDaysLeft: row.workingDaysLeft, clause: row.clause };
    return {
      kind: row.kind,
      who: row.who ?? '',
      what: row.what,
      count: row.count,
      amountFen: row.amountFen,
      since: row.since?.toISOString() ?? null,
      due,
      bucket: bucketOf(due, today, endOfWeek),
      clause: row.clause,
      link: { type: row.linkType, id: row.linkId, parentId: null },
    };
  });
  const urgency = (row: (typeof shown)[number]) =>
    `${BUCKETS.indexOf(row.bucket)} ${row.due?.dueOn ?? ''} ${row.since ?? ''}`;
  const count = (bucket: (typeof BUCKETS)[number]) => shown.filter((row) => row.bucket === bucket).length;
  return {
    rows: shown.sort((a, b) => (urgency(a) < urgency(b) ? -1 : 1)),
    overdue: count('overdue'),
    today: count('today'),
    thisWeek: count('this-week'),
  };
}

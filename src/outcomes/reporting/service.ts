import type { z } from 'zod';
import { claimLineView, type Law } from '../../benefits/claims/index.ts';
import { budgetViews } from '../../benefits/funds/index.ts';
import { unclaimedOfPerson } from '../../benefits/mass-runs/index.ts';
import { claimProgress } from '../../benefits/payments/index.ts';
import { offsetsOfLines, recoveriesOfLines } from '../../benefits/recoveries/index.ts';
import type { Actor, Role } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { addDays, type Ciphers, type Clock, type PersonId, weekdayOf } from '../../platform/kernel/index.ts';
import { factEntries, factsOf, numbersOf, personViews, unansweredBy } from '../../registry/persons/index.ts';
import type { explainReply, overviewReply, workerReply, workListReply } from './contract.ts';
import { arrivedThisYear, bucketOf, workerItem } from './rules.ts';
import { overdueReviews } from './service-overdue.ts';
import {
  type ClaimedRow,
  claimedPeople,
  classesByMonth,
  linesOfPerson,
  moneyOfLine,
  recordOfLine,
  taughtPeople,
  trainingsOf,
  type UnusualRow,
  unusual,
} from './store.ts';
import { attendanceMissing } from './store-first.ts';
import { mattersFor } from './store-matters.ts';
import {
  recoveriesOfPerson,
  recoveriesToDecide,
  recoveriesToFollow,
  recoveryProposals,
} from './store-recoveries.ts';
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
import { movesToDecide } from './store-work-moves.ts';
import {
  catalogueChangesToDecide,
  creditCodesToConfirm,
  organisationChangesToDecide,
  suspensionsToDecide,
} from './store-work-organisations.ts';
import { escalatedSteps } from './store-work-overdue.ts';
import { correctionsToDecide, factsMissing, mergesToDecide, outcomesToReview } from './store-work-persons.ts';
import { pursesToChoose, pursesToDecide } from './store-work-purses.ts';
import { ownFactsMissing } from './views-own-facts.ts';
import { certificatesWithoutClaim } from './views-work-certificates.ts';

/** What later modules know of a line. */
const PROGRESS = { ...claimProgress, lineRecoveries: recoveriesOfLines, lineOffsets: offsetsOfLines };

/** Who reads what, when, under which law. */
export interface Reporter {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly clock: Clock;
  readonly ciphers: Ciphers;
  readonly law: Law;
  /** What later modules have waiting for the reader. */
  readonly later?: ((reader: Pick<Reporter, 'tx' | 'actor'>) => Promise<WorkRow[]>) | undefined;
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
    () => claimReviews(tx, clock.today(), 'first-review'),
    () => claimProposals(tx),
    () => releasesToDecide(tx),
    () => payeesToRelease(tx),
    () => takenDown(tx),
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
  'city-viewer': overdueReviews,
  'province-viewer': overdueReviews,
  auditor: overdueReviews,
  teacher: ({ tx, clock }) => [() => attendanceMissing(tx, clock.today())],
  'institution-administrator': filerWork,
  employer: filerWork,
  'assessment-body': ({ tx }) => claimsOfMaker(tx),
};

function handlerWork(reporter: Reporter): readonly (() => Promise<WorkRow[]>)[] {
  const { tx, clock, actor } = reporter;
  return [
    () => claimReviews(tx, clock.today(), 'accept'),
    () => objectionsAt(tx, clock.today(), 'objection-accept', 'received'),
    () => objectionsAt(tx, clock.today(), 'objection-propose', 'open'),
    () => openSignals(tx, actor.displayName),
    () => grantsToPropose(tx),
    () => decisionsToIssue(tx),
    () => claimsWithLines(tx, 'publication-open', APPROVED, ['granted']),
    () => publicationsToClose(tx, clock.today()),
    () => classesWithoutClaim(tx, clock.today()),
    () => certificatesWithoutClaim(reporter),
    () => factsMissing(tx),
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

const UNUSUAL_WORDS: Readonly<Record<string, string>> = {
  R06: '人开班当月有单位参保，补贴暂缓待核查',
  R07: '人公安登记已死亡或注销户口，未生成补贴行，请核实冒名',
  R15: '人出勤不足或没有考勤，补贴暂缓待核查',
  R19: '人收款账户与他人相同，补贴暂缓待核查',
  R31: '人证书早于结业日发出，补贴暂缓待核查',
  incomplete: '人还缺部门事实，暂时无法核定',
  'payment-returned': '笔付款被银行退回，待更正重付',
  'objection-open': '条公示异议待处理',
  'review-overdue': '件审核超过时限',
};

/** The county at a glance: from enrolment to payment, the money, the classes, and what is unusual. */
export async function overview(reporter: Reporter, year: number): Promise<z.input<typeof overviewReply>> {
  const { tx, clock, actor, law } = reporter;
  const taught = await taughtPeople(tx, year, law.settings.of('default').attendancePercent);
  const { classes, workForTraining, certificates } = await claimedPeople(tx, year);
  const budgets = actor.organisationId === null ? await budgetViews(tx, year) : [];
  return {
    year,
    asOf: clock.now().toISOString(),
    funnel: [
      { stage: 'enrolled', count: taught.enrolled, amountFen: null },
      { stage: 'trained', count: taught.trained, amountFen: null },
      { stage: 'certified', count: taught.certified, amountFen: null },
      ...claimStages(classes),
    ],
    workForTraining: workForTraining.claimed === 0 ? [] : claimStages(workForTraining),
    certificates: certificates.claimed === 0 ? [] : claimStages(certificates),
    money: budgets.map(({ divisionCode: _, version: __, ...budget }) => budget),
    classesByMonth: await classesByMonth(tx, year),
    unusual: (await unusual(tx, clock.today())).map(unusualView),
  };
}

function claimStages(row: ClaimedRow): z.input<typeof overviewReply>['funnel'] {
  return [
    { stage: 'claimed', count: row.claimed, amountFen: null },
    { stage: 'entitled', count: row.entitled, amountFen: row.entitledFen },
    { stage: 'published', count: row.published, amountFen: row.publishedFen },
    { stage: 'paid', count: row.paid, amountFen: row.paidFen },
  ];
}

function unusualView(row: UnusualRow): z.input<typeof overviewReply>['unusual'][number] {
  const type =
    row.code === 'payment-returned' ? 'payment' : row.code === 'objection-open' ? 'objection' : 'claim';
  return {
    code: row.code,
    message: `${row.count} ${UNUSUAL_WORDS[row.code] ?? '项待核查'}`,
    count: row.count,
    link: row.linkId === null ? null : { type, id: row.linkId, parentId: null },
  };
}

/** One page that explains one person's subsidy; undefined when the person is not there for this reader. */
export async function explainPerson(
  reporter: Reporter,
  personId: PersonId,
): Promise<z.input<typeof explainReply> | undefined> {
  const { tx, clock, ciphers, law, actor } = reporter;
  const person = (await personViews(tx, [personId])).get(personId);
  if (!person) return undefined;
  const facts = (await factsOf(tx, ciphers, [personId])).get(personId) ?? [];
  const lines: z.input<typeof explainReply>['lines'] = [];
  const numbers = await numbersOf(tx, personId);
  for (const key of await linesOfPerson(tx, numbers)) {
    const view = await claimLineView(
      { tx, actor, today: clock.today(), law, ciphers, progress: PROGRESS },
      key.claimId,
      key.claimLineId,
    );
    if (!view) continue;
    const money = await moneyOfLine(tx, key.claimLineId);
    const record = await recordOfLine(tx, key);
    lines.push({
      claimId: view.claimId,
      claimNumber: view.claimNumber,
      claimLineId: view.claimLineId,
      benefit: view.benefit,
      subjectName: view.subject.name,
      payeeName: view.payee.name,
      status: view.status,
      disposition: view.disposition,
      amountFen: view.amountFen,
      determination: view.determination,
      history: view.history,
      lifecycle: view.lifecycle,
      signals: view.signals.map(({ rule, message, status }) => ({ rule, message, status })),
      record: record.map((row) => ({ ...row, at: row.at.toISOString() })),
      money: money.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() })),
    });
  }
  const { name, idNumberMasked, documentKind, sex, birthOn } = person;
  return {
    person: { personId, name, idNumberMasked, documentKind, sex, birthOn },
    asOf: clock.now().toISOString(),
    facts: facts.map((fact) => ({
      kind: fact.kind,
      sourceDepartment: fact.sourceDepartment,
      knownOn: fact.knownOn,
      isCurrent: true,
      entries: factEntries(fact, law.policies.vocabulary),
    })),
    unanswered: unansweredBy(facts),
    trainings: await trainingsOf(tx, numbers),
    lines,
  };
}

/** The same for the person herself, in plain words; read in her own scope. */
export async function workerSubsidies(
  reporter: Reporter,
  personId: PersonId,
): Promise<z.input<typeof workerReply> | undefined> {
  const { tx, clock, ciphers, law, actor } = reporter;
  const person = (await personViews(tx, [personId])).get(personId);
  if (!person) return undefined;
  const items: z.input<typeof workerReply>['items'] = [];
  for (const key of await linesOfPerson(tx, [personId])) {
    const view = await claimLineView(
      { tx, actor, today: clock.today(), law, ciphers, progress: PROGRESS },
      key.claimId,
      key.claimLineId,
    );
    if (view) items.push(workerItem(view, law.policies.vocabulary));
  }
  const { name, idNumberMasked } = person;
  return {
    person: { personId, name, idNumberMasked },
    today: clock.today(),
    thisYear: arrivedThisYear(items, clock.today()),
    items,
    unclaimed: await unclaimedOf(reporter, personId),
    recoveries: await recoveriesView(tx, personId),
    trainings: await trainingsOf(tx, [personId]),
  };
}

async function recoveriesView(
  tx: Tx,
  personId: PersonId,
): Promise<z.input<typeof workerReply>['recoveries']> {
  return (await recoveriesOfPerson(tx, personId)).map(({ recoveryId: _, payeeKind, ...row }) => ({
    ...row,
    paidTo: payeeKind === 'trainee' ? 'you' : 'organisation',
  }));
}

/** What a run over the whole county found for her and nobody has claimed. */
async function unclaimedOf(
  { tx, ciphers, law }: Reporter,
  personId: PersonId,
): Promise<z.input<typeof workerReply>['unclaimed']> {
  return (await unclaimedOfPerson({ tx, ciphers, policies: law.policies }, personId)).map(
    ({ determinationId, benefit, subjectName, amountFen, reason }) => ({
      determinationId,
      benefit,
      className: subjectName,
      amountFen,
      ...reason,
    }),
  );
}

import type { z } from 'zod';
import { claimLineView } from '../../benefits/claims/index.ts';
import { budgetViews } from '../../benefits/funds/index.ts';
import { unclaimedOfPerson } from '../../benefits/mass-runs/index.ts';
import { claimProgress } from '../../benefits/payments/index.ts';
import { offsetsOfLines, recoveriesOfLines } from '../../benefits/recoveries/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId } from '../../platform/kernel/index.ts';
import { factEntries, factsOf, numbersOf, personViews, unansweredBy } from '../../registry/persons/index.ts';
import type { explainReply, overviewReply, workerReply } from './contract.ts';
import { arrivedThisYear, workerItem } from './rules.ts';
import type { Reporter } from './service-work.ts';
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
import { recoveriesOfPerson } from './store-recoveries.ts';

/** What later modules know of a line. */
const PROGRESS = { ...claimProgress, lineRecoveries: recoveriesOfLines, lineOffsets: offsetsOfLines };

const UNUSUAL_WORDS: Readonly<Record<string, string>> = {
  R06: '人开班当月有单位参保，补贴暂缓待核查',
  R07: '人公安登记已死亡或注销户口，未生成补贴行，请核实冒名',
  R15: '人出勤不足或没有考勤，补贴暂缓待核查',
  R19: '人收款账户与他人相同，补贴暂缓待核查',
  R31: '人证书早于结业日发出，补贴暂缓待核查',
  incomplete: '人还缺部门事实，暂时无法核定',
  'payment-returned': '笔付款被银行退回，待更正重付',
  'objection-open': '条公示异议待处理',
  'review-overdue': '件审核超过时限，在县里审核人那里',
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

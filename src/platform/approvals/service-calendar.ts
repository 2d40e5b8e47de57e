import type { z } from 'zod';
import {
  type Act,
  type Actor,
  allowedIn,
  allowedOf,
  leadsTo,
  NOT_FOUND,
  VERSION_CONFLICT,
} from '../access/index.ts';
import type { Tx } from '../db/index.ts';
import {
  beginning,
  canDo,
  done,
  type LocalDate,
  nextOf,
  type Result,
  refusal,
  refused,
  type Uuid,
  yearOf,
} from '../kernel/index.ts';
import { lunarYears } from './calendar.ts';
import type { Decision } from './contract.ts';
import type { calendarActReply, calendarReply, proposalsReply } from './contract-calendar.ts';
import { CALENDAR } from './machine-calendar.ts';
import {
  type Arrangement,
  arrangedDays,
  arrangementRefusals,
  daysFixedByLaw,
  isNoticeDue,
} from './rules-calendar.ts';
import { openCase, performStep } from './service.ts';
import { dueDaysBefore, moveDueDays } from './service-due-days.ts';
import {
  findDays,
  findProposals,
  findProvisionalFrom,
  insertProposal,
  lockProposal,
  updateProposal,
  writeArrangedDays,
} from './store-calendar.ts';

/** The calendar belongs to no division; its reviews stand at the root. */
const EVERYWHERE = 'd00';

const YEAR_UNKNOWN = refusal(
  'calendar-year-unknown',
  '只能载入今年和以后的年份，且不晚于系统能推算农历的年份。请核对年份。',
  '/year',
);
const PROPOSAL_WAITING = leadsTo(
  'calendar.decide',
  refusal(
    'calendar-proposal-waiting',
    '这一年已有一份等待复核的放假安排。请安全管理员先在“工作日历”同意或退回，再提交新的。',
    '/year',
  ),
);
const ALREADY_DECIDED = refusal('calendar-decided', '这份放假安排已经有了结论。请刷新“工作日历”查看。');

/** What else rests on working days follows an approved year, and tells how many days it moved. */
export type DaysFollower = (act: Act, documentNumber: string) => Promise<number>;

type ActReply = z.infer<typeof calendarActReply>;

/**
 * Enters a year from the State Council's notice; nothing changes until another person approves it. Refuses what
 * contradicts the law or itself, `calendar-year-unknown` and `calendar-proposal-waiting`.
 */
export async function proposeCalendar(
  act: Act,
  proposed: Arrangement & { readonly documentNumber: string },
): Promise<Result<ActReply>> {
  const lunar = lunarYears().get(proposed.year);
  if (lunar === undefined || proposed.year < yearOf(act.clock.today())) return refused(YEAR_UNKNOWN);
  const refusals = arrangementRefusals(proposed, daysFixedByLaw(proposed.year, lunar));
  if (refusals.length > 0) return refused(...refusals);
  const proposalId = act.ids.uuid();
  const status = beginning(CALENDAR, 'calendar.propose');
  const isNew = await insertProposal(
    act.tx,
    { ...proposed, proposalId, status },
    { accountId: act.actor.accountId, at: act.clock.now() },
  );
  if (!isNew) return refused(PROPOSAL_WAITING);
  const opened = await openCase(act, {
    subjectType: 'calendar',
    subjectId: proposalId,
    divisionPath: act.actor.divisionPath ?? EVERYWHERE,
    organisationId: null,
    step: 'prepare',
    nextStep: 'approve',
    due: null,
  });
  if (!opened.ok) return opened;
  await act.record({
    event: 'calendar-proposed',
    objectType: 'calendar',
    objectId: proposalId,
    detail: { year: proposed.year, documentNumber: proposed.documentNumber },
  });
  return done({ proposalId, status, version: 1 });
}

/**
 * Another person's decision: approved, the year is final from now on, and the deadlines of open reviews that rest on
 * its days are counted again, each move recorded; so does what `follow` moves. Refuses `four-eyes`, `opinion-required`,
 * `version-conflict` and `calendar-decided`.
 */
export async function decideCalendar(
  act: Act,
  proposalId: Uuid,
  decided: {
    readonly version: number;
    readonly decision: Exclude<Decision, 'returned'>;
    readonly opinion?: string | undefined;
  },
  follow: DaysFollower,
): Promise<Result<ActReply>> {
  const proposal = await lockProposal(act.tx, proposalId);
  if (proposal === undefined) return refused(NOT_FOUND);
  if (!canDo(CALENDAR, proposal.status, 'calendar.decide')) return refused(ALREADY_DECIDED);
  if (proposal.version !== decided.version) return refused(VERSION_CONFLICT);
  const performed = await performStep(act, {
    subjectType: 'calendar',
    subjectId: proposalId,
    step: 'approve',
    decision: decided.decision,
    opinion: decided.opinion,
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  const status = nextOf(CALENDAR, proposal.status, 'calendar.decide', decided.decision);
  await updateProposal(
    act.tx,
    { proposalId, status },
    { accountId: act.actor.accountId, at: act.clock.now() },
  );
  const { year, documentNumber } = proposal;
  let moved = 0;
  if (status === 'approved') {
    const days = arrangedDays(proposal);
    const before = await dueDaysBefore(act, days);
    await writeArrangedDays(act.tx, proposalId, { documentNumber, days });
    moved = (await moveDueDays(act, before, documentNumber)) + (await follow(act, documentNumber));
  }
  await act.record({
    event: 'calendar-decided',
    objectType: 'calendar',
    objectId: proposalId,
    detail: { year, documentNumber, decision: decided.decision, dueDaysMoved: moved },
  });
  return done({ proposalId, status, version: proposal.version + 1 });
}

/** A year as pages show it: the days that are not what their weekday says. */
export async function calendarOf(
  tx: Tx,
  today: LocalDate,
  year: number,
): Promise<z.infer<typeof calendarReply>> {
  const days = await findDays(tx, year);
  const provisionalFrom = await findProvisionalFrom(tx);
  return {
    year,
    provisionalFrom,
    isNoticeDue: isNoticeDue(today, provisionalFrom),
    days: days
      .filter(({ name }) => name !== null)
      .map(({ day, isWorking, name, isProvisional }) => ({ day, isWorking, name, isProvisional })),
    sources: [...new Set(days.map(({ source }) => source))],
  };
}

/** The proposal for a year that waits for its decision. */
export async function waitingCalendar(
  tx: Tx,
  year: number,
): Promise<{ proposalId: Uuid; version: number } | undefined> {
  return (await findProposals(tx)).find((row) => row.year === year && row.status === 'proposed');
}

/** The proposals, the newest first, each with what this actor may do with it. */
export async function calendarProposals(tx: Tx, actor: Actor): Promise<z.infer<typeof proposalsReply>> {
  return {
    rows: (await findProposals(tx)).map((row) => ({
      ...row,
      holidays: row.holidays.map((holiday) => ({ ...holiday })),
      proposedAt: row.proposedAt.toISOString(),
      decidedAt: row.decidedAt?.toISOString() ?? null,
      allowed: allowedIn(CALENDAR, row.status, actor),
    })),
    allowed: allowedOf(actor, ['calendar.propose']),
  };
}

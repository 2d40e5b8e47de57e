import { type Act, NOT_FOUND, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { workingDaysAfter } from '../../platform/approvals/index.ts';
import {
  beginning,
  canDo,
  done,
  type LocalDate,
  nextOf,
  type Result,
  refused,
  statusesFor,
  type Uuid,
  yearOf,
} from '../../platform/kernel/index.ts';
import {
  CLAIM,
  type ClaimSettingsBook,
  claimantOf,
  freezeSharedCertificates,
  LINE,
  lockClaims,
  moveLines,
  settingsIn,
} from '../claims/index.ts';
import { standardText } from '../determination/index.ts';
import { nextNumber } from '../funds/index.ts';
import { PUBLICATION } from './machine.ts';
import { isOver, REFUSALS } from './rules.ts';
import { extendWhenShort } from './service-last-days.ts';
import {
  insertPublication,
  insertPublicationLines,
  lockPublication,
  type PublicationStatus,
  setPublicationStatus,
  showableLines,
  staffLines,
} from './store.ts';

const NO_LINES = { payableLines: 0, contestedLines: 0 } as const;

export interface OpenedPublication {
  readonly publicationId: Uuid;
  readonly number: string;
  readonly lineCount: number;
  readonly startsOn: LocalDate;
  readonly lastDay: LocalDate;
}

/**
 * Publishes every granted line of approved claims: unit, name, masked number, benefit, standard, amount, for the working
 * days of the notice's settings (the day of opening not counted). Refuses `claim-not-approved`, `nothing-to-publish`,
 * `calendar-too-short`.
 */
export async function openPublication(
  act: Act,
  settings: ClaimSettingsBook,
  opened: { claimIds: readonly Uuid[]; title: string },
): Promise<Result<OpenedPublication>> {
  const claims = await lockClaims(act.tx, [...new Set(opened.claimIds)]);
  const [first] = claims;
  if (!first || claims.length !== new Set(opened.claimIds).size) return refused(NOT_FOUND);
  const unapproved = claims.filter((claim) => !canDo(CLAIM, claim.status, 'publications.open'));
  if (unapproved.length > 0) return refused(REFUSALS.notApproved(unapproved.map((claim) => claim.number)));
  const classIds = claims.flatMap(({ classId }) => (classId === null ? [] : [classId]));
  await freezeSharedCertificates(act, classIds);
  const lines = await showableLines(
    act.tx,
    claims.map((claim) => claim.claimId),
    statusesFor(LINE, 'publish'),
  );
  if (lines.length === 0) return refused(REFUSALS.nothingGranted);
  const startsOn = act.clock.today();
  let workingDays = 0;
  for (const { policyId, divisionCode } of claims) {
    const { publicationDays } = await settingsIn(act.tx, settings, { policyId, divisionCode }, startsOn);
    workingDays = Math.max(workingDays, publicationDays);
  }
  const lastDay = await workingDaysAfter(act.tx, startsOn, workingDays);
  if (!lastDay.ok) return lastDay;
  const series = `N${first.divisionCode}-${yearOf(startsOn)}`;
  const publication = {
    publicationId: act.ids.uuid(),
    number: `${series}-${String(await nextNumber(act.tx, series)).padStart(4, '0')}`,
    title: opened.title,
    divisionCode: first.divisionCode,
    divisionPath: first.divisionPath,
    startsOn,
    lastDay: lastDay.value,
    workingDays,
    openedAt: act.clock.now(),
    status: beginning(PUBLICATION, 'publications.open'),
  };
  await insertPublication(act.tx, { ...publication, openedBy: act.actor.accountId });
  await insertPublicationLines(
    act.tx,
    publication,
    lines.map((line, index) => ({
      ...line,
      lineNo: index + 1,
      unitName: claimantOf(line).name,
      standardText: standardText(line.standard, line.quantity),
    })),
  );
  await moveLines(
    act.tx,
    lines.map((line) => ({ ...line, from: line.status, by: 'publish' })),
  );
  await act.record({
    event: 'publication-opened',
    objectType: 'publication',
    objectId: publication.publicationId,
    divisionPath: publication.divisionPath,
    detail: { number: publication.number, lines: lines.length, lastDay: publication.lastDay },
  });
  const { publicationId, number } = publication;
  return done({ publicationId, number, lineCount: lines.length, startsOn, lastDay: lastDay.value });
}

/**
 * Ends a publication once its last day has passed: lines without an open objection may be paid, the others stay. One
 * that is short of its working days, since a year was approved late, runs on instead. Refuses `calendar-too-short`, `publication-running`, `version-conflict`, `wrong-status`.
 */
export async function closePublication(
  act: Act,
  publicationId: Uuid,
  version: number,
): Promise<
  Result<{
    publicationId: Uuid;
    status: PublicationStatus;
    version: number;
    extendedTo: LocalDate | null;
    payableLines: number;
    contestedLines: number;
  }>
> {
  const publication = await lockPublication(act.tx, publicationId);
  if (!publication) return refused(NOT_FOUND);
  if (publication.version !== version) return refused(VERSION_CONFLICT);
  if (!canDo(PUBLICATION, publication.status, 'publications.close')) return refused(REFUSALS.notOpen);
  if (!isOver(publication, act.clock.today())) return refused(REFUSALS.stillRunning(publication.lastDay));
  const extended = await extendWhenShort(act, publicationId);
  if (!extended.ok) return extended;
  if (extended.value !== null) {
    const { status } = publication;
    return done({ publicationId, status, version: version + 1, extendedTo: extended.value, ...NO_LINES });
  }
  const shown = (await staffLines(act.tx, publicationId)).filter((line) =>
    canDo(LINE, line.status, 'end-publication'),
  );
  const moves = shown.map((line) => ({
    claimId: line.claimId,
    personId: line.personId,
    claimLineId: line.claimLineId,
    from: line.status,
    by: 'end-publication' as const,
    choice: line.openObjections > 0 ? 'objected' : 'unobjected',
  }));
  await moveLines(act.tx, moves);
  const status = nextOf(PUBLICATION, publication.status, 'publications.close');
  if (!(await setPublicationStatus(act.tx, publication, status))) return refused(VERSION_CONFLICT);
  const contestedLines = moves.filter((move) => move.choice === 'objected').length;
  const payableLines = moves.length - contestedLines;
  await act.record({
    event: 'publication-closed',
    objectType: 'publication',
    objectId: publicationId,
    divisionPath: publication.divisionPath,
    detail: { number: publication.number, payable: payableLines, contested: contestedLines },
  });
  return done({
    publicationId,
    status,
    version: version + 1,
    extendedTo: null,
    payableLines,
    contestedLines,
  });
}

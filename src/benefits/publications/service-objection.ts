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
  type Uuid,
} from '../../platform/kernel/index.ts';
import {
  type ClaimSettingsBook,
  LINE,
  type LineStatus,
  lockClaims,
  lockLines,
  moveLines,
  refusePublishedLine,
} from '../claims/index.ts';
import { OBJECTION, PUBLICATION } from './machine.ts';
import { isOver, REFUSALS } from './rules.ts';
import { findPublication, publishedLine } from './store.ts';
import {
  insertObjection,
  listObjections,
  lockObjection,
  type ObjectionStatus,
  otherOpenObjections,
  settleObjectionRow,
} from './store-objections.ts';

export interface RaisedObjection {
  readonly lineNo: number;
  readonly content: string;
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
}

/**
 * Anybody objects to one line of a running publication; that line alone waits. Refuses `publication-over`,
 * `no-such-line`, `calendar-too-short`.
 */
export async function raiseObjection(
  act: Act,
  settings: ClaimSettingsBook,
  publicationId: Uuid,
  raised: RaisedObjection,
): Promise<Result<{ objectionId: Uuid; dueOn: LocalDate }>> {
  const publication = await findPublication(act.tx, publicationId);
  if (!publication || !canDo(PUBLICATION, publication.status, 'object')) return refused(NOT_FOUND);
  if (isOver(publication, act.clock.today())) return refused(REFUSALS.periodOver(publication.lastDay));
  const line = await publishedLine(act.tx, publicationId, raised.lineNo);
  if (!line) return refused(REFUSALS.noSuchLine);
  const due = await workingDaysAfter(act.tx, act.clock.today(), settings.of('default').objectionDays);
  if (!due.ok) return due;
  const objectionId = act.ids.uuid();
  await insertObjection(act.tx, {
    ...line,
    objectionId,
    publicationId,
    divisionPath: publication.divisionPath,
    content: raised.content,
    objectorName: raised.name || null,
    objectorPhoneCipher: raised.phone
      ? act.ciphers.encrypt(`objection.objector_phone_cipher.${objectionId}`, raised.phone)
      : null,
    raisedAt: act.clock.now(),
    dueOn: due.value,
    status: beginning(OBJECTION, 'raise'),
  });
  await act.record({
    event: 'objection-raised',
    objectType: 'objection',
    objectId: objectionId,
    divisionPath: publication.divisionPath,
    detail: { publication: publication.number, lineNo: raised.lineNo },
  });
  return done({ objectionId, dueOn: due.value });
}

/**
 * Settles an objection. Upheld: the line is refused and its money freed. Dismissed: it goes on where it was - still
 * published, or payable once the publication has ended and nobody else objects. Refuses `wrong-status`,
 * `version-conflict`.
 */
export async function settleObjection(
  act: Act,
  objectionId: Uuid,
  settled: { version: number; decision: 'upheld' | 'dismissed'; outcome: string },
): Promise<Result<{ objectionId: Uuid; status: ObjectionStatus; lineStatus: LineStatus; version: number }>> {
  if (!(await lockObjection(act.tx, objectionId))) return refused(NOT_FOUND);
  const filter = { status: null, publicationId: null, objectionId, after: null, limit: 1 };
  const [objection] = (await listObjections(act.tx, act.clock.today(), filter)).rows;
  if (!objection) return refused(NOT_FOUND);
  if (objection.version !== settled.version) return refused(VERSION_CONFLICT);
  if (!canDo(OBJECTION, objection.status, 'objections.settle')) return refused(REFUSALS.objectionSettled);
  const [claim] = await lockClaims(act.tx, [objection.claimId]);
  const [line] = await lockLines(act.tx, [objection]);
  if (!claim || !line) return refused(NOT_FOUND);
  if (!canDo(LINE, line.status, 'answer-objection')) return refused(REFUSALS.lineGone);
  const status = nextOf(OBJECTION, objection.status, 'objections.settle', settled.decision);
  const saved = await settleObjectionRow(act.tx, {
    objectionId,
    version: objection.version,
    status,
    outcome: settled.outcome,
    settledAt: act.clock.now(),
  });
  if (!saved) return refused(VERSION_CONFLICT);
  let lineStatus: LineStatus = line.status;
  const dismissed = objection.publicationStatus === 'open' ? 'running' : 'over';
  if (status === 'upheld' && canDo(LINE, line.status, 'answer-objection', 'upheld')) {
    const fallen = await refusePublishedLine(act, claim, line, `公示异议成立：${settled.outcome}`);
    if (!fallen.ok) return fallen;
    lineStatus = fallen.value;
  } else if (
    status === 'dismissed' &&
    canDo(LINE, line.status, 'answer-objection', dismissed) &&
    (await otherOpenObjections(act.tx, objection)) === 0
  ) {
    const move = { from: line.status, by: 'answer-objection', choice: dismissed } as const;
    const { claimId, personId, claimLineId } = objection;
    await moveLines(act.tx, [{ claimId, personId, claimLineId, ...move }]);
    lineStatus = nextOf(LINE, move.from, move.by, move.choice);
  }
  await act.record({
    event: 'objection-settled',
    objectType: 'objection',
    objectId: objectionId,
    divisionPath: claim.divisionPath,
    detail: { publication: objection.publicationNumber, decision: settled.decision, lineStatus },
  });
  return done({ objectionId, status, lineStatus, version: objection.version + 1 });
}

import { type Act, accountsBehind, NOT_FOUND } from '../../platform/access/index.ts';
import { attachFiles, marksOfStaged } from '../../platform/files/index.ts';
import {
  beginning,
  canDo,
  done,
  type LocalDate,
  nextOf,
  type Refusal,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { classToOpen } from '../classes/index.ts';
import type { AddInput, ItemStatus } from './contract.ts';
import { EVIDENCE_ITEM } from './machine.ts';
import type { EvidenceFollowers } from './ports.ts';
import { lackOf, REFUSALS } from './rules.ts';
import { type ItemRow, insertItems, lockItem, sessionsOfClass, withdrawRow } from './store.ts';

type HeldClass = NonNullable<Awaited<ReturnType<typeof classToOpen>>>;

/** Held: approved, or over. What is only filed has not been taught. */
const HELD: readonly string[] = ['approved', 'completed'];

/**
 * A teacher, an institution or an employer adds evidence of a half day of its class: several files or videos at once, each a
 * piece of its own, or a log, or what was handed out. Refuses `not-found`, `class-not-held`, `outside-class`, `not-yet`,
 * `no-such-session`, what the kind lacks, `not-a-photo`, `file-not-staged`. Nothing of a refused batch is kept, the files wait.
 */
export async function addEvidence(
  act: Act,
  classId: Uuid,
  added: AddInput,
): Promise<Result<{ itemIds: Uuid[] }>> {
  const lack = lackOf(added);
  if (lack) return refused(lack);
  const held = await classToOpen(act.tx, classId);
  if (!held) return refused(NOT_FOUND);
  const fault = await faultOf(act, held, added);
  if (fault) return refused(fault);
  const items = await itemsFor(act, held, added);
  if (!items.ok) return items;
  await insertItems(act.tx, items.value);
  const { organisationId, divisionPath } = held;
  for (const { itemId, fileId } of items.value) {
    if (fileId === null) continue;
    const place = { divisionPath, organisationId };
    const subject = { subjectType: 'evidence-item', subjectId: itemId, ...place };
    const attached = await attachFiles(act, [fileId], subject);
    if (!attached.ok) return attached;
  }
  const { kind, taughtOn } = added;
  await act.record({
    event: 'evidence-added',
    objectType: 'training-class',
    objectId: classId,
    ...{ divisionPath, organisationId },
    detail: { kind, taughtOn, half: added.half ?? null, pieces: items.value.length },
  });
  return done({ itemIds: items.value.map(({ itemId }) => itemId) });
}

async function faultOf(act: Act, held: HeldClass, added: AddInput): Promise<Refusal | undefined> {
  if (!HELD.includes(held.status)) return REFUSALS.classNotHeld;
  const last = held.endedEarlyOn ?? held.endOn;
  if (added.taughtOn < held.startOn || added.taughtOn > last)
    return REFUSALS.outsideClass(held.startOn, last);
  if (added.taughtOn > act.clock.today()) return REFUSALS.notYet;
  if (added.sessionNo === undefined) return undefined;
  const sessions = await sessionsOfClass(act.tx, held.classId);
  const isThere = sessions.some(
    ({ sessionNo, taughtOn }) => sessionNo === added.sessionNo && taughtOn === added.taughtOn,
  );
  return isThere ? undefined : REFUSALS.noSuchSession;
}

type NewItem = Omit<ItemRow, 'withdrawnReason'>;
const NO_FILE = { fileId: null, contentIndex: null, pictureHashes: null, cameraTime: null } as const;
const NO_VIDEO = { videoName: null, videoStart: null, videoSeconds: null, videoDigest: null } as const;

async function itemsFor(act: Act, held: HeldClass, added: AddInput): Promise<Result<NewItem[]>> {
  const common = {
    classId: held.classId,
    organisationId: held.organisationId,
    divisionPath: held.divisionPath,
    kind: added.kind,
    taughtOn: added.taughtOn as LocalDate,
    half: added.half ?? null,
    sessionNo: added.sessionNo ?? null,
    said: added.said ?? null,
    place: added.place ?? null,
    latitude: added.latitude ?? null,
    longitude: added.longitude ?? null,
    copies: added.kind === 'material-handed-out' ? (added.copies ?? null) : null,
    status: beginning(EVIDENCE_ITEM, 'evidence.add'),
    recordedAt: act.clock.now(),
    recordedBy: act.actor.accountId,
  };
  const piece = (of: Pick<NewItem, keyof typeof NO_FILE | keyof typeof NO_VIDEO>): NewItem => ({
    ...common,
    ...of,
    itemId: act.ids.uuid(),
  });
  const { fileIds = [], videos = [] } = added;
  if (videos.length > 0)
    return done(
      videos.map(({ name, start, seconds, digest }) =>
        piece({ ...NO_FILE, videoName: name, videoStart: start, videoSeconds: seconds, videoDigest: digest }),
      ),
    );
  if (fileIds.length === 0) return done([piece({ ...NO_FILE, ...NO_VIDEO })]);
  const marks = new Map((await marksOfStaged(act, fileIds)).map((mark) => [mark.fileId as string, mark]));
  const isPdf = (fileId: string) => marks.get(fileId)?.mediaType === 'application/pdf';
  if (added.kind === 'photo' && fileIds.some(isPdf)) return refused(REFUSALS.notAPhoto);
  return done(
    [...new Set(fileIds)].map((fileId) => {
      const known = marks.get(fileId);
      return piece({
        ...NO_VIDEO,
        fileId: fileId as Uuid,
        contentIndex: known?.contentIndex ?? null,
        pictureHashes: known?.pictureHashes ?? null,
        cameraTime: known?.cameraTime ?? null,
      });
    }),
  );
}

/**
 * Whoever added a piece takes it back and says why; it stays to be read. Refuses `not-found`, `wrong-status`,
 * `not-the-maker`, `class-claimed` once a claim of the class is confirmed.
 */
export async function withdrawEvidence(
  act: Act,
  followers: Pick<EvidenceFollowers, 'claimOf'>,
  itemId: Uuid,
  reason: string,
): Promise<Result<{ itemId: Uuid; status: ItemStatus }>> {
  const item = await lockItem(act.tx, itemId);
  if (!item) return refused(NOT_FOUND);
  if (!canDo(EVIDENCE_ITEM, item.status, 'evidence.withdraw')) return refused(REFUSALS.alreadyWithdrawn);
  const behind = await accountsBehind(act.tx, [item.recordedBy]);
  if (!behind.get(item.recordedBy)?.includes(act.actor.accountId)) return refused(REFUSALS.notMaker);
  if (await followers.claimOf(act.tx, item.classId)) return refused(REFUSALS.claimed);
  const status = nextOf(EVIDENCE_ITEM, item.status, 'evidence.withdraw');
  await withdrawRow(act.tx, itemId, { status, at: act.clock.now(), reason });
  await act.record({
    event: 'evidence-withdrawn',
    objectType: 'evidence-item',
    objectId: itemId,
    divisionPath: item.divisionPath,
    organisationId: item.organisationId,
    reason,
    detail: { classId: item.classId, kind: item.kind, taughtOn: item.taughtOn },
  });
  return done({ itemId, status });
}

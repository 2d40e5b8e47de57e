import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import { inScope } from '../../platform/db/index.ts';
import {
  addDays,
  beginning,
  canDo,
  done,
  nextOf,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { classToOpen } from '../classes/index.ts';
import { faultyHours } from '../online-training/index.ts';
import { EVIDENCE_SIGN } from './machine.ts';
import { photosAgain } from './rules-photos.ts';
import { type Found, guessed, MarkReader, onceEach, teacherTwice, videoShort } from './rules-signs.ts';
import { limitOf, SIGNS } from './signs-book.ts';
import {
  type Asked,
  guessesOf,
  insertSigns,
  type KnownSign,
  knownSigns,
  lessonsOf,
  lockFinding,
  marksOf,
  type NewSign,
  type PlacedPhoto,
  photosOf,
  placesOfClasses,
  renewSigns,
  taughtAt,
  videosOf,
} from './store-find.ts';
import { addSignStep } from './store-signs.ts';

/** How long after its day a class is still looked through every night. */
const LOOKED_DAYS = 120;
/** Photos that came within these days are compared again; a night that was missed is made up for. */
const FRESH_DAYS = 7;
const DAY_MS = 86_400_000;

export interface Finding {
  readonly found: number;
  /** New ones, and those that opened again. */
  readonly fresh: number;
}

/**
 * Looks a class through now. What was found before is found once; what was cleared opens again by new facts alone; what waits
 * for a second person or was confirmed stays as it is. Refuses `not-found`.
 */
export async function findInClass(act: Act, classId: Uuid): Promise<Result<Finding>> {
  const held = await classToOpen(act.tx, classId);
  if (!held) return refused(NOT_FOUND);
  const own = act.actor.scope;
  // People and teachers of a class may be in classes of other counties: what is found there is found here too.
  const finding = await inScope(act.tx, { of: { kind: 'system' }, own }, () => find(act, { classId }));
  await act.record({
    event: 'evidence-signs-found',
    objectType: 'training-class',
    objectId: classId,
    divisionPath: held.divisionPath,
    detail: { found: finding.found, fresh: finding.fresh },
  });
  return done({ found: finding.found, fresh: finding.fresh });
}

/** Looks all classes of the last months through, for the night; leaves a line a county in which something is new. */
export async function findInAll(act: Act): Promise<Finding> {
  const { found, fresh, byCounty } = await find(act, { since: addDays(act.clock.today(), -LOOKED_DAYS) });
  for (const [divisionPath, count] of byCounty)
    await act.record({
      event: 'evidence-signs-found',
      objectType: 'division',
      objectId: divisionPath,
      divisionPath,
      detail: { fresh: count },
    });
  return { found, fresh };
}

/** Everything that the rules find in what was asked for; set by set, nothing written. */
async function foundIn(act: Pick<Act, 'tx' | 'clock'>, asked: Asked): Promise<Found[]> {
  const { tx, clock } = act;
  const lessons = await lessonsOf(tx, asked);
  const reader = new MarkReader();
  for await (const mark of marksOf(tx, asked)) reader.add(mark);
  const freshFrom = new Date(clock.now().getTime() - FRESH_DAYS * DAY_MS);
  const bits = limitOf(SIGNS, 'photo-alike', 'bits');
  const byCounty = new Map<string, PlacedPhoto[]>();
  for (const photo of await photosOf(tx, asked, freshFrom)) {
    const known = byCounty.get(photo.county);
    if (known === undefined) byCounty.set(photo.county, [photo]);
    else known.push(photo);
  }
  const ofPhotos = [...byCounty.values()].flatMap((all) =>
    photosAgain(
      all.filter(({ isFresh }) => isFresh),
      all,
      bits,
    ),
  );
  const ofHours = (
    await faultyHours(tx, asked, {
      hoursADay: limitOf(SIGNS, 'online-too-fast', 'hours-a-day'),
      answeredPercent: limitOf(SIGNS, 'online-unanswered', 'percent'),
    })
  ).map(({ kind, personId, classId, about, facts }) => ({
    ...{ classId, about, facts },
    rule: `online-${kind}` as const,
    persons: [personId],
  }));
  const today = clock.today();
  return onceEach([
    ...reader.found(SIGNS, lessons, await taughtAt(tx, reader.sharedClasses())),
    ...teacherTwice(lessons),
    ...guessed(await guessesOf(tx, asked)),
    ...videoShort(lessons, await videosOf(tx, asked), SIGNS),
    ...ofPhotos,
    ...ofHours,
  ]).filter(
    ({ rule, classId }) => SIGNS[rule].from <= today && (!('classId' in asked) || classId === asked.classId),
  );
}

async function find(
  act: Act,
  asked: Asked,
): Promise<Finding & { readonly byCounty: ReadonlyMap<string, number> }> {
  await lockFinding(act.tx);
  const found = await foundIn(act, asked);
  const classIds = [...new Set(found.map(({ classId }) => classId))];
  const places = await placesOfClasses(act.tx, classIds);
  const known = new Map((await knownSigns(act.tx, classIds)).map((sign) => [nameOf(sign), sign]));
  const fresh: NewSign[] = [];
  const renewed: NewSign[] = [];
  const reopened: NewSign[] = [];
  for (const one of found) {
    const place = places.get(one.classId);
    if (place === undefined) continue;
    const sign = known.get(nameOf(one));
    const made = signOf(act, one, place, sign);
    if (sign === undefined) fresh.push(made);
    else if (!sign.factsDigest.equals(made.factsDigest)) {
      if (canDo(EVIDENCE_SIGN, sign.status, 'find-again')) reopened.push(made);
      else if (canDo(EVIDENCE_SIGN, sign.status, 'evidence.judge')) renewed.push(made);
    }
  }
  const today = act.clock.today();
  await insertSigns(act.tx, fresh, today);
  await renewSigns(act.tx, [...renewed, ...reopened], today);
  for (const { signId, factsDigest } of reopened)
    await addSignStep(act.tx, signId, {
      ...{ kind: 'found-again', decision: null, opinion: null, factsDigest },
      takenAt: act.clock.now(),
      takenBy: act.actor.accountId,
    });
  const byCounty = new Map<string, number>();
  for (const { divisionPath } of [...fresh, ...reopened])
    byCounty.set(divisionPath, (byCounty.get(divisionPath) ?? 0) + 1);
  return { found: found.length, fresh: fresh.length + reopened.length, byCounty };
}

const nameOf = (sign: { readonly classId: Uuid; readonly rule: string; readonly about: string }) =>
  `${sign.classId} ${sign.rule} ${sign.about}`;

function signOf(
  { ciphers, ids }: Pick<Act, 'ciphers' | 'ids'>,
  found: Found,
  place: Pick<NewSign, 'classId' | 'organisationId' | 'divisionPath'>,
  known: KnownSign | undefined,
): NewSign {
  const { rule, about } = found;
  const persons = [...found.persons].sort((a, b) => a - b);
  const facts = JSON.stringify(found.facts);
  const { weight, needsTwo } = SIGNS[rule];
  const isClosed = known !== undefined && canDo(EVIDENCE_SIGN, known.status, 'find-again');
  return {
    ...place,
    signId: known?.signId ?? ids.uuid(),
    ...{ rule, about, facts, persons, weight, needsTwo },
    factsDigest: ciphers.digest(`${facts}${persons.join()}`),
    status: isClosed
      ? nextOf(EVIDENCE_SIGN, known.status, 'find-again')
      : (known?.status ?? beginning(EVIDENCE_SIGN, 'find')),
  };
}

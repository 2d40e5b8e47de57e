import { enrolPerson } from '../../benefits/entitlements/index.ts';
import type { Act } from '../../platform/access/index.ts';
import { inScope } from '../../platform/db/index.ts';
import { attachFiles, prepareFile, stageFile } from '../../platform/files/index.ts';
import {
  done,
  localDateAt,
  type PersonId,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { endMeasure, measuresNamed } from '../../registry/households/index.ts';
import { markContact, personOfWish, placeOfWish, recordNeed } from '../../registry/needs/index.ts';
import { recordSignedHelp } from '../../registry/own-accounts/index.ts';
import type { EntryContent, EntrySent } from './contract.ts';
import type { VisitDeps } from './ports.ts';
import { contentOf, endedBefore, REFUSALS, SIGNATURE_NAME, SIGNED } from './rules.ts';
import { livesElsewhere } from './store.ts';

type Signature = Awaited<ReturnType<typeof prepareFile>> extends Result<infer T> ? T : never;

/** What was looked at before the transaction: for a picture takes a while. */
type Prepared =
  | { readonly kind: 'enrolment'; readonly content: EntryContent<'enrolment'>; readonly signature: Signature }
  | { readonly kind: 'wish'; readonly content: EntryContent<'wish'> }
  | { readonly kind: 'no-wish'; readonly content: EntryContent<'no-wish'> }
  | { readonly kind: 'not-reached'; readonly content: EntryContent<'not-reached'> }
  | { readonly kind: 'measure'; readonly content: EntryContent<'measure'> };

interface TakenDown {
  readonly personId: PersonId | null;
  readonly needId: Uuid | null;
  readonly seat: { readonly number: number; readonly isQueued: boolean } | null;
}
interface ToSave {
  readonly entry: EntrySent;
  readonly happenedAt: Date;
  readonly prepared: Prepared;
}

/** Reads an entry by its kind. Refuses `entry-malformed`, `signature-needed`, `card-not-seen`, `signature-broken`. */
async function prepare(deps: VisitDeps, entry: EntrySent): Promise<Result<Prepared>> {
  const { kind } = entry;
  if (kind !== 'enrolment') {
    const content = contentOf(kind, entry);
    return content === undefined ? refused(REFUSALS.malformed) : done({ kind, content } as Prepared);
  }
  const content = contentOf('enrolment', entry);
  if (content === undefined) return refused(REFUSALS.malformed);
  if (content.signature === undefined) return refused(REFUSALS.notSigned);
  if (!content.cardSeen) return refused(REFUSALS.cardNotSeen);
  const picture = { name: SIGNATURE_NAME, content: Buffer.from(content.signature, 'base64') };
  const signature = await prepareFile(deps.files, picture);
  if (!signature.ok || signature.value.mediaType === 'application/pdf') return refused(REFUSALS.notPicture);
  return done({ kind, content, signature: signature.value });
}

/** Does what an entry says, as the desk would; refuses as those acts refuse, and whoever lives elsewhere. */
async function save(act: Act, deps: VisitDeps, what: ToSave): Promise<Result<TakenDown>> {
  const { prepared } = what;
  switch (prepared.kind) {
    case 'measure':
      return saveMeasure(act, what, prepared.content);
    case 'enrolment':
      return saveEnrolment(act, deps, what, prepared);
    default:
      return saveAnswer(act, what, prepared);
  }
}
export const takeDown = { prepare, save } as const;

interface WhoContent {
  readonly personId?: number | undefined;
  readonly idNumber?: string | undefined;
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
  readonly villageCode?: string | undefined;
}

/** The person of an entry, tied to the village of whoever asks. Refuses `person-elsewhere`, and as a wish at the desk. */
async function personOf(act: Act, content: WhoContent) {
  const place = await placeOfWish(act, content.villageCode);
  if (!place.ok) return place;
  const { personId, idNumber, name, phone } = content;
  const person = await personOfWish(act, { personId, idNumber, name, phone }, place.value);
  if (!person.ok) return person;
  if (await livesElsewhere(act.tx, person.value, place.value.divisionPath))
    return refused(REFUSALS.elsewhere);
  return done({ personId: person.value, place: place.value });
}

async function saveAnswer(
  act: Act,
  { happenedAt }: ToSave,
  prepared: Exclude<Prepared, { kind: 'measure' | 'enrolment' }>,
): Promise<Result<TakenDown>> {
  const person = await personOf(act, prepared.content);
  if (!person.ok) return person;
  const { personId, place } = person.value;
  const on = localDateAt(happenedAt);
  const common = { personId, place, channel: 'household-visit' as const };
  if (prepared.kind === 'wish') {
    const { need, occupationCode, words, wishedFrom, placeWished, destination, whereTo } = prepared.content;
    const wish = { occupationCode, words, wishedFrom, placeWished, destination, whereTo, kind: need };
    const kept = await recordNeed(act, { ...common, ...wish, askedOn: on });
    return kept.ok ? done({ personId, seat: null, needId: kept.value.needId as Uuid }) : kept;
  }
  const why =
    prepared.kind === 'not-reached' ? { reason: prepared.content.reason, tries: prepared.content.tries } : {};
  const marked = await markContact(act, { ...common, ...why, kind: prepared.kind, markedOn: on });
  return marked.ok ? done({ personId, seat: null, needId: null }) : marked;
}

async function saveMeasure(
  act: Act,
  { happenedAt }: ToSave,
  { measureId, version, words }: EntryContent<'measure'>,
): Promise<Result<TakenDown>> {
  const ended = await endMeasure(act, {
    ...{ version, words },
    measureId: measureId as Uuid,
    outcome: 'done',
    doneOn: localDateAt(happenedAt),
  });
  if (ended.ok) return done({ personId: null, seat: null, needId: null });
  const [before] = await measuresNamed(act.tx, [measureId]);
  if (!before || before.status === 'planned') return ended;
  return refused(endedBefore(before.status, { words: before.words, on: before.doneOn }));
}

/** She enrols with her signature: in her own scope, as when a helper serves her who is present. */
async function saveEnrolment(
  act: Act,
  deps: VisitDeps,
  { entry, happenedAt }: ToSave,
  prepared: Extract<Prepared, { kind: 'enrolment' }>,
): Promise<Result<TakenDown>> {
  const { openingId, noticeEdition, base, wish, destination } = prepared.content;
  const person = await personOf(act, prepared.content);
  if (!person.ok) return person;
  const { personId, place } = person.value;
  const kept = await keepSignature(act, deps, entry, prepared.signature);
  if (!kept.ok) return kept;
  const { divisionPath } = place;
  const enrolled = await inScope(
    act.tx,
    { of: { kind: 'person', personId }, own: act.actor.scope },
    async () => {
      const signed = { personId, divisionPath, route: 'worker.enrol', reason: SIGNED, signedAt: happenedAt };
      const helpSessionId = await recordSignedHelp(act, signed);
      const served = servedIn(act, helpSessionId);
      const body = { noticeEdition, base, wish, destination };
      return enrolPerson(served, deps.entitlements, { openingId: openingId as Uuid, personId }, body);
    },
  );
  if (!enrolled.ok) return enrolled;
  const { number, status } = enrolled.value;
  return done({ personId, needId: null, seat: { number, isQueued: status === 'queued' } });
}

/** Every line of the journal names the help session, as when she is present. */
function servedIn(act: Act, helpSessionId: Uuid): Act {
  return { ...act, record: (line) => act.record({ ...line, detail: { ...line.detail, helpSessionId } }) };
}

async function keepSignature(act: Act, deps: VisitDeps, entry: EntrySent, signature: Signature) {
  const fileId = act.ids.uuid();
  const staged = await stageFile(act, deps.files, fileId, signature);
  if (!staged.ok) return staged;
  const { divisionPath } = act.actor;
  return attachFiles(act, [fileId], { subjectType: 'visit-entry', subjectId: entry.entryId, divisionPath });
}

import { type Act, eventOf, NOT_FOUND, type RouteId } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import {
  beginning,
  canDo,
  done,
  nextOf,
  type PersonId,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { divisionOfPerson, personViews } from '../persons/index.ts';
import type { ConsentMoved, ConsentsView, How, Purpose } from './contract.ts';
import { CONSENT } from './machine.ts';
import { isNewAnswer, REFUSALS } from './rules.ts';
import {
  endConsent,
  insertConsent,
  keepText,
  lockConsent,
  selectConsents,
  selectRefusers,
} from './store-consents.ts';
import { BY_LAW, CONSENT_TEXTS, textOf } from './texts.ts';

/** Who answers, and how: on her own phone, with a helper, or by a slip at the counter. */
interface Answering {
  readonly personId: PersonId;
  readonly purpose: Purpose;
  readonly slip: string | null;
}

const howOf = (act: Act, slip: string | null): How =>
  slip !== null ? 'counter' : act.actor.helping ? 'helper' : 'phone';

async function lastAnswer(act: Act, { personId, purpose }: Answering) {
  await lockConsent(act.tx, personId, purpose);
  return (await selectConsents(act.tx, personId)).find((row) => row.purpose === purpose);
}

/**
 * A person agrees to a purpose, or says no, to the version of the text that she read. Refuses `not-found`,
 * `consent-text-changed`, `consent-as-it-stands`. What she agreed to she takes back by an act of its own.
 */
export async function answerConsent(
  act: Act,
  of: Answering,
  said: { readonly version: number; readonly agrees: boolean },
): Promise<Result<ConsentMoved>> {
  const divisionPath = await divisionOfPerson(act.tx, of.personId);
  if (divisionPath === undefined) return refused(NOT_FOUND);
  const text = textOf(of.purpose);
  if (text.version !== said.version) return refused(REFUSALS.otherVersion);
  const before = await lastAnswer(act, of);
  if (!isNewAnswer(before, said)) return refused(REFUSALS.alreadySo);
  const route: RouteId = of.slip === null ? 'worker.answerConsent' : 'privacy.recordConsent';
  const status = beginning(CONSENT, route, said.agrees ? 'agrees' : 'declines');
  const how = howOf(act, of.slip);
  const at = act.clock.now();
  const by = act.actor.accountId;
  if (before?.endedAt === null) await endConsent(act.tx, { ...of, status: before.status, at, by, how });
  await keepText(act.tx, text);
  const consentId = act.ids.uuid();
  await insertConsent(act.tx, { ...of, consentId, divisionPath, version: text.version, status, at, by, how });
  await record(act, route, { consentId, divisionPath, purpose: of.purpose, status, how });
  return done({ consentId, status });
}

/**
 * What a page of another matter asks of a purpose: she wants it or wants it no more, by the text that stands today. Done again
 * it changes nothing. Refuses `not-found`.
 */
export async function settleConsent(
  act: Act,
  of: Pick<Answering, 'personId' | 'purpose'>,
  agrees: boolean,
): Promise<Result<unknown>> {
  const answering = { ...of, slip: null };
  const before = await lastAnswer(act, answering);
  if ((before?.status === 'given') === agrees && before !== undefined) return done(null);
  if (before?.status === 'given') return takeBackConsent(act, answering);
  return answerConsent(act, answering, { version: textOf(of.purpose).version, agrees });
}

/** She takes back what she agreed to. Refuses `not-found`, `consent-not-given`. */
export async function takeBackConsent(act: Act, of: Answering): Promise<Result<ConsentMoved>> {
  const divisionPath = await divisionOfPerson(act.tx, of.personId);
  if (divisionPath === undefined) return refused(NOT_FOUND);
  const route: RouteId = of.slip === null ? 'worker.takeBackConsent' : 'privacy.recordTakenBack';
  const before = await lastAnswer(act, of);
  if (!before || !canDo(CONSENT, before.status, route)) return refused(REFUSALS.notGiven);
  const status = nextOf(CONSENT, before.status, route);
  const how = howOf(act, of.slip);
  await endConsent(act.tx, { ...of, status, at: act.clock.now(), by: act.actor.accountId, how });
  const { consentId } = before;
  await record(act, route, { consentId, divisionPath, purpose: of.purpose, status, how });
  return done({ consentId, status });
}

function record(
  act: Act,
  route: RouteId,
  said: {
    readonly consentId: Uuid;
    readonly divisionPath: string;
    readonly purpose: Purpose;
    readonly status: string;
    readonly how: How;
  },
): Promise<void> {
  const { consentId, divisionPath, ...detail } = said;
  return act.record({
    event: eventOf(route),
    objectType: 'consent',
    objectId: consentId,
    divisionPath,
    detail,
  });
}

/** Every purpose with her answer, what follows, and what the law orders without one. */
export async function consentsOf(
  tx: Tx,
  personId: PersonId,
  routes: readonly RouteId[],
): Promise<ConsentsView | undefined> {
  if (!(await personViews(tx, [personId])).has(personId)) return undefined;
  const answers = new Map((await selectConsents(tx, personId)).map((row) => [row.purpose, row]));
  const isBack = (route: RouteId) =>
    route === 'worker.takeBackConsent' || route === 'privacy.recordTakenBack';
  return {
    purposes: CONSENT_TEXTS.map(({ purpose, version, words, follows, asked }) => {
      const row = answers.get(purpose);
      const isGiven = row?.status === 'given';
      return {
        ...{ purpose, version, words, follows, asked, status: row?.status ?? null },
        answer: row
          ? {
              consentId: row.consentId,
              status: row.status,
              version: row.version,
              words: row.words,
              at: (row.status === 'withdrawn' ? (row.endedAt ?? row.givenAt) : row.givenAt).toISOString(),
              how: row.status === 'withdrawn' ? (row.endedHow ?? row.how) : row.how,
            }
          : null,
        allowed: routes.filter((route) => (isBack(route) ? isGiven : !isGiven || row?.version !== version)),
      };
    }),
    byLaw: [...BY_LAW],
  };
}

/** Of these persons, those who said no to a purpose or took it back: they are left out. Never asked is not a no. */
export function refusersOf(tx: Tx, ids: readonly PersonId[], purpose: Purpose): Promise<Set<PersonId>> {
  return selectRefusers(tx, ids, purpose);
}

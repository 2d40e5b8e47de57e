import type { z } from 'zod';
import type { Act } from '../../platform/access/index.ts';
import { NOT_FOUND } from '../../platform/access/index.ts';
import {
  documentKindsOf,
  done,
  identityOf,
  type PersonId,
  type Refusal,
  type Result,
  refused,
  widenResidentId,
  writtenNumber,
} from '../../platform/kernel/index.ts';
import type { PersonView, searchBody, unmaskBody, unmaskReply } from './contract.ts';
import { REFUSALS, UNMASKINGS_PER_HOUR } from './rules.ts';
import { idNumbersOf, personIdsByNumber, phoneContext } from './service.ts';
import { bankAccountNumbersOf } from './service-bank.ts';
import { countUnmaskings, findEncryptedNumbers, findPersons, searchPersons } from './store.ts';

const HOUR_MS = 3_600_000;

/**
 * Looks for persons of the own county by full number (exactly, through the blind index) or by the beginning of a name.
 * Recorded by what was searched, never with the words. Refuses `id-number-faulty`.
 */
export async function searchForPersons(
  act: Act,
  body: z.infer<typeof searchBody>,
): Promise<Result<{ rows: PersonView[] }>> {
  let personIds: PersonId[] | null = null;
  if (body.idNumber !== undefined) {
    const upper = body.idNumber.toUpperCase();
    const number = widenResidentId(upper) ?? upper;
    const named = documentKindsOf(number).flatMap((kind) => identityOf(kind, number) ?? []);
    if (named.length === 0) return refused(REFUSALS.numberFaulty);
    personIds = [...(await personIdsByNumber(act.tx, act.ciphers, named)).values()];
  }
  const isNobody = personIds?.length === 0;
  const rows = isNobody ? [] : await searchPersons(act.tx, { personIds, namePrefix: body.name ?? null });
  await act.record({
    event: 'person-searched',
    objectType: 'person',
    objectId: rows.length === 1 && rows[0] ? String(rows[0].personId) : 'search',
    outcome: 'viewed',
    divisionPath: act.actor.divisionPath,
    organisationId: act.actor.organisationId,
    detail: { by: body.idNumber === undefined ? 'name' : 'id-number', found: rows.length },
  });
  return done({ rows });
}

/**
 * Shows one full number of one person, once, for a stated reason; recorded with the reason. Refuses `not-found`,
 * `nothing-to-show`, and `unmask-limit` from the 31st time within an hour on.
 */
export async function unmaskPerson(
  act: Act,
  personId: PersonId,
  body: z.infer<typeof unmaskBody>,
): Promise<Result<z.infer<typeof unmaskReply>>> {
  const [person] = await findPersons(act.tx, [personId]);
  if (!person) return refused(NOT_FOUND);
  const now = act.clock.now();
  const limit = await unmaskingRefusal(act);
  if (limit) return refused(limit);
  const values = await valuesOf(act, personId, body.field);
  if (values.length === 0) return refused(REFUSALS.nothingToUnmask);
  await act.record({
    event: 'person-unmasked',
    objectType: 'person',
    objectId: String(personId),
    outcome: 'viewed',
    divisionPath: act.actor.divisionPath,
    organisationId: act.actor.organisationId,
    reason: body.reason,
    detail: { field: body.field },
  });
  return done({ field: body.field, values, shownAt: now.toISOString() });
}

/** Why this account may show no further full number now: too many within the hour. */
export async function unmaskingRefusal(act: Act): Promise<Refusal | undefined> {
  const since = new Date(act.clock.now().getTime() - HOUR_MS);
  const shown = await countUnmaskings(act.tx, act.actor.accountId, since);
  return shown >= UNMASKINGS_PER_HOUR ? REFUSALS.unmaskLimit : undefined;
}

async function valuesOf(
  act: Act,
  personId: PersonId,
  field: z.infer<typeof unmaskBody>['field'],
): Promise<z.infer<typeof unmaskReply>['values']> {
  switch (field) {
    case 'id-number': {
      const numbers = await idNumbersOf(act.tx, act.ciphers, [personId]);
      return [...numbers.values()].map((value) => ({
        bankAccountId: null,
        label: null,
        value: writtenNumber(value),
      }));
    }
    case 'phone': {
      const [encrypted] = await findEncryptedNumbers(act.tx, [personId]);
      if (!encrypted?.phoneCipher) return [];
      return [
        {
          bankAccountId: null,
          label: null,
          value: act.ciphers.decrypt(phoneContext(personId), encrypted.phoneCipher),
        },
      ];
    }
    case 'bank-account': {
      const accounts = await bankAccountNumbersOf(act.tx, act.ciphers, [personId]);
      return [...accounts].map(([bankAccountId, account]) => ({
        bankAccountId,
        label: account.bankName,
        value: account.number,
      }));
    }
  }
}

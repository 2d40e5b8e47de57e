import type { z } from 'zod';
import type { Act } from '../../platform/access/index.ts';
import { NOT_FOUND } from '../../platform/access/index.ts';
import {
  done,
  type PersonId,
  type Refusal,
  type Result,
  refused,
  writtenNumber,
} from '../../platform/kernel/index.ts';
import type { unmaskBody, unmaskReply } from './contract.ts';
import { REFUSALS, UNMASKINGS_PER_HOUR } from './rules.ts';
import { idNumbersOf, phoneContext } from './service.ts';
import { bankAccountNumbersOf } from './service-bank.ts';
import { countUnmaskings, findEncryptedNumbers, findPersons } from './store.ts';

const HOUR_MS = 3_600_000;

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

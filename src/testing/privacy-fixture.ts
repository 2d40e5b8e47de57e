// For tests only: a county with officers, persons on record, and one of them signed in on her phone.
import type { PersonId } from '../platform/kernel/index.ts';
import { type AppFixture, openAppFixture, type SignedIn } from './app-fixture.ts';
import { begin, COUNTY, numberOf, proveByPhone, recordPerson, sessionOf } from './own-accounts-fixture.ts';

export interface PrivacyFixture {
  readonly fixture: AppFixture;
  readonly clerk: SignedIn;
  readonly second: SignedIn;
  readonly auditor: SignedIn;
  readonly villager: SignedIn;
  readonly personId: PersonId;
  readonly name: string;
  readonly idNumber: string;
  /** Her own session. */
  readonly her: SignedIn;
  /** A statement by the owner of the database, past the row policies. */
  owner<T = Record<string, unknown>>(text: string, values?: unknown[]): Promise<T[]>;
}

const HER_NAME = '褚立冬';
const HER_PHONE = '13900009001';

/** Opens the application with `褚立冬`, who has a phone, a bank card and an account of her own. */
export async function openPrivacyFixture(): Promise<PrivacyFixture> {
  const fixture = await openAppFixture();
  const place = { divisionCode: COUNTY };
  await fixture.account('counter', 'county-handler', place);
  await fixture.account('second', 'county-second-reviewer', place);
  await fixture.account('checker', 'auditor', place);
  await fixture.account('villager', 'village-helper', place);
  const clerk = await fixture.signIn('counter');
  const idNumber = numberOf(60);
  const personId = await recordPerson(fixture, clerk.actor, {
    ...{ idNumber, name: HER_NAME, phone: HER_PHONE },
    card: '6222020000000000123',
  });
  await recordPerson(fixture, clerk.actor, { idNumber: numberOf(61), name: '褚小雪' });
  const handle = await begin(fixture, idNumber, HER_NAME);
  await proveByPhone(fixture, handle, HER_PHONE);
  const entered = await fixture.send(null, 'POST', '/api/public/registration/account', {
    handle,
    password: null,
  });
  return {
    ...{ fixture, clerk, personId, idNumber },
    name: HER_NAME,
    second: await fixture.signIn('second'),
    auditor: await fixture.signIn('checker'),
    villager: await fixture.signIn('villager'),
    her: sessionOf(entered, clerk.actor),
    async owner<T>(text: string, values: unknown[] = []) {
      const client = await fixture.db.owner();
      try {
        return (await client.query(text, values)).rows as T[];
      } finally {
        await client.end();
      }
    },
  };
}

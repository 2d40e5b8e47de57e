import { type Act, renamePersonAccount } from '../../platform/access/index.ts';
import type { PersonId } from '../../platform/kernel/index.ts';
import { numberContext } from './service.ts';
import { forgetRows, overwriteIdentity } from './store-forget.ts';

/** What everybody reads in the place of the name and number of somebody who was anonymised. */
const FORGOTTEN_NAME = '已匿名';
const NO_NUMBER = '0'.repeat(18);

/**
 * Removes for good who these persons were: name, number, phone, birth day, accounts, facts, corrections. The row stays, so
 * that figures do. It cannot be undone; whoever calls has had two people agree.
 */
export async function forgetPersons(act: Act, ids: readonly PersonId[]): Promise<void> {
  const today = act.clock.today();
  for (const personId of ids) {
    await overwriteIdentity(act.tx, personId, {
      name: FORGOTTEN_NAME,
      idNumberCipher: act.ciphers.encrypt(numberContext(personId), NO_NUMBER),
      // One of its own: nobody looks like anybody else.
      numberKey: act.ciphers.blindIndex('id-number', `forgotten:${personId}`),
      today,
    });
    await renamePersonAccount(act.tx, personId, FORGOTTEN_NAME);
  }
  await forgetRows(act.tx, ids);
}

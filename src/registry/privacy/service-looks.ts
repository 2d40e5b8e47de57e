import type { Act, Actor, AppContext } from '../../platform/access/index.ts';
import { type Tx, withTx } from '../../platform/db/index.ts';
import type { PersonId, Refusal } from '../../platform/kernel/index.ts';
import type { LookPurpose, LooksView } from './contract.ts';
import { REFUSALS } from './rules.ts';
import { selectRefusers } from './store-consents.ts';
import { officeOf, selectLooks, storeLooks } from './store-looks.ts';
import { protectedUntil } from './store-protections.ts';

/** Purposes for which she reads the name of whoever looked, not the office alone. */
const NAMED: ReadonlySet<LookPurpose> = new Set(['number-shown', 'protected-opened', 'served-present']);

export interface Look {
  readonly actor: Actor;
  readonly purpose: LookPurpose;
  readonly persons: readonly PersonId[];
  readonly reason?: string | undefined;
}

/** Notes within an act that somebody opens the data of these persons: one line an account, purpose and day. */
export async function noteLook(
  { tx, clock, ids }: { readonly tx: Tx } & Pick<AppContext, 'clock' | 'ids'>,
  { actor, purpose, persons, reason }: Look,
): Promise<void> {
  const distinct = [...new Set(persons)].sort((a, b) => a - b);
  if (distinct.length === 0) return;
  await storeLooks(
    tx,
    distinct.map((personId) => ({ lookId: ids.uuid(), personId })),
    {
      purpose,
      accountId: actor.accountId,
      lookedOn: clock.today(),
      divisionPath: actor.divisionPath,
      role: actor.helping?.helperRole ?? actor.role ?? '',
      office: await officeOf(tx, actor),
      officerName: NAMED.has(purpose) ? actor.displayName : null,
      reason: reason ?? null,
      at: clock.now(),
    },
  );
}

/** What a helper session asks of this module: whether she wants help at all, and the line that she reads. */
export const helps = {
  async refusal(act: Act, personId: PersonId): Promise<Refusal | undefined> {
    const isUnwanted = (await selectRefusers(act.tx, [personId], 'helper-acts')).has(personId);
    return isUnwanted ? REFUSALS.noHelp : undefined;
  },
  began: (act: Act, personId: PersonId): Promise<void> =>
    noteLook(act, { actor: act.actor, purpose: 'served-present', persons: [personId] }),
};

/** The same for a page that is only read: in a transaction of its own, before the page is shown. */
export function noteLookAlone(app: Pick<AppContext, 'db' | 'clock' | 'ids'>, look: Look): Promise<void> {
  return withTx(app.db, { kind: 'system' }, (tx) => noteLook({ tx, clock: app.clock, ids: app.ids }, look), {
    idempotent: true,
  });
}

/** Who opened her data, from which office, when and why; and until when her record is protected. */
export async function looksOf(tx: Tx, personId: PersonId): Promise<LooksView> {
  return { rows: await selectLooks(tx, personId), protectedUntilOn: await protectedUntil(tx, personId) };
}

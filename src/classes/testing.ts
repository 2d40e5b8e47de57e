// For tests only: a small county with its people at their desks, in a fresh database.
import { randomFillSync } from 'node:crypto';
import { sql } from 'kysely';
import { type Act, type Actor, type House, performAct, type Role } from '../access/index.ts';
import { type Scope, withTx } from '../db/index.ts';
import { createTestDatabase, type TestDatabase } from '../db/testing.ts';
import {
  type Clock,
  checkDigitOf,
  divisionPathOf,
  fixedClock,
  nationalCiphers,
  type ResidentId,
  type Result,
  systemIds,
  type Uuid,
} from '../kernel/index.ts';

export interface TestHouse extends House {
  readonly db: TestDatabase;
  readonly clock: Clock & { set(instant: string): void };
}

/** A house in a database of its own; the clock stands on 2021-06-15 10:00 in Shanghai. Close `db` at the end. */
export async function testHouse(instant = '2021-06-15T02:00:00Z'): Promise<TestHouse> {
  const clock = fixedClock(instant);
  const ids = systemIds(clock);
  const key = (n: number) => new Uint8Array(32).fill(n);
  const ciphers = nationalCiphers(
    { sealing: key(1), blindIndex: key(2), journal: key(3) },
    (bytes) => void randomFillSync(bytes),
  );
  return { db: await createTestDatabase(), clock, ids, ciphers };
}

/** The people at the desks of a county. Each is a different human being. */
export interface Desks {
  readonly handler: Actor;
  readonly firstReviewer: Actor;
  readonly secondReviewer: Actor;
  readonly finance: Actor;
  readonly auditor: Actor;
}

/** An account row and the actor it stands for. `personKey` tells human beings apart. */
export async function addActor(
  house: House,
  options: {
    role: Role;
    divisionCode?: string;
    organisationId?: Uuid;
    personKey?: string;
    displayName?: string;
  },
): Promise<Actor> {
  const accountId = house.ids.uuid();
  const divisionCode = options.divisionCode ?? null;
  const divisionPath = divisionCode === null ? null : divisionPathOf(divisionCode);
  const organisationId = options.organisationId ?? null;
  const personKey = options.personKey ?? `person-${accountId}`;
  const displayName = options.displayName ?? `${options.role} ${accountId.slice(-4)}`;
  await withTx(house.db, { kind: 'system' }, (tx) =>
    sql`insert into account (account_id, login, display_name, person_key, role, division_code, division_path,
        organisation_id, password_hash, created_at)
      values (${accountId}, ${accountId}, ${displayName}, ${personKey}, ${options.role}, ${divisionCode},
        ${divisionPath}::ltree, ${organisationId}, 'none', ${house.clock.now()})`.execute(tx),
  );
  const scope: Scope =
    organisationId !== null
      ? { kind: 'organisation', organisationId }
      : divisionPath !== null
        ? { kind: 'division', path: divisionPath }
        : { kind: 'system' };
  return {
    accountId,
    personKey,
    displayName,
    role: options.role,
    scope,
    divisionCode,
    divisionPath,
    organisationId,
    personId: null,
  };
}

/** A county's five desks. */
export async function addDesks(house: House, divisionCode: string): Promise<Desks> {
  return {
    handler: await addActor(house, { role: 'county-handler', divisionCode }),
    firstReviewer: await addActor(house, { role: 'county-first-reviewer', divisionCode }),
    secondReviewer: await addActor(house, { role: 'county-second-reviewer', divisionCode }),
    finance: await addActor(house, { role: 'finance', divisionCode }),
    auditor: await addActor(house, { role: 'auditor', divisionCode }),
  };
}

/** Performs `minutes` as `actor` would through the gate, with a line of the journal of its own. */
export function actAs<T>(
  house: House,
  actor: Actor,
  minutes: (act: Act) => Promise<Result<T>>,
  event = 'test-act',
): Promise<Result<T>> {
  return performAct(
    house,
    actor,
    { event, objectType: 'test', objectId: 'test', requestId: house.ids.uuid() },
    async (act) => {
      const result = await minutes(act);
      if (result.ok) await act.record({ event, objectType: 'test', objectId: 'test' });
      return result;
    },
  );
}

/** A made-up but well-formed number: county 371526, born 1980-01-01 plus `n` days, odd `n` male. */
export function testResidentId(n: number): ResidentId {
  const day = new Date(Date.UTC(1980, 0, 1) + Math.floor(n / 500) * 86_400_000).toISOString().slice(0, 10);
  const first17 = `371526${day.replaceAll('-', '')}${String(n % 1000).padStart(3, '0')}`;
  return (first17 + checkDigitOf(first17)) as ResidentId;
}

/** The value, or a fault that shows the refusals: for the steps of a story that must succeed. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusals)}`);
  return result.value;
}

/** The refusal codes in order; empty when the act was done. */
export function codes(result: Result<unknown>): string[] {
  return result.ok ? [] : result.refusals.map((refusal) => refusal.code);
}

import { traineeNotice } from '../../benefits/entitlements/index.ts';
import { inScope, type Scope, type Tx } from '../../platform/db/index.ts';
import { countyCodeOf, type LocalDate, type Uuid } from '../../platform/kernel/index.ts';
import { cardsOfPlace } from '../../registry/households/index.ts';
import { personViews } from '../../registry/persons/index.ts';
import { closedBecause, publicOpenings } from '../../training/openings/index.ts';
import type { TakeReply } from './contract.ts';
import { LIST_HOURS } from './rules.ts';
import { type PlaceRow, type Villager, villagersOf } from './store.ts';

const HOUR_MS = 3_600_000;

interface Reading {
  readonly tx: Tx;
  readonly today: LocalDate;
  /** The scope of whoever takes it along. */
  readonly own: Scope;
}

/** What a phone takes along of a village for a day: whoever lives there, what is planned, which classes of the county are open. */
export async function listOfVillage(reading: Reading, village: PlaceRow, at: Date): Promise<TakeReply> {
  const { tx, today } = reading;
  const { villageCode, villageName, divisionPath } = village;
  const villagers = await villagersOf(tx, divisionPath, today);
  const known = await personViews(
    tx,
    villagers.map(({ personId }) => personId),
  );
  const shown = (of: Villager) => {
    const person = known.get(of.personId);
    if (!person) return [];
    const { personId, name, idNumberMasked, phoneMasked } = person;
    const { relation, duty, asked, askedOn } = of;
    return [
      { ...{ personId, name, idNumberMasked, phoneMasked }, relation, duty: [...duty], asked, askedOn },
    ];
  };
  const byCard = new Map<Uuid | null, Villager[]>();
  for (const one of villagers) byCard.set(one.householdId, [...(byCard.get(one.householdId) ?? []), one]);
  const cards = await cardsOfPlace(tx, divisionPath);
  const county = countyCodeOf(villageCode);
  return {
    ...{ villageCode, villageName, at: at.toISOString() },
    untilAt: new Date(at.getTime() + LIST_HOURS * HOUR_MS).toISOString(),
    households: cards.map(({ householdId, number, address, measures }) => ({
      ...{ householdId, number, address, measures: [...measures] },
      people: (byCard.get(householdId) ?? []).flatMap(shown),
    })),
    others: (byCard.get(null) ?? []).flatMap(shown),
    openings: await openIn(reading, county),
    notice: traineeNotice(county),
  };
}

/** Everybody reads open classes, and so does whoever works in one village of the county. */
async function openIn(reading: Reading, county: string): Promise<TakeReply['openings']> {
  const { tx, today, own } = reading;
  const rows = await inScope(tx, { of: { kind: 'public' }, own }, () => publicOpenings(tx, today));
  return rows
    .filter((row) => row.divisionCode === county && closedBecause(row, today) === null)
    .map((row) => ({
      openingId: row.openingId,
      className: row.className,
      occupationName: row.occupationName,
      organisationName: row.organisationName,
      place: row.place,
      startOn: row.startOn,
      endOn: row.endOn,
      openUntil: row.openUntil,
      seats: row.seats,
      taken: row.taken,
      costBorneBy: row.costBorneBy,
      ...{ audience: row.conditions.audience, groups: [...row.conditions.groups] },
      ...{ minAge: row.conditions.minAge, maxAge: row.conditions.maxAge },
      note: row.conditions.note,
    }));
}

import { type Entry, type List, peopleOf, personKey, type Villager } from './rules.ts';

/** Whom something is taken down of. */
export interface About {
  readonly name: string;
  readonly key: string | null;
  readonly who: Readonly<Record<string, unknown>>;
  /** The page to go back to. */
  readonly home: string;
}

export const STRANGER = 'stranger';
const WHO = ['personId', 'idNumber', 'name', 'phone'] as const;
/** Somebody who is on no list, as her ID card says: kept while the page is open; what is taken down of her is kept encrypted. */
let stranger: About | null = null;

export function meetStranger(name: string, who: About['who']): void {
  stranger = { name, key: null, who, home: '/m/visits' };
}

/** Whom an entry names, as it was taken down. */
export const whoOf = ({ content }: Entry): About['who'] =>
  Object.fromEntries(WHO.flatMap((name) => (content[name] === undefined ? [] : [[name, content[name]]])));

/** The page to go back to from what is taken down of somebody. */
function homeOf(list: List, personId: number): string {
  const house = list.households.find(({ people }) => people.some((person) => person.personId === personId));
  return house ? `/m/visits/households/${house.householdId}` : '/m/visits';
}

const findPerson = (list: List, personId: number): Villager | undefined =>
  peopleOf(list).find((person) => person.personId === personId);

/** The person of an address; null where the list has nobody of that number, or the page was opened again. */
export function aboutOf(list: List, of: string, corrected: Entry | null = null): About | null {
  if (corrected) {
    const { about: name, key } = corrected;
    return { name, key, who: whoOf(corrected), home: '/m/visits/entries' };
  }
  if (of === STRANGER) return stranger;
  const person = findPerson(list, Number(of));
  if (!person) return null;
  const { personId, name } = person;
  return { name, key: personKey(personId), who: { personId }, home: homeOf(list, personId) };
}

// For tests only: a class of a school that people may enrol in, and people with phones.

import type { Actor } from '../platform/access/index.ts';
import { divisionPathOf, done, localDate, type PersonId, type Uuid } from '../platform/kernel/index.ts';
import { registerPersons } from '../registry/persons/index.ts';
import type { FilingInput } from '../training/classes/index.ts';
import { draftClass } from '../training/classes/service.ts';
import type { OpeningInput } from '../training/openings/contract.ts';
import { openClass } from '../training/openings/service.ts';
import { takeSeat } from '../training/openings/service-seats.ts';
import {
  actAs,
  addActor,
  COUNTY,
  goodFiling,
  policyForTests,
  type TestApp,
  testResidentId,
  value,
} from './classes-fixture.ts';

interface School {
  readonly app: TestApp;
  readonly school: Actor;
  readonly handler: Actor;
  /** The notice of its county; that of the sample county where none is named. */
  readonly policyId?: string;
}

const NO_CONDITIONS: OpeningInput['conditions'] = {
  audience: 'everybody',
  minAge: null,
  maxAge: null,
  groups: [],
  note: null,
};
export const WISH = { base: 'none', wish: 'find-work', destination: 'here' } as const;
const sameTerm = (group: string) => group;

/** What the school and people do with openings. */
export function openingActs(of: () => School) {
  /** A draft of a class without a timetable of its own, open for so many people from today until the day before. */
  async function openFor(
    seats: number,
    filing: Partial<FilingInput> = {},
    opening: Partial<OpeningInput> = {},
  ) {
    const { app, school, policyId } = of();
    const policyFor = policyId === undefined ? policyForTests : () => policyId;
    const { classId } = value(
      await actAs(app, school, (act) => draftClass(act, goodFiling({ sessions: [], ...filing }), policyFor)),
    );
    const { openingId } = value(
      await actAs(app, school, (act) => openClass(act, classId, input(seats, opening))),
    );
    return { classId, openingId: openingId as Uuid };
  }
  function input(seats: number, more: Partial<OpeningInput> = {}): OpeningInput {
    const today = of().app.clock.today();
    return {
      seats,
      openFrom: today,
      openUntil: '2021-06-27',
      conditions: NO_CONDITIONS,
      queueOrder: 'arrival',
      ...more,
    };
  }
  /** People of the county, each with an account of her own. */
  async function people(numbers: readonly number[]): Promise<Actor[]> {
    const { app, handler } = of();
    const personIds = value(
      await actAs(app, handler, async (act) =>
        done(
          await registerPersons(
            act,
            numbers.map((n) => ({ idNumber: testResidentId(n), name: `学员${n}`, confirmed: true })),
            { divisionPath: handler.divisionPath ?? divisionPathOf(COUNTY), organisationId: null },
          ),
        ),
      ),
    );
    return Promise.all(
      personIds.map(async (personId) => ({
        ...(await addActor(app, { role: 'worker', personId })),
        scope: { kind: 'person' as const, personId },
      })),
    );
  }
  const enrol = (who: Actor, openingId: Uuid, more: Partial<Parameters<typeof takeSeat>[2]> = {}) =>
    actAs(of().app, who, (act) =>
      takeSeat(
        act,
        openingId,
        {
          personId: who.personId as PersonId,
          wish: WISH,
          birthOn: localDate('1980-01-01'),
          groups: undefined,
          homeCode: '371526',
          ...more,
        },
        sameTerm,
      ),
    );
  return { openFor, input, people, enrol };
}

import { findOverdue } from '../../outcomes/retention/index.ts';
import { divisionPathOf, done, type IdentityNumber } from '../../platform/kernel/index.ts';
import { registerPersons } from '../../registry/persons/index.ts';
import type { Walk } from './walk.ts';

/** People of an old register, known for more than ten years, with whom nothing has happened since. */
const LONG_KNOWN = [
  { name: '阚玉春', idNumber: '371526195903120029' },
  { name: '展宝山', idNumber: '371526195507260011' },
] as const;

/** The register of 2010 is taken over; nobody of it comes again. */
export async function takeOverRegister(walk: Walk, county: string): Promise<void> {
  walk.on('2010-12-20');
  const tie = { divisionPath: divisionPathOf(county), organisationId: null };
  await walk.as('handler', 'intake-imported', async (act) => {
    const persons = await registerPersons(
      act,
      LONG_KNOWN.map(({ name, idNumber }) => ({
        ...{ name, idNumber: idNumber as IdentityNumber, confirmed: true },
      })),
      tie,
    );
    await act.record({
      ...{ event: 'intake-imported', objectType: 'intake-folder', objectId: county },
      ...{ divisionPath: tie.divisionPath, detail: { persons: persons.length } },
    });
    return done(persons);
  });
}

/** What the night finds: the old register is over its term, and waits for two people. */
export async function findOldRecords(walk: Walk): Promise<void> {
  await walk.as('handler', 'retention-found', async (act) => done(await findOverdue(act)));
}

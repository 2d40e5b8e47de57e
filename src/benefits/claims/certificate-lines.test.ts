import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTx } from '../../platform/db/index.ts';
import { localDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { nothingLater } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, claimFixture, XINCHENG } from '../../testing/claims-fixture.ts';
import { actAs, value } from '../../testing/classes-fixture.ts';
import { computeClaims } from './service-compute.ts';
import { certificateGroups, ownCertificates } from './store-certificates.ts';
import { claimView } from './views.ts';

// What the desk reads of certificates, before and after they are claimed.

const ON = localDate('2024-08-20');
let county: ClaimFixture;

beforeAll(async () => {
  county = await claimFixture(XINCHENG);
});
afterAll(() => county.app.db.close());

const compute = (classId: Uuid) =>
  actAs(county.app, county.staff.handler, (act) =>
    computeClaims(
      act,
      county.law,
      {
        certificates: {
          benefit: 'assessment-subsidy',
          payee: 'trainee',
          divisionCode: XINCHENG.county,
          classId,
          organisationId: null,
        },
      },
      ON,
    ),
  );
const system = <T>(work: Parameters<typeof readTx<T>>[2]) => readTx(county.app.db, { kind: 'system' }, work);

it('each line shows the certificate it is claimed on, a line of a class shows none', async () => {
  const seen = async (claimId: Uuid) => {
    const { app, law, staff } = county;
    const actor = staff.secondReviewer;
    const reader = { actor, today: ON, law, ciphers: app.ciphers, progress: nothingLater };
    return (await system((tx) => claimView({ ...reader, tx }, claimId)))?.lineRows[0]?.certificate;
  };
  const { classId, personIds } = await county.addClass([{}]);
  const { claims } = value(await compute(classId));
  const [held] = await system((tx) => ownCertificates(tx, personIds[0] as PersonId));
  expect(await seen(claims[0]?.claimId as Uuid)).toEqual({
    kind: held?.kind,
    level: held?.level,
    number: held?.number,
    issuedOn: held?.issuedOn,
  });
  const ofClass = await actAs(county.app, county.staff.handler, (act) =>
    computeClaims(act, county.law, { classId }, ON),
  );
  expect(await seen(value(ofClass).claims[0]?.claimId as Uuid)).toBeNull();
});

it('the certificates of a class say how many are left', async () => {
  const { classId } = await county.addClass([{}, {}]);
  const group = async () =>
    (await system((tx) => certificateGroups(tx, 'assessment-subsidy'))).find(
      (one) => one.classId === classId,
    );
  expect(await group()).toMatchObject({
    certificates: 2,
    unclaimed: 2,
    holders: [expect.any(Number), expect.any(Number)],
  });
  value(await compute(classId));
  expect(await group()).toMatchObject({ certificates: 2, unclaimed: 0, holders: [] });
});

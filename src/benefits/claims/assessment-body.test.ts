import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTx } from '../../platform/db/index.ts';
import { localDate, type PersonId, parseCreditCode, type Uuid } from '../../platform/kernel/index.ts';
import { upsertOrganisation } from '../../registry/organisations/index.ts';
import { recordAgreements } from '../../registry/payees/index.ts';
import { nothingLater } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, claimFixture, XINCHENG } from '../../testing/claims-fixture.ts';
import { actAs, addActor, codes, value } from '../../testing/classes-fixture.ts';
import { computeClaims, recomputeClaim } from './service-compute.ts';
import { confirmClaim } from './service-review.ts';
import { withdrawClaim } from './service-withdraw.ts';
import { claimListView, claimView } from './views.ts';

// An assessment body is paid by agreement for people whom somebody else taught: it sees their claim and hands it in.

type Actor = ClaimFixture['institution'];
const ON = localDate('2024-08-20');
let county: ClaimFixture;
let bodyId: Uuid;
let body: Actor;
let claimId: Uuid;
let agreed: PersonId;

beforeAll(async () => {
  county = await claimFixture(XINCHENG);
  const creditCode = parseCreditCode('52371526MA84263173');
  if (creditCode === undefined) throw new Error('no credit code');
  const name = '新城区职业技能评价中心';
  const made = await actAs(county.app, county.staff.handler, (act) =>
    upsertOrganisation(act, {
      ...{ name, creditCode, kind: 'assessment-body', divisionCode: XINCHENG.county, source: 'test' },
    }),
  );
  bodyId = value(made).organisationId;
  body = await addActor(county.app, { role: 'assessment-body', organisationId: bodyId });
  const { classId, personIds } = await county.addClass([{}, {}]);
  agreed = personIds[0] as PersonId;
  const recorded = await actAs(county.app, county.staff.handler, (act) =>
    recordAgreements(act, {
      organisationId: bodyId,
      benefit: 'assessment-subsidy',
      signedOn: localDate('2024-07-26'),
      paper: '代领协议 2024-07',
      personIds: [agreed],
    }),
  );
  expect(value(recorded)).toEqual({ recorded: 1, leftOut: [] });
  const computed = value(
    await actAs(county.app, county.staff.handler, (act) =>
      computeClaims(act, county.law, ofClass(classId), ON),
    ),
  );
  claimId = computed.claims[0]?.claimId as Uuid;
});
afterAll(() => county.app.db.close());

const ofClass = (classId: Uuid) => ({
  certificates: {
    benefit: 'assessment-subsidy' as const,
    payee: 'institution' as const,
    divisionCode: XINCHENG.county,
    classId,
    organisationId: bodyId,
  },
});
const seenBy = (actor: Actor) =>
  readTx(county.app.db, actor.scope, async (tx) => {
    const { app, law } = county;
    const reader = { tx, actor, today: ON, law, ciphers: app.ciphers, progress: nothingLater };
    const list = await claimListView(reader, { limit: 10 });
    return { claim: await claimView(reader, claimId), count: list.rows.length };
  });

it('sees its own claim, of those who agreed, each with name and certificate; the school sees nothing of it', async () => {
  const { claim, count } = await seenBy(body);
  expect(count).toBe(1);
  expect(claim?.lineRows).toHaveLength(1);
  expect(claim?.lineRows[0]).toMatchObject({
    person: { personId: agreed, name: expect.stringMatching(/./) },
    certificate: { number: expect.stringMatching(/./), level: expect.any(Number) },
    status: 'computed',
  });
  expect(claim?.allowed).toEqual(expect.arrayContaining(['claims.confirm', 'claims.withdraw']));
  expect(claim?.allowed).not.toContain('claims.recompute');
  expect(await seenBy(county.institution)).toEqual({ claim: undefined, count: 0 });
});

it('computes nothing again: certificates out of its reach would fall off the claim', async () => {
  const again = actAs(county.app, body, (act) => recomputeClaim(act, county.law, claimId, 1));
  expect(codes(await again)).toEqual(['certificates-elsewhere']);
  const byBureau = await actAs(county.app, county.staff.handler, (act) =>
    recomputeClaim(act, county.law, claimId, 1),
  );
  expect(value(byBureau)).toMatchObject({ changedLines: 0 });
});

it('hands it in itself and takes it back; nobody does so for it', async () => {
  const hand = (actor: Actor, version: number) =>
    actAs(county.app, actor, (act) => confirmClaim(act, county.law.settings, claimId, version));
  const version = (await seenBy(body)).claim?.version ?? 0;
  expect(codes(await hand(county.staff.handler, version))).toEqual(['not-yours']);
  expect(codes(await hand(county.institution, version))).toEqual(['not-found']);
  expect(value(await hand(body, version))).toMatchObject({ status: 'confirmed' });
  const back = await actAs(county.app, body, (act) =>
    withdrawClaim(act, claimId, { version: version + 1, reason: '协议要再核对' }),
  );
  expect(value(back)).toMatchObject({ status: 'generated' });
  expect(value(await hand(body, version + 2))).toMatchObject({ status: 'confirmed' });
});

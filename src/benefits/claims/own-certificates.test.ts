import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTx, withTx } from '../../platform/db/index.ts';
import { localDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { nothingLater } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, claimFixture, SHENYANG, XINCHENG } from '../../testing/claims-fixture.ts';
import { actAs, addActor, value } from '../../testing/classes-fixture.ts';
import type { CertificateBenefit } from '../determination/index.ts';
import { ownCertificatesReply } from './contract-certificates.ts';
import { computeClaims } from './service-compute.ts';
import { claimOwnCertificate } from './service-own.ts';
import { claimListView } from './views.ts';
import { ownCertificatesView } from './views-certificates.ts';
import { decidedClaim } from './views-decided.ts';

// What the holder of a certificate reads on her phone, in her own scope.

const ON = localDate('2024-08-20');
let county: ClaimFixture;

beforeAll(async () => {
  county = await claimFixture(XINCHENG);
});
afterAll(() => county.app.db.close());

const seenBy = (personId: PersonId, { in: of = county, on = ON } = {}) =>
  readTx(of.app.db, { kind: 'person', personId }, (tx) =>
    ownCertificatesView({ tx, policies: of.law.policies, today: on }, personId),
  ).then((reply) => ownCertificatesReply.parse(reply));

const claim = async (personId: PersonId, benefit: CertificateBenefit = 'assessment-subsidy') => {
  const { rows } = await seenBy(personId);
  const certificateId = rows[0]?.certificateId as Uuid;
  const worker = await addActor(county.app, { role: 'worker', personId });
  return value(
    await actAs(county.app, worker, (act) =>
      claimOwnCertificate(act, county.law, { personId, certificateId, benefit }),
    ),
  );
};
const onePerson = async (...stories: Parameters<ClaimFixture['addClass']>[0]) =>
  (await county.addClass(stories)).personIds as PersonId[];

describe('why a certificate brings nothing', () => {
  it('where the notice has no such benefit, by its clause; the other one she may claim', async () => {
    const liaoning = await claimFixture(SHENYANG);
    const { personIds } = await liaoning.addClass([{}]);
    const { rows } = await seenBy(personIds[0] as PersonId, { in: liaoning });
    expect(rows[0]).toMatchObject({
      benefits: [{ benefit: 'skill-upgrade-subsidy', claim: null, last: null }],
      without: [
        {
          benefit: 'assessment-subsidy',
          because: '辽宁通知没有设职业技能评价（鉴定）补贴；取得证书的，看是否可以领培训补贴或技能提升补贴。',
          clause: 'LN-1',
        },
      ],
    });
    await liaoning.app.db.close();
  });

  it('where it is of another kind, and where no notice is in force', async () => {
    const [person] = (await onePerson({ certificateOn: null })) as [PersonId];
    await county.addCertificates([{ personId: person, level: 5, kind: 'training-completion' }]);
    const [held] = (await seenBy(person)).rows;
    expect(held?.benefits).toEqual([]);
    expect(held?.without).toMatchObject([
      { clause: 'NM-3-5b', because: expect.stringContaining('这项补贴只认职业资格证书、') },
      { clause: 'NM-3-5b' },
    ]);
    await withTx(county.app.db, { kind: 'system' }, (tx) =>
      sql`update certificate set withdrawn_at = now(), ended_as = 'withdrawn', kind = 'skill-level'
        where person_id = ${person}`.execute(tx),
    );
    expect((await seenBy(person)).rows, 'a withdrawn one brings nothing, whatever its kind').toMatchObject([
      { isWithdrawn: true, benefits: [], without: [] },
    ]);
    await withTx(county.app.db, { kind: 'system' }, (tx) =>
      sql`update certificate set withdrawn_at = null, ended_as = null where person_id = ${person}`.execute(
        tx,
      ),
    );
    const before = await seenBy(person, { on: localDate('2024-02-06') });
    expect(before.rows[0]?.without).toMatchObject([
      { clause: 'NM-1', because: expect.stringContaining('还没有施行') },
      { clause: 'NM-1' },
    ]);
  });
});

describe('the card', () => {
  it('is hers, by its last four digits; a card that cannot be used is none', async () => {
    const [one, two] = (await onePerson({}, {})) as [PersonId, PersonId];
    const store = (personId: PersonId, last4: string, usable: boolean) =>
      withTx(county.app.db, { kind: 'system' }, (tx) =>
        sql`insert into person_bank_account (person_id, bank_account_id, bank_name, account_name, number_cipher,
            number_last4, blind_index, usable, unusable_reason, source, recorded_at)
          values (${personId}, ${county.app.ids.uuid()}, '信用社', null, '\\x00', ${last4}, ${Buffer.from(last4)}, ${usable},
            ${usable ? null : '已变更为另一账户'}, 'test', now() + interval '1 day')`.execute(tx),
      );
    await store(one, '4417', true);
    await store(one, '9902', false);
    expect((await seenBy(one)).account).toEqual({ bankName: '信用社', numberLast4: '4417' });
    const others = await seenBy(two);
    expect(others.account?.numberLast4).not.toBe('4417');
    await withTx(county.app.db, { kind: 'system' }, (tx) =>
      sql`update person_bank_account set usable = false, unusable_reason = '已变更为另一账户' where person_id = ${two}`.execute(
        tx,
      ),
    );
    expect((await seenBy(two)).account).toBeNull();
  });
});

describe('what comes next', () => {
  it('of a no: what would make it a yes; she may take it back until two people have decided, then claim again', async () => {
    const [person] = (await onePerson({ hukou: 'urban' })) as [PersonId];
    const answer = await claim(person);
    expect(answer.outcome).toBe('not-entitled');
    expect(answer.next).toEqual([
      expect.stringMatching(/^这项补贴给.*认定以后拿同一本证书再来申领。$/),
      '这份通知没有写截止日期，什么时候符合了什么时候来。',
    ]);
    const benefitNow = async () => (await seenBy(person)).rows[0]?.benefits[0];
    expect(await benefitNow()).toMatchObject({
      claim: { number: answer.number, canWithdraw: true },
      last: null,
    });
    for (const status of ['rejection-proposed', 'rejected'])
      await withTx(county.app.db, { kind: 'system' }, (tx) =>
        sql`update claim set status = ${status} where claim_id = ${answer.claimId}`.execute(tx),
      );
    expect(await benefitNow()).toMatchObject({ claim: null, last: { number: answer.number } });
  });

  it('of a skill-upgrade subsidy without insurance: insured first, the same certificate again', async () => {
    const [person] = (await onePerson({})) as [PersonId];
    expect((await claim(person, 'skill-upgrade-subsidy')).next).toContain(
      '单位为您参加了失业保险、有了缴费月份以后，拿同一本证书再来申领。',
    );
  });

  it('of what is missing: who answers for it; of a yes: nothing more', async () => {
    const [silent, plain] = (await onePerson({ silent: ['population'] }, {})) as [PersonId, PersonId];
    expect((await claim(silent)).next).toEqual([expect.stringMatching(/由.*提供或确认。$/)]);
    expect((await claim(plain)).next).toEqual([]);
  });
});

describe('who claims', () => {
  it('is told in the list, which finds her claim by what it is claimed on', async () => {
    const { classId, personIds } = await county.addClass([{}, {}]);
    const own = await claim(personIds[0] as PersonId);
    const { app, law, staff } = county;
    const certificates = { classId, organisationId: null, divisionCode: XINCHENG.county };
    const target = { ...certificates, payee: 'trainee', benefit: 'assessment-subsidy' } as const;
    value(await actAs(app, staff.handler, (act) => computeClaims(act, law, { certificates: target }, ON)));
    const listOf = (subject: 'class' | 'certificates') =>
      readTx(app.db, staff.handler.scope, (tx) => {
        const reader = {
          tx,
          actor: staff.handler,
          today: ON,
          law,
          ciphers: app.ciphers,
          progress: nothingLater,
        };
        return claimListView(reader, { subject, limit: 2 });
      });
    const listed = await listOf('certificates');
    expect(listed.rows.map(({ claimant, subject, payee }) => [claimant, subject.kind, payee.name])).toEqual([
      [{ kind: 'bureau', name: '免申即享' }, 'certificates', '学员本人'],
      [{ kind: 'person', name: expect.stringMatching(/^学员\d+（本人申领）$/) }, 'certificates', '学员本人'],
    ]);
    expect(listed.rows[1]?.number).toBe(own.number);
    expect((await listOf('class')).total).toBe(0);
    const decided = await readTx(app.db, staff.handler.scope, (tx) => {
      const { ciphers } = app;
      return decidedClaim({ tx, ciphers, policies: law.policies, today: ON }, own.claimId);
    });
    expect(decided?.subjectName, 'on the written decision').toBe('证书');
  });
});

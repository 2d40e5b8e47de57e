import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { computeClaims, recomputeClaim } from '../../benefits/claims/index.ts';
import { claimProgress } from '../../benefits/payments/index.ts';
import { EVENTS, mattersOf, selectRecorded } from '../../outcomes/deliveries/store-matters.ts';
import { messagesOf } from '../../outcomes/notifications/rules.ts';
import { aboutOf } from '../../outcomes/notifications/store-about.ts';
import { disputableView } from '../../outcomes/supervision/views.ts';
import { withTx } from '../../platform/db/index.ts';
import {
  addDays,
  done,
  localDate,
  type PersonId,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { agreementsOfPerson, recordAgreements } from '../../registry/payees/index.ts';
import { endAgreement, endOwnAgreement } from '../../registry/payees/service-agreements.ts';
import { claimActs } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, claimFixture, XINCHENG } from '../../testing/claims-fixture.ts';
import { actAs, codes, value } from '../../testing/classes-fixture.ts';
import { disputeActs } from '../../testing/disputes-fixture.ts';

// An agreement by which an institution is paid, as the person hears of it, disputes it and takes it back.

const SUBSIDY = 'assessment-subsidy' as const;
let county: ClaimFixture;
const { readAs, workerOf, raise } = disputeActs(
  () => county,
  claimActs(() => county, claimProgress),
);

beforeAll(async () => {
  county = await claimFixture(XINCHENG);
});
afterAll(() => county.app.db.close());

const today = () => county.app.clock.today();

/** Persons of one class who agreed, with what stands there for the first. */
async function agreed(count = 1) {
  const { classId, personIds } = await county.addClass(Array.from({ length: count }, () => ({})));
  const { institution, institutionId: organisationId, app } = county;
  const said = { organisationId, benefit: SUBSIDY, signedOn: addDays(today(), -3), paper: '代领协议' };
  value(await actAs(app, institution, (act) => recordAgreements(act, { ...said, personIds })));
  const worker = await workerOf(personIds[0] as PersonId);
  const [agreement] = await readAs(worker, (tx) => agreementsOfPerson(tx, worker.personId as PersonId));
  if (!agreement) throw new Error('no agreement');
  return { classId, personIds, worker, agreement };
}
const compute = (classId: Uuid, on = today()) =>
  actAs(county.app, county.institution, (act) => {
    const certificates = { benefit: SUBSIDY, payee: 'institution', classId } as const;
    const of = { divisionCode: XINCHENG.county, organisationId: county.institutionId };
    return computeClaims(act, county.law, { certificates: { ...certificates, ...of } }, on);
  });
const takeBack = (worker: Awaited<ReturnType<typeof workerOf>>, agreementId: Uuid) =>
  actAs(county.app, worker, (act) =>
    endOwnAgreement(act, { agreementId, personId: worker.personId as PersonId, reason: '本人收回协议' }),
  );
/** What the last line of this event says to persons, and to whom at the desk. */
const toldOf = (event: string) =>
  withTx(county.app.db, { kind: 'system' }, async (tx) => {
    const { rows } = await sql<{
      chain: string;
      seq: number;
    }>`select chain, seq::int as seq from journal_entry
      where event = ${event} order by seq desc limit 1`.execute(tx);
    const [last] = rows;
    if (!last) throw new Error(`${event} was not recorded`);
    const [line] = await selectRecorded(tx, { ...last, from: last.seq - 1, through: last.seq }, EVENTS);
    if (!line) throw new Error('it concerns nobody');
    const place = { divisionPath: XINCHENG.path, organisationId: county.institutionId };
    return {
      persons: (await mattersOf(tx, line)).map(({ kind, personId, number }) => [kind, personId, number]),
      desk: messagesOf({ ...line, ...place }, await aboutOf(tx, { ...line, ...place })),
    };
  });

describe('an agreement', () => {
  it('is told to each person whom it names, and its end to her and to the institution', async () => {
    const { personIds, agreement, worker } = await agreed(2);
    const { persons } = await toldOf('payee-agreement-recorded');
    expect(persons.map(([kind, personId]) => [kind, personId])).toEqual(
      personIds.map((personId) => ['agreement-recorded', personId]),
    );
    expect(persons[0]?.[2]).toBe(agreement.number);
    const { agreementId } = agreement;
    const ended = { agreementId, endedOn: today(), reason: '本人改由自己申领' };
    value(await actAs(county.app, county.institution, (act) => endAgreement(act, ended)));
    const byDesk = await toldOf('payee-agreement-ended');
    expect(byDesk.persons).toEqual([['agreement-ended', worker.personId, agreement.number]]);
    expect(byDesk.desk.map(({ role, organisationId, link }) => [role, organisationId, link?.type])).toEqual([
      [null, county.institutionId, 'certificate-claims'],
      ['county-handler', null, 'certificate-claims'],
    ]);
    expect(byDesk.desk[0]?.content).toContain('已终止');
  });

  it('is taken back by herself alone: no new line by it, what was claimed before goes on', async () => {
    const { classId, worker, agreement } = await agreed();
    const other = await agreed();
    const { claims } = value(await compute(classId, addDays(today(), -1)));
    expect(claims).toMatchObject([{ lineCount: 1 }]);
    expect(codes(await takeBack(other.worker, agreement.agreementId)), 'somebody else').toEqual([
      'not-found',
    ]);
    value(await takeBack(worker, agreement.agreementId));
    const { persons, desk } = await toldOf('payee-agreement-ended');
    expect(persons, 'she did it herself').toEqual([]);
    expect(desk[0]?.content).toContain('已由本人收回');
    expect(codes(await takeBack(worker, agreement.agreementId))).toEqual(['agreement-ended']);
    expect(await readAs(worker, (tx) => agreementsOfPerson(tx, worker.personId as PersonId))).toEqual([]);

    const again = await actAs(county.app, county.staff.handler, (act) =>
      recomputeClaim(act, county.law, claims[0]?.claimId as Uuid, 1),
    );
    expect(value(again).changedLines).toBe(0);

    value(await takeBack(other.worker, other.agreement.agreementId));
    const later = value(await compute(other.classId));
    expect(later.claims).toEqual([]);
    expect(later.blocked).toMatchObject([{ rule: 'no-agreement' }]);
    expect(
      codes(
        await actAs(county.app, county.institution, (act) =>
          endAgreement(act, {
            agreementId: agreement.agreementId,
            endedOn: localDate('2099-01-01'),
            reason: '还没有到',
          }),
        ),
      ),
    ).toEqual(['date-future']);
  });

  it('is disputed by her: the unpaid line that it would pay stops', async () => {
    const { classId, worker, agreement } = await agreed();
    const { claims } = value(await compute(classId));
    const facts = await readAs(worker, (tx) =>
      disputableView({ tx, today: today() }, worker.personId as PersonId),
    );
    expect(facts.facts.find(({ fact }) => fact === 'agreement')).toMatchObject({
      subjectType: 'agreement',
      subjectId: agreement.agreementId,
      subjectName: expect.stringContaining(agreement.number),
      kinds: [
        { kind: 'never-signed', holds: true },
        { kind: 'signed-other', holds: true },
      ],
    });
    const said = { subjectType: 'agreement', fact: 'agreement', kind: 'never-signed' } as const;
    const raised = await raise(worker, { ...said, subjectId: agreement.agreementId, content: '我没有签过' });
    expect(value(raised).heldLines).toBe(1);
    const held = await withTx(county.app.db, { kind: 'system' }, (tx) =>
      sql`select 1 from claim_line_hold where claim_id = ${claims[0]?.claimId}`.execute(tx),
    );
    expect(held.rows).toHaveLength(1);
    const wrong = { ...said, kind: 'never-attended', subjectId: agreement.agreementId } as const;
    expect(codes(await raise(worker, wrong))).toEqual(['wrong-kind']);
  });
});

describe('of fifty', () => {
  const winners = async <T>(work: () => Promise<Result<T>>) =>
    (await Promise.all(Array.from({ length: 50 }, work))).filter(({ ok }) => ok).length;

  it('one ends it, she or the institution', async () => {
    const { worker, agreement } = await agreed();
    const { agreementId } = agreement;
    let turn = 0;
    const ended = () => {
      turn += 1;
      return turn % 2 === 0
        ? takeBack(worker, agreementId)
        : actAs(county.app, county.institution, (act) =>
            endAgreement(act, { agreementId, endedOn: today(), reason: '本人改由自己申领' }),
          );
    };
    expect(await winners(ended)).toBe(1);
  });

  it('several get through where only the reading is looked at (negative control)', async () => {
    const { agreement, worker } = await agreed();
    const careless = () =>
      actAs(county.app, worker, async (act) => {
        const [lasting] = await agreementsOfPerson(act.tx, worker.personId as PersonId);
        if (lasting === undefined) return refused({ code: 'gone', message: '没有了', pointer: '' });
        await new Promise((later) => setTimeout(later, 20));
        await sql`update payee_agreement set ended_on = ${today()}::date, end_reason = '本人收回协议'
          where agreement_id = ${agreement.agreementId}`.execute(act.tx);
        return done(null);
      });
    expect(await winners(careless)).toBeGreaterThan(1);
  });
});

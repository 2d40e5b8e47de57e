import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountsFixture, answer, codes } from '../../testing/accounts-fixture.ts';
import type { AppFixture, SignedIn } from '../../testing/app-fixture.ts';
import { testResidentId } from '../../testing/classes-fixture.ts';

describe('accounts by two administrators', () => {
  const { open, somebody, create, decide, signIn, rowOf, opened } = accountsFixture();
  let fixture: AppFixture;
  let system: SignedIn;
  let system2: SignedIn;
  let security: SignedIn;
  let security2: SignedIn;
  let organisationId: string;
  beforeAll(async () => {
    ({ fixture, system, system2, security, security2, organisationId } = await open());
  });
  afterAll(() => fixture?.close());

  describe('opening', () => {
    it('with power waits for the security administrator; each has half of the one-time password', async () => {
      const asked = answer(await create(somebody('money')));
      expect(asked).toMatchObject({ status: 'pending', part: 'first-half' });
      expect((await signIn('money', asked.oneTimePassword)).statusCode).toBe(401);
      expect((await decide(asked.changeId, 'released', system)).status).toBe(403);
      const second = answer(await decide(asked.changeId, 'released'));
      expect(second).toMatchObject({ status: 'released', part: 'second-half' });
      for (const part of [asked.oneTimePassword, second.oneTimePassword])
        expect((await signIn('money', part)).statusCode).toBe(401);
      const whole = `${asked.oneTimePassword}-${second.oneTimePassword}`;
      expect((await signIn('money', whole)).statusCode).toBe(200);
      expect(codes(await decide(asked.changeId, 'released'))).toEqual(['change-closed']);
    });

    it('of one system administrator twice opens no way to money (control: released, it does)', async () => {
      const first = answer(await create(somebody('attack-propose')));
      const second = answer(await create(somebody('attack-approve')));
      for (const { oneTimePassword, changeId } of [first, second]) {
        expect((await signIn('attack-propose', oneTimePassword)).statusCode).toBe(401);
        expect((await signIn('attack-approve', oneTimePassword)).statusCode).toBe(401);
        expect((await decide(changeId, 'released', system2)).status).toBe(403);
      }
      await decide(first.changeId, 'released');
      expect((await rowOf('attack-propose')).status).toBe('active');
      expect((await rowOf('attack-approve')).status).toBe('pending');
    });

    it('without power is active at once, with a one-time password of its own', async () => {
      const asked = answer(await create(somebody('reader', { role: 'auditor' })));
      expect(asked).toMatchObject({ status: 'active', part: 'whole', changeId: null });
      expect((await signIn('reader', asked.oneTimePassword)).statusCode).toBe(200);
    });

    it('works for every role of an organisation, and only with an organisation that is there', async () => {
      const found = await fixture.send(
        system,
        'GET',
        `/api/accounts/organisations?text=${encodeURIComponent('试训')}`,
      );
      expect(found.body).toMatchObject({ rows: [{ organisationId, name: '高唐县试训学校' }] });
      for (const role of ['institution-administrator', 'teacher', 'employer', 'assessment-body']) {
        const { session } = await opened(`of-${role}`, { role, organisationId, divisionCode: null });
        const me = await fixture.send(session, 'GET', '/api/me');
        expect(me.body).toMatchObject({ role, organisationId, organisationName: '高唐县试训学校' });
      }
      const nowhere = await create(
        somebody('of-none', { role: 'teacher', organisationId: fixture.app.ids.uuid(), divisionCode: null }),
      );
      expect(codes(nowhere)).toEqual(['organisation-unknown']);
    });

    it('is refused with a reason, and may then be asked for again', async () => {
      const asked = answer(await create(somebody('declined')));
      expect(codes(await decide(asked.changeId, 'refused'))).toEqual(['opinion-required']);
      expect((await decide(asked.changeId, 'refused', security, '此人已调离本岗位')).status).toBe(200);
      expect((await rowOf('declined')).status).toBe('disabled');
    });
  });

  describe('the human being', () => {
    it('stands in the register once, whoever enters her and however often', async () => {
      const person = somebody('one');
      expect(answer(await create(person)).status).toBe('pending');
      expect(answer(await create({ ...person, login: 'one-more' })).status).toBe('pending');
      expect(codes(await create({ ...person, login: 'one-again', personName: '别的名字' }))).toEqual([
        'person-name-differs',
      ]);
      const keys = await fixture.db.appPool.query(
        "select distinct person_key from account where login in ('one', 'one-more')",
      );
      expect(keys.rows).toHaveLength(1);
      const racing = somebody('race');
      const replies = await Promise.all(
        Array.from({ length: 50 }, (_, n) => create({ ...racing, login: `race-${n}` })),
      );
      expect(replies.map(({ status }) => status)).toEqual(Array(50).fill(200));
      const raced = await fixture.db.appPool.query(
        "select distinct person_key from account where login like 'race-%'",
      );
      expect(raced.rows).toHaveLength(1);
    });

    it('from before the register gives the ID number once', async () => {
      const chosen = { personKey: 'person-system2', personName: null, role: 'auditor' };
      expect(codes(await create(somebody('chosen', { ...chosen, idNumber: null })))).toEqual([
        'id-number-needed',
      ]);
      const number = testResidentId(90_000);
      expect((await create(somebody('chosen', { ...chosen, idNumber: number }))).status).toBe(200);
      expect((await create(somebody('chosen2', { ...chosen, idNumber: null }))).status).toBe(200);
      expect(
        codes(await create(somebody('chosen3', { ...chosen, idNumber: testResidentId(90_001) }))),
      ).toEqual(['id-number-differs']);
      expect(
        codes(
          await create(somebody('chosen4', { ...chosen, personKey: 'person-security2', idNumber: number })),
        ),
      ).toEqual(['id-number-of-another']);
    });

    it('is not made up: no key, no wrong number, and no number in the clear', async () => {
      expect(codes(await create(somebody('x1', { personKey: 'nobody-known' })))).toEqual(['person-unknown']);
      expect(codes(await create(somebody('x2', { idNumber: null })))).toEqual(['person-needed']);
      expect(codes(await create(somebody('x3', { idNumber: '371526196001010011' })))).toEqual([
        'id-number-wrong',
      ]);
      const stored = await fixture.db.appPool.query('select * from staff_person');
      expect(JSON.stringify(stored.rows)).not.toContain(testResidentId(1));
      const listed = await fixture.send(system, 'GET', '/api/staff-persons?text=');
      expect(listed.text).toContain('371526********');
      expect(listed.text).not.toContain(testResidentId(1));
    });

    it('never administers and pays', async () => {
      const person = somebody('payer');
      await create(person);
      expect(
        codes(
          await create({ ...person, login: 'payer-admin', role: 'system-administrator', divisionCode: null }),
        ),
      ).toEqual(['administrator-apart']);
      // Control: two roles of the bureau in one hand are told apart at each case, by the person.
      expect((await create({ ...person, login: 'payer-reviews', role: 'county-handler' })).status).toBe(200);
    });
  });

  describe('the release', () => {
    it('is never by whoever asked, nor by whoever it is for, under any account', async () => {
      const asked = answer(await create(somebody('own')));
      const owner = await fixture.db.owner();
      const proposer = (key: string) =>
        owner.query('update account_change set proposed_by_person = $1 where change_id = $2', [
          key,
          asked.changeId,
        ]);
      await proposer('person-security');
      expect(codes(await decide(asked.changeId, 'released'))).toEqual(['four-eyes']);
      await proposer('person-system');
      await owner.query("update account set person_key = 'person-security' where login = 'own'");
      expect(codes(await decide(asked.changeId, 'released'))).toContain('own-account');
      await expect(
        owner.query(
          `update account_change set status = 'released', first_half_cipher = null, decided_by = proposed_by,
             decided_by_person = proposed_by_person, decided_at = now() where change_id = $1`,
          [asked.changeId],
        ),
      ).rejects.toThrow('account_change_two_persons');
      await owner.query("update account set person_key = 'person-own' where login = 'own'");
      await owner.end();
      // Control: another security administrator may.
      expect((await decide(asked.changeId, 'released', security2)).status).toBe(200);
    });

    it('happens once, of fifty who decide at once', async () => {
      const asked = answer(await create(somebody('contended')));
      const replies = await Promise.all(
        Array.from({ length: 50 }, (_, n) =>
          decide(
            asked.changeId,
            n % 2 === 0 ? 'released' : 'refused',
            n % 3 === 0 ? security : security2,
            '不同意放行',
          ),
        ),
      );
      expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
      for (const reply of replies.filter(({ status }) => status !== 200))
        expect(codes(reply)).toEqual(['change-closed']);
    });
  });
});

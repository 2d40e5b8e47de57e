import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPrivacyFixture, type PrivacyFixture } from '../../testing/privacy-fixture.ts';
import type { LooksView } from './contract.ts';

const CONTENDERS = 50;
let county: PrivacyFixture;
beforeAll(async () => {
  county = await openPrivacyFixture();
});
afterAll(() => county?.fixture.close());

const looks = async () =>
  ((await county.fixture.send(county.her, 'GET', '/api/me/looks')).body as LooksView).rows;
const page = (who: PrivacyFixture['clerk']) =>
  county.fixture.send(who, 'GET', `/api/persons/${county.personId}/subsidies`);

describe('who looked at her data', () => {
  it('is one line an account, purpose and day: office and role, no name', async () => {
    expect(await looks()).toEqual([]);
    await page(county.clerk);
    await page(county.clerk);
    await page(county.auditor);
    const rows = await looks();
    expect(rows).toHaveLength(2);
    expect(rows.find(({ role }) => role === 'county-handler')).toMatchObject({
      purpose: 'record-read',
      office: '高唐县',
      officerName: null,
      looks: 2,
    });
  });

  it('names whoever had her whole number shown', async () => {
    await county.fixture.send(county.clerk, 'POST', `/api/persons/${county.personId}/unmask`, {
      field: 'id-number',
      reason: '与身份证原件核对',
    });
    expect(await looks()).toContainEqual(
      expect.objectContaining({ purpose: 'number-shown', officerName: 'counter' }),
    );
  });

  it('names the helper who served her', async () => {
    const { fixture, villager, idNumber, name } = county;
    await fixture.send(villager, 'POST', '/api/help-sessions', { idNumber, name, cardSeen: true });
    expect(await looks()).toContainEqual(
      expect.objectContaining({ purpose: 'served-present', role: 'village-helper', officerName: 'villager' }),
    );
    await fixture.send(villager, 'POST', '/api/me/help/end', {});
  });

  it('leaves out lists, her own pages, and what was refused (negative control)', async () => {
    const before = await looks();
    await county.fixture.send(county.clerk, 'POST', '/api/persons/search', { divisionCode: '371526' });
    await county.fixture.send(county.her, 'GET', '/api/me/subsidies');
    await county.fixture.send(county.clerk, 'GET', '/api/persons/4503599627370497/subsidies');
    expect(await looks()).toEqual(before);
  });

  it('fifty looks at once are counted in one line', async () => {
    await Promise.all(Array.from({ length: CONTENDERS }, () => page(county.second)));
    const [row] = (await looks()).filter(({ role }) => role === 'county-second-reviewer');
    expect(row).toMatchObject({ looks: CONTENDERS });
  });

  it('is read by her alone', async () => {
    const { fixture, clerk } = county;
    expect((await fixture.send(clerk, 'GET', '/api/me/looks')).status).toBe(403);
  });
});

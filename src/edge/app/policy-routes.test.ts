import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppFixture, openAppFixture } from '../../testing/app-fixture.ts';

let fixture: AppFixture;
beforeAll(async () => {
  fixture = await openAppFixture();
});
afterAll(() => fixture.close());

describe('the list of notices', () => {
  it.each([
    ['?divisionCode=371526', 'liaocheng-2021'],
    ['?divisionCode=210102', 'liaoning-2024'],
    ['?divisionCode=620102', 'gansu-2018'],
    ['?divisionCode=370102', null],
    ['', null],
  ])('%s says that %s governs', async (query, governing) => {
    const reply = await fixture.send(null, 'GET', `/api/policies${query}`);
    expect(reply).toMatchObject({ status: 200, body: { governing } });
    expect((reply.body as { rows: object[] }).rows).toHaveLength(5);
  });

  it('refuses what is no division', async () => {
    expect(await fixture.send(null, 'GET', '/api/policies?divisionCode=x')).toMatchObject({ status: 400 });
  });
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AppFixture, openAppFixture } from '../../testing/app-fixture.ts';

let fixture: AppFixture;
beforeAll(async () => {
  fixture = await openAppFixture();
});
afterAll(() => fixture.close());

const today = async () =>
  ((await fixture.send(null, 'GET', '/api/demonstration')).body as { today: string }).today;

it('has a clock that officials of the bureau move, and nobody else', async () => {
  await fixture.account('clerk', 'county-handler', { divisionCode: '371526' });
  await fixture.account('city', 'city-viewer', { divisionCode: '371500' });
  await fixture.account('administrator', 'system-administrator');
  const move = async (login: string) =>
    fixture.send(await fixture.signIn(login), 'POST', '/api/demonstration/clock', {
      to: 'next-working-day',
    });
  const before = await today();
  for (const login of ['city', 'administrator']) expect((await move(login)).status).toBe(403);
  expect(await today()).toBe(before);
  expect((await move('clerk')).status).toBe(200);
  expect((await today()) > before).toBe(true);
});

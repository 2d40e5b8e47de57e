import { expect, vi } from 'vitest';
import type { ActBody } from '../../web/client/index.ts';
import type { People } from './people.ts';
import { uuid7 } from './uuid7.ts';

const DRAFT: ActBody<'/api/campaigns'> = {
  kind: 'spring-breeze',
  title: '页面检查活动',
  template: 'wish-news',
  target: { type: 'openings' },
  audience: { needKind: 'training' },
  untilOn: '2021-12-31',
};

/** A campaign that two have signed and the job has begun: some of its people have no phone. */
export async function casesOfOutreach(people: People, address: string): Promise<Record<string, string>> {
  const send = async (login: string, path: string, data: object) => {
    const { page } = await people.sessionOf(login);
    const { csrfToken } = await people.get<{ csrfToken: string }>(login, '/api/me');
    const headers = { 'x-csrf-token': csrfToken, 'idempotency-key': uuid7() };
    const reply = await page.request.post(address + path, { headers, data });
    expect(reply.status(), await reply.text()).toBe(200);
    return (await reply.json()) as { campaignId: string };
  };
  const { campaignId } = await send('handler', '/api/campaigns', DRAFT);
  await send('handler', `/api/campaigns/${campaignId}/proposal`, { version: 1, opinion: '页面检查送审' });
  await send('reviewer1', `/api/campaigns/${campaignId}/decision`, { version: 2, decision: 'passed' });
  const shown = () =>
    people.get<{ status: string; link: string; figures: { toTell: number } }>(
      'handler',
      `/api/campaigns/${campaignId}`,
    );
  await vi.waitFor(async () => expect((await shown()).figures.toTell).toBeGreaterThan(0), {
    timeout: 60_000,
  });
  const { link } = await shown();
  return { campaignId, code: link.split('/').at(-1) ?? '' };
}

import { expect } from 'vitest';
import type { People } from './people.ts';
import { uuid7 } from './uuid7.ts';

/** A platform that one person proposed and another signed, and an entry of every other catalogue. */
export async function casesOfCatalogues(people: People, address: string): Promise<Record<string, string>> {
  const send = async (login: string, path: string, data: object) => {
    const { page } = await people.sessionOf(login);
    const { csrfToken } = await people.get<{ csrfToken: string }>(login, '/api/me');
    const headers = { 'x-csrf-token': csrfToken, 'idempotency-key': uuid7() };
    const reply = await page.request.post(address + path, { headers, data });
    expect(reply.status(), await reply.text()).toBe(200);
    return (await reply.json()) as { changeId: string };
  };
  const { changeId } = await send('handler', '/api/catalogue-changes', {
    kind: 'platform-add',
    name: '页面检查学习平台',
    link: 'https://xuexi.test',
    holdsFrom: '2021-06-01',
    grounds: 'needs',
    document: '页面检查〔2021〕2号',
    reason: '页面检查：课程更新及时',
  });
  await send('reviewer2', `/api/catalogue-changes/${changeId}/decision`, { version: 1, decision: 'passed' });
  const { rows } = await people.get<{ rows: { changeId: string; entryId: string }[] }>(
    'handler',
    '/api/catalogue-changes',
  );
  const first = async (path: string) =>
    (await people.get<{ rows: Record<string, string>[] }>('public', path)).rows[0] ?? {};
  return {
    platformId: rows.find((row) => row.changeId === changeId)?.entryId ?? '',
    projectId: (await first('/api/public/projects')).projectId ?? '',
    institutionId: (await first('/api/public/institutions')).organisationId ?? '',
  };
}

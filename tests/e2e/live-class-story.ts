import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import * as parts from './live-class-parts.ts';
import type { People } from './people.ts';
import { phoneFindings } from './phone-checks.ts';
import { axeFindings, PHONE, picture } from './server.ts';

/** The people of the story, what they have made so far, and what they do again and again. */
export function storyOf(people: People, address: () => string) {
  const { at, get, sessionOf } = people;
  const done = parts.actsOf(people, address);
  const ids: Record<'class' | 'cancelled' | 'exam', string> = { class: '', cancelled: '', exam: '' };
  const desk = (login: string, tab = '') => at(login, `/desk/classes/${ids.class}${tab}`);
  const versionOf = async (classId: string) =>
    (await get<{ version: number }>('qinghe', `/api/classes/${classId}`)).version;
  /** Moves the county's calendar on. */
  const onto = (day: string) => done('handler', '/api/demonstration/clock', { to: day });
  async function phone(login: string, path: string): Promise<Page> {
    const { page } = await sessionOf(login);
    await page.setViewportSize(PHONE);
    return at(login, path);
  }
  /** A phone's page: fits, is read and hit by an old person. */
  async function looks(page: Page, name: string): Promise<void> {
    expect(await axeFindings(page), name).toEqual([]);
    expect(await phoneFindings(page), name).toEqual([]);
    await picture(page, name);
  }

  /** A class of the school with these people, approved by two. */
  async function approved(
    name: string,
    trainees: readonly { name: string; idNumber: string }[],
    filing = {},
  ) {
    const body = { filing: { ...parts.filingOf(name), ...filing } };
    const { classId } = await done<{ classId: string }>('qinghe', '/api/classes', body);
    await joined(classId, trainees);
    await done('qinghe', `/api/classes/${classId}/submit`, { version: await versionOf(classId) });
    await reviewed(classId);
    return classId;
  }
  async function joined(classId: string, trainees: readonly { name: string; idNumber: string }[]) {
    for (const { name, idNumber } of trainees)
      await done('qinghe', `/api/classes/${classId}/roster-changes`, {
        version: await versionOf(classId),
        leaves: null,
        joins: { name, idNumber, phone: null, enrolledOn: parts.FILED_ON, groupText: null },
        reason: '现场报名，核对了身份证',
      });
  }
  async function reviewed(classId: string) {
    for (const [login, step] of [
      ['reviewer1', 'first-review'],
      ['reviewer2', 'second-review'],
    ] as const)
      await done(login, `/api/classes/${classId}/${step}`, {
        version: await versionOf(classId),
        decision: 'passed',
      });
  }
  return { ...people, address, done, ids, desk, versionOf, onto, phone, looks, approved, joined };
}
export type Story = ReturnType<typeof storyOf>;

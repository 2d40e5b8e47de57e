import jsQR from 'jsqr';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { expect } from 'vitest';
import type { ActBody } from '../../web/client/index.ts';
import { words as sign } from '../../web/mobile/classes/sign-words.ts';
import { words as teach } from '../../web/mobile/teach/words.ts';
import { approvable } from './class-filing.ts';
import { button, main } from './page-parts.ts';
import type { People } from './people.ts';
import { DESKTOP, PHONE, picture } from './server.ts';
import { uuid7 } from './uuid7.ts';

// The class of live-class.e2e.ts: who is on its roster and what comes of each, however it is kept: on phones or on paper.

export const CLASS = '保育师实况班';
const ASKED_DAYS = ['2021-11-01', '2021-11-02'] as const;
/** After it was put off by two days. */
export const DAYS = ['2021-11-03', '2021-11-04'] as const;
export const FILED_ON = '2021-10-19';
export const EXAM_ON = '2021-11-05';
export const CLAIMED_ON = '2021-11-08';
const HALVES = [
  ['08:00', '11:30'],
  ['14:00', '17:30'],
] as const;

export type Mark = 'present' | 'absent' | 'leave';
export interface Trainee {
  readonly name: string;
  readonly idNumber: string;
  /** Who has a phone of her own, by her account. */
  readonly login: string | null;
  /** What each of the four half days is. */
  readonly marks: readonly [Mark, Mark, Mark, Mark];
  readonly scores: readonly [theory: number, practice: number, overall: number];
  readonly passed: boolean;
  /** The number that the body gives to whoever passed. */
  readonly certificate: string | null;
}
const ALL = ['present', 'present', 'present', 'present'] as const;
const numbered = (n: number) => `S0000371500122150090${String(n).padStart(2, '0')}`;

/** People whom the county knows from another class; the registers have answered for them. */
export const TRAINEES: readonly Trainee[] = [
  {
    ...{ name: '马光辉', idNumber: '371526198503220016', login: 'worker5', marks: ALL },
    ...{ scores: [82, 88, 85.6], passed: true, certificate: numbered(1) },
  },
  {
    ...{ name: '郑素云', idNumber: '371526198701120008', login: 'worker6', marks: ALL },
    ...{ scores: [91, 86, 88], passed: true, certificate: numbered(2) },
  },
  {
    // Draws a pension by now.
    ...{ name: '曾鹏飞', idNumber: '371526199605140038', login: null, marks: ALL },
    ...{ scores: [70, 75, 73], passed: true, certificate: numbered(3) },
  },
  {
    // No register knows him as one of those whom the notice pays for.
    ...{ name: '贾志强', idNumber: '37150219850310003X', login: null, marks: ALL },
    ...{ scores: [78, 80, 79.2], passed: true, certificate: numbered(4) },
  },
  {
    // Half the half days: below 80 percent (R15).
    ...{ name: '宋新民', idNumber: '371526198202140039', login: null },
    marks: ['leave', 'absent', 'present', 'present'],
    ...{ scores: [66, 71, 69], passed: true, certificate: numbered(5) },
  },
  {
    ...{ name: '程俊杰', idNumber: '371526199202240034', login: null, marks: ALL },
    ...{ scores: [48, 55, 52.2], passed: false, certificate: null },
  },
];
export const one = (name: string): Trainee => {
  const found = TRAINEES.find((trainee) => trainee.name === name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
};

export type Filing = ActBody<'/api/classes'>['filing'];
/** Two days of four half days. */
export function filingOf(name: string, days: readonly string[] = ASKED_DAYS): Filing {
  const usual = approvable(name, days[0] ?? '');
  const [teacher] = usual.teachers;
  const [lesson] = usual.sessions;
  if (!teacher || !lesson) throw new Error('the usual filing has a teacher and a lesson');
  return {
    ...usual,
    ...{ totalHours: 16, theoryHours: 8, practiceHours: 8, endOn: days.at(-1) ?? '' },
    sessions: days.flatMap((taughtOn) =>
      HALVES.map(([from, until]) => ({ ...lesson, taughtOn, hours: 4, from, until, content: '婴幼儿照护' })),
    ),
  };
}

/** Does what somebody does on a page that other stories walk. */
export function actsOf({ sessionOf, get }: People, address: () => string) {
  return async <T>(login: string, path: string, data: object): Promise<T> => {
    const { page } = await sessionOf(login);
    const { csrfToken } = await get<{ csrfToken: string }>(login, '/api/me');
    const headers = { 'x-csrf-token': csrfToken, 'idempotency-key': uuid7() };
    const reply = await page.request.post(address() + path, { headers, data });
    expect(reply.status(), `${path} ${await reply.text()}`).toBe(200);
    return (await reply.json()) as T;
  };
}

/** What the square on the teacher's screen says. */
export async function squareOf(page: Page): Promise<string> {
  const { data, info } = await sharp(await page.locator('.sign-code img').screenshot())
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const read = jsQR as unknown as typeof import('jsqr')['default'];
  const said = read(new Uint8ClampedArray(data), info.width, info.height)?.data;
  if (said === undefined) throw new Error('the square cannot be read');
  return said;
}
export const digitsOf = async (page: Page): Promise<string> =>
  (await page.locator('.sign-code .digits').textContent()) ?? '';

/** On the teacher's phone: a number typed or read by a reader. */
export async function byCard(page: Page, idNumber: string): Promise<void> {
  const field = main(page).getByLabel(teach.card, { exact: true });
  await field.fill(idNumber);
  await field.press('Enter');
}
/** Signed by her card: the page says that it is noted. */
export async function carded(page: Page, { name, idNumber }: Trainee, moment: 'in' | 'out'): Promise<void> {
  await byCard(page, idNumber);
  await main(page).getByText(teach.cardDone(name, teach.moments[moment]), { exact: true }).waitFor();
}
const personOf = (page: Page, name: string) =>
  main(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name }) });

/** The teacher vouches for somebody, or notes leave. */
export async function byWord(
  page: Page,
  name: string,
  { reason, act }: { readonly reason: string; readonly act: string },
): Promise<void> {
  const line = personOf(page, name);
  await line.getByRole('button', { name }).click();
  await line.getByLabel(teach.reason, { exact: true }).fill(reason);
  await line.getByRole('button', { name: act, exact: true }).click();
  await line.getByLabel(teach.reason, { exact: true }).waitFor({ state: 'detached' });
}
export const now = (page: Page, moment: 'in' | 'out') =>
  main(page).getByRole('radio', { name: teach.moments[moment], exact: true }).check();

/** From the card of a class into a half day, which begins. */
export async function openHalf(card: Locator, half: string): Promise<void> {
  const page = card.page();
  await card.getByRole('link', { name: new RegExp(teach.open(half)) }).click();
  await button(main(page), teach.open(half)).click();
  await main(page).getByText(teach.which, { exact: true }).waitFor();
}
export async function closeHalf(page: Page): Promise<void> {
  await button(main(page), teach.close).click();
  await button(main(page), teach.closeNow).click();
  await main(page).getByText(teach.closed, { exact: true }).waitFor();
}

/** Nothing waits on the teacher's phone any more. */
export const allSent = (page: Page) => main(page).locator('section.headline').waitFor({ state: 'detached' });

/** On a person's own phone: six digits typed. */
export async function byDigits(page: Page, code: string): Promise<void> {
  await main(page).getByLabel(sign.code, { exact: true }).fill(code);
  await button(main(page), sign.go).click();
}

/** A photo of a sheet of paper. */
export const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: { r: 235, g: 232, b: 220 } } })
    .jpeg()
    .toBuffer();

/** A page of the desk as wide and narrow screens have it: it fits both. */
export async function screens(page: Page, name: string): Promise<void> {
  await picture(page, name);
  await page.setViewportSize(PHONE);
  expect(
    await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'),
    name,
  ).toBe(true);
  await picture(page, `${name}-phone`);
  await page.setViewportSize(DESKTOP);
}

/** What each is claimed: 1,200 yuan and 10 percent, for whom nothing stands in the way; who has no certificate has no line. */
export const EXPECTED = [
  ['曾鹏飞', 'not-entitled', 0],
  ['贾志强', 'not-entitled', 0],
  ['马光辉', 'published', 132_000],
  ['宋新民', 'frozen', 132_000],
  ['郑素云', 'published', 132_000],
];

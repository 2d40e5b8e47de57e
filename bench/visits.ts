import { createServer, type Server } from 'node:http';
import { type Browser, chromium, type Page } from 'playwright-core';
import { words } from '../web/mobile/visits/words.ts';
import { type ManyEntry, takeAlong, takeDownMany, VILLAGE, villagers, wishesOf } from './helper-day.ts';
import { chromiumPath, cookiesOf } from './phone.ts';
import { serve } from './server.ts';
import { signIn } from './sign-in.ts';
import { type Row, seconds } from './table.ts';

const PHONE = { width: 390, height: 844 } as const;
/** Slow 3G as the tools of Chromium throttle it: 400 kbit/s, 2 s a request. */
const SLOW_3G = { offline: false, latency: 2000, downloadThroughput: 50_000, uploadThroughput: 50_000 };
/** One in so many is an enrolment with a signature. */
const SIGNED_EVERY = 20;
const LONGEST_MS = 60_000;

/** A helper's day of entries, from the network's coming back to the last answer, over slow 3G; beside the same bytes to a server that only reads. */
export async function benchVisits(county: string, entries: number): Promise<Row> {
  const server = await serve(county);
  const floor = await serveNothing();
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const cookie = await signIn(server.address, 'villager');
    const ours = await sendDay(browser, { address: server.address, cookie, entries });
    const least = await sendBytes(browser, floor.address, ours.bodies);
    const kilobytes = ours.bodies.reduce((sum, bytes) => sum + bytes, 0) / 1000;
    return {
      name: 'visits',
      what: `${entries} entries of a helper's phone, one in ${SIGNED_EVERY} signed, sent over slow 3G`,
      ours: seconds(ours.ms),
      floor: seconds(least),
      ratio: ours.ms / least,
      target: '10 s',
      notes: [
        `400 kbit/s and 2 s a request; ${ours.bodies.length} requests of together ${kilobytes.toFixed(0)} kB; all ${ours.taken} taken; the floor is the same requests to a server that reads them and answers nothing`,
      ],
    };
  } finally {
    await browser.close();
    floor.server.close();
    await server.stop();
  }
}

async function networkOf(page: Page): Promise<(as: typeof SLOW_3G) => Promise<void>> {
  const wire = await page.context().newCDPSession(page);
  await wire.send('Network.enable');
  return async (as) => {
    await wire.send('Network.emulateNetworkConditions', as);
  };
}

async function sendDay(
  browser: Browser,
  of: { readonly address: string; readonly cookie: string; readonly entries: number },
): Promise<{ ms: number; taken: number; bodies: number[] }> {
  const context = await browser.newContext({ viewport: PHONE, isMobile: true });
  await context.addCookies(cookiesOf(of.cookie, of.address));
  const page = await context.newPage();
  await page.goto(`${of.address}/m/visits`);
  await takeAlong(page, '测速');
  await takeDownMany(page, await dayOf(page, of));
  const bodies: number[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/api/helper/entries') && (request.postDataBuffer()?.length ?? 0) > 500)
      bodies.push(request.postDataBuffer()?.length ?? 0);
  });
  const network = await networkOf(page);
  await network({ ...SLOW_3G, offline: true });
  await page.goto(`${of.address}/m/visits/entries`);
  await page.getByText(words.entries.waiting, { exact: true }).first().waitFor();
  await network(SLOW_3G);
  const begun = performance.now();
  const left = page.getByText(words.entries.waiting, { exact: true });
  while ((await left.count()) > 0 && performance.now() - begun < LONGEST_MS) await page.waitForTimeout(20);
  const ms = performance.now() - begun;
  if (ms > LONGEST_MS)
    throw new Error(`not sent: ${(await page.locator('main').textContent())?.slice(0, 300)}`);
  const count = await page.getByText(words.entries.taken, { exact: true }).count();
  await context.close();
  return { ms, taken: count, bodies };
}

/** Wishes, and one in so many an enrolment in an open class, to which a drawing is added on the phone. */
async function dayOf(
  page: Page,
  of: { readonly address: string; readonly entries: number },
): Promise<ManyEntry[]> {
  const reply = await page.request.get(`${of.address}/api/public/openings?divisionCode=371526`);
  const { rows } = (await reply.json()) as { rows: { openingId: string }[] };
  const answers = { noticeEdition: '2021-03', base: 'none', wish: 'find-work', destination: 'here' };
  return wishesOf(villagers(of.entries)).map((entry, n) => {
    if (n % SIGNED_EVERY !== 0) return entry;
    const { idNumber, name } = entry.content;
    const who = { idNumber, name, villageCode: VILLAGE };
    const openingId = rows[(n / SIGNED_EVERY) % rows.length]?.openingId ?? '';
    return {
      kind: 'enrolment',
      about: entry.about,
      content: { ...who, ...answers, openingId, cardSeen: true },
    };
  });
}

/** The same bytes in as many requests, one after the other. */
async function sendBytes(browser: Browser, address: string, bodies: readonly number[]): Promise<number> {
  const page = await browser.newPage();
  await page.goto(address);
  await (await networkOf(page))(SLOW_3G);
  const ms = await page.evaluate(async (sizes) => {
    const begun = performance.now();
    for (const size of sizes) await (await fetch('/', { method: 'POST', body: 'x'.repeat(size) })).text();
    return performance.now() - begun;
  }, bodies);
  await page.close();
  return ms;
}

async function serveNothing(): Promise<{ server: Server; address: string }> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.end('ok'));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const at = server.address();
  return { server, address: `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}/` };
}

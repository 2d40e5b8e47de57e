import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { build } from 'vite';
import { ROOT } from './measure.ts';
import { serve } from './server.ts';
import { signIn } from './sign-in.ts';
import { type Row, seconds } from './table.ts';

const PHONE = { width: 360, height: 780 } as const;
/** Slow 4G as the tools of Chromium throttle it: 1.44 Mbit/s down, 675 kbit/s up, 562.5 ms a request. */
const SLOW_4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: 1_440_000 / 8,
  uploadThroughput: 675_000 / 8,
};
const CPU_SLOWER = 4;
const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.html': 'text/html' };

/** The first page of the phone, of somebody signed in whose browser holds nothing, beside React and its router alone. */
export async function benchPhone(workFolder: string, county: string, runs: number): Promise<Row[]> {
  const server = await serve(county);
  const floor = await serveFloor(join(workFolder, 'phone-floor'));
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const cookie = await signIn(server.address, 'worker');
    const ours = { address: `${server.address}/m`, cookie, ready: '.home-entries a' };
    const bare = { address: floor.address, cookie: '', ready: '.home-entries a' };
    const seen: [Visit[], Visit[]] = [[], []];
    for (let run = 0; run < runs; run++) {
      seen[0].push(await visit(browser, ours));
      seen[1].push(await visit(browser, bare));
    }
    return rowsOf(...seen, runs);
  } finally {
    await browser.close();
    floor.server.close();
    await server.stop();
  }
}

interface Visit {
  readonly bytes: number;
  readonly paintMs: number;
  readonly readyMs: number;
}

/** One visit with an empty cache: bytes over the line, first paint, and when it can be tapped and asks nothing more. */
async function visit(
  browser: Browser,
  of: { readonly address: string; readonly cookie: string; readonly ready: string },
): Promise<Visit> {
  const context = await browser.newContext({ viewport: PHONE, deviceScaleFactor: 2, isMobile: true });
  try {
    if (of.cookie !== '') await context.addCookies(cookiesOf(of.cookie, of.address));
    const page = await context.newPage();
    const wire = await context.newCDPSession(page);
    let bytes = 0;
    wire.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await wire.send('Network.enable');
    await wire.send('Network.emulateNetworkConditions', SLOW_4G);
    await wire.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER });
    await page.goto(of.address, { waitUntil: 'commit' });
    await page.locator(of.ready).first().waitFor();
    const readyMs = await page.evaluate(() => performance.now());
    await page.waitForLoadState('networkidle');
    const paintMs = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    );
    return { bytes, paintMs, readyMs };
  } finally {
    await context.close();
  }
}

/** A cookie header as the browser takes cookies. */
export function cookiesOf(header: string, address: string) {
  return header.split('; ').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return { name, value: value.join('='), url: address };
  });
}

function rowsOf(ours: readonly Visit[], floor: readonly Visit[], runs: number): Row[] {
  const row = (of: { name: string; what: string; target: string }, take: (one: Visit) => number) => {
    const [mine, least] = [median(ours.map(take)), median(floor.map(take))];
    const said = of.name === 'phone.bytes' ? (bytes: number) => `${(bytes / 1000).toFixed(1)} kB` : seconds;
    return { ...of, ours: said(mine), floor: said(least), ratio: mine / least };
  };
  const where = `360 px, nothing cached, slow 4G (1.44 Mbit/s, 562.5 ms a request), processor ${CPU_SLOWER} times slower, the median of ${runs}`;
  return [
    {
      ...row(
        { name: 'phone.bytes', what: '/m signed in, all bytes until nothing is asked', target: '150 kB' },
        ({ bytes }) => bytes,
      ),
      notes: [`${where}; the floor is React, react-dom and react-router with five links, by brotli too`],
    },
    row(
      { name: 'phone.paint', what: '/m, first contentful paint', target: '1.7 s' },
      ({ paintMs }) => paintMs,
    ),
    row(
      { name: 'phone.ready', what: '/m, its five entries can be tapped', target: '-' },
      ({ readyMs }) => readyMs,
    ),
  ];
}

const median = (all: readonly number[]) =>
  all.toSorted((one, other) => one - other)[all.length >> 1] ?? Number.NaN;

/** Where Chromium lies on this machine. */
export function chromiumPath(): string {
  const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'];
  const path = places.find((place) => place !== undefined && existsSync(place));
  if (path === undefined) throw new Error('no Chromium found: install it or set CHROMIUM');
  return path;
}

/** The floor, built by the same tool and sent compressed by a server that does nothing else. */
async function serveFloor(folder: string): Promise<{ server: Server; address: string }> {
  await build({
    root: join(ROOT, 'bench/phone-floor'),
    configFile: false,
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true, target: 'es2022' },
  });
  const files = new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => TYPES[extname(name)] !== undefined)
      .map((name) => [`/${name}`, brotliCompressSync(readFileSync(join(folder, name)))]),
  );
  const server = createServer((request, response) => {
    const name = request.url === '/' ? '/index.html' : (request.url ?? '');
    const bytes = files.get(name);
    if (bytes === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[extname(name)], 'content-encoding': 'br' });
    response.end(bytes);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  return {
    server,
    address: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`,
  };
}

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PERMISSIONS } from '../../src/platform/access/index.ts';
import { actsIn } from '../../src/platform/kernel/index.ts';
import { MACHINES } from '../machines/list.ts';
import { findCases } from './cases.ts';
import { createVisitors } from './people.ts';
import { ROOT, type RunningApp, startApp, startBrowser } from './server.ts';
import { openWithout, vanished } from './walk-parts.ts';
import { STOPS, type Stop } from './walk-stops.ts';

// Every exit of a state is a button on the page of whoever holds the thing: it is there when the act is allowed, and
// goes when the server's answer no longer allows it. What the walk does not reach stands in walk-unreached.txt.

const UNREACHED = join(import.meta.dirname, 'walk-unreached.txt');
/** The list only shrinks. */
const MOST_UNREACHED = 225;

let app: RunningApp;
let browser: Browser;
let ids: Readonly<Record<string, string>> = {};
const people = createVisitors(() => ({ app, browser }));
/** Exits that were seen with their buttons, each once: `entity status act`, and who found which button. */
const walked = new Map<string, string>();

/** The exits of a state that are requests of people. */
const exitsOf = (entity: string, status: string): string[] => {
  const listed = MACHINES.find(({ machine }) => machine.entity === entity);
  if (!listed) throw new Error(`there is no machine of ${entity}`);
  return actsIn(listed.machine, status).filter((act) => Object.hasOwn(PERMISSIONS, act));
};

const addressOf = ({ path }: Stop) =>
  app.address + path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? '');

/** Exits that one person may take and has no button for; what she has is noted. */
async function missedBy(login: string, stop: Stop, hidden: readonly string[] = []): Promise<string[]> {
  const session = await people.sessionOf(login);
  const { names, held } = await openWithout(session, addressOf(stop), hidden);
  const state = stop.shown ?? stop.status;
  const allowed = new Set(held.filter(({ status }) => status === state).flatMap((one) => one.allowed));
  const missed: string[] = [];
  for (const act of exitsOf(stop.entity, stop.status).filter(
    (exit) => allowed.has(exit) && !stop.except?.[exit],
  )) {
    const key = `${stop.entity} ${stop.status} ${act}`;
    if (walked.has(key) && hidden.length === 0) continue;
    const rest = await openWithout(session, addressOf(stop), [...hidden, act]);
    const [button] = vanished(names, rest.names);
    if (button === undefined) missed.push(`${key}: ${login} may, and has no button`);
    else walked.set(key, `${login} ${button.replaceAll(/\s+/g, ' ')}`);
  }
  return missed;
}

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  ids = await findCases(people, app.address);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

describe('the walk', () => {
  for (const stop of STOPS)
    test(`${stop.entity} ${stop.status}: every exit is a button of ${stop.who.join(', ')}`, async () => {
      const before = walked.size;
      for (const login of stop.who) expect.soft(await missedBy(login, stop)).toEqual([]);
      expect(walked.size, 'nobody here may take any exit').toBeGreaterThan(before);
    });

  test('reaches every exit but those that are listed, and the list only shrinks', () => {
    mkdirSync(join(ROOT, 'artefacts'), { recursive: true });
    const found = [...walked].map(([exit, button]) => `${exit}: ${button}`);
    writeFileSync(join(ROOT, 'artefacts/walk.txt'), `${found.sort().join('\n')}\n`);
    const lines = readFileSync(UNREACHED, 'utf8').split('\n');
    const listed = lines.filter((line) => line !== '' && !line.startsWith('#'));
    expect(
      listed.filter((line) => !/^\S+ \S+ \S+: .{20,}$/.test(line)),
      'each with a reason',
    ).toEqual([]);
    const exits = MACHINES.flatMap(({ machine: { entity, statuses } }) =>
      statuses.flatMap((status) => exitsOf(entity, status).map((act) => `${entity} ${status} ${act}`)),
    );
    expect(
      exits.filter((exit) => !walked.has(exit)),
      'a new exit gets a stop in walk-stops.ts; one that is walked is taken off walk-unreached.txt',
    ).toEqual(listed.map((line) => line.split(':')[0]));
    expect(listed.length).toBeLessThanOrEqual(MOST_UNREACHED);
  });

  test('misses an exit whose button is not shown (negative control)', async () => {
    const draft = STOPS.find(({ entity }) => entity === 'policy-version') as Stop;
    expect(await missedBy('handler', draft, ['policyVersions.submit'])).toEqual([
      'policy-version draft policyVersions.submit: handler may, and has no button',
    ]);
  });
});

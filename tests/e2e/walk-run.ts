import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PERMISSIONS } from '../../src/platform/access/index.ts';
import { actsIn } from '../../src/platform/kernel/index.ts';
import { MACHINES } from '../machines/list.ts';
import { findCases } from './cases.ts';
import { createVisitors } from './people.ts';
import { ROOT, type RunningApp, startApp, startBrowser, type UserSession } from './server.ts';
import { type County, createCounty } from './walk-county.ts';
import { hide, open, readAgain, vanished, type Without } from './walk-parts.ts';
import type { Stop } from './walk-stops.ts';

/** One thing that is led through its machine by requests of the right people; it stops in each state. */
export interface Journey {
  readonly name: string;
  go(county: County): AsyncGenerator<Stop>;
}

/** A walk over some of the machines. */
export interface Walk {
  readonly name: string;
  readonly entities: readonly string[];
  readonly stops: readonly Stop[];
  readonly journeys: readonly Journey[];
  /** The file of exits that are not walked, each with the reason, and how many there are at most. */
  readonly unreached: { readonly file: string; readonly most: number };
  /** A stop and an exit of it that must be missed when its button is hidden. */
  readonly control: { readonly stop: Stop; readonly act: string };
}

/** The exits of a state that are requests of people. */
const exitsOf = (entity: string, status: string): string[] => {
  const listed = MACHINES.find(({ machine }) => machine.entity === entity);
  if (!listed) throw new Error(`there is no machine of ${entity}`);
  return actsIn(listed.machine, status).filter((act) => Object.hasOwn(PERMISSIONS, act));
};

/** Every exit of these machines: `entity status act`. */
const exitsIn = (entities: readonly string[]): string[] =>
  MACHINES.filter(({ machine }) => entities.includes(machine.entity)).flatMap(
    ({ machine: { entity, statuses } }) =>
      statuses.flatMap((status) => exitsOf(entity, status).map((act) => `${entity} ${status} ${act}`)),
  );

/** The tests of a walk: every stop, every journey, the list of what is left, and the negative control. */
export function describeWalk(walk: Walk): void {
  let app: RunningApp;
  let browser: Browser;
  let ids: Readonly<Record<string, string>> = {};
  const people = createVisitors(() => ({ app, browser }));
  const { county, close } = createCounty(
    () => app,
    () => ids,
  );
  /** Exits that were seen with their buttons, each once: `entity status act`, and who found which button. */
  const walked = new Map<string, string>();

  const addressOf = ({ path }: Stop) =>
    app.address + path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? '');

  /** Exits that one person may take and has no button for; what she has is noted. */
  async function missedBy(login: string, stop: Stop, hidden: readonly string[] = []) {
    const session = await people.sessionOf(login);
    const page = await hide(session.page, hidden);
    try {
      return await missedOn(page, { session, login, stop, again: hidden.length > 0 });
    } finally {
      await page.end();
    }
  }

  async function missedOn(
    without: Without,
    { session, login, stop, again }: { session: UserSession; login: string; stop: Stop; again: boolean },
  ): Promise<{ missed: string[]; may: number }> {
    const names = await open(session, addressOf(stop));
    const state = stop.shown ?? stop.status;
    const allowed = new Set(
      without.held.filter(({ status }) => status === state).flatMap((one) => one.allowed),
    );
    const exits = exitsOf(stop.entity, stop.status).filter((act) => allowed.has(act) && !stop.except?.[act]);
    const missed: string[] = [];
    for (const act of exits) {
      const key = `${stop.entity} ${stop.status} ${act}`;
      if (walked.has(key) && !again) continue;
      const button = await without.also(act, async () => {
        const [quick] = vanished(names, await readAgain(session));
        // What does not go when the open page reads again may still go when it is opened anew.
        return quick ?? vanished(names, await open(session, addressOf(stop)))[0];
      });
      if (button === undefined) missed.push(`${key}: ${login} may, and has no button`);
      else walked.set(key, `${login} ${button.replaceAll(/\s+/g, ' ')}`);
    }
    return { missed, may: exits.length };
  }

  async function visit(stop: Stop): Promise<void> {
    let may = 0;
    for (const login of stop.who) {
      const found = await missedBy(login, stop);
      expect.soft(found.missed).toEqual([]);
      may += found.may;
    }
    expect.soft(may, `${stop.entity} ${stop.status}: nobody here may take any exit`).toBeGreaterThan(0);
  }

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp(), startBrowser()]);
    ids = await findCases(people, app.address);
  });
  afterAll(async () => {
    await close();
    await browser?.close();
    await app?.stop();
  });

  describe(walk.name, () => {
    for (const stop of walk.stops)
      test(`${stop.entity} ${stop.status}: every exit is a button of ${stop.who.join(', ')}`, () =>
        visit(stop));

    test('misses an exit whose button is not shown (negative control)', async () => {
      const { stop, act } = walk.control;
      const { missed } = await missedBy(stop.who[0] as string, stop, [act]);
      expect(missed).toEqual([`${stop.entity} ${stop.status} ${act}: ${stop.who[0]} may, and has no button`]);
    });

    for (const journey of walk.journeys)
      test(journey.name, async () => {
        for await (const stop of journey.go(county)) await visit(stop);
      });

    test('reaches every exit but those that are listed, and the list only shrinks', () => {
      mkdirSync(join(ROOT, 'artefacts'), { recursive: true });
      const found = [...walked].map(([exit, button]) => `${exit}: ${button}`);
      const name = walk.unreached.file.replace('-unreached', '');
      writeFileSync(join(ROOT, 'artefacts', name), `${found.sort().join('\n')}\n`);
      const lines = readFileSync(join(import.meta.dirname, walk.unreached.file), 'utf8').split('\n');
      const listed = lines.filter((line) => line !== '' && !line.startsWith('#'));
      expect(
        listed.filter((line) => !/^\S+ \S+ \S+: .{20,}$/.test(line)),
        'each with a reason',
      ).toEqual([]);
      expect(
        exitsIn(walk.entities).filter((exit) => !walked.has(exit)),
        'a new exit gets a stop or a journey; one that is walked is taken off the list',
      ).toEqual(listed.map((line) => line.split(':')[0]));
      expect(listed.length).toBeLessThanOrEqual(walk.unreached.most);
    });
  });
}

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MACHINES } from '../machines/list.ts';
import { findCases } from './cases.ts';
import { createVisitors } from './people.ts';
import { ROOT, type RunningApp, startApp, startBrowser } from './server.ts';
import { type County, createCounty } from './walk-county.ts';
import { createFinder, exitsOf } from './walk-finder.ts';
import type { Stop } from './walk-stops.ts';

/** One thing that is led through its machine by requests of the right people; it stops in each state. */
export interface Lifecycle {
  readonly name: string;
  go(county: County): AsyncGenerator<Stop>;
}

/** A walk over some of the machines. */
interface Walk {
  readonly name: string;
  readonly entities: readonly string[];
  readonly stops: readonly Stop[];
  readonly lifecycles: readonly Lifecycle[];
  /** The file of exits that are not walked, each with the reason, and how many there are at most. */
  readonly unreached: { readonly file: string; readonly most: number };
  /** A stop and an exit of it that must be missed when its button is hidden. */
  readonly control: { readonly stop: Stop; readonly act: string };
}

/** Every exit of these machines: `entity status act`. */
const exitsIn = (entities: readonly string[]): string[] =>
  MACHINES.filter(({ machine }) => entities.includes(machine.entity)).flatMap(
    ({ machine: { entity, statuses } }) =>
      statuses.flatMap((status) => exitsOf(entity, status).map((act) => `${entity} ${status} ${act}`)),
  );

/** The tests of a walk: every stop, every lifecycle, the negative control, and the list of what is left. */
export function describeWalk(walk: Walk): void {
  let app: RunningApp;
  let browser: Browser;
  let ids: Readonly<Record<string, string>> = {};
  const { county, close, passwordOf } = createCounty(
    () => app,
    () => ids,
  );
  const people = createVisitors(() => ({ app, browser }), passwordOf);
  const finder = createFinder(
    people,
    ({ path }) => app.address + path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? ''),
  );

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
        finder.visit(stop));

    test('misses an exit whose button is not shown (negative control)', async () => {
      const { stop, act } = walk.control;
      const who = stop.who[0] as string;
      expect(await finder.missedBy(who, { ...stop, only: act }, [act])).toEqual({
        may: 1,
        missed: [`${stop.entity} ${stop.status} ${act}: ${who} may, and has no button`],
      });
    });

    for (const lifecycle of walk.lifecycles)
      test(`${lifecycle.name}: every exit on its way is a button`, async () => {
        for await (const stop of lifecycle.go(county)) await finder.visit(stop);
      });

    test('reaches every exit but those that are listed, and the list only shrinks', () => {
      mkdirSync(join(ROOT, 'artefacts'), { recursive: true });
      const found = [...finder.walked].map(([exit, button]) => `${exit}: ${button}`);
      const name = walk.unreached.file.replace('-unreached', '');
      writeFileSync(join(ROOT, 'artefacts', name), `${found.sort().join('\n')}\n`);
      const lines = readFileSync(join(import.meta.dirname, walk.unreached.file), 'utf8').split('\n');
      const listed = lines.filter((line) => line !== '' && !line.startsWith('#'));
      expect(
        listed.filter((line) => !/^\S+ \S+ \S+: .{20,}$/.test(line)),
        'each with a reason',
      ).toEqual([]);
      expect(
        exitsIn(walk.entities)
          .filter((exit) => !finder.walked.has(exit))
          .sort(),
        'a new exit gets a stop or a lifecycle; one that is walked is taken off the list',
      ).toEqual(listed.map((line) => line.split(':')[0] ?? '').sort());
      expect(listed.length).toBeLessThanOrEqual(walk.unreached.most);
    });
  });
}

import { expect } from 'vitest';
import { PERMISSIONS } from '../../src/platform/access/index.ts';
import { actsIn } from '../../src/platform/kernel/index.ts';
import { MACHINES } from '../machines/list.ts';
import type { People } from './people.ts';
import { type Held, hide, open, readAgain, vanished } from './walk-parts.ts';
import type { Stop } from './walk-stops.ts';

/** The exits of a state that are requests of people. */
export function exitsOf(entity: string, status: string): string[] {
  const listed = MACHINES.find(({ machine }) => machine.entity === entity);
  if (!listed) throw new Error(`there is no machine of ${entity}`);
  return actsIn(listed.machine, status).filter((act) => Object.hasOwn(PERMISSIONS, act));
}

const keyOf = ({ entity, status }: Stop, act: string) => `${entity} ${status} ${act}`;

/** Exits of a stop that somebody may take by what the server answers. */
function allowedOf(stop: Stop, held: readonly Held[]): string[] {
  const state = stop.shown ?? stop.status;
  const allowed = new Set(held.filter(({ status }) => status === state).flatMap((one) => one.allowed));
  return exitsOf(stop.entity, stop.status).filter(
    (act) => allowed.has(act) && !stop.except?.[act] && (stop.only ?? act) === act,
  );
}

/** Looks for the buttons of exits, on the pages of those who hold things; notes what it has seen. */
export function createFinder(people: People, addressOf: (stop: Stop) => string) {
  /** Exits that were seen with their buttons, each once: `entity status act`, and who found which button. */
  const walked = new Map<string, string>();

  /** How many exits one person may take, and those of them for which she has no button; the others are noted. */
  async function missedBy(
    login: string,
    stop: Stop,
    hidden: readonly string[] = [],
  ): Promise<{ missed: string[]; may: number }> {
    const session = await people.sessionOf(login);
    const without = await hide(session.page, hidden);
    try {
      const opened = await open(session, addressOf(stop));
      // What the control must not mistake for a button of the hidden act: names that go by themselves while a page is new.
      const passing = hidden.length > 0 ? vanished(opened, await readAgain(session)) : [];
      const names = vanished(opened, passing);
      const exits = allowedOf(stop, without.held);
      const missed: string[] = [];
      for (const act of exits.filter((exit) => hidden.length > 0 || !walked.has(keyOf(stop, exit)))) {
        const button = await without.also(act, async () => {
          const [quick] = vanished(names, await readAgain(session));
          // What does not go when the open page reads again may still go when it is opened again.
          return quick ?? vanished(names, await open(session, addressOf(stop)))[0];
        });
        if (button === undefined) missed.push(`${keyOf(stop, act)}: ${login} may, and has no button`);
        else walked.set(keyOf(stop, act), `${login} ${button.replaceAll(/\s+/g, ' ')}`);
      }
      return { missed, may: exits.length };
    } finally {
      await without.end();
    }
  }

  /** Expects that those who hold a thing may take an exit there, and have a button for every one that they may take. */
  async function visit(stop: Stop): Promise<void> {
    let may = 0;
    for (const login of stop.who) {
      const found = await missedBy(login, stop);
      expect.soft(found.missed).toEqual([]);
      may += found.may;
    }
    expect.soft(may, `${stop.entity} ${stop.status}: nobody here may take any exit`).toBeGreaterThan(0);
  }

  return { walked, missedBy, visit };
}

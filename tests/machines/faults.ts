import { type Machine, targetsOf } from '../../src/platform/kernel/index.ts';
import type { Listed } from './list.ts';

/** What performs acts: the routes of the permission table, the jobs, and what is still to come, as `entity act`. */
export interface Performers {
  readonly routes: readonly string[];
  readonly jobs: readonly string[];
  readonly toCome: readonly string[];
}

/** One way from status to status; `from` null for an act that makes the entity. */
export interface Move {
  readonly from: string | null;
  readonly act: string;
  readonly to: string;
}

export function movesOf({ begins, states }: Machine): Move[] {
  const of = (from: string | null, acts: Machine['begins']) =>
    Object.entries(acts).flatMap(([act, next]) => targetsOf(next).map((to) => ({ from, act, to })));
  return [...of(null, begins), ...Object.entries(states).flatMap(([status, acts]) => of(status, acts))];
}

/** `from to` of every move that changes the status, once, as the guard of the database has them. */
function changesOf(machine: Machine): string[] {
  const changes = movesOf(machine).filter(({ from, to }) => from !== null && from !== to);
  return [...new Set(changes.map(({ from, to }) => `${from} ${to}`))].sort();
}

/** Everything that is wrong with a machine by itself: unreachable, without exit, performed by nobody. */
export function machineFaults({ machine, through }: Listed, performers: Performers): string[] {
  const { entity, statuses, final = {}, deadEnds = {} } = machine as Machine;
  const moves = movesOf(machine);
  const isPerformed = (act: string) => performers.routes.includes(act) || (through[act] ?? []).length > 0;
  const reached = reachedIn(moves);
  const faults: string[] = [];
  for (const { act, to } of moves)
    if (!statuses.includes(to)) faults.push(`${entity}: ${act} leads to ${to}, which is no status`);
  for (const status of statuses) {
    if (!reached.has(status)) faults.push(`${entity}: ${status} cannot be reached`);
    const hasExit = moves.some(({ from, act, to }) => from === status && to !== status && isPerformed(act));
    const ends = [final[status], deadEnds[status]].filter((reason) => reason !== undefined);
    if (!hasExit && ends.length !== 1)
      faults.push(`${entity}: ${status} cannot be left and is no declared end`);
    if (hasExit && ends.length > 0) faults.push(`${entity}: ${status} is declared an end and can be left`);
    if (ends.some((reason) => reason === '')) faults.push(`${entity}: ${status} is an end without a reason`);
  }
  for (const act of machine.acts) {
    const isToCome = performers.toCome.includes(`${entity} ${act}`);
    if (!isPerformed(act) && !isToCome) faults.push(`${entity}: ${act} has no route and no job`);
    if (isPerformed(act) && isToCome) faults.push(`${entity}: ${act} is performed and need not be excused`);
  }
  for (const [act, by] of Object.entries(through)) {
    if (!machine.acts.includes(act)) faults.push(`${entity}: ${act} is performed but is no act`);
    for (const name of by)
      if (!performers.routes.includes(name) && !performers.jobs.includes(name))
        faults.push(`${entity}: ${act} is performed by ${name}, which is neither a route nor a job`);
  }
  return faults;
}

function reachedIn(moves: readonly Move[]): Set<string> {
  const reached = new Set<string>();
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const { from, to } of moves) if (from === null || reached.has(from)) reached.add(to);
  }
  return reached;
}

/** Conditions of refusals in the text of an act: nested parentheses up to three deep. */
const REFUSES =
  /\bif \(((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*)\)\s*(?:\{\s*)?return refused\(/g;
const NAMES_STATUS = /\bstatus\b\s*[!=]==\s*'|'\]\.includes\([^)]*\bstatus\b/;

/** Refusals that name a status where the machine should be asked. */
export function ownConditions(text: string): string[] {
  return [...text.matchAll(REFUSES)].flatMap(([, condition = '']) =>
    NAMES_STATUS.test(condition) ? [condition.replace(/\s+/g, ' ')] : [],
  );
}

/** What the database holds: which table is fenced as which entity, the moves it lets through, and statuses it knows. */
export interface Guards {
  readonly triggers: readonly { readonly table: string; readonly entity: string }[];
  readonly rows: readonly { readonly entity: string; readonly from: string; readonly to: string }[];
  /** Of every table with a status, the statuses its constraint lists. */
  readonly statuses: Readonly<Record<string, readonly string[]>>;
}

/** Where the machines and the database say different things. */
export function guardFaults(machines: readonly Listed[], guards: Guards): string[] {
  const faults: string[] = [];
  const stored = machines.filter(({ table }) => table !== null);
  const same = (name: string, ours: readonly string[], theirs: readonly string[]) => {
    for (const transition of ours)
      if (!theirs.includes(transition)) faults.push(`${name}: the database lacks ${transition}`);
    for (const transition of theirs)
      if (!ours.includes(transition)) faults.push(`${name}: only the database has ${transition}`);
  };
  for (const { machine, table } of stored) {
    const { entity } = machine;
    const rows = guards.rows.filter((row) => row.entity === entity).map(({ from, to }) => `${from} ${to}`);
    same(entity, changesOf(machine), rows);
    same(entity, machine.statuses, guards.statuses[table as string] ?? []);
    if (!guards.triggers.some((trigger) => trigger.table === table && trigger.entity === entity))
      faults.push(`${entity}: the table ${table} has no guard`);
  }
  for (const table of Object.keys(guards.statuses))
    if (!stored.some((item) => item.table === table)) faults.push(`${table} has a status and no machine`);
  for (const entity of new Set(guards.rows.map((row) => row.entity)))
    if (!stored.some((item) => item.machine.entity === entity))
      faults.push(`${entity}: the database has rows, and no machine speaks of it`);
  return faults;
}

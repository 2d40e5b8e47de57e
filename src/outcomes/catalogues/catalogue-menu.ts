import type { z } from 'zod';
import type { LocalDate } from '../../platform/kernel/index.ts';
import type { menuRow } from './contract-menu.ts';
import { type Entry, entryOf } from './entries.ts';
import type { OpenClass } from './ports.ts';
import { openingState, wayOf } from './rules.ts';
import type { StandardTitle } from './store.ts';

export type MenuLine = z.input<typeof menuRow>;

/** A project that its institution offers without a class that takes people. */
interface Planned {
  readonly projectId: string;
  readonly name: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly divisionCode: string;
  readonly divisionName: string;
  readonly occupationCode: string | null;
  readonly occupationName: string | null;
  readonly highestLevel: number | null;
  readonly state: string;
}

/**
 * The menu of a region (GS-3-7a): what may be learned, when, where and in which way; classes that take people or will
 * first by their day, then projects of which a class opens once enough have asked.
 */
export function menuOf(
  of: {
    readonly openings: readonly OpenClass[];
    readonly planned: readonly Planned[];
    readonly standardTitles: readonly StandardTitle[];
    readonly today: LocalDate;
  },
  wordsFor: (occupationCode: string | null) => readonly string[],
): Entry<MenuLine>[] {
  const titles = new Map(of.standardTitles.map(({ standardId, title }) => [standardId as string, title]));
  const classes = of.openings.flatMap((open): MenuLine[] => {
    const state = openingState(open, of.today);
    if (state === 'ended' || state === 'cancelled') return [];
    const { openingId, className, organisationId, organisationName, divisionCode, divisionName } = open;
    const { occupationCode, occupationName, level, startOn, endOn, place, hours, standardId } = open;
    return [
      {
        menuId: openingId,
        title: className,
        ...{ organisationId, organisationName, divisionCode, divisionName, occupationCode, occupationName },
        ...{ level, startOn, endOn, place, hours, openingId, state },
        way: wayOf(open),
        standard: (standardId === null ? undefined : titles.get(standardId)) ?? null,
      },
    ];
  });
  const taken = new Set(classes.map((line) => `${line.organisationId} ${line.occupationCode}`));
  const projects = of.planned.flatMap((project): MenuLine[] => {
    const { projectId, name, organisationId, organisationName, divisionCode, divisionName } = project;
    const { occupationCode, occupationName, highestLevel } = project;
    if (project.state !== 'offered' || taken.has(`${organisationId} ${occupationCode}`)) return [];
    return [
      {
        menuId: projectId,
        title: name,
        ...{ organisationId, organisationName, divisionCode, divisionName, occupationCode, occupationName },
        level: highestLevel,
        ...{ startOn: null, endOn: null, place: null, hours: null, openingId: null, standard: null },
        state: 'planned',
        way: 'at-school',
      },
    ];
  });
  const byDay = classes.sort(
    (a, b) => (a.startOn ?? '').localeCompare(b.startOn ?? '') || a.menuId.localeCompare(b.menuId),
  );
  return [...byDay, ...projects].map((line) =>
    entryOf(line, {
      id: line.menuId,
      texts: [
        line.title,
        line.organisationName,
        line.place,
        line.occupationName,
        ...wordsFor(line.occupationCode),
      ],
      divisionCode: line.divisionCode,
      occupationCodes: [line.occupationCode],
      levels: line.level === null ? null : [line.level],
    }),
  );
}

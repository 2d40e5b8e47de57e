import type { z } from 'zod';
import type { Policies } from '../../law/policy/index.ts';
import { holdsOn, type LocalDate, lastDayOfPeriod, sourceInWords } from '../../platform/kernel/index.ts';
import { statusOn } from '../../registry/organisations/index.ts';
import { type MenuLine, menuOf } from './catalogue-menu.ts';
import { type Opening, openingsOf, openPlaces } from './catalogue-openings.ts';
import type {
  guideRow,
  institutionRow,
  platformRow,
  projectRow,
  scarceEntry,
  standardEntry,
} from './contract.ts';
import type { signedChange } from './contract-changes.ts';
import { type Entry, entryOf, occupationWords } from './entries.ts';
import type { OpenClass, RunningPublication } from './ports.ts';
import { type Days, daysOf, stateOn } from './rules.ts';
import type {
  ClassFigures,
  DivisionRow,
  InstitutionRow,
  OccupationRow,
  ProjectRow,
  ScarceRow,
  StandardRow,
  StandardTitle,
} from './store.ts';
import type { ChangeRow } from './store-changes.ts';

type Project = z.input<typeof projectRow>;
type Institution = z.input<typeof institutionRow>;
type Standard = z.input<typeof standardEntry>;
type Scarce = z.input<typeof scarceEntry>;
type Platform = z.input<typeof platformRow>;
export type Guide = z.input<typeof guideRow>;
type SignedChange = z.input<typeof signedChange>;

/** What one reading of the database gave, and the law. */
export interface BookSources {
  readonly policies: Policies;
  readonly today: LocalDate;
  readonly institutions: readonly InstitutionRow[];
  readonly projects: readonly ProjectRow[];
  readonly figures: readonly ClassFigures[];
  readonly standards: readonly StandardRow[];
  readonly standardTitles: readonly StandardTitle[];
  readonly scarce: readonly ScarceRow[];
  readonly occupations: readonly OccupationRow[];
  readonly divisions: readonly DivisionRow[];
  readonly changes: readonly ChangeRow[];
  readonly openings: readonly OpenClass[];
  readonly publications: readonly RunningPublication[];
}

/** All catalogues as they stand on one day, each row with what it is found by. */
export interface CatalogueBook {
  readonly sources: BookSources;
  readonly openings: readonly Entry<Opening>[];
  readonly menu: readonly Entry<MenuLine>[];
  readonly projects: readonly Entry<Project>[];
  readonly institutions: readonly Entry<Institution>[];
  readonly scarce: readonly Entry<Scarce>[];
  readonly standards: readonly Entry<Standard>[];
  readonly platforms: readonly Entry<Platform>[];
  readonly guides: readonly Entry<Guide>[];
  readonly changes: readonly Entry<SignedChange>[];
}

interface Names {
  readonly occupation: (code: string | null) => string | null;
  /** The names an occupation is found by. */
  readonly wordsFor: (code: string | null) => readonly string[];
  readonly division: (code: string) => string;
  readonly organisation: ReadonlyMap<string, InstitutionRow>;
}

/** Makes the book; the same sources give the same book. */
export function makeBook(sources: BookSources): CatalogueBook {
  const occupations = new Map(sources.occupations.map((row) => [row.occupationCode, row]));
  const divisions = new Map(sources.divisions.map(({ divisionCode, name }) => [divisionCode, name]));
  const names: Names = {
    occupation: (code) => (code === null ? null : (occupations.get(code)?.name ?? null)),
    wordsFor: (code) => {
      const known = code === null ? undefined : occupations.get(code);
      return known ? occupationWords(known) : [];
    },
    division: (code) => divisions.get(code) ?? code,
    organisation: new Map(sources.institutions.map((row) => [row.organisationId, row])),
  };
  const openings = openingsOf(sources, names.wordsFor);
  const projects = projectsOf(sources, names, openings);
  return {
    ...{ sources, openings, projects },
    menu: menuOf({ ...sources, planned: projects.map(({ row }) => row) }, names.wordsFor),
    institutions: institutionsOf(sources, names),
    ...{ scarce: scarceOf(sources, names), standards: standardsOf(sources, names) },
    platforms: platformsOf(sources, names),
    guides: guidesOf(sources),
    changes: changesOf(sources, names),
  };
}

const stateOf = (row: InstitutionRow, today: LocalDate) => statusOn(row, row.suspensions, today);

interface Offered extends Omit<ProjectRow, 'source'> {
  readonly source: string;
  readonly days: Days;
}

/** What institutions offer by their own catalogue rows, and what signed changes brought in. */
function offered({ projects, changes }: BookSources): Offered[] {
  const own = projects.map((row) => ({ ...row, days: daysOf(changes, row.projectId) }));
  const added = changes.flatMap((change) =>
    change.kind === 'project-add' && change.organisationId !== null
      ? [
          {
            projectId: change.entryId,
            organisationId: change.organisationId,
            occupationCode: change.occupationCode,
            name: change.name,
            highestLevel: change.level,
            source: change.document,
            days: daysOf(changes, change.entryId),
          },
        ]
      : [],
  );
  return [...own, ...added];
}

function projectsOf(
  sources: BookSources,
  names: Names,
  openings: readonly Entry<Opening>[],
): Entry<Project>[] {
  const { today, figures } = sources;
  const places = openPlaces(openings);
  const hours = new Map<string, { fewest: number; most: number }>();
  for (const { organisationId, occupationCode, fewestHours, mostHours } of figures) {
    if (occupationCode === null || fewestHours === null || mostHours === null) continue;
    const key = `${organisationId} ${occupationCode}`;
    const known = hours.get(key) ?? { fewest: fewestHours, most: mostHours };
    hours.set(key, {
      fewest: Math.min(known.fewest, fewestHours),
      most: Math.max(known.most, mostHours),
    });
  }
  return offered(sources)
    .flatMap((project) => {
      const institution = names.organisation.get(project.organisationId);
      if (!institution) return [];
      const { projectId, organisationId, occupationCode, name, highestLevel, source, days } = project;
      const taught = hours.get(`${organisationId} ${occupationCode}`);
      const state = stateOn(days, today);
      const row: Project = {
        ...{ projectId, name, organisationId, occupationCode, highestLevel },
        source: sourceInWords(source),
        organisationName: institution.name,
        divisionCode: institution.divisionCode,
        divisionName: names.division(institution.divisionCode),
        occupationName: names.occupation(occupationCode),
        state:
          state !== 'in-use'
            ? state
            : stateOf(institution, today) === 'in-catalogue'
              ? 'offered'
              : 'institution-out',
        fewestHours: taught?.fewest ?? null,
        mostHours: taught?.most ?? null,
        from: days.from,
        through: days.through,
        ...places(organisationId, occupationCode),
      };
      return entryOf(row, {
        id: projectId,
        texts: [name, institution.name, ...names.wordsFor(occupationCode)],
        divisionCode: institution.divisionCode,
        occupationCodes: [occupationCode],
        levels: highestLevel === null ? null : [5, 4, 3, 2, 1].filter((level) => level >= highestLevel),
      });
    })
    .sort(
      (a, b) =>
        compare(a.row.state === 'offered' ? 0 : 1, b.row.state === 'offered' ? 0 : 1) ||
        compare(a.row.divisionCode, b.row.divisionCode) ||
        compare(a.row.name, b.row.name) ||
        compare(a.id, b.id),
    );
}

const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);

function institutionsOf({ institutions, figures, today }: BookSources, names: Names): Entry<Institution>[] {
  const counts = new Map<string, { trained: number; certified: number }>();
  for (const { organisationId, trained, certified } of figures) {
    const known = counts.get(organisationId) ?? { trained: 0, certified: 0 };
    counts.set(organisationId, {
      trained: known.trained + trained,
      certified: known.certified + certified,
    });
  }
  return institutions.map((institution) => {
    const { organisationId, name, divisionCode, address, institutionType, highestLevel } = institution;
    const count = counts.get(organisationId);
    const row: Institution = {
      ...{ organisationId, name, divisionCode, address, institutionType, highestLevel },
      divisionName: names.division(divisionCode),
      state: stateOf(institution, today),
      agreementFrom: institution.agreementFrom,
      agreementThrough: institution.agreementUntil && lastDayOf(institution.agreementUntil),
      occupations: institution.occupationScope.map((occupationCode) => ({
        occupationCode,
        name: names.occupation(occupationCode) ?? occupationCode,
      })),
      trained: count?.trained ?? 0,
      certified: count?.certified ?? 0,
    };
    return entryOf(row, {
      id: organisationId,
      texts: [name, address, ...institution.occupationScope.flatMap((code) => names.wordsFor(code))],
      divisionCode,
      occupationCodes: institution.occupationScope,
      levels: highestLevel === null ? null : [5, 4, 3, 2, 1].filter((level) => level >= highestLevel),
    });
  });
}

const lastDayOf = (until: LocalDate): LocalDate | null => lastDayOfPeriod({ from: until, until });
const within = ({ from, through }: { from: LocalDate; through: LocalDate | null }, day: LocalDate) =>
  from <= day && (through === null || day <= through);
const shortOf = (policies: Policies, policyId: string) => policies.packs.get(policyId)?.short ?? policyId;

function standardsOf({ standards, policies, today }: BookSources, names: Names): Entry<Standard>[] {
  const byForce = [...standards].sort((a, b) => Number(within(b, today)) - Number(within(a, today)));
  return byForce.map((standard) => {
    const { standardId, policyId, divisionCode, occupationCode, level } = standard;
    const row: Standard = {
      ...standard,
      source: sourceInWords(standard.source),
      policyShort: shortOf(policies, policyId),
      divisionName: names.division(divisionCode),
      occupationName: names.occupation(occupationCode),
      inForce: within(standard, today),
    };
    return entryOf(row, {
      id: standardId,
      texts: [
        policies.vocabulary.label('benefits', standard.benefit),
        row.policyShort,
        standard.source,
        ...names.wordsFor(occupationCode),
      ],
      divisionCode,
      reachesDown: true,
      occupationCodes: [occupationCode],
      levels: level === null ? null : [level],
    });
  });
}

function scarceOf({ scarce, changes, policies, today }: BookSources, names: Names): Entry<Scarce>[] {
  const listed = scarce.map(
    (row): Scarce => ({
      scarceId: row.scarceId,
      kind: 'list',
      policyShort: shortOf(policies, row.policyId),
      divisionCode: row.divisionCode,
      divisionName: names.division(row.divisionCode),
      occupationCode: row.occupationCode,
      occupationName: names.occupation(row.occupationCode),
      from: row.from,
      through: row.through,
      inForce: within(row, today),
      source: sourceInWords(row.source),
    }),
  );
  const needed = changes.flatMap((change): Scarce[] => {
    if (change.kind !== 'need-add' || change.occupationCode === null) return [];
    const { through } = daysOf(changes, change.entryId);
    const days = { from: change.holdsFrom, through };
    return [
      {
        scarceId: change.entryId,
        kind: 'need',
        policyShort: null,
        divisionCode: change.divisionCode,
        divisionName: names.division(change.divisionCode),
        occupationCode: change.occupationCode,
        occupationName: names.occupation(change.occupationCode),
        ...days,
        inForce: within(days, today),
        source: change.document,
      },
    ];
  });
  return [...needed, ...listed].map((row) =>
    entryOf(row, {
      id: row.scarceId,
      texts: [...names.wordsFor(row.occupationCode), row.divisionName, row.source],
      divisionCode: row.divisionCode,
      reachesDown: true,
      occupationCodes: [row.occupationCode],
    }),
  );
}

function platformsOf({ changes, today }: BookSources, names: Names): Entry<Platform>[] {
  return changes.flatMap((change) => {
    if (change.kind !== 'platform-add' || change.link === null) return [];
    const { through } = daysOf(changes, change.entryId);
    const row: Platform = {
      platformId: change.entryId,
      name: change.name,
      link: change.link,
      divisionCode: change.divisionCode,
      divisionName: names.division(change.divisionCode),
      state: stateOn({ from: change.holdsFrom, through }, today),
      from: change.holdsFrom,
      through,
      source: change.document,
    };
    return entryOf(row, {
      id: change.entryId,
      texts: [change.name, change.link],
      divisionCode: change.divisionCode,
      reachesDown: true,
    });
  });
}

const GUIDE_ORDER: readonly Guide['standing'][] = ['in-force', 'coming', 'ended'];

/** By notice and benefit, what may be claimed today first. */
function guidesOf({ policies, today }: BookSources): Entry<Guide>[] {
  const rows = [...policies.packs.values()].flatMap((pack) => {
    const document = policies.clauses.documents.get(pack.policy);
    if (!document) return [];
    return [...pack.data.benefits.values()].map(
      ({ benefit, checks, amount }): Guide => ({
        policyId: pack.policy,
        benefit,
        policyShort: pack.short,
        policyTitle: pack.title,
        documentNumber: document.number ?? null,
        divisionCode: document.region,
        from: pack.inForce.from,
        through: lastDayOfPeriod(pack.inForce),
        inForce: holdsOn(pack.inForce, today),
        standing: holdsOn(pack.inForce, today) ? 'in-force' : today < pack.inForce.from ? 'coming' : 'ended',
        conditions: pack.data.everyClaim.length + checks.length,
        amountClause: amount.clause,
      }),
    );
  });
  return rows
    .sort((a, b) => GUIDE_ORDER.indexOf(a.standing) - GUIDE_ORDER.indexOf(b.standing))
    .map((row) =>
      entryOf(row, {
        id: `${row.policyId}/${row.benefit}`,
        texts: [policies.vocabulary.label('benefits', row.benefit), row.policyShort, row.policyTitle],
        divisionCode: row.divisionCode,
        reachesDown: true,
      }),
    );
}

/** Signed changes, newest first. */
function changesOf({ changes }: BookSources, names: Names): Entry<SignedChange>[] {
  return [...changes].reverse().flatMap((change) => {
    if (change.signedOn === null) return [];
    const row: SignedChange = {
      changeId: change.changeId,
      divisionCode: change.divisionCode,
      divisionName: names.division(change.divisionCode),
      entryId: change.entryId,
      kind: change.kind,
      name: change.name,
      organisationName: change.organisationId
        ? (names.organisation.get(change.organisationId)?.name ?? null)
        : null,
      occupationCode: change.occupationCode,
      occupationName: names.occupation(change.occupationCode),
      level: change.level,
      link: change.link,
      standard: change.standard,
      holdsFrom: change.holdsFrom,
      grounds: change.grounds,
      document: change.document,
      reason: change.reason,
      signedOn: change.signedOn,
    };
    return entryOf(row, {
      id: change.changeId,
      texts: [change.name, row.organisationName, row.occupationName],
      divisionCode: change.divisionCode,
      occupationCodes: [change.occupationCode],
    });
  });
}

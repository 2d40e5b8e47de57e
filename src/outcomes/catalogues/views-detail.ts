import type { z } from 'zod';
import { governingNotice, pursesOfBenefit } from '../../law/policy/index.ts';
import { divisionLiesIn } from '../../platform/kernel/index.ts';
import type { BookSources, CatalogueBook, Guide } from './catalogue-book.ts';
import { shownOpenings } from './catalogue-openings.ts';
import type {
  guideReply,
  institutionReply,
  occupationReply,
  platformReply,
  projectReply,
} from './contract.ts';

/** Paid to employers for training at work: no project of an institution earns it. */
const AT_WORK: readonly string[] = ['work-for-training'];

// One entry with everything that belongs to it. Undefined for what is not in the catalogue.

export function projectView(
  book: CatalogueBook,
  projectId: string,
): z.input<typeof projectReply> | undefined {
  const project = book.projects.find(({ id }) => id === projectId)?.row;
  if (!project) return undefined;
  const { occupationCode, divisionCode, organisationId } = project;
  const standards = book.standards
    .map(({ row }) => row)
    .filter(
      (row) =>
        row.inForce &&
        !AT_WORK.includes(row.benefit) &&
        divisionLiesIn(divisionCode, row.divisionCode) &&
        (row.occupationCode === null || row.occupationCode === occupationCode) &&
        (row.level === null || project.highestLevel === null || row.level >= project.highestLevel),
    );
  return {
    ...project,
    standards,
    payments: paymentsIn(book.sources, divisionCode),
    openings: shownOpenings(
      book.openings,
      (row) => row.organisationId === organisationId && row.occupationCode === occupationCode,
    ),
    history: historyOf(book, projectId),
  };
}

/** Who pays what in a division today: each benefit of the notice that governs it. */
function paymentsIn(
  { policies, today }: BookSources,
  divisionCode: string,
): z.input<typeof projectReply>['payments'] {
  const policyId = governingNotice(policies, divisionCode, today);
  const pack = policyId === undefined ? undefined : policies.packs.get(policyId);
  if (!pack) return [];
  const benefits = [...pack.data.benefits.values()].filter(({ benefit }) => !AT_WORK.includes(benefit));
  return benefits.map(({ benefit, amount, checks }) => ({
    policyId: pack.policy,
    policyShort: pack.short,
    benefit,
    amountClause: amount.clause,
    payees: checks
      .filter(({ check }) => check === 'payee' || check === 'employer-route')
      .map(({ question, clause }) => ({ question, clause })),
    purses: pursesOfBenefit(policies.purses.get(pack.policy), benefit, today),
  }));
}

const historyOf = (book: CatalogueBook, entryId: string) =>
  book.changes.map(({ row }) => row).filter((change) => change.entryId === entryId);

export function institutionView(
  book: CatalogueBook,
  organisationId: string,
): z.input<typeof institutionReply> | undefined {
  const institution = book.institutions.find(({ id }) => id === organisationId)?.row;
  const source = book.sources.institutions.find((row) => row.organisationId === organisationId);
  if (!institution || !source) return undefined;
  const years = new Map<number, { classes: number; trained: number; certified: number }>();
  for (const { organisationId: of, year, classes, trained, certified } of book.sources.figures) {
    if (of !== organisationId) continue;
    const known = years.get(year) ?? { classes: 0, trained: 0, certified: 0 };
    years.set(year, {
      classes: known.classes + classes,
      trained: known.trained + trained,
      certified: known.certified + certified,
    });
  }
  return {
    ...institution,
    licenceNumber: source.licenceNumber,
    years: [...years]
      .sort(([a], [b]) => b - a)
      .map(([year, counts]) => ({ year, ...counts, employed: null })),
    suspensions: source.suspensions.map(({ occupations, ...rest }) => ({
      ...rest,
      occupations: occupations && [...occupations],
    })),
    projects: book.projects.map(({ row }) => row).filter((row) => row.organisationId === organisationId),
    openings: shownOpenings(book.openings, (row) => row.organisationId === organisationId),
  };
}

export function occupationView(
  book: CatalogueBook,
  occupationCode: string,
): z.input<typeof occupationReply> | undefined {
  const occupation = book.sources.occupations.find((row) => row.occupationCode === occupationCode);
  if (!occupation) return undefined;
  const about = <Row extends { occupationCode: string | null }>(entries: readonly { row: Row }[]) =>
    entries.map(({ row }) => row).filter((row) => row.occupationCode === occupationCode);
  return {
    occupationCode,
    name: occupation.name,
    aliases: [...occupation.aliases],
    scarce: about(book.scarce),
    standards: about(book.standards),
    projects: about(book.projects),
    openings: shownOpenings(book.openings, (row) => row.occupationCode === occupationCode),
  };
}

export function platformView(
  book: CatalogueBook,
  platformId: string,
): z.input<typeof platformReply> | undefined {
  const platform = book.platforms.find(({ id }) => id === platformId)?.row;
  return platform && { ...platform, history: historyOf(book, platformId) };
}

export function guideView(
  book: CatalogueBook,
  policyId: string,
  benefit: string,
): z.input<typeof guideReply> | undefined {
  const guide = book.guides.find(({ id }) => id === `${policyId}/${benefit}`)?.row;
  return guide && guideDetail(book.sources, guide);
}

/** What a guide says besides its row: what is asked, each with its clause, and which money pays. */
function guideDetail(
  { policies, today }: Pick<BookSources, 'policies' | 'today'>,
  row: Guide,
): z.input<typeof guideReply> {
  const pack = policies.packs.get(row.policyId)?.data;
  const benefit = [...(pack?.benefits.values() ?? [])].find((known) => known.benefit === row.benefit);
  return {
    ...row,
    checks: [...(pack?.everyClaim ?? []), ...(benefit?.checks ?? [])].map(
      ({ check, question, clause, judgement }) => ({
        ...{ check, question, clause, judgement: judgement ?? null },
        requirement: policies.clauses.clauses.get(clause)?.requirement ?? '',
      }),
    ),
    purses: pursesOfBenefit(policies.purses.get(row.policyId), row.benefit, today),
  };
}

import { z } from 'zod';
import {
  zDate,
  zDivisionCode,
  zFen,
  zLevel,
  zOccupationCode,
  zPage,
  zText,
  zUuid,
} from '../../platform/access/index.ts';
import { signedChange } from './contract-changes.ts';
import { OPENING_STATES } from './rules.ts';

// What anybody reads without login. Nothing here is about a person; of a certificate's holder one character.

const CATALOGUES = [
  'openings',
  'projects',
  'institutions',
  'scarce-occupations',
  'standards',
  'platforms',
  'guides',
] as const;
export type Catalogue = (typeof CATALOGUES)[number];

/** Every list: the first 50, the rest by `after`. `q` takes Chinese, pinyin and initials; a division means it and all below. */
const filters = {
  q: z.string().trim().max(40).optional(),
  divisionCode: zDivisionCode.optional(),
  occupationCode: zOccupationCode.optional(),
  level: z.coerce.number().int().min(1).max(5).optional(),
};
const paging = {
  after: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};
export const catalogueQuery = z.strictObject({ ...filters, ...paging });
export const catalogueFileQuery = z.strictObject(filters);
export type CatalogueFilter = z.infer<typeof catalogueFileQuery>;

const place = { divisionCode: zDivisionCode, divisionName: z.string() };
const occupation = { occupationCode: zOccupationCode.nullable(), occupationName: z.string().nullable() };

/** `stopped`: by a signed change; `institution-out`: its institution may not train now. */
const PROJECT_STATES = ['offered', 'coming', 'stopped', 'institution-out'] as const;
export const projectRow = z.strictObject({
  projectId: zUuid,
  name: z.string(),
  organisationId: zUuid,
  organisationName: z.string(),
  ...place,
  ...occupation,
  highestLevel: zLevel.nullable(),
  state: z.enum(PROJECT_STATES),
  /** Hours of the classes that the institution has filed in this occupation; null where there are none yet. */
  fewestHours: z.number().nullable(),
  mostHours: z.number().nullable(),
  from: zDate.nullable(),
  through: zDate.nullable(),
  source: z.string(),
  /** Classes of the institution in this occupation that take enrolments today, and the seats left in them. */
  openClasses: z.int(),
  seatsLeft: z.int(),
});
export const projectsReply = zPage(projectRow);

/** An amount of the city's catalogue (LC-8), with the document that sets it. */
export const standardEntry = z.strictObject({
  standardId: zUuid,
  policyId: z.string(),
  policyShort: z.string(),
  ...place,
  benefit: z.string(),
  trainingKind: z.string().nullable(),
  ...occupation,
  level: zLevel.nullable(),
  certificateKind: z.string().nullable(),
  unit: z.enum(['person', 'day', 'hour', 'month']),
  amountFen: zFen,
  shortageUpliftPercent: z.int().nullable(),
  from: zDate,
  through: zDate.nullable(),
  inForce: z.boolean(),
  source: z.string(),
});
export const standardsReply = zPage(standardEntry);

/** Who pays what: a benefit of the notice in force, to whom, from which money, by which clauses. */
const payment = z.strictObject({
  policyId: z.string(),
  policyShort: z.string(),
  benefit: z.string(),
  amountClause: z.string(),
  payees: z.array(z.strictObject({ question: z.string(), clause: z.string() })),
  purses: z.array(z.strictObject({ fundSource: z.string(), clause: z.string(), says: z.string() })),
});

/** A class opened for enrolment; also one that has ended, which says so with its days. */
export const openingRow = z.strictObject({
  openingId: zUuid,
  className: z.string(),
  organisationId: zUuid,
  organisationName: z.string(),
  ...place,
  ...occupation,
  level: zLevel.nullable(),
  state: z.enum(OPENING_STATES),
  openFrom: zDate,
  openUntil: zDate,
  startOn: zDate,
  endOn: zDate,
  place: z.string().nullable(),
  seats: z.int(),
  taken: z.int(),
  queued: z.int(),
});
export const projectReply = projectRow.extend({
  standards: z.array(standardEntry),
  payments: z.array(payment),
  openings: z.array(openingRow),
  history: z.array(signedChange),
});
export const projectParams = z.strictObject({ projectId: zUuid });

const INSTITUTION_STATES = ['in-catalogue', 'suspended', 'agreement-ended'] as const;
export const institutionRow = z.strictObject({
  organisationId: zUuid,
  name: z.string(),
  ...place,
  address: z.string().nullable(),
  institutionType: z.string().nullable(),
  state: z.enum(INSTITUTION_STATES),
  agreementFrom: zDate.nullable(),
  agreementThrough: zDate.nullable(),
  occupations: z.array(z.strictObject({ occupationCode: zOccupationCode, name: z.string() })),
  highestLevel: zLevel.nullable(),
  trained: z.int(),
  certified: z.int(),
});
export const institutionsReply = zPage(institutionRow);
export const institutionParams = z.strictObject({ organisationId: zUuid });
export const institutionReply = institutionRow.extend({
  licenceNumber: z.string().nullable(),
  /** By the year in which classes ended. `employed`: null until the ledgers of employment answer. */
  years: z.array(
    z.strictObject({
      year: z.int(),
      classes: z.int(),
      trained: z.int(),
      certified: z.int(),
      employed: z.null(),
    }),
  ),
  suspensions: z.array(
    z.strictObject({
      suspendedOn: zDate,
      liftedOn: zDate.nullable(),
      occupations: z.array(z.string()).nullable(),
      documentNumber: z.string().nullable(),
    }),
  ),
  projects: z.array(projectRow),
  openings: z.array(openingRow),
});

/** `list`: of a notice, it may change an amount; `need`: what the county says it needs, by a signed change. */
export const scarceEntry = z.strictObject({
  scarceId: zUuid,
  kind: z.enum(['list', 'need']),
  policyShort: z.string().nullable(),
  ...place,
  occupationCode: zOccupationCode,
  occupationName: z.string().nullable(),
  from: zDate,
  through: zDate.nullable(),
  inForce: z.boolean(),
  source: z.string(),
});
export const scarceReply = zPage(scarceEntry);

/** Everything that is open about one occupation. */
export const occupationParams = z.strictObject({ occupationCode: zOccupationCode });
export const occupationReply = z.strictObject({
  occupationCode: zOccupationCode,
  name: z.string(),
  aliases: z.array(z.string()),
  scarce: z.array(scarceEntry),
  standards: z.array(standardEntry),
  projects: z.array(projectRow),
  openings: z.array(openingRow),
});

export const platformRow = z.strictObject({
  platformId: zUuid,
  name: z.string(),
  link: z.string(),
  ...place,
  state: z.enum(['in-use', 'coming', 'stopped']),
  from: zDate,
  through: zDate.nullable(),
  source: z.string(),
});
export const platformsReply = zPage(platformRow);
export const platformParams = z.strictObject({ platformId: zUuid });
export const platformReply = platformRow.extend({ history: z.array(signedChange) });

/** How one benefit of one notice is claimed. */
export const guideRow = z.strictObject({
  policyId: z.string(),
  benefit: z.string(),
  policyShort: z.string(),
  policyTitle: z.string(),
  documentNumber: z.string().nullable(),
  divisionCode: zDivisionCode,
  from: zDate,
  through: zDate.nullable(),
  inForce: z.boolean(),
  standing: z.enum(['in-force', 'coming', 'ended']),
  conditions: z.int(),
  amountClause: z.string(),
});
export const guidesReply = zPage(guideRow);
export const guideParams = z.strictObject({
  policyId: z.string().regex(/^[a-z0-9-]{1,60}$/),
  benefit: z.string().regex(/^[a-z-]{1,40}$/),
});
export const guideReply = guideRow.extend({
  checks: z.array(
    z.strictObject({
      check: z.string(),
      question: z.string(),
      clause: z.string(),
      requirement: z.string(),
      /** How this system reads what the notice leaves open; null where it leaves nothing open. */
      judgement: z.string().nullable(),
    }),
  ),
  purses: payment.shape.purses,
});

/** public.changes: signed changes, newest first */
export const historyReply = zPage(signedChange);

const FOUND_KINDS = [...CATALOGUES, 'occupations', 'divisions', 'publications', 'clauses'] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];
/** public.search: across all catalogues; without `q` nothing is found */
export const searchQuery = z.strictObject({
  ...filters,
  kind: z.enum(FOUND_KINDS).optional(),
  ...paging,
});
export const searchReply = zPage(
  z.strictObject({
    kind: z.enum(FOUND_KINDS),
    id: z.string(),
    title: z.string(),
    note: z.string(),
    /** The page that shows it. */
    path: z.string(),
  }),
).extend({ kinds: z.array(z.strictObject({ kind: z.enum(FOUND_KINDS), count: z.int() })) });

/** public.checkCertificate: a number, or what the square on a paper holds; the name where whoever asks has it. */
export const checkCertificateBody = z.strictObject({ number: zText(60, 4), name: zText(40).optional() });
export const checkCertificateReply = z.strictObject({
  rows: z.array(
    z.strictObject({
      kind: z.string(),
      occupationName: z.string().nullable(),
      level: zLevel.nullable(),
      issuer: z.string().nullable(),
      issuedOn: zDate.nullable(),
      state: z.enum(['valid', 'withdrawn']),
      maskedName: z.string(),
      /** Whether the name that was given is the holder's; null where none was. */
      nameAgrees: z.boolean().nullable(),
    }),
  ),
});

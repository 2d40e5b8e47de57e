import { z } from 'zod';
import {
  pageQuery,
  zAllowed,
  zDate,
  zPage,
  zPersonId,
  zPlaceCode,
  zUuid,
} from '../../platform/access/index.ts';
import { LEDGER_FACTS, LIST_IDS, listChange } from './contract-changes.ts';

/** Where ledgers are kept (GS-3-1): at the bureau, by institution, township, village and household. */
export const LEVELS = ['bureau', 'institution', 'township', 'village', 'household'] as const;
export type Level = (typeof LEVELS)[number];
const NEED_LEDGERS = ['training', 'assessment', 'job'] as const;
export type NeedLedger = (typeof NEED_LEDGERS)[number];

/** A prefecture, county, township or village; the reader's own place where it is not given. */
const zAnyPlace = z.union([zPlaceCode, z.string().regex(/^[1-9]\d{5}$/, '地区代码是 6 位或 12 位数字')]);
const placeView = z.strictObject({ code: z.string(), name: z.string() });

/** How many people: everybody a place knows, the database, each list in its order, and of the database those on no list. */
const figures = z.strictObject({
  known: z.int(),
  register: z.int(),
  lists: z.array(z.int()),
  onNone: z.int(),
});
export type Figures = z.infer<typeof figures>;
const listName = z.strictObject({ listId: z.enum(LIST_IDS), name: z.string() });

/** ledgers.lists */
export const listsQuery = z.strictObject({ place: zAnyPlace.optional() });
export const listsReply = z.strictObject({
  today: zDate,
  place: placeView,
  rows: z.array(
    z.strictObject({
      listId: z.enum(LIST_IDS),
      name: z.string(),
      anyOf: z.array(z.enum(LEDGER_FACTS)),
      people: z.int(),
      clause: z.string(),
      /** True: no notice prints it, it is our reading. */
      isJudgement: z.boolean(),
      why: z.string(),
      /** The county has set it otherwise by two people. */
      isChanged: z.boolean(),
      allowed: zAllowed,
    }),
  ),
  onNone: z.int(),
  known: z.int(),
  changes: z.array(listChange),
});

/** ledgers.levels: one row a place, institution or household, and all of them. */
export const levelsQuery = z.strictObject({
  level: z.enum(LEVELS),
  place: zAnyPlace.optional(),
  ...pageQuery,
  after: z.string().max(80).optional(),
});
export const levelsReply = z.strictObject({
  today: zDate,
  place: placeView,
  level: z.enum(LEVELS),
  lists: z.array(listName),
  rows: z.array(
    z.strictObject({
      /** Null: nobody said the village; no card of a household; in no class yet. */
      key: z.string().nullable(),
      name: z.string().nullable(),
      /** What it lies in: the township of a village, the village of a household. */
      within: z.string().nullable(),
      ...figures.shape,
    }),
  ),
  next: z.string().nullable(),
  total: figures,
  count: z.int(),
});

/** ledgers.people */
export const peopleQuery = z.strictObject({
  ...pageQuery,
  after: z.string().max(80).optional(),
  list: z.enum([...LIST_IDS, 'none']).optional(),
  fact: z.enum(LEDGER_FACTS).optional(),
  place: zAnyPlace.optional(),
  organisationId: zUuid.optional(),
  householdId: zUuid.optional(),
  /** Those for whom it is not known: the village, the card of the household, a class. */
  without: z.enum(['village', 'township', 'household', 'class']).optional(),
});
export type PeopleQuery = z.infer<typeof peopleQuery>;
const personRow = z.strictObject({
  key: z.string(),
  personId: zPersonId,
  name: z.string(),
  idNumberMasked: z.string(),
  townshipName: z.string().nullable(),
  villageName: z.string().nullable(),
  householdId: zUuid.nullable(),
  householdNumber: z.string().nullable(),
  dutyKinds: z.array(z.string()),
  facts: z.array(z.enum(LEDGER_FACTS)),
  contact: z.enum(['wish', 'no-wish', 'not-reached']).nullable(),
  contactOn: zDate.nullable(),
  organisationName: z.string().nullable(),
  trainedOn: zDate.nullable(),
  certifiedOn: zDate.nullable(),
  /** Null: not known; nobody guesses whether she works. */
  jobOn: zDate.nullable(),
});
export type PersonRow = z.infer<typeof personRow>;
/** `unshown`: those whose record only named officers may open; they are counted and not named. */
export const peopleReply = zPage(personRow).extend({ unshown: z.int() });

/** ledgers.flow: from the wish to the certificate */
export const flowQuery = z.strictObject({
  kind: z.enum(NEED_LEDGERS).optional(),
  place: zAnyPlace.optional(),
});
const stages = z.strictObject({
  wishes: z.int(),
  planned: z.int(),
  begun: z.int(),
  served: z.int(),
  certified: z.int(),
});
export type Stages = z.infer<typeof stages>;
const stageRow = z.strictObject({
  code: z.string().nullable(),
  name: z.string().nullable(),
  ...stages.shape,
});
export const flowReply = z.strictObject({
  today: zDate,
  place: placeView,
  byKind: z.array(z.strictObject({ kind: z.enum(NEED_LEDGERS), ...stages.shape })),
  byVillage: z.array(stageRow),
  byOccupation: z.array(stageRow),
  total: stages,
});

/** ledgers.export: the five lists, the ledgers at five levels, or one of the three ledgers of needs */
const EXPORTS = ['five-lists', 'levels', ...NEED_LEDGERS] as const;
export type ExportKind = (typeof EXPORTS)[number];
export const exportBody = z.strictObject({ what: z.enum(EXPORTS), place: zAnyPlace.optional() });

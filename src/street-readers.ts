/** Words of the street: what a district is made of, and groups of those who read a table. It imports nothing. */

/** Readers of a table besides its owner: names of later modules, or every module. */
export type Readers = readonly string[] | 'all';

export interface ModulePlace {
  readonly name: string;
  /** Tables that this module owns, each with those who may read it. */
  readonly tables?: Readonly<Record<string, Readers>>;
  /** Views that it publishes: what others need of its tables, under the row policies of whoever asks. */
  readonly views?: Readonly<Record<string, Readers>>;
  /** Functions of the database, each with those who may call it in SQL; triggers are called by nobody. */
  readonly functions?: Readonly<Record<string, Readers>>;
}

export interface District {
  readonly name: string;
  readonly modules: readonly ModulePlace[];
}

export const NOBODY_ELSE: Readers = [];
export const CATALOGUES: Readers = ['catalogues'];
/** Tables that their owner alone reads. */
export const alone = (...tables: readonly string[]) =>
  Object.fromEntries(tables.map((table) => [table, NOBODY_ELSE]));
/** Those that name a person beside what they know of her. */
export const OF_PERSONS = [
  'own-accounts',
  'households',
  'attendance',
  'assessment',
  'exams',
  'confirmations',
  'work-for-training',
  'visits',
  'catalogues',
  'ledgers',
  'outreach',
  'intake',
] as const;
/** Tables of households themselves, and what the module publishes of them and of duty lists. */
export const HOUSEHOLDS = [
  'household',
  'household_counter',
  'household_member',
  'household_measure',
] as const;
export const OF_HOUSEHOLDS = ['household_status', 'duty_conflict_status'] as const;
/** Those that tell people, and the lists of what waits. */
export const TOLD = ['notifications', 'deliveries', 'reporting'] as const;
/** Those that know how a class went, and those that read what came of it. */
export const OF_CLASSES = ['attendance', 'assessment', 'exams', 'determination', 'claims'] as const;
/** Those that offer classes to people. */
export const OFFERING = ['openings', 'entitlements', 'catalogues'] as const;
export const READING = ['supervision', 'ledgers', 'retention', 'reporting', 'intake'] as const;
/** Modules of the record that name whoever acted, and those that name organisations too. */
export const RECORDS = ['approvals', 'persons', 'organisations', 'payees', 'privacy', 'decisions'] as const;
export const MONEY = ['claims', 'publications', 'payments'] as const;
const BENEFITS = [...MONEY, 'mass-runs'] as const;
export const NAMED = [
  'online-training',
  'funds',
  'policy-versions',
  'recoveries',
  'catalogues',
  'deliveries',
  'outreach',
  'reporting',
] as const;
export const NAMING = [
  'classes',
  'attendance',
  'assessment',
  'exams',
  'evidence',
  ...BENEFITS,
  'appeals',
  'supervision',
  'ledgers',
  'intake',
] as const;

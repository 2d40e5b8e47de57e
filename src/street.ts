/**
 * The order of the house, as data: districts, their modules, and who may touch which table.
 *
 * A module imports, and reads in SQL, only what stands before it: an earlier district, or an earlier module of its own
 * district; of another module's folder only `index.ts`. A table is written by its owner alone and read by its owner and
 * the readers that stand here. Tests, docs and the navigation are made from this file; it imports nothing.
 */

/** Readers of a table besides its owner: module names in the order of the street, or every module. */
export type Readers = readonly string[] | 'all';

/** Where a module's pages stand in the navigation of the desk; the order within a group is the order of the street. */
export type NavigationGroup = 'work' | 'records' | 'money' | 'law' | 'system';

export interface ModulePlace {
  readonly name: string;
  /** Tables and views that this module owns, each with those who may read it. */
  readonly tables?: Readonly<Record<string, Readers>>;
  readonly navigation?: NavigationGroup;
}

export interface District {
  readonly name: string;
  readonly modules: readonly ModulePlace[];
}

export const STREET: readonly District[] = [
  {
    name: 'platform',
    modules: [
      { name: 'kernel' },
      { name: 'db' },
      { name: 'journal' },
      { name: 'access' },
      { name: 'approvals' },
    ],
  },
  { name: 'law', modules: [{ name: 'policy' }, { name: 'reference' }] },
  { name: 'registry', modules: [{ name: 'persons' }, { name: 'organisations' }] },
  {
    name: 'training',
    modules: [
      { name: 'classes' },
      { name: 'attendance' },
      { name: 'assessment' },
      { name: 'work-for-training' },
    ],
  },
  {
    name: 'benefits',
    modules: [
      { name: 'determination' },
      { name: 'funds' },
      { name: 'claims' },
      { name: 'policy-versions' },
      { name: 'mass-runs' },
    ],
  },
  { name: 'outcomes', modules: [{ name: 'reporting' }] },
  {
    name: 'edge',
    modules: [{ name: 'workbooks' }, { name: 'intake' }, { name: 'app' }, { name: 'cli' }],
  },
];

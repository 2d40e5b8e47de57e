/**
 * The order of the modules, as data: districts, their modules, and who may touch which table.
 *
 * A module imports, and reads in SQL, only what stands before it: an earlier district, or an earlier module of its own
 * district; of another module's folder only `index.ts`. A table is written by its owner alone and read by its owner and
 * the readers that stand here. A view or a function of the database belongs to a module as a table does: it reads what
 * its owner may read, and others read it by grant. Tests, docs and the navigation are made from this file; it imports
 * nothing.
 */

/** Readers of a table besides its owner: names of later modules, or every module. */
export type Readers = readonly string[] | 'all';

/** Where a module's pages stand in the navigation of the desk; the order within a group is the order of the street. */
export type NavigationGroup = 'work' | 'records' | 'money' | 'law' | 'system';

export interface ModulePlace {
  readonly name: string;
  /** Tables that this module owns, each with those who may read it. */
  readonly tables?: Readonly<Record<string, Readers>>;
  /** Views that it publishes: what others need of its tables, under the row policies of whoever asks. */
  readonly views?: Readonly<Record<string, Readers>>;
  /** Functions of the database, each with those who may call it in SQL; triggers are called by nobody. */
  readonly functions?: Readonly<Record<string, Readers>>;
  readonly navigation?: NavigationGroup;
}

export interface District {
  readonly name: string;
  readonly modules: readonly ModulePlace[];
}

const NOBODY_ELSE: Readers = [];

export const STREET: readonly District[] = [
  {
    name: 'platform',
    modules: [
      { name: 'kernel' },
      {
        name: 'db',
        tables: { schema_migration: NOBODY_ELSE, status_transition: NOBODY_ELSE },
        functions: {
          access_allows: 'all',
          access_person: 'all',
          access_scoped: 'all',
          refuse_change: 'all',
          status_fence: 'all',
        },
      },
      {
        name: 'journal',
        tables: { journal_head: NOBODY_ELSE, journal_entry: ['persons', 'reporting'] },
      },
      {
        name: 'access',
        tables: {
          account: [
            'approvals',
            'funds',
            'publications',
            'payments',
            'policy-versions',
            'mass-runs',
            'reporting',
            'intake',
            'app',
          ],
          session: NOBODY_ELSE,
          idempotency: NOBODY_ELSE,
        },
      },
      {
        name: 'approvals',
        tables: {
          approval_case: ['classes', 'claims', 'reporting'],
          approval_step: ['claims', 'reporting'],
          working_day: NOBODY_ELSE,
        },
      },
    ],
  },
  {
    name: 'law',
    modules: [
      { name: 'policy' },
      {
        name: 'reference',
        tables: {
          division: 'all',
          occupation: NOBODY_ELSE,
          occupation_alias: NOBODY_ELSE,
          policy_setting: NOBODY_ELSE,
          scarce_occupation: NOBODY_ELSE,
          subsidy_standard: NOBODY_ELSE,
        },
      },
    ],
  },
  {
    name: 'registry',
    modules: [
      {
        name: 'persons',
        tables: {
          person: [
            'attendance',
            'assessment',
            'work-for-training',
            'claims',
            'publications',
            'payments',
            'intake',
          ],
          person_registry: NOBODY_ELSE,
          person_tie: NOBODY_ELSE,
          person_bank_account: NOBODY_ELSE,
          person_fact: NOBODY_ELSE,
          department_answer: NOBODY_ELSE,
        },
        functions: { bank_account_shares: NOBODY_ELSE },
      },
      {
        name: 'organisations',
        tables: {
          organisation: [
            'classes',
            'work-for-training',
            'determination',
            'claims',
            'publications',
            'payments',
            'mass-runs',
            'reporting',
            'intake',
            'app',
          ],
          organisation_suspension: ['determination'],
          organisation_bank_account: NOBODY_ELSE,
          training_project: NOBODY_ELSE,
        },
      },
    ],
  },
  {
    name: 'training',
    modules: [
      {
        name: 'classes',
        tables: {
          training_class: [
            'attendance',
            'assessment',
            'determination',
            'claims',
            'mass-runs',
            'reporting',
            'intake',
            'app',
          ],
          filing_register: NOBODY_ELSE,
          filing_counter: NOBODY_ELSE,
          class_teacher: NOBODY_ELSE,
          class_session: NOBODY_ELSE,
          enrolment: [
            'attendance',
            'assessment',
            'determination',
            'claims',
            'payments',
            'mass-runs',
            'reporting',
            'intake',
          ],
        },
        functions: { enrolment_clashes: NOBODY_ELSE, session_clashes: NOBODY_ELSE },
      },
      {
        name: 'attendance',
        tables: {
          attendance_calendar: NOBODY_ELSE,
          attendance_submission: NOBODY_ELSE,
          attendance_roll: ['assessment', 'determination', 'mass-runs', 'reporting'],
        },
      },
      {
        name: 'assessment',
        tables: {
          assessment_result: ['determination', 'mass-runs', 'reporting'],
          certificate: ['determination', 'mass-runs', 'reporting'],
          certificate_registry: NOBODY_ELSE,
        },
      },
      {
        name: 'work-for-training',
        tables: {
          work_for_training_list: ['determination', 'mass-runs'],
          work_for_training_entry: ['determination', 'mass-runs'],
        },
      },
    ],
  },
  {
    name: 'benefits',
    modules: [
      {
        name: 'determination',
        tables: {
          determination: ['claims', 'publications', 'policy-versions', 'mass-runs', 'reporting'],
          law_text: NOBODY_ELSE,
          finding_pattern: NOBODY_ELSE,
        },
        functions: { clause_figures: NOBODY_ELSE },
      },
      {
        name: 'funds',
        tables: {
          number_series: NOBODY_ELSE,
          fund_budget: ['payments', 'reporting'],
          fund_account: NOBODY_ELSE,
          fund_entry: ['reporting'],
          fund_posting: ['reporting'],
          budget_proposal: ['reporting'],
        },
        functions: { fund_entry_balances: NOBODY_ELSE },
      },
      {
        name: 'claims',
        tables: {
          claim: ['publications', 'payments', 'mass-runs', 'reporting'],
          claim_line: ['publications', 'payments', 'policy-versions', 'mass-runs', 'reporting'],
          claim_signal: ['reporting'],
          claim_block: ['reporting'],
        },
        functions: { live_claim_lines: ['mass-runs'], live_grants: NOBODY_ELSE },
      },
      {
        name: 'publications',
        tables: {
          publication: ['reporting'],
          publication_line: ['reporting'],
          objection: ['reporting'],
        },
      },
      {
        name: 'payments',
        tables: {
          payment_batch: ['reporting'],
          payment_order: ['reporting'],
          payment_order_line: ['reporting'],
          bank_return: NOBODY_ELSE,
        },
      },
      {
        name: 'policy-versions',
        tables: {
          policy_version: ['reporting'],
          policy_dry_run: NOBODY_ELSE,
          policy_dry_run_line: NOBODY_ELSE,
        },
      },
      {
        name: 'mass-runs',
        tables: { mass_run: NOBODY_ELSE, mass_run_block: NOBODY_ELSE },
      },
    ],
  },
  { name: 'outcomes', modules: [{ name: 'reporting' }] },
  {
    name: 'edge',
    modules: [
      { name: 'workbooks' },
      {
        name: 'intake',
        tables: { intake_batch: NOBODY_ELSE, intake_file: NOBODY_ELSE, intake_row: NOBODY_ELSE },
      },
      { name: 'app', tables: { demonstration_clock: NOBODY_ELSE } },
      { name: 'cli' },
    ],
  },
];

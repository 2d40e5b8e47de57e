/**
 * The order of the modules, as data: districts, their modules, and who may touch which table.
 *
 * A module imports, and reads in SQL, only what comes before it: an earlier district, or an earlier module of its own
 * district; of another module's folder only `index.ts`. A table is written by its owner alone and read by its owner and
 * the readers named here. A view or a function of the database belongs to a module as a table does: it reads what
 * its owner may read, and others read it by grant. Tests and docs are made from this file, and the
 * navigation of the staff pages is tested against it; it imports nothing.
 */

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

const NOBODY_ELSE: Readers = [];
/** Tables that their owner alone reads. */
const alone = (...tables: readonly string[]) =>
  Object.fromEntries(tables.map((table) => [table, NOBODY_ELSE]));
/** Modules of the record that name whoever acted, and those that name organisations too. */
const RECORDS = ['approvals', 'persons', 'organisations', 'payees'] as const;
const NAMING = [
  'classes',
  'assessment',
  'claims',
  'publications',
  'payments',
  'mass-runs',
  'intake',
] as const;

export const STREET: readonly District[] = [
  {
    name: 'platform',
    modules: [
      { name: 'kernel' },
      {
        name: 'db',
        tables: { schema_migration: NOBODY_ELSE, status_transition: NOBODY_ELSE, row_change: ['intake'] },
        functions: {
          access_allows: 'all',
          access_person: 'all',
          access_scoped: 'all',
          note_row_change: 'all',
          refuse_change: 'all',
          rows_changed_since: ['intake'],
          status_fence: 'all',
          undo_row_changes: ['intake'],
        },
      },
      {
        name: 'journal',
        tables: {
          journal_anchor_head: NOBODY_ELSE,
          journal_head: ['notifications', 'deliveries'],
          journal_entry: ['persons', 'notifications', 'deliveries'],
        },
        views: { recorded_act: ['reporting'] },
      },
      {
        name: 'access',
        tables: {
          ...alone('account', 'account_change', 'delegation', 'staff_person'),
          ...alone('session', 'sign_in_pace', 'known_device', 'second_factor'),
          ...alone('recovery_code', 'account_phone', 'phone_code', 'stand_in_message'),
          ...alone('idempotency'),
        },
        views: {
          account_name: [
            ...RECORDS,
            'funds',
            'policy-versions',
            'recoveries',
            'deliveries',
            'reporting',
            ...NAMING,
          ],
        },
      },
      { name: 'jobs', tables: { job: ['notifications'] } },
      {
        name: 'files',
        tables: { stored_file: NOBODY_ELSE, file_quota: NOBODY_ELSE },
        functions: { stored_file_fence: NOBODY_ELSE },
      },
      {
        name: 'approvals',
        tables: {
          approval_case: ['notifications', 'reporting'],
          approval_step: NOBODY_ELSE,
          working_day: NOBODY_ELSE,
          calendar_proposal: NOBODY_ELSE,
        },
        views: {
          open_review: ['classes', 'claims', 'reporting'],
          review_decision: ['claims', 'reporting', 'intake'],
        },
        functions: {
          approval_step_both_persons: NOBODY_ELSE,
          due_days_between: NOBODY_ELSE,
          move_due_day: NOBODY_ELSE,
          count_working_days: ['publications'],
          open_steps: ['reporting'],
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
          ...alone('occupation', 'occupation_alias', 'policy_setting'),
          ...alone('scarce_occupation', 'subsidy_standard'),
        },
        functions: { policy_row_fence: NOBODY_ELSE },
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
          ...alone('person_registry', 'person_tie', 'person_bank_account', 'person_fact'),
          ...alone('department_answer', 'person_correction', 'person_merge', 'person_apart'),
        },
        views: { person_correction_waiting: ['reporting'], person_merge_waiting: ['reporting'] },
        functions: {
          bank_account_shares: NOBODY_ELSE,
          person_is_shared: NOBODY_ELSE,
          person_is_tied: ['payees'],
          persons_linked: ['classes'],
          ...alone('tie_merged_persons', 'untie_merged_persons'),
        },
      },
      {
        name: 'organisations',
        tables: {
          organisation: ['assessment', 'determination'],
          organisation_suspension: ['determination'],
          suspension_proposal: NOBODY_ELSE,
          credit_code_exception: NOBODY_ELSE,
          organisation_change: NOBODY_ELSE,
          organisation_move: NOBODY_ELSE,
          organisation_bank_account: NOBODY_ELSE,
          training_project: NOBODY_ELSE,
        },
        views: {
          suspension_to_decide: ['notifications', 'reporting'],
          credit_code_to_confirm: ['reporting'],
          organisation_change_to_decide: ['notifications', 'reporting'],
          organisation_move_waiting: ['reporting'],
          credit_code_confirmed: ['intake'],
          organisation_name: ['work-for-training', 'notifications', 'app', ...NAMING],
        },
        functions: { receive_organisation: NOBODY_ELSE },
      },
      {
        name: 'payees',
        tables: { payee_account_change: NOBODY_ELSE, payee_hold: ['claims', 'payments', 'reporting'] },
        functions: {
          hand_over_payee_changes: NOBODY_ELSE,
          payee_changes_held: NOBODY_ELSE,
          payee_change_waits: NOBODY_ELSE,
        },
        views: { payee_account_status: ['reporting'] },
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
            'notifications',
            'reporting',
            'intake',
          ],
          filing_register: NOBODY_ELSE,
          filing_counter: NOBODY_ELSE,
          class_teacher: ['reporting'],
          class_session: ['reporting'],
          class_change: NOBODY_ELSE,
          enrolment: ['attendance', 'assessment', 'determination', 'claims', 'payments'],
        },
        views: {
          class_status: ['claims', 'mass-runs', 'notifications', 'reporting', 'app'],
          class_change_status: ['notifications', 'reporting'],
        },
        functions: {
          class_of_both: NOBODY_ELSE,
          enrolment_clashes: NOBODY_ELSE,
          session_clashes: NOBODY_ELSE,
        },
      },
      {
        name: 'attendance',
        tables: {
          attendance_calendar: ['reporting'],
          attendance_submission: NOBODY_ELSE,
          attendance_roll: ['assessment', 'determination'],
        },
      },
      {
        name: 'assessment',
        tables: {
          assessment_result: ['determination'],
          certificate: ['determination', 'claims'],
          certificate_registry: ['claims'],
          outcome_correction: NOBODY_ELSE,
        },
        views: {
          outcome_correction_status: ['notifications', 'reporting'],
          trainee_outcome: ['mass-runs', 'reporting', 'intake'],
          standing_certificate: ['mass-runs', 'reporting', 'intake'],
        },
        functions: { classes_to_assess: ['reporting'] },
      },
      {
        name: 'work-for-training',
        tables: { work_for_training_list: ['determination'], work_for_training_entry: ['determination'] },
        views: { work_for_training_person: ['mass-runs'] },
      },
    ],
  },
  {
    name: 'benefits',
    modules: [
      {
        name: 'determination',
        tables: {
          determination: ['claims', 'publications', 'policy-versions'],
          law_text: NOBODY_ELSE,
          finding_pattern: NOBODY_ELSE,
        },
        views: { determination_summary: ['mass-runs', 'reporting'] },
        functions: { clause_figures: NOBODY_ELSE },
      },
      {
        name: 'funds',
        tables: {
          number_series: NOBODY_ELSE,
          fund_budget: ['payments', 'recoveries'],
          fund_account: NOBODY_ELSE,
          fund_entry: NOBODY_ELSE,
          fund_posting: NOBODY_ELSE,
          budget_proposal: NOBODY_ELSE,
        },
        views: { fund_movement: ['reporting'], budget_proposal_status: ['notifications', 'reporting'] },
        functions: { fund_entry_balances: NOBODY_ELSE },
      },
      {
        name: 'claims',
        tables: {
          claim: ['publications', 'payments', 'notifications'],
          claim_line: ['publications', 'payments', 'policy-versions'],
          ...alone('claim_signal', 'claim_signal_check', 'claim_block', 'claim_line_hold'),
        },
        views: {
          claim_status: ['mass-runs', 'notifications', 'deliveries', 'reporting', 'intake'],
          claim_line_status: ['mass-runs', 'notifications', 'deliveries', 'reporting'],
          claim_concern: ['publications', 'payments', 'notifications', 'reporting'],
        },
        functions: {
          claim_signal_two_people: NOBODY_ELSE,
          freeze_shared_certificates: NOBODY_ELSE,
          hold_line_anywhere: NOBODY_ELSE,
          lines_paid_alike: NOBODY_ELSE,
          lines_to_hold: NOBODY_ELSE,
          live_claim_lines: ['mass-runs'],
          live_grants: NOBODY_ELSE,
        },
      },
      {
        name: 'publications',
        tables: {
          publication: ['notifications'],
          publication_line: NOBODY_ELSE,
          objection: ['notifications'],
        },
        views: {
          publication_status: ['notifications', 'deliveries', 'reporting'],
          published_line: ['notifications', 'deliveries', 'reporting'],
          objection_status: ['notifications', 'deliveries', 'reporting'],
        },
        functions: {
          objection_answer: NOBODY_ELSE,
          objection_load: NOBODY_ELSE,
          keep_announced_days: NOBODY_ELSE,
          open_publications: NOBODY_ELSE,
          extend_publication: NOBODY_ELSE,
          waiting_objections_due: NOBODY_ELSE,
          move_objection_due_day: NOBODY_ELSE,
        },
      },
      {
        name: 'payments',
        tables: {
          ...alone('payment_batch', 'payment_order', 'payment_order_line', 'bank_return'),
          ...alone('bank_return_typed', 'payment_order_seal', 'payment_left_out'),
        },
        views: {
          payment_batch_status: ['notifications', 'reporting'],
          payment_order_status: ['notifications', 'deliveries', 'reporting'],
          bank_return_typed_status: ['notifications', 'reporting'],
          ordered_line: ['notifications', 'deliveries', 'reporting'],
          payee_left_out: ['deliveries'],
          paid_line: ['recoveries'],
        },
        functions: { batch_progress: NOBODY_ELSE },
      },
      {
        name: 'policy-versions',
        tables: alone('policy_version', 'policy_dry_run', 'policy_dry_run_line'),
        views: { policy_version_status: ['notifications', 'reporting'] },
      },
      {
        name: 'mass-runs',
        tables: { mass_run: NOBODY_ELSE, mass_run_block: NOBODY_ELSE },
      },
      {
        name: 'recoveries',
        tables: alone('recovery_case', 'recovery_line', 'recovery_answer', 'recovery_proposal'),
        views: {
          recovery_status: ['notifications', 'deliveries', 'reporting'],
          recovered_line: ['reporting'],
        },
      },
    ],
  },
  {
    name: 'outcomes',
    modules: [
      {
        name: 'notifications',
        tables: {
          notification: NOBODY_ELSE,
          notification_read: NOBODY_ELSE,
          notification_cursor: NOBODY_ELSE,
          escalated_step: ['reporting'],
        },
      },
      {
        name: 'deliveries',
        tables: alone('phone_message', 'message_choice', 'delivery_slip', 'delivery_cursor'),
      },
      { name: 'reporting' },
    ],
  },
  {
    name: 'edge',
    modules: [
      { name: 'workbooks' },
      { name: 'bank' },
      {
        name: 'intake',
        tables: {
          intake_batch: NOBODY_ELSE,
          intake_file: NOBODY_ELSE,
          intake_row: NOBODY_ELSE,
          intake_spoiled_number: NOBODY_ELSE,
        },
        functions: { undo_intake_batch: NOBODY_ELSE },
      },
      { name: 'demonstration', tables: { demonstration_clock: NOBODY_ELSE } },
      { name: 'app' },
      { name: 'cli' },
    ],
  },
];

/** The groups of the staff navigation, each with the modules whose pages it lists, in the order of the screen. */
export const NAVIGATION: Readonly<Record<string, readonly string[]>> = {
  work: ['reporting', 'notifications', 'deliveries', 'intake', 'classes', 'claims', 'publications'],
  records: ['persons', 'organisations', 'payees', 'reference'],
  money: ['funds', 'payments', 'recoveries'],
  law: ['policy-versions', 'mass-runs'],
  system: ['journal', 'access', 'jobs', 'approvals'],
};

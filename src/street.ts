import {
  alone,
  CATALOGUES,
  type District,
  HOUSEHOLDS,
  MONEY,
  NAMED,
  NAMING,
  NOBODY_ELSE,
  OF_CLASSES,
  OF_HOUSEHOLDS,
  OF_PERSONS,
  OFFERING,
  READING,
  RECORDS,
  TOLD,
} from './street-readers.ts';

export { NAVIGATION } from './street-navigation.ts';
export type { District, ModulePlace, Readers } from './street-readers.ts';

/**
 * The order of the modules, as data: districts, their modules, and who may touch which table.
 *
 * A module imports, and reads in SQL, only what comes before it: an earlier district, or an earlier module of its own
 * district; of another module's folder only `index.ts`. A table is written by its owner alone and read by its owner and
 * the readers named here. A view or a function of the database belongs to a module as a table does: it reads what
 * its owner may read, and others read it by grant. Tests and docs are made from this file, and the
 * navigation of the staff pages is tested against it; it imports nothing but its own words.
 */

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
          status_fence: 'all',
          ...{ rows_changed_since: ['intake'], undo_row_changes: ['intake'] },
        },
      },
      {
        name: 'journal',
        tables: {
          journal_anchor_head: NOBODY_ELSE,
          journal_head: ['catalogues', 'notifications', 'deliveries'],
          journal_entry: ['persons', 'notifications', 'deliveries'],
        },
        views: { recorded_act: ['reporting'] },
      },
      {
        name: 'access',
        tables: {
          ...alone('account', 'account_change', 'delegation', 'staff_person'),
          ...alone('session', 'sign_in_pace', 'known_device', 'second_factor'),
          ...alone('recovery_code', 'account_phone', 'phone_code', 'stand_in_message', 'idempotency'),
        },
        views: { account_name: [...new Set([...RECORDS, ...NAMING, ...NAMED])] },
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
          ...alone('approval_step', 'approval_taken_back', 'working_day', 'calendar_proposal'),
        },
        views: {
          open_review: ['classes', 'claims', 'supervision', 'reporting'],
          review_decision: ['claims', 'appeals', 'reporting', 'intake'],
        },
        functions: {
          ...alone('approval_step_both_persons', 'due_days_between', 'move_due_day'),
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
          ...{
            occupation: ['needs', ...CATALOGUES],
            occupation_alias: CATALOGUES,
            policy_setting: NOBODY_ELSE,
          },
          ...{ scarce_occupation: CATALOGUES, subsidy_standard: CATALOGUES },
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
          person: [...OF_PERSONS, ...MONEY],
          person_registry: ['households'],
          ...alone('person_tie', 'person_search', 'person_bank_account', 'person_fact', 'person_shield'),
          ...alone('department_answer', 'person_correction', 'person_merge', 'person_apart', 'person_move'),
        },
        views: {
          person_correction_waiting: ['reporting'],
          person_merge_waiting: ['reporting'],
          person_move_waiting: ['reporting'],
          person_kept: ['retention'],
        },
        functions: {
          person_is_tied: ['payees'],
          tie_enrolled: ['openings'],
          persons_linked: ['classes'],
          ...alone('bank_account_shares', 'person_is_shared', 'person_held_in', 'receive_person'),
          ...alone('forget_person_rows'),
          ...alone('tie_merged_persons', 'untie_merged_persons', 'write_person_keys'),
          ...alone('person_keys_of_ties', 'person_keys_of_names'),
        },
      },
      {
        name: 'organisations',
        tables: {
          organisation: ['assessment', 'determination', 'appeals', 'catalogues'],
          organisation_suspension: ['determination', 'appeals', 'catalogues'],
          suspension_proposal: ['appeals'],
          ...alone('credit_code_exception', 'organisation_change', 'organisation_move'),
          ...{ organisation_bank_account: NOBODY_ELSE, training_project: CATALOGUES },
        },
        views: {
          suspension_to_decide: ['notifications', 'reporting'],
          credit_code_to_confirm: ['reporting'],
          organisation_change_to_decide: ['notifications', 'reporting'],
          organisation_move_waiting: ['reporting'],
          credit_code_confirmed: ['intake'],
          organisation_name: [
            'payees',
            'privacy',
            'openings',
            'work-for-training',
            'notifications',
            'app',
            ...NAMING,
          ],
        },
        functions: { receive_organisation: NOBODY_ELSE },
      },
      {
        name: 'payees',
        tables: {
          ...alone('payee_account_change', 'payee_agreement'),
          payee_hold: ['claims', 'payments', 'reporting'],
        },
        functions: alone('hand_over_payee_changes', 'payee_changes_held', 'payee_change_waits'),
        views: {
          payee_account_status: ['reporting'],
          payee_agreement_live: ['claims'],
          payee_agreement_status: ['supervision', 'deliveries'],
        },
      },
      {
        name: 'own-accounts',
        tables: alone('own_account', 'registration', 'card_try', 'help_session', 'helped_act'),
        views: {
          helped_act_status: ['supervision', 'deliveries'],
          own_account_status: ['deliveries', 'reporting', 'retention'],
        },
        functions: alone('forget_helped'),
      },
      {
        name: 'needs',
        tables: alone('need', 'contact_mark'),
        views: { ...alone('need_status'), contact_status: ['app'] },
        functions: alone('ask_need_again', 'end_contact_mark', 'wish_waits'),
      },
      {
        name: 'households',
        tables: alone(...HOUSEHOLDS, 'duty_list', 'duty_entry', 'duty_conflict', 'duty_draft'),
        views: { ...alone(...OF_HOUSEHOLDS), household_person: ['supervision'], duty_person: ['app'] },
        functions: alone('own_household', 'own_household_names', 'number_households', 'people_in_households'),
      },
      {
        name: 'privacy',
        tables: alone('consent_text', 'consent', 'person_look', 'person_protection'),
        views: { person_look_status: ['supervision'], person_protection_status: ['reporting'] },
      },
    ],
  },
  {
    name: 'training',
    modules: [
      {
        name: 'classes',
        tables: {
          training_class: [...OF_CLASSES, ...OFFERING, 'notifications', ...READING],
          filing_register: NOBODY_ELSE,
          filing_counter: NOBODY_ELSE,
          class_teacher: ['openings', 'reporting'],
          class_session: ['openings', 'reporting'],
          class_change: NOBODY_ELSE,
          enrolment: [...OF_CLASSES, 'openings', 'payments'],
        },
        views: {
          class_status: ['claims', 'mass-runs', 'supervision', 'notifications', 'reporting', 'app'],
          class_change_status: ['notifications', 'reporting'],
        },
        functions: alone('class_of_both', 'enrolment_clashes', 'session_clashes', 'leave_own_roster', 'forget_declared'),
      },
      {
        name: 'openings',
        tables: alone('class_opening', 'seat', 'training_wish'),
        views: { seat_status: ['supervision', 'deliveries', 'reporting'] },
        functions: alone('lock_opening', 'move_up_next', 'queued_before', 'count_seats', 'offering_name'),
      },
      {
        name: 'attendance',
        tables: {
          ...{ attendance_calendar: ['reporting'], attendance_submission: NOBODY_ELSE },
          attendance_roll: ['assessment', 'determination'],
        },
      },
      {
        name: 'assessment',
        tables: {
          assessment_result: ['determination'],
          certificate: ['determination', 'claims', 'catalogues'],
          certificate_registry: ['claims', 'catalogues'],
          outcome_correction: NOBODY_ELSE,
        },
        views: {
          outcome_correction_status: ['notifications', 'reporting'],
          trainee_outcome: ['mass-runs', 'catalogues', ...READING],
          standing_certificate: ['mass-runs', 'catalogues', ...READING],
          certificate_standing: ['mass-runs'],
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
          ...alone('law_text', 'finding_pattern'),
        },
        views: { determination_summary: ['mass-runs', 'reporting', 'intake'] },
        functions: { clause_figures: NOBODY_ELSE },
      },
      { name: 'entitlements', tables: alone('entitlement_reservation') },
      {
        name: 'funds',
        tables: {
          number_series: NOBODY_ELSE,
          fund_budget: ['payments', 'recoveries'],
          ...alone('fund_account', 'fund_entry', 'fund_posting', 'budget_proposal'),
        },
        views: { fund_movement: ['reporting'], budget_proposal_status: ['notifications', 'reporting'] },
        functions: { fund_entry_balances: NOBODY_ELSE },
      },
      {
        name: 'claims',
        tables: {
          claim: ['publications', 'payments', 'appeals', 'supervision', 'notifications'],
          claim_line: ['publications', 'payments', 'policy-versions'],
          ...alone('claim_signal', 'claim_signal_check', 'claim_block', 'claim_line_hold', 'purse_choice'),
        },
        views: {
          claim_status: ['mass-runs', 'supervision', ...TOLD, 'intake'],
          claim_line_status: ['mass-runs', 'appeals', 'supervision', ...TOLD, 'retention', 'intake'],
          claim_concern: ['publications', 'payments', 'supervision', 'notifications', 'reporting'],
        },
        functions: {
          ...alone('claim_signal_two_people', 'freeze_shared_certificates', 'hold_line_anywhere'),
          ...alone('claim_line_purse_fence', 'lines_paid_alike', 'lines_to_hold'),
          ...alone('certificates_claimed', 'certificates_of_lines'),
          live_claim_lines: ['mass-runs'],
          live_grants: NOBODY_ELSE,
        },
      },
      {
        name: 'decisions',
        tables: alone('written_decision', 'written_decision_part'),
        views: { written_decision_status: ['notifications', 'deliveries', 'reporting'] },
      },
      {
        name: 'publications',
        tables: {
          publication: ['notifications'],
          publication_line: NOBODY_ELSE,
          objection: ['notifications'],
        },
        views: { publication_status: TOLD, published_line: TOLD, objection_status: TOLD },
        functions: {
          ...alone('objection_answer', 'objection_load', 'keep_announced_days', 'open_publications'),
          ...alone('extend_publication', 'waiting_objections_due', 'move_objection_due_day'),
          hide_published: NOBODY_ELSE,
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
          payment_order_status: TOLD,
          bank_return_typed_status: ['notifications', 'reporting'],
          ordered_line: TOLD,
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
      { name: 'mass-runs', tables: alone('mass_run', 'mass_run_block') },
      {
        name: 'recoveries',
        tables: {
          ...alone('recovery_case', 'recovery_line', 'recovery_answer'),
          ...alone('recovery_proposal', 'recovery_offset'),
        },
        views: { recovery_status: ['appeals', ...TOLD, 'retention'], recovered_line: ['reporting'] },
      },
    ],
  },
  {
    name: 'outcomes',
    modules: [
      {
        name: 'appeals',
        tables: alone('appeal', 'appeal_step'),
        views: { appeal_status: [...TOLD, 'retention'] },
      },
      {
        name: 'supervision',
        tables: alone('dispute', 'dispute_step'),
        views: { dispute_status: [...TOLD, 'retention'] },
        functions: alone('waiting_disputes_due', 'move_dispute_due_day'),
      },
      {
        name: 'catalogues',
        tables: { catalogue_change: ['notifications', 'reporting'], certificate_look_up: NOBODY_ELSE },
        functions: alone('open_institutions', 'open_projects', 'open_class_figures', 'certificate_to_check'),
      },
      {
        name: 'retention',
        tables: alone('retention_list', 'retention_item'),
        views: { retention_list_status: ['reporting'] },
      },
      {
        name: 'notifications',
        tables: {
          ...alone('notification', 'notification_read', 'notification_cursor'),
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
        tables: alone('intake_batch', 'intake_file', 'intake_row', 'intake_spoiled_number'),
        functions: { undo_intake_batch: NOBODY_ELSE },
      },
      { name: 'demonstration', tables: { demonstration_clock: NOBODY_ELSE } },
      { name: 'app' },
      { name: 'cli' },
    ],
  },
];

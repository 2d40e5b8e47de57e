import { BENEFITS } from './street-benefits.ts';
import {
  alone,
  CATALOGUES,
  type District,
  NAMED,
  NAMING,
  NOBODY_ELSE,
  RECORDS,
  TOLD,
} from './street-readers.ts';
import { REGISTRY } from './street-registry.ts';
import { TRAINING } from './street-training.ts';

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
        views: { account_name: [...new Set([...RECORDS, ...NAMING, ...NAMED, 'visits'])] },
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
            occupation: ['needs', 'ledgers', ...CATALOGUES],
            occupation_alias: CATALOGUES,
            policy_setting: NOBODY_ELSE,
          },
          ...{ scarce_occupation: CATALOGUES, subsidy_standard: CATALOGUES },
        },
        functions: { policy_row_fence: NOBODY_ELSE },
      },
    ],
  },
  REGISTRY,
  TRAINING,
  BENEFITS,
  {
    name: 'outcomes',
    modules: [
      {
        name: 'appeals',
        tables: alone('appeal', 'appeal_step'),
        views: { appeal_status: [...TOLD, 'retention'] },
      },
      {
        name: 'visits',
        tables: alone('helper_device', 'visit_entry'),
        functions: alone('lock_visit_entry', 'visit_lives_elsewhere'),
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
        name: 'ledgers',
        tables: { list_change: ['notifications', 'reporting'] },
        functions: alone('ledger_people', 'ledger_wishes'),
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
        views: { phone_message_status: ['outreach'] },
        functions: { decline_news: NOBODY_ELSE, news_declined: ['outreach'] },
      },
      {
        name: 'outreach',
        tables: { campaign: ['reporting'], ...alone('campaign_person', 'campaign_open') },
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

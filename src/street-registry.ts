import {
  alone,
  CATALOGUES,
  type District,
  HOUSEHOLDS,
  MONEY,
  NAMING,
  NOBODY_ELSE,
  OF_HOUSEHOLDS,
  OF_PERSONS,
} from './street-readers.ts';

/** Persons, organisations and what is known of them: the district of the street by that name. */
export const REGISTRY: District = {
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
          'attendance',
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
      views: { need_status: ['visits', 'ledgers', 'outreach'], contact_status: ['visits', 'ledgers'] },
      functions: alone('ask_need_again', 'end_contact_mark', 'wish_waits'),
    },
    {
      name: 'households',
      tables: alone(...HOUSEHOLDS, 'duty_list', 'duty_entry', 'duty_conflict', 'duty_draft'),
      views: {
        ...alone(...OF_HOUSEHOLDS),
        ...{
          household_person: ['visits', 'supervision', 'ledgers', 'outreach'],
          duty_person: ['visits', 'ledgers', 'outreach'],
        },
      },
      functions: alone('own_household', 'own_household_names', 'number_households', 'people_in_households'),
    },
    {
      name: 'privacy',
      tables: alone('consent_text', 'consent', 'person_look', 'person_protection'),
      views: { person_look_status: ['supervision'], person_protection_status: ['reporting'] },
      functions: { consent_refused: ['deliveries'] },
    },
  ],
};

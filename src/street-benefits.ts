import { alone, type District, NOBODY_ELSE, TOLD } from './street-readers.ts';

/** What the law gives, from the verdict to the payment and back: the district of the street by that name. */
export const BENEFITS: District = {
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
        claim_status: ['mass-runs', 'supervision', ...TOLD, 'intake', 'app'],
        claim_line_status: ['mass-runs', 'appeals', 'supervision', ...TOLD, 'retention', 'intake', 'app'],
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
};

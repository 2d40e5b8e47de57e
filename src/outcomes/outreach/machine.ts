import { defineMachine } from '../../platform/kernel/index.ts';
import { CAMPAIGN_STATUSES, PERSON_STATUSES } from './contract.ts';

/** A campaign: drafted by one, signed by another, carried out by the job `run-campaigns`, stopped by one at once. */
export const CAMPAIGN = defineMachine({
  entity: 'campaign',
  statuses: CAMPAIGN_STATUSES,
  begins: { 'outreach.draft': 'draft' },
  states: {
    draft: {
      'outreach.amend': 'draft',
      'outreach.propose': 'proposed',
      'outreach.withdraw': 'withdrawn',
    },
    proposed: {
      'outreach.decide': { passed: 'approved', returned: 'draft' },
      'outreach.withdraw': 'withdrawn',
    },
    approved: { begin: 'sending', halt: 'stopped', 'outreach.stop': 'stopped' },
    sending: { halt: 'stopped', finish: 'ended', 'outreach.stop': 'stopped', 'outreach.tell': 'sending' },
    ended: {},
    stopped: {},
    withdrawn: {},
  },
  final: {
    ended: 'everybody was told or its last day has passed; its figures go on',
    stopped: 'somebody stopped it, or its class takes nobody any more; another one may be drafted',
    withdrawn: 'its maker took it back; another one may be drafted',
  },
});

/** Somebody chosen for a campaign: told by message or by mouth, or left out with the reason. */
export const CAMPAIGN_PERSON = defineMachine({
  entity: 'campaign-person',
  statuses: PERSON_STATUSES,
  begins: { choose: 'chosen' },
  states: {
    chosen: { hand: { queued: 'queued', 'to-tell': 'to-tell', 'left-out': 'left-out' }, close: 'left-out' },
    queued: { settle: { sent: 'sent', 'given-up': 'to-tell', cancelled: 'left-out' }, close: 'left-out' },
    'to-tell': {
      'outreach.tell': { told: 'told', 'not-found': 'not-found', 'not-yet': 'to-tell' },
      close: 'left-out',
    },
    // What was recorded by mistake is recorded again.
    told: { 'outreach.tell': { told: 'told', 'not-found': 'not-found', 'not-yet': 'to-tell' } },
    'not-found': { 'outreach.tell': { told: 'told', 'not-found': 'not-found', 'not-yet': 'to-tell' } },
    sent: {},
    'left-out': {},
  },
  final: {
    sent: 'the message has gone out; what she does next is hers',
    'left-out': 'she wants no news, was told enough this month, or the campaign was over first',
  },
});

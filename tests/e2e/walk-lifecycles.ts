import { dutyConflict } from './walk-lifecycle-duty.ts';
import { evidence, onlineReport, platformKey } from './walk-lifecycle-evidence.ts';
import { exam } from './walk-lifecycle-exams.ts';
import { needs } from './walk-lifecycle-needs.ts';
import { campaign } from './walk-lifecycle-outreach.ts';
import { ownAccount } from './walk-lifecycle-own-account.ts';
import { place } from './walk-lifecycle-place.ts';
import { privacy } from './walk-lifecycle-privacy.ts';
import { retention } from './walk-lifecycle-retention.ts';
import { teaching } from './walk-lifecycle-teaching.ts';
import { helperPhone } from './walk-lifecycle-visits.ts';
import { ACCOUNT_LIFECYCLES } from './walk-lifecycles-accounts.ts';
import { opened } from './walk-lifecycles-openings.ts';
import { lateAppeal, OUTCOME_LIFECYCLES } from './walk-lifecycles-outcomes.ts';
import { REGISTRY_LIFECYCLES } from './walk-lifecycles-registry.ts';
import { over, TRAINING_LIFECYCLES } from './walk-lifecycles-training.ts';
import type { Lifecycle } from './walk-run.ts';
import { stop } from './walk-stops.ts';

const calendar: Lifecycle = {
  name: 'the working days of a year',
  async *go({ post }) {
    await post('sysadmin', '/api/calendar/proposals', {
      year: 2027,
      documentNumber: '国办发明电〔2026〕9号',
      holidays: [
        { name: '元旦', from: '2027-01-01', through: '2027-01-03' },
        { name: '春节', from: '2027-02-05', through: '2027-02-12' },
        { name: '清明节', from: '2027-04-03', through: '2027-04-05' },
        { name: '劳动节', from: '2027-05-01', through: '2027-05-05' },
        { name: '端午节', from: '2027-06-09', through: '2027-06-09' },
        { name: '中秋节', from: '2027-09-15', through: '2027-09-15' },
        { name: '国庆节', from: '2027-10-01', through: '2027-10-07' },
      ],
      workDays: ['2027-02-20', '2027-05-08', '2027-10-09'],
    });
    yield stop('calendar-proposal', 'proposed', '/desk/calendar', 'secadmin');
  },
};

/** Things outside money, each led through its states; the last ones move the clock. */
export const LIFECYCLES: readonly Lifecycle[] = [
  calendar,
  ...ACCOUNT_LIFECYCLES,
  ...REGISTRY_LIFECYCLES,
  ownAccount,
  needs,
  place,
  dutyConflict,
  privacy,
  retention,
  evidence,
  onlineReport,
  platformKey,
  campaign,
  helperPhone,
  teaching,
  ...TRAINING_LIFECYCLES,
  exam,
  opened,
  ...OUTCOME_LIFECYCLES,
  over,
  lateAppeal,
];

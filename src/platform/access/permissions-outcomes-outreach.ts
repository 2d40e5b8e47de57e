import { act, BUREAU, BY, DECIDES, OF_BUREAU, type Permission, proposing, view } from './permission-rows.ts';

const CAMPAIGN = '/api/campaigns/:campaignId';
const WHOM = `${CAMPAIGN}/people/:personId`;
const DRAFT = ['kind', 'title', 'template', 'target', 'note', 'audience', 'untilOn'] as const;
/** Whoever goes from door to door: each its own place. */
const TELLING = {
  roles: ['county-handler', 'township-staff', 'village-helper'],
  scope: 'division',
} as const;

/** Campaigns: drafted by one, signed by another, told by message or by mouth; what their link shows. */
export const PERMISSIONS_OF_OUTREACH = {
  'outreach.list': view('/api/campaigns', OF_BUREAU),
  'outreach.choices': view('/api/campaign-choices', BY.handler),
  'outreach.toTell': view('/api/people-to-tell', TELLING),
  'outreach.export': view('/api/campaigns.xlsx', {
    ...OF_BUREAU,
    viewed: { event: 'campaigns-exported', objectType: 'campaign', id: null },
  }),
  'outreach.show': view(CAMPAIGN, OF_BUREAU),
  'outreach.audience': view(`${CAMPAIGN}/audience`, BY.caseStaff),
  'outreach.people': view(`${CAMPAIGN}/people`, {
    roles: [...BUREAU, 'township-staff', 'village-helper'],
    scope: 'division',
  }),
  'outreach.draft': act('/api/campaigns', { ...BY.handler, writes: DRAFT, event: 'campaign-drafted' }),
  'outreach.amend': act(`${CAMPAIGN}/draft`, {
    ...BY.handler,
    writes: ['version', ...DRAFT],
    event: 'campaign-amended',
  }),
  'outreach.propose': act(`${CAMPAIGN}/proposal`, {
    ...BY.handler,
    ...proposing('version', 'opinion'),
    event: 'campaign-proposed',
  }),
  'outreach.decide': act(`${CAMPAIGN}/decision`, { ...BY.reviewers, ...DECIDES, event: 'campaign-decided' }),
  'outreach.withdraw': act(`${CAMPAIGN}/withdraw`, {
    ...BY.handler,
    writes: ['version', 'reason'],
    event: 'campaign-withdrawn',
  }),
  'outreach.stop': act(`${CAMPAIGN}/stop`, {
    ...BY.caseStaff,
    writes: ['version', 'reason'],
    event: 'campaign-stopped',
  }),
  'outreach.tell': act(`${WHOM}/telling`, {
    ...TELLING,
    writes: ['version', 'outcome'],
    event: 'person-told',
  }),
  'outreach.decline': act(`${WHOM}/no-news`, { ...TELLING, writes: ['how'], event: 'news-declined' }),
  'public.campaign': view('/api/public/campaigns/:code', { roles: 'public', scope: 'none' }),
} as const satisfies Record<string, Permission>;

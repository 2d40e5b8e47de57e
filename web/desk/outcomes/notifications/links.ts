/** A thing to open, as the server names it in work lists and reports. */
export interface ThingLink {
  readonly type: string;
  readonly id: string;
  readonly parentId: string | null;
}

const list = (page: string) => () => `/desk/${page}`;
const one =
  (page: string) =>
  ({ id }: ThingLink) =>
    `/desk/${page}/${id}`;
const opened =
  (page: string) =>
  ({ id }: ThingLink) =>
    `/desk/${page}?open=${id}`;

/** Each kind of thing with the page that shows it: its own page, the list with it opened, or the list. */
const PAGES: Readonly<Record<string, (link: ThingLink) => string>> = {
  class: one('classes'),
  'class-attendance': ({ id }) => `/desk/classes/${id}?tab=attendance`,
  'class-results': ({ id }) => `/desk/classes/${id}?tab=results`,
  claim: one('claims'),
  'claim-line': ({ id, parentId }) => `/desk/claims/${parentId}?line=${id}`,
  publication: one('publications'),
  objection: list('objections'),
  payment: one('payments'),
  'payee-account': opened('payee-accounts'),
  'payee-hold': list('payee-accounts'),
  'certificate-claims': list('certificate-claims'),
  'missing-facts': list('missing-facts'),
  'person-correction': opened('person-corrections'),
  'person-merge': list('person-duplicates'),
  budget: one('budgets'),
  'policy-version': one('policy-versions'),
  organisation: one('organisations'),
  opening: one('openings'),
  exam: one('exams'),
  'intake-batch': one('intake'),
  'person-move': list('person-moves'),
  'organisation-move': list('organisation-moves'),
  'credit-code': list('credit-codes'),
  'mass-run': list('mass-runs'),
  'own-account': list('own-accounts'),
  'catalogue-change': list('catalogues'),
  'evidence-sign': list('evidence-signs'),
  'online-platform': list('online-platforms'),
  'list-change': list('five-lists'),
  campaign: one('outreach'),
  'village-delivery': one('village-deliveries'),
  'to-tell': list('to-tell'),
  'retention-list': one('retention'),
  'person-protection': list('protections'),
  account: list('accounts'),
  delegation: list('accounts'),
  job: list('jobs'),
  calendar: list('calendar'),
  delivery: list('deliveries'),
  dispute: one('disputes'),
  appeal: one('appeals'),
  recovery: one('recoveries'),
  person: one('persons'),
  unasked: list('unasked'),
  'duty-conflicts': list('duty-lists'),
};

/** The address of the staff page of a thing; the first page where it has none. */
export function pathOf(link: ThingLink): string {
  return PAGES[link.type]?.(link) ?? '/desk';
}

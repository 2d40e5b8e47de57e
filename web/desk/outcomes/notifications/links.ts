/** A thing to open, as the server names it in work lists and reports. */
export interface ThingLink {
  readonly type: string;
  readonly id: string;
  readonly parentId: string | null;
}

/** The address of the staff page of a thing. */
export function pathOf(link: ThingLink): string {
  if (link.type === 'unasked') return '/desk/unasked';
  switch (link.type) {
    case 'class':
      return `/desk/classes/${link.id}`;
    case 'class-results':
      return `/desk/classes/${link.id}?tab=results`;
    case 'claim':
      return `/desk/claims/${link.id}`;
    case 'claim-line':
      return `/desk/claims/${link.parentId}?line=${link.id}`;
    case 'publication':
      return `/desk/publications/${link.id}`;
    case 'objection':
      return '/desk/objections';
    case 'payment':
      return `/desk/payments/${link.id}`;
    case 'payee-account':
      return `/desk/payee-accounts?open=${link.id}`;
    case 'payee-hold':
      return '/desk/payee-accounts';
    case 'certificate-claims':
    case 'missing-facts':
      return `/desk/${link.type}`;
    case 'person-correction':
      return `/desk/person-corrections?open=${link.id}`;
    case 'person-merge':
      return '/desk/person-duplicates';
    case 'budget':
      return `/desk/budgets/${link.id}`;
    case 'policy-version':
      return `/desk/policy-versions/${link.id}`;
    case 'organisation':
      return `/desk/organisations/${link.id}`;
    case 'opening':
      return `/desk/openings/${link.id}`;
    case 'intake-batch':
      return `/desk/intake/${link.id}`;
    case 'person-move':
    case 'organisation-move':
    case 'credit-code':
    case 'mass-run':
    case 'own-account':
      return `/desk/${link.type}s`;
    case 'catalogue-change':
      return '/desk/catalogues';
    case 'retention-list':
      return `/desk/retention/${link.id}`;
    case 'person-protection':
      return '/desk/protections';
    case 'account':
    case 'delegation':
      return '/desk/accounts';
    case 'job':
      return '/desk/jobs';
    case 'calendar':
      return '/desk/calendar';
    case 'delivery':
      return '/desk/deliveries';
    case 'dispute':
      return `/desk/disputes/${link.id}`;
    case 'appeal':
      return `/desk/appeals/${link.id}`;
    case 'recovery':
      return `/desk/recoveries/${link.id}`;
    case 'person':
      return `/desk/persons/${link.id}`;
    default:
      return '/desk';
  }
}

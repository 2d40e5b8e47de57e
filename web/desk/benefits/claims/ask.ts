/** Who can answer a missing fact: a department of the list `departments`, or whoever filed the class. */
export type Answerer = { readonly list: 'departments' | 'payees'; readonly id: string };

const department = (id: string): Answerer => ({ list: 'departments', id });
const institution: Answerer = { list: 'payees', id: 'institution' };
const employer: Answerer = { list: 'payees', id: 'employer' };

/** Longest pointer first: the first that begins the missing fact's pointer names who to ask. */
const ANSWERERS: readonly (readonly [pointer: string, asked: readonly Answerer[]])[] = [
  ['/person/onPublicPayroll', [department('public-finance')]],
  ['/person/drawsPension', [department('pension')]],
  ['/person/groups', [department('public-security'), department('social-insurance')]],
  ['/person/hukou', [department('public-security')]],
  ['/person/major', [department('education')]],
  ['/person', [department('public-security')]],
  ['/employment/contractMonths', [employer]],
  ['/employment', [department('social-insurance')]],
  ['/employer', [department('market-regulation'), employer]],
  ['/history', [department('subsidy-ledger')]],
  ['/domesticService', [employer]],
  ['/certificate', [institution]],
  ['/attendance', [institution]],
  ['/training', [institution]],
];

/** Whom to ask for these missing facts, each once, in the order of the facts. */
export function whomToAsk(pointers: readonly string[]): Answerer[] {
  const asked = new Map<string, Answerer>();
  for (const pointer of pointers) {
    const found = ANSWERERS.find(([start]) => pointer === start || pointer.startsWith(`${start}/`));
    for (const answerer of found?.[1] ?? []) asked.set(`${answerer.list}/${answerer.id}`, answerer);
  }
  return [...asked.values()];
}

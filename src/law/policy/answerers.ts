/** Whom a clerk asks: a department of the list `departments`, or whoever filed the class, of the list `payees`. */
export interface Answerer {
  readonly list: 'departments' | 'payees';
  readonly id: string;
}

const department = (id: string): Answerer => ({ list: 'departments', id });
const institution: Answerer = { list: 'payees', id: 'institution' };
const employer: Answerer = { list: 'payees', id: 'employer' };

/** By the beginning of the fact's pointer; the longest beginning counts. */
export const ANSWERERS: Readonly<Record<string, readonly Answerer[]>> = {
  '/person': [department('public-security')],
  '/person/onPublicPayroll': [department('public-finance')],
  '/person/drawsPension': [department('pension')],
  '/person/groups': [department('public-security'), department('social-insurance')],
  '/person/major': [department('education')],
  '/employment': [department('social-insurance')],
  '/employment/contractMonths': [employer],
  '/employment/contractSignedOn': [employer],
  '/employer': [department('market-regulation'), employer],
  '/history': [department('subsidy-ledger')],
  '/domesticService': [department('employment-service')],
  '/certificate': [institution],
  '/attendance': [institution],
  '/training': [institution],
};

/**
 * Whom a clerk asks for these missing facts, each once, in the order of the facts: those who answer in the lists and
 * forms that a county stores. What the claim itself states (/claim) and what the bureau publishes (/standards) has
 * nobody to ask. The sentence for the trainee names who confirms a fact in the end: responsibleDepartment.
 */
export function answerersOf(pointers: readonly string[]): Answerer[] {
  const asked = new Map<string, Answerer>();
  for (const pointer of pointers)
    for (const answerer of answerersOfOne(pointer)) asked.set(`${answerer.list}/${answerer.id}`, answerer);
  return [...asked.values()];
}

function answerersOfOne(pointer: string): readonly Answerer[] {
  if (pointer.endsWith('/graduationYear')) return [department('education')];
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const found = ANSWERERS[at];
    if (found) return found;
  }
  return [];
}

import { leadsTo, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { divisionCodeOf, type Refusal, refusal } from '../../platform/kernel/index.ts';
import type { LedgerFact, ListId } from './contract-changes.ts';
import type { ListDefinition } from './lists.ts';

/** A change that two people have signed, as far as it says what a list is. */
export interface SignedChange {
  readonly listId: ListId;
  readonly name: string;
  readonly anyOf: readonly LedgerFact[];
  readonly reason: string;
}

/** The lists of a county: those of the file, each as its last signed change sets it; the changes oldest first. */
export function listsInForce(
  lists: readonly ListDefinition[],
  signed: readonly SignedChange[],
): readonly ListDefinition[] {
  return lists.map((list) => {
    const change = signed.findLast(({ listId }) => listId === list.listId);
    if (!change) return list;
    const { name, anyOf, reason } = change;
    return { ...list, name, anyOf, why: reason, isChanged: true };
  });
}

/** Whether a proposal says nothing new: the same name and the same facts, in whatever order. */
export function saysNothingNew(list: ListDefinition, name: string, anyOf: readonly LedgerFact[]): boolean {
  const facts = new Set(anyOf);
  return (
    list.name === name && facts.size === list.anyOf.length && list.anyOf.every((fact) => facts.has(fact))
  );
}

/** On which of these lists somebody of the database stands by her facts; the database itself is the first. */
export function listsOf(lists: readonly ListDefinition[], facts: readonly LedgerFact[]): boolean[] {
  const holds = ({ anyOf }: ListDefinition) => anyOf.some((fact) => facts.includes(fact));
  const [register, ...others] = lists;
  const isIn = register !== undefined && holds(register);
  return [isIn, ...others.map((list) => isIn && holds(list))];
}

/** The county in which a place lies, by its path; null above the counties. */
export function countyOf(path: string): string | null {
  const segments = path.split('.');
  return segments.length < 3 ? null : divisionCodeOf(segments.slice(0, 3).join('.'));
}

export const REFUSALS = {
  versionConflict: VERSION_CONFLICT,
  placeUnknown: refusal(
    'place-unknown',
    '没有这个地方，或者不在您管的范围里：请从本页的乡镇、村里点进去看。',
    '/place',
  ),
  sameAsNow: refusal(
    'nothing-changed',
    '和现在的一样，没有提交：请改名称，或者改列哪些人，再提交。',
    '/name',
  ),
  nameTaken: refusal('name-taken', '另一份名单已经叫这个名称，没有提交：请换一个名称。', '/name'),
  alreadyProposed: leadsTo(
    'ledgers.lists',
    refusal('already-proposed', '这份名单已有一份变更等另一人签，没有重复提交：请在“一库五名单”里查看。'),
  ),
  decided: refusal('wrong-status', '这份变更已经办结，没有再办：请刷新页面查看结果。'),
  ofAnother: leadsTo(
    'ledgers.decide',
    refusal('not-the-proposer', '只有提出的人能撤回；认为不妥的，请复核岗在本页退回。'),
  ),
} as const satisfies Record<string, Refusal>;

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { LEDGER_FACTS, type LedgerFact, LIST_IDS, type ListId } from './contract-changes.ts';

const entry = z.strictObject({
  id: z.enum(LIST_IDS),
  name: z.string().min(2).max(20),
  any: z.array(z.enum(LEDGER_FACTS)).min(1),
  clause: z.string(),
  judgement: z.boolean(),
  why: z.string().min(10),
});
const file = z.strictObject({ register: entry, lists: z.array(entry).length(LIST_IDS.length - 1) });

/** A list: what it is called and by which facts a person stands on it. */
export interface ListDefinition {
  readonly listId: ListId;
  readonly name: string;
  readonly anyOf: readonly LedgerFact[];
  readonly clause: string;
  readonly isJudgement: boolean;
  readonly why: string;
  /** A county has set it otherwise. */
  readonly isChanged: boolean;
}

const dataFile = () => readFileSync(new URL('../../../data/five-lists.yaml', import.meta.url), 'utf8');

/** Reads data/five-lists.yaml: the database first, then the five. Throws when it is not of its form. */
export function readLists(text = dataFile()): readonly ListDefinition[] {
  const { register, lists } = file.parse(parse(text));
  const all = [register, ...lists].map(({ id, any, judgement, ...rest }) => ({
    ...rest,
    listId: id,
    anyOf: any,
    isJudgement: judgement,
    isChanged: false,
  }));
  if (all.some(({ listId }, at) => listId !== LIST_IDS[at]))
    throw new Error('data/five-lists.yaml names the lists in another order than the contract');
  return all;
}

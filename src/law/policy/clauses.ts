import { type ClauseId, type Period, parseClauseId, periodThrough } from '../../platform/kernel/index.ts';
import type { Located } from './yaml-source.ts';

/** A notice, as issued. */
export interface NoticeDocument {
  readonly id: string;
  readonly title: string;
  /** How a sentence cites it: 辽宁通知. */
  readonly short: string;
  readonly number?: string;
  /** Division code of the region that issued it. */
  readonly region: string;
  readonly issuedOn: string;
  /** Half-open; the notice's own inclusive last day has been turned. */
  readonly inForce: Period;
  readonly note?: string;
}

const CLAUSE_KINDS = ['rule', 'process', 'ledger', 'publish', 'report', 'guard', 'outreach'] as const;
const CLAUSE_STATES = ['built', 'partly', 'not-yet'] as const;
const ANSWER_WAYS = ['rule', 'screen', 'report', 'test'] as const;

/** One operative clause: what it requires, and where this system answers it. */
export interface Clause {
  readonly id: ClauseId;
  readonly document: string;
  /** The clause as printed in the notice: 三(十). */
  readonly ref: string;
  /** What the notice demands, paraphrased in English. */
  readonly paraphrase: string;
  /** The same in a few Chinese words, for the margin of a page, and in a Chinese sentence. */
  readonly short: string;
  readonly requirement: string;
  readonly kind: (typeof CLAUSE_KINDS)[number];
  /** Capability keys. */
  readonly system: readonly string[];
  readonly state: (typeof CLAUSE_STATES)[number];
  readonly answers: Readonly<Partial<Record<(typeof ANSWER_WAYS)[number], readonly string[]>>>;
  /** Why the system does not answer it yet; only with state partly or not-yet. */
  readonly notYet?: string;
  readonly line: number;
}

export interface ClauseBook {
  readonly documents: ReadonlyMap<string, NoticeDocument>;
  readonly clauses: ReadonlyMap<string, Clause>;
}

/** Reads policy/clauses.yaml: every clause has one document, one state, and an answer or a reason for none. */
export function readClauses(source: Located): ClauseBook {
  const file = source.map({ required: ['documents', 'clauses'] });
  const documents = new Map<string, NoticeDocument>();
  const documentOfPrefix = new Map<string, string>();
  for (const [id, entry] of file.get('documents')?.entries() ?? []) {
    const keys = entry.map({
      required: ['prefix', 'title', 'short', 'region', 'issued', 'effective'],
      optional: ['number', 'until', 'note'],
    });
    const effective = keys.get('effective')?.date();
    const issued = keys.get('issued')?.date();
    const number = keys.get('number')?.text();
    const note = keys.get('note')?.text();
    if (effective === undefined || issued === undefined) continue;
    documentOfPrefix.set(keys.get('prefix')?.text() ?? '', id);
    documents.set(id, {
      id,
      title: keys.get('title')?.text() ?? id,
      short: keys.get('short')?.text() ?? id,
      region: keys.get('region')?.text() ?? '',
      issuedOn: issued,
      inForce: periodThrough(effective, keys.get('until')?.date()),
      ...(number === undefined ? {} : { number }),
      ...(note === undefined ? {} : { note }),
    });
  }
  const clauses = new Map<string, Clause>();
  for (const entry of file.get('clauses')?.list() ?? []) {
    const keys = entry.map({
      required: ['id', 'ref', 'kind', 'paraphrase', 'short', 'requirement', 'system', 'state'],
      optional: ['answers', 'not-yet'],
      formerly: { paraphrase: 'asks', requirement: 'says' },
    });
    const id = parseClauseId(String(keys.get('id')?.value ?? ''));
    if (id === undefined) {
      (keys.get('id') ?? entry).fault('expected a clause id such as LN-3-10a');
      continue;
    }
    const document = documentOfPrefix.get(id.slice(0, 2)) ?? '';
    if (!documents.has(document)) entry.fault(`clause ${id} belongs to no document of this file`);
    if (clauses.has(id)) entry.fault(`clause ${id} stands here twice`);
    const answers: Partial<Record<(typeof ANSWER_WAYS)[number], readonly string[]>> = {};
    for (const [way, list] of keys.get('answers')?.map({ optional: ANSWER_WAYS }) ?? [])
      answers[way as (typeof ANSWER_WAYS)[number]] = list.list().flatMap((item) => item.text() ?? []);
    const state = keys.get('state')?.word(CLAUSE_STATES, 'state') ?? 'not-yet';
    const notYet = keys.get('not-yet')?.text();
    if (state === 'built' && Object.keys(answers).length === 0)
      entry.fault(`${id} is built but names no answer`);
    if (state === 'built' && notYet !== undefined) entry.fault(`${id} is built and not yet built at once`);
    clauses.set(id, {
      id,
      document,
      ref: keys.get('ref')?.text() ?? '',
      paraphrase: keys.get('paraphrase')?.text() ?? '',
      short: keys.get('short')?.text() ?? '',
      requirement: keys.get('requirement')?.text() ?? '',
      kind: keys.get('kind')?.word(CLAUSE_KINDS, 'kind of clause') ?? 'rule',
      system:
        keys
          .get('system')
          ?.list()
          .flatMap((item) => item.text() ?? []) ?? [],
      state,
      answers,
      ...(notYet === undefined ? {} : { notYet }),
      line: entry.line,
    });
  }
  return { documents, clauses };
}

import { divisionLiesIn, type Period, parseClauseId, periodThrough } from '../../platform/kernel/index.ts';
import { type Benefit, WORDS } from './claim-line.ts';
import type { Clause, ClauseBook, NoticeDocument } from './clauses.ts';
import type { SentenceContext } from './explanation.ts';
import { type CompiledCheck, compileChecks, formatPeriod, type Pack } from './pack.ts';
import { type CheckData, readChecks } from './pack-data.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Located } from './yaml-source.ts';

/**
 * A rule that lies over a notice and has its own dates: a city's stricter terms (SX-4-12, LN-3-11a), or the terms
 * of a fund. It can only ask more, never less, and speaks only where a caller switches it on.
 */
export interface Layer {
  readonly id: string;
  readonly kind: 'city' | 'fund';
  readonly title: string;
  /** fund-181-2023@<12 hex digits of its text>. */
  readonly version: string;
  readonly inForce: Period;
  /** Notices it lies over. */
  readonly over: readonly string[];
  /** For a city: the division it holds in, with all below it. */
  readonly division: string | undefined;
  /** What a publication must show under this layer, if it says so. */
  readonly publication: Publication | undefined;
  readonly data: ReadonlyMap<Benefit, readonly CheckData[]>;
  /** By notice, because each notice counts groups its own way. */
  readonly checks: ReadonlyMap<string, ReadonlyMap<Benefit, readonly (readonly CompiledCheck[])[]>>;
  readonly clauses: ClauseBook;
  readonly short: string;
  readonly sentences: SentenceContext;
}

interface Publication {
  readonly clause: string;
  readonly fields: readonly string[];
  /** Working days the publication stays up. */
  readonly workingDays?: number;
}

const PUBLICATION_FIELDS = ['name', 'idNumberMasked', 'standard', 'amountFen', 'benefit', 'payee'] as const;

export interface LayerData extends Omit<Layer, 'checks' | 'version' | 'sentences'> {
  readonly file: string;
}

/** Reads one file of policy/layers/. It brings its own clauses; checks may cite those and no others. */
export function readLayer(source: Located, notices: ReadonlyMap<string, unknown>): LayerData | undefined {
  const keys = source.map({
    required: ['layer', 'kind', 'title', 'short', 'over', 'in-force', 'clauses', 'benefits'],
    optional: ['division', 'publication'],
  });
  const id = keys.get('layer')?.text();
  const kind = keys.get('kind')?.word(['city', 'fund'] as const, 'kind of layer');
  const dates = keys.get('in-force')?.map({ required: ['from'], optional: ['through'] });
  const from = dates?.get('from')?.date();
  if (id === undefined || kind === undefined || from === undefined) return undefined;
  const inForce = periodThrough(from, dates?.get('through')?.date());
  const over = (keys.get('over')?.list() ?? []).flatMap(
    (item) => item.word([...notices.keys()], 'notice') ?? [],
  );
  const division = keys.get('division')?.text();
  if (kind === 'city' && !/^\d{6}$/.test(division ?? ''))
    source.fault('a city layer needs "division", six digits in quotes');
  const short = keys.get('short')?.text() ?? id;
  const title = keys.get('title')?.text() ?? id;
  const clauses = readOwnClauses(keys.get('clauses'), id, { title, short, inForce });
  const hasClause = (clause: string) => clauses.clauses.has(clause);
  const data = new Map<Benefit, readonly CheckData[]>();
  for (const [word, entry] of keys.get('benefits')?.entries() ?? []) {
    const benefit = WORDS.benefits.find((known) => known === word);
    if (!benefit) entry.fault(`"${word}" is not a known benefit`);
    else data.set(benefit, readChecks(entry, { inForce }, { hasClause }));
  }
  return {
    id,
    kind,
    title,
    short,
    inForce,
    over,
    division,
    publication: readPublication(keys.get('publication'), hasClause),
    data,
    clauses,
    file: source.file,
  };
}

function readOwnClauses(
  source: Located | undefined,
  layer: string,
  document: Pick<NoticeDocument, 'title' | 'short' | 'inForce'>,
): ClauseBook {
  const clauses = new Map<string, Clause>();
  for (const item of source?.list() ?? []) {
    const keys = item.map({ required: ['id', 'ref', 'requirement'], formerly: { requirement: 'says' } });
    const id = parseClauseId(String(keys.get('id')?.value ?? ''));
    const requirement = keys.get('requirement')?.text() ?? '';
    const ref = keys.get('ref')?.text() ?? '';
    if (id === undefined) item.fault('expected a clause id such as EF-5a');
    else if (clauses.has(id)) item.fault(`clause ${id} stands here twice`);
    else
      clauses.set(id, {
        id,
        document: layer,
        ref,
        paraphrase: requirement,
        short: ref,
        requirement,
        kind: 'rule',
        system: [],
        state: 'partly',
        answers: {},
        line: item.line,
      });
  }
  const documents = new Map([
    [layer, { ...document, id: layer, region: '', issuedOn: document.inForce.from }],
  ]);
  return { documents, clauses };
}

function readPublication(
  source: Located | undefined,
  hasClause: (id: string) => boolean,
): Publication | undefined {
  if (!source) return undefined;
  const keys = source.map({ required: ['clause', 'fields'], optional: ['working-days'] });
  const clause = keys.get('clause')?.text();
  if (clause === undefined) return undefined;
  if (!hasClause(clause)) source.fault(`clause ${clause} is not one of this layer's own`);
  const fields = (keys.get('fields')?.list() ?? []).flatMap(
    (item) => item.word(PUBLICATION_FIELDS, 'field of a publication') ?? [],
  );
  const workingDays = keys.get('working-days')?.whole(1);
  return { clause, fields, ...(workingDays === undefined ? {} : { workingDays }) };
}

export function compileLayer(
  data: LayerData,
  version: string,
  packs: ReadonlyMap<string, Pack>,
  vocabulary: Vocabulary,
): Layer {
  const { file: _, ...rest } = data;
  const checks = new Map<string, ReadonlyMap<Benefit, readonly (readonly CompiledCheck[])[]>>();
  for (const policy of data.over) {
    const pack = packs.get(policy);
    if (!pack) continue;
    checks.set(
      policy,
      new Map([...data.data].map(([benefit, list]) => [benefit, compileChecks(list, pack.data)])),
    );
  }
  return {
    ...rest,
    version,
    checks,
    sentences: { vocabulary, noticeShort: data.short, period: formatPeriod(data.inForce) },
  };
}

/** Whether the layer speaks on this day and in this division (undefined: lodged nowhere known). */
export function layerApplies(
  layer: Layer,
  policy: string,
  day: string,
  division: string | undefined,
): boolean {
  if (!layer.over.includes(policy)) return false;
  if (day < layer.inForce.from || (layer.inForce.until !== null && day >= layer.inForce.until)) return false;
  if (layer.division === undefined) return true;
  return division !== undefined && divisionLiesIn(division, layer.division);
}

import { z } from 'zod';
import { countByClause, daysOfYear } from '../../benefits/determination/index.ts';
import {
  type CheckData,
  type Clause,
  type ClauseBook,
  governingNotice,
  latestNotice,
  type NoticeDocument,
  type Pack,
  type Policies,
} from '../../law/policy/index.ts';
import { NOT_FOUND, type RouteTable, route, zDate, zDivisionCode } from '../../platform/access/index.ts';
import { done, lastDayOfPeriod, refused, yearOf } from '../../platform/kernel/index.ts';
import { pingDatabase } from './store.ts';

const documentReply = z.strictObject({
  id: z.string(),
  title: z.string(),
  short: z.string(),
  number: z.string().nullable(),
  region: z.string(),
  issuedOn: zDate,
  effectiveFrom: zDate,
  effectiveUntil: zDate.nullable(),
});

const clauseReply = z.strictObject({
  id: z.string(),
  document: z.string(),
  ref: z.string(),
  kind: z.string(),
  /** What the notice demands, paraphrased in English. */
  paraphrase: z.string(),
  short: z.string(),
  /** The same in a Chinese sentence. */
  requirement: z.string(),
  state: z.string(),
  /** Where the system answers it: rule, screen, report, test. */
  answers: z.record(z.string(), z.array(z.string())),
  notYet: z.string().nullable(),
});

const policyRow = z.strictObject({
  policyId: z.string(),
  version: z.string(),
  title: z.string(),
  short: z.string(),
  effectiveFrom: zDate,
  effectiveUntil: zDate.nullable(),
  benefits: z.array(z.string()),
});

const checkReply = z.strictObject({
  check: z.string(),
  question: z.string(),
  clause: z.string(),
  from: zDate,
  through: zDate.nullable(),
  judgement: z.string().nullable(),
  /** Number of the reading of the notice that it rests on. */
  reading: z.int().nullable(),
});

function documentOf(document: NoticeDocument) {
  const { id, title, short, number, region, issuedOn, inForce } = document;
  return {
    id,
    title,
    short,
    number: number ?? null,
    region,
    issuedOn,
    effectiveFrom: inForce.from,
    effectiveUntil: lastDayOfPeriod(inForce),
  };
}

/** Pages and reports by their titles; rules and tests by their own. */
function clauseOf(clause: Clause, screens: Readonly<Record<string, { readonly zh: string }>>) {
  const { id, document, ref, kind, paraphrase, short, requirement, state, notYet } = clause;
  const named = (ids: readonly string[]) => ids.map((id) => screens[id]?.zh ?? id);
  const answers = Object.fromEntries(
    Object.entries(clause.answers).map(([way, ids]) => [
      way,
      way === 'screen' || way === 'report' ? named(ids) : [...ids],
    ]),
  );
  return { id, document, ref, kind, paraphrase, short, requirement, state, answers, notYet: notYet ?? null };
}

function policyOf(pack: Pack) {
  return {
    policyId: pack.policy,
    version: pack.version,
    title: pack.title,
    short: pack.short,
    effectiveFrom: pack.inForce.from,
    effectiveUntil: lastDayOfPeriod(pack.inForce),
    benefits: [...pack.data.benefits.keys()],
  };
}

function checkOf(check: CheckData) {
  return {
    check: check.check,
    question: check.question,
    clause: check.clause,
    from: check.period.from,
    through: lastDayOfPeriod(check.period),
    judgement: check.judgement ?? null,
    reading: check.reading ?? null,
  };
}

/** Anybody may ask for figures that read every decision of a year: they are counted again at most this often. */
const FIGURES_CACHE_MS = 10_000;

/** The clauses of the notices, and of the layers that may lie over them. */
function bookWithLayers({ clauses, layers }: Policies): ClauseBook {
  const books = [clauses, ...[...layers.values()].map((layer) => layer.clauses)];
  return {
    documents: new Map(books.flatMap((book) => [...book.documents])),
    clauses: new Map(books.flatMap((book) => [...book.clauses])),
  };
}

/** How many decisions each clause carried, by verdict; clauses in the order of their ids. */
function figuresOf(counts: Awaited<ReturnType<typeof countByClause>>) {
  const rows = new Map<string, { clause: string; met: number; notMet: number; unknown: number }>();
  for (const { clause, verdict, decisions } of counts) {
    const row = rows.get(clause) ?? { clause, met: 0, notMet: 0, unknown: 0 };
    row[verdict === 'not-met' ? 'notMet' : verdict] += decisions;
    rows.set(clause, row);
  }
  return [...rows.values()].sort((a, b) => (a.clause < b.clause ? -1 : 1));
}

/** Every notice; with a division also the one that governs it today, else its latest. */
function listRoute(policies: Policies) {
  return route({
    query: z.strictObject({ divisionCode: zDivisionCode.optional() }),
    reply: z.strictObject({
      rows: z.array(policyRow),
      /** Null where no notice reaches the division, or none is named. */
      governing: z.string().nullable(),
    }),
    async handle(call) {
      const { divisionCode } = call.query;
      const rows = [...policies.packs.values()].map(policyOf);
      if (divisionCode === undefined) return done({ rows, governing: null });
      const today = governingNotice(policies, divisionCode, call.app.clock.today());
      return done({ rows, governing: today ?? latestNotice(policies, divisionCode) ?? null });
    },
  });
}

/** The words and the law, for everybody to read. */
export function policyRoutes({ policies }: { readonly policies: Policies }): RouteTable {
  return {
    ...wordRoutes(policies),
    ...clauseRoutes(policies),
    ...figureRoutes(),
    ...noticeRoutes(policies),
  };
}

function wordRoutes({ vocabulary }: Policies): RouteTable {
  return {
    'health.show': route({
      reply: z.strictObject({ healthy: z.literal(true), today: zDate }),
      async handle(call) {
        await pingDatabase(call.app.db);
        return done({ healthy: true, today: call.app.clock.today() });
      },
    }),
    'vocabulary.show': route({
      reply: z.strictObject({
        sections: z.record(
          z.string(),
          z.record(z.string(), z.strictObject({ zh: z.string(), note: z.string().optional() })),
        ),
      }),
      handle: async () => done({ sections: vocabulary.sections() }),
    }),
  };
}

function clauseRoutes(policies: Policies): RouteTable {
  const clauses = bookWithLayers(policies);
  const screens = policies.vocabulary.sections().screens ?? {};
  return {
    'clauses.list': route({
      reply: z.strictObject({ documents: z.array(documentReply), clauses: z.array(clauseReply) }),
      handle: async () =>
        done({
          documents: [...clauses.documents.values()].map(documentOf),
          clauses: [...clauses.clauses.values()].map((clause) => clauseOf(clause, screens)),
        }),
    }),
    'clauses.show': route({
      params: z.strictObject({ clauseId: z.string().regex(/^[A-Z]{2}(-\d{1,3}){1,4}[a-z]?$/) }),
      reply: z.strictObject({
        clause: clauseReply,
        document: documentReply,
        system: z.array(z.string()),
      }),
      async handle(call) {
        const clause = clauses.clauses.get(call.params.clauseId);
        const document = clause && clauses.documents.get(clause.document);
        if (!clause || !document) return refused(NOT_FOUND);
        return done({
          clause: clauseOf(clause, screens),
          document: documentOf(document),
          system: clause.system,
        });
      },
    }),
  };
}

function figureRoutes(): RouteTable {
  const counted = new Map<number, { readonly at: number; readonly rows: ReturnType<typeof figuresOf> }>();
  return {
    'clauses.figures': route({
      query: z.strictObject({ year: z.int().min(2018).max(2100).optional() }),
      reply: z.strictObject({
        year: z.int(),
        rows: z.array(
          z.strictObject({ clause: z.string(), met: z.int(), notMet: z.int(), unknown: z.int() }),
        ),
      }),
      async handle(call) {
        const year = call.query.year ?? yearOf(call.app.clock.today());
        const now = call.app.clock.now().getTime();
        const known = counted.get(year);
        if (known && Math.abs(now - known.at) < FIGURES_CACHE_MS) return done({ year, rows: known.rows });
        const counts = await call.read((tx) => countByClause(tx, daysOfYear(year), null));
        const rows = figuresOf(counts);
        counted.set(year, { at: now, rows });
        return done({ year, rows });
      },
    }),
  };
}

function noticeRoutes(policies: Policies): RouteTable {
  return {
    'policies.list': listRoute(policies),
    'policies.show': route({
      params: z.strictObject({ policyId: z.string().regex(/^[a-z0-9-]{1,60}$/) }),
      reply: z.strictObject({
        policy: policyRow,
        everyClaim: z.array(checkReply),
        benefits: z.array(
          z.strictObject({ benefit: z.string(), amountClause: z.string(), checks: z.array(checkReply) }),
        ),
        notProvided: z.array(
          z.strictObject({ benefit: z.string(), question: z.string(), clause: z.string() }),
        ),
      }),
      async handle(call) {
        const pack = policies.packs.get(call.params.policyId);
        if (!pack) return refused(NOT_FOUND);
        const { data } = pack;
        return done({
          policy: policyOf(pack),
          everyClaim: data.everyClaim.map(checkOf),
          benefits: [...data.benefits.values()].map((benefit) => ({
            benefit: benefit.benefit,
            amountClause: benefit.amount.clause,
            checks: benefit.checks.map(checkOf),
          })),
          notProvided: [...data.notProvided].map(([benefit, { question, clause }]) => ({
            benefit,
            question,
            clause,
          })),
        });
      },
    }),
  };
}

import type { Policies } from '../../law/policy/index.ts';
import { type AppContext, KeptReply, read } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Clock, LocalDate } from '../../platform/kernel/index.ts';
import { type CatalogueBook, makeBook } from './catalogue-book.ts';
import type { OpenClasses, RunningPublications } from './ports.ts';
import {
  type ClassFigures,
  countClasses,
  findDivisions,
  findInstitutions,
  findOccupations,
  findProjects,
  findScarce,
  findStandards,
  findStandardTitles,
  journalMark,
} from './store.ts';
import { signedChanges } from './store-changes.ts';

/** What the catalogues are made with; later modules hand in what they show. */
export interface CatalogueDeps {
  readonly policies: Policies;
  /** The machine's own time: how old a reading is has nothing to do with the legal day. */
  readonly wallClock: Clock;
  readonly openings: OpenClasses;
  readonly publications: RunningPublications;
}

/** Whether anything was recorded since is asked at most this often, and figures are counted at most so often. */
const ASK_AFTER_MS = 2_000;
const COUNT_AFTER_MS = 600_000;
const MOST_KEPT = 500;

interface Standing {
  readonly book: CatalogueBook;
  readonly mark: string;
  readonly askedAt: number;
  readonly figures: { readonly rows: readonly ClassFigures[]; readonly at: number };
  readonly kept: Map<string, KeptReply>;
}

/**
 * The catalogues in memory, made again when the journal has moved or the day has changed. One reading serves all who ask;
 * replies that are made of it are kept as bytes.
 */
export class LiveBook {
  readonly #deps: CatalogueDeps;
  #standing: Standing | undefined;
  #reading: Promise<Standing> | undefined;

  constructor(deps: CatalogueDeps) {
    this.#deps = deps;
  }

  async book(app: AppContext): Promise<CatalogueBook> {
    return (await this.#current(app)).book;
  }

  /** What everybody gets alike for this address, made once from the book that stands. */
  async reply(
    app: AppContext,
    address: string,
    make: (book: CatalogueBook) => unknown,
  ): Promise<KeptReply | undefined> {
    const standing = await this.#current(app);
    const known = standing.kept.get(address);
    if (known) return known;
    const value = make(standing.book);
    if (value === undefined) return undefined;
    const reply = new KeptReply(value);
    if (standing.kept.size >= MOST_KEPT) standing.kept.clear();
    standing.kept.set(address, reply);
    return reply;
  }

  async #current(app: AppContext): Promise<Standing> {
    const standing = this.#standing;
    const now = this.#deps.wallClock.now().getTime();
    const isFresh =
      standing !== undefined &&
      standing.book.sources.today === app.clock.today() &&
      now - standing.askedAt < ASK_AFTER_MS;
    if (isFresh) return standing;
    this.#reading ??= this.#read(app).finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #read(app: AppContext): Promise<Standing> {
    const before = this.#standing;
    const askedAt = this.#deps.wallClock.now().getTime();
    const today = app.clock.today();
    this.#standing = await read(app, { kind: 'public' }, async (tx) => {
      const mark = await journalMark(tx);
      if (before?.mark === mark && before.book.sources.today === today) return { ...before, askedAt };
      const counted = before?.figures;
      const figures =
        counted && askedAt - counted.at < COUNT_AFTER_MS
          ? counted
          : { rows: await countClasses(tx), at: askedAt };
      const book = makeBook(await this.#sources(tx, today, figures.rows));
      return { book, mark, askedAt, figures, kept: new Map() };
    });
    return this.#standing;
  }

  async #sources(tx: Tx, today: LocalDate, figures: readonly ClassFigures[]) {
    const { policies, openings, publications } = this.#deps;
    return {
      ...{ policies, today, figures },
      institutions: await findInstitutions(tx),
      projects: await findProjects(tx),
      standards: await findStandards(tx),
      standardTitles: await findStandardTitles(tx),
      scarce: await findScarce(tx),
      occupations: await findOccupations(tx),
      divisions: await findDivisions(tx),
      changes: await signedChanges(tx),
      openings: await openings(tx, today),
      publications: await publications(tx, today),
    };
  }
}

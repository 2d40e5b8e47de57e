import type { District, ModulePlace } from '../../src/street.ts';
import { moduleOfPath, type SourceFile } from '../street/modules.ts';

/** What the code says of a module; events and routes in alphabetical order. */
export interface ModuleFacts {
  readonly district: string;
  readonly place: ModulePlace;
  /** Events of the journal that this module records. */
  readonly events: readonly string[];
  /** Ids of the routes that it handles. */
  readonly routes: readonly string[];
}

/** What the facts are read from. */
export interface Sources {
  readonly street: readonly District[];
  /** Production files of `src`. */
  readonly files: readonly SourceFile[];
  /** Every event that a line of the journal can bear. */
  readonly events: readonly string[];
  /** Every route with the event of its act or of its look; null for a route that leaves no line. */
  readonly permissions: Readonly<
    Record<string, { readonly event: string | null; readonly viewed?: { readonly event: string } | null }>
  >;
}

/** The permission table names every route and event, and is the module of none of them. */
const PERMISSION_TABLE = /^src\/platform\/access\/permissions/;
const COMMENT_LINE = /^\s*(\/\/|\*|\/\*).*$/gm;
const WORD = /'([a-z]+(?:-[a-z]+)+)'/g;
/** Begins the name of an event that is composed: `organisation-${outcome}`. */
const BEGINNING = /`([a-z]+(?:-[a-z]+)*-)\$\{[^`}]*\}`/g;
const HANDLER = /'([A-Za-z]+\.[A-Za-z]+)':\s*\w+\(/g;

interface NamesInCode {
  readonly words: readonly string[];
  readonly beginnings: readonly string[];
  readonly handlers: readonly string[];
}

function namesIn(texts: readonly string[]): NamesInCode {
  const code = texts.join('\n').replace(COMMENT_LINE, '');
  const all = (pattern: RegExp) => [...code.matchAll(pattern)].map((match) => match[1] as string);
  return { words: all(WORD), beginnings: all(BEGINNING), handlers: all(HANDLER) };
}

/**
 * Events and routes of every module, in the order of the street. An event belongs to the first module that handles a
 * route with this event or names the event in its code: later ones act through it.
 */
export function factsOfModules({ street, files, events, permissions }: Sources): ModuleFacts[] {
  const texts = new Map<string, string[]>();
  for (const { path, text } of files)
    if (!PERMISSION_TABLE.test(path))
      texts.set(moduleOfPath(path), [...(texts.get(moduleOfPath(path)) ?? []), text]);
  const taken = new Set<string>();
  return street.flatMap(({ name: district, modules }) =>
    modules.map((place): ModuleFacts => {
      const names = namesIn(texts.get(`${district}/${place.name}`) ?? []);
      const routes = [...new Set(names.handlers)].filter((id) => Object.hasOwn(permissions, id));
      const words = new Set([
        ...names.words,
        ...routes.map((id) => permissions[id]?.event ?? permissions[id]?.viewed?.event),
      ]);
      const own = events.filter(
        (event) =>
          !taken.has(event) &&
          (words.has(event) || names.beginnings.some((beginning) => event.startsWith(beginning))),
      );
      for (const event of own) taken.add(event);
      return { district, place, events: own.sort(), routes: routes.sort() };
    }),
  );
}

/** Events that no module records, and routes that no module handles, or several. */
export function strayNames({ events, permissions }: Sources, facts: readonly ModuleFacts[]): string[] {
  const recorded = new Set(facts.flatMap((each) => each.events));
  const handling = (id: string) => facts.filter(({ routes }) => routes.includes(id)).length;
  return [
    ...events.filter((event) => !recorded.has(event)).map((event) => `no module records ${event}`),
    ...Object.keys(permissions)
      .filter((id) => handling(id) !== 1)
      .map((id) => `${handling(id)} modules handle ${id}`),
  ];
}

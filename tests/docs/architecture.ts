import type { District, Readers } from '../../src/street.ts';
import type { ModuleFacts } from './modules.ts';

const BEGIN = '<!-- modules: made from the code by `npm run docs` -->';
const END = '<!-- end of modules -->';

/** A table, view or function with its owner and readers. */
interface Owned {
  readonly shown: string;
  readonly owner: string;
  readonly readers: Readers;
}

function allOwned(street: readonly District[]): Owned[] {
  return street.flatMap(({ modules }) =>
    modules.flatMap(({ name: owner, tables = {}, views = {}, functions = {} }) => [
      ...Object.entries(tables).map(([name, readers]) => ({ shown: `\`${name}\``, owner, readers })),
      ...Object.entries(views).map(([name, readers]) => ({ shown: `*\`${name}\`*`, owner, readers })),
      ...Object.entries(functions).map(([name, readers]) => ({ shown: `\`${name}()\``, owner, readers })),
    ]),
  );
}

/** `claims: list, show` for every first word of the ids. */
function routesOf(ids: readonly string[]): string {
  const groups = new Map<string, string[]>();
  for (const id of ids) {
    const [group = '', name = ''] = id.split('.');
    groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  return [...groups].map(([group, names]) => `${group}: ${names.join(', ')}`).join('; ');
}

function rowOf({ district, place: { name }, events, routes }: ModuleFacts, owned: readonly Owned[]): string {
  const shown = (those: readonly Owned[]) => those.map((each) => each.shown).join(' ');
  const cells = [
    `[${name}](../src/${district}/${name}/README.md)`,
    shown(owned.filter(({ owner }) => owner === name)),
    shown(owned.filter(({ readers }) => readers !== 'all' && readers.includes(name))),
    events.join(', '),
    routesOf(routes),
  ];
  return `| ${cells.map((cell) => cell || '-').join(' | ')} |`;
}

/** The tables of modules, one a district, with what every module may read. */
function modulesAsMarkdown(street: readonly District[], facts: readonly ModuleFacts[]): string {
  const owned = allOwned(street);
  const common = owned.filter(({ readers }) => readers === 'all').map(({ shown }) => shown);
  const tables = street.map(({ name }) =>
    [
      `### ${name}`,
      '',
      '| module | owns | reads of others | events | routes |',
      '|---|---|---|---|---|',
      ...facts.filter(({ district }) => district === name).map((each) => rowOf(each, owned)),
    ].join('\n'),
  );
  return [`Every module may use ${common.join(', ')}.`, ...tables].join('\n\n');
}

/** The page with its tables of modules made again. Throws when the page has no place for them. */
export function withModules(
  page: string,
  street: readonly District[],
  facts: readonly ModuleFacts[],
): string {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`the page lacks ${BEGIN} or ${END}`);
  return `${before}${BEGIN}\n\n${modulesAsMarkdown(street, facts)}\n\n${END}${after}`;
}

import type { ModuleFacts } from './modules.ts';

const MOST_LINES = 15;

type Heading = 'Owns' | 'Events';

/** What a list says when it is empty. */
const NOTHING: Readonly<Record<Heading, string>> = { Owns: 'no table', Events: 'none' };

/** The list under this heading against what is so. */
function difference(text: string, heading: Heading, are: readonly string[]): string[] {
  const nothing = NOTHING[heading];
  const list = new RegExp(`\\b${heading}:\\s+([^.]+)\\.`).exec(text)?.[1]?.replaceAll('`', '');
  if (list === undefined) return [`lacks "${heading}: ${are.join(', ') || nothing}."`];
  const listed = list === nothing ? [] : list.split(/,\s+/);
  return [
    ...are.filter((name) => !listed.includes(name)).map((name) => `${heading} leaves out ${name}`),
    ...listed
      .filter((name) => !are.includes(name))
      .map((name) => `${heading} names ${name}, which is not so`),
  ];
}

/**
 * What is wrong with a module's README: its length, its title, and the two lists that the code knows better, each a
 * heading, names with commas between, and a full stop: `Owns: account, session.`, `Events: none.`
 */
export function readmeFaults(facts: ModuleFacts, text: string | undefined): string[] {
  const { name, tables = {} } = facts.place;
  const at = `src/${facts.district}/${name}/README.md`;
  if (text === undefined) return [`${at} is missing`];
  const lines = text.trimEnd().split('\n');
  return [
    ...(lines.length > MOST_LINES ? [`has ${lines.length} lines`] : []),
    ...(lines[0] === `# ${name}` ? [] : [`is not titled ${name}`]),
    ...difference(text, 'Owns', Object.keys(tables)),
    ...difference(text, 'Events', facts.events),
  ].map((fault) => `${at} ${fault}`);
}

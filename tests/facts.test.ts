import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { FACTS, WORDS } from '../src/law/policy/index.ts';
import { PERMISSIONS } from '../src/platform/access/index.ts';
import { DEPARTMENT_OF, type FactKind } from '../src/registry/persons/index.ts';
import { testPolicies } from '../src/testing/policies-fixture.ts';
import { GROUPS_OF } from '../web/desk/registry/persons/supply-groups.ts';

// docs/facts.md: by which workbook or act every fact and every group comes in.

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const HEADINGS = parse(read('data/form-headings.yaml')) as Record<string, Record<string, unknown>>;
const WORD_LISTS = parse(read('data/intake-words.yaml')) as Record<string, Record<string, unknown>>;

/** The rows of a section's table: what each is about, and the names of its ways. */
function tableOf(page: string, section: string): Map<string, string[]> {
  const text = page.slice(page.indexOf(`\n## ${section}\n`)).split('\n## ')[1] ?? '';
  const rows = text.split('\n').flatMap((line): [string, string[]][] => {
    const [, about, ...cells] = line.split('|');
    const name = /^ `([^`]+)` $/.exec(about ?? '')?.[1];
    if (name === undefined) return [];
    return [[name, [...cells.join('|').matchAll(/`([^`]+)`/g)].map((match) => match[1] as string)]];
  });
  return new Map(rows);
}

function faultsOf(ways: readonly string[]): string[] {
  return ways.filter((way) => {
    if (way in PERMISSIONS) return false;
    const [form = '', column = ''] = way.split('.');
    return HEADINGS[form]?.[column] === undefined;
  });
}

/** Every pointer that a pack or a layer writes. */
function asked(): Set<string> {
  const folders = [
    'policy/layers',
    ...readdirSync(new URL('../policy/packs', import.meta.url)).map((id) => `policy/packs/${id}`),
  ];
  const texts = folders.flatMap((folder) =>
    readdirSync(new URL(`../${folder}`, import.meta.url)).map((file) => read(`${folder}/${file}`)),
  );
  return new Set(
    texts.flatMap((text) => [...text.matchAll(/\/[a-z][A-Za-z]*(?:\/[A-Za-z]+)?/g)].map(String)),
  );
}

const PAGE = read('docs/facts.md');
const FACT_WAYS = tableOf(PAGE, 'Facts');
const GROUP_WAYS = tableOf(PAGE, 'Groups');

describe('where facts come from', () => {
  it('is said of every fact and of every group, of each once', () => {
    expect([...FACT_WAYS.keys()].sort()).toEqual(Object.keys(FACTS).sort());
    expect([...GROUP_WAYS.keys()].sort()).toEqual([...WORDS.groups].sort());
  });

  it('is a column of a form or an act that is there', () => {
    for (const [name, ways] of [...FACT_WAYS, ...GROUP_WAYS]) expect(faultsOf(ways), name).toEqual([]);
    // Negative control.
    expect(faultsOf(['roster.idNumber', 'roster.shoeSize', 'persons.supplyFact', 'persons.guess'])).toEqual([
      'roster.shoeSize',
      'persons.guess',
    ]);
  });

  it('is somewhere for every fact that a pack or a layer asks for, and for every group', () => {
    const facts = asked();
    const without = [...FACT_WAYS].filter(([name, ways]) => facts.has(name) && ways.length === 0);
    expect(without.map(([name]) => name).filter((name) => name !== '/person/groups')).toEqual([]);
    expect(facts.has('/training/startOn') && facts.has('/person/hukou')).toBe(true);
    expect([...GROUP_WAYS].filter(([, ways]) => ways.length === 0)).toEqual([]);
    // Negative control: a table without its ways.
    const bare = tableOf('\n## Facts\n\n| `/training/startOn` | | |\n', 'Facts');
    expect([...bare].filter(([name, ways]) => facts.has(name) && ways.length === 0)).toHaveLength(1);
  });
});

describe('a group that a department confirms', () => {
  const LISTS: Readonly<Record<string, string>> = {
    'employment-service.category': 'employmentServiceTypes',
    'rural-revitalisation.category': 'povertyCategories',
    'civil-affairs.category': 'minimumLivingCategories',
  };

  it('has words in the answer that carries it', () => {
    for (const [group, ways] of GROUP_WAYS)
      for (const way of ways) {
        const list = LISTS[way];
        if (list !== undefined)
          expect(Object.keys(WORD_LISTS[list] ?? {}), `${group} ${way}`).toContain(group);
      }
  });

  it('has words on a roster', () => {
    expect(Object.keys(WORD_LISTS.groups ?? {}).sort()).toEqual([...WORDS.groups].sort());
  });

  it('is offered on the desk where the table says so, under a department that confirms it', () => {
    const { vocabulary } = testPolicies();
    const offered = Object.entries(GROUPS_OF).flatMap(([kind, groups]) =>
      groups.map((group) => ({ kind, group })),
    );
    const onDesk = [...GROUP_WAYS].filter(([, ways]) => ways.includes('persons.supplyFact'));
    expect([...new Set(offered.map(({ group }) => group))].sort()).toEqual(
      onDesk.map(([group]) => group).sort(),
    );
    for (const { kind, group } of offered)
      expect(vocabulary.term('groups', group)?.verifiedBy, group).toContain(DEPARTMENT_OF[kind as FactKind]);
  });
});

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PERMISSIONS } from '../src/platform/access/index.ts';
import { NAVIGATION, STREET } from '../src/street.ts';
import { catalogueOf, migrations, tablesMadeInCode } from './street/catalogue.ts';
import { circlesIn } from './street/circles.ts';
import { filesImportedBy, forbiddenImports } from './street/imports.ts';
import { migrationFaults, sameNumbers, usesInMigrations } from './street/migrations.ts';
import { isForTests, ORDER, productionFiles, ROOT, type SourceFile, TESTING } from './street/modules.ts';
import { Ownership, readCode, usesInCode, usesInDatabase } from './street/tables.ts';
import { forbiddenWebImports, navigationOf } from './street/web-imports.ts';

/** Begins an expression in the template of a planted text. */
const HOLE = '$';

const SERVER = productionFiles('src', ['.ts']).filter(({ path }) => !path.startsWith('src/street'));

/** Pages; the files beside them that build and serve them run in Node. */
const WEB = productionFiles('web', ['.ts', '.tsx']).filter(
  ({ path }) => !/^web\/(dist\/|vite\.config\.ts|env\.d\.ts)/.test(path),
);

const READ = readCode(SERVER);
const CATALOGUE = catalogueOf([tablesMadeInCode(), ...migrations()]);

describe('the street: imports of the server', () => {
  it('run only to earlier modules, through their public API', () => {
    expect(SERVER.flatMap(forbiddenImports)).toEqual([]);
  });

  it('notices a later module, an inner file and a stranger (negative control)', () => {
    const faults = (module: string, text: string) =>
      forbiddenImports({ path: `src/${module}/service.ts`, text });
    const claims = 'benefits/claims';
    expect(faults('registry/persons', "import { x } from '../../benefits/claims/index.ts';")).toHaveLength(1);
    expect(faults(claims, "import { x } from '../../registry/persons/store.ts';")).toHaveLength(1);
    expect(faults(claims, "import { x } from '../mass-runs/index.ts';")).toHaveLength(1);
    expect(faults('benefits/utils', '')).toHaveLength(1);
    expect(faults(claims, "import { x } from '../../registry/persons/index.ts';")).toEqual([]);
    expect(faults(claims, "import { x } from '../funds/index.ts';")).toEqual([]);
  });
});

describe('the street: what tests share', () => {
  const shared = readdirSync(join(ROOT, TESTING));

  it('is in src/testing, outside the order of modules, and is no production code', () => {
    expect(shared.filter((name) => !name.endsWith('-fixture.ts'))).toEqual([]);
    expect(shared.length).toBeGreaterThan(5);
    expect(ORDER.filter((module) => module.startsWith('testing'))).toEqual([]);
    expect(SERVER.filter(({ path }) => path.startsWith(TESTING))).toEqual([]);
  });

  it.each(["import { x } from '", "import type { x } from '", "export * from '", "await import('"])(
    'is imported by no production code: %s (negative control)',
    (begin) => {
      const text = `${begin}../../testing/claims-fixture.ts'`;
      expect(forbiddenImports({ path: 'src/edge/app/server.ts', text })).toEqual([
        'src/edge/app/server.ts: imports ../../testing/claims-fixture.ts, which is for tests only',
      ]);
      expect(forbiddenWebImports({ path: 'web/desk/benefits/claims/list.tsx', text })).toHaveLength(1);
    },
  );

  it('is nowhere else: a file beside a module is held to its rules whatever its name (negative control)', () => {
    for (const name of ['testing.ts', 'testing-acts.ts', 'zip.test-support.ts', 'testing/claims-fixture.ts'])
      expect(isForTests(`src/benefits/claims/${name}`), name).toBe(false);
    expect(isForTests('src/benefits/claims/rules.test.ts')).toBe(true);
    expect(isForTests('src/testing/claims-fixture.ts')).toBe(true);
  });
});

describe('the street: imports of the pages', () => {
  const faults = (path: string, specifier: string) =>
    forbiddenWebImports({ path: `web/${path}`, text: `import { x } from '${specifier}';` });
  const page = 'desk/benefits/claims/list.tsx';

  it('run to the client and the shared pieces, within one entry, and to earlier modules', () => {
    expect(WEB.flatMap(forbiddenWebImports)).toEqual([]);
  });

  it.each([
    ['the server', page, '../../../../src/benefits/claims/index.ts', 'leaves web for'],
    ['the types of the server', 'client/index.ts', '../../src/platform/access/index.ts', 'leaves web for'],
    ['Node', page, 'node:fs', 'which no browser has'],
    ['Node without its prefix', page, 'fs', 'which no browser has'],
    ['another entry', page, '../../../public/publications/words.ts', 'imports the entry public'],
    ['the desk from the phone', 'mobile/claims/money.tsx', '../../desk/modules.ts', 'imports the entry desk'],
    ['a page from the shared pieces', 'ui/acts.tsx', '../desk/module.ts', 'imports the entry desk'],
    ['the shared pieces from the client', 'client/index.ts', '../ui/format.ts', 'imports ui'],
    ['a later module', page, '../payments/payment.tsx', 'imports benefits/payments, which comes later'],
    ['the frame', page, '../../shell/shell.tsx', 'the frame around it'],
    ['a module that is no module', 'desk/benefits/utils/x.tsx', './words.ts', 'is not in src/street.ts'],
  ])('%s is noticed (negative control)', (_, path, specifier, fault) => {
    expect(faults(path, specifier)).toEqual([expect.stringContaining(fault)]);
  });

  it('a page read late and a type count like any other import (negative control)', () => {
    const late = (text: string) => forbiddenWebImports({ path: `web/${page}`, text });
    expect(late("const Page = lazy(() => import('../payments/payment.tsx'));")).toHaveLength(1);
    expect(late("import type { Payment } from '../payments/replies.ts';")).toHaveLength(1);
    expect(late("import '../payments/payments.css';")).toHaveLength(1);
    expect(late("import { words } from '../funds/words.ts';\nimport { x } from '../../module.ts';")).toEqual(
      [],
    );
  });

  it('the navigation shows each module in its group, in the order of the street', () => {
    const list = WEB.find(({ path }) => path === 'web/desk/modules.ts') as SourceFile;
    expect(navigationOf(list, WEB)).toEqual(NAVIGATION);
    const moved = WEB.map((file) => ({ ...file, text: file.text.replace("group: 'money'", "group: 'law'") }));
    expect(navigationOf(list, moved), 'negative control').not.toEqual(NAVIGATION);
  });
});

describe('the street: circles', () => {
  it.each([
    ['the server', SERVER],
    ['the pages', WEB],
  ])('no files of %s import each other in a circle', (_, files) => {
    expect(circlesIn(new Map(files.map((file) => [file.path, filesImportedBy(file)])))).toEqual([]);
  });

  it('notices a circle of two, of three, and a file that imports itself (negative control)', () => {
    const imports = { a: ['b'], b: ['a'], c: ['d'], d: ['e', 'a'], e: ['c'], f: ['f'], g: ['a', 'h'], h: [] };
    expect(circlesIn(new Map(Object.entries(imports)))).toEqual([['a', 'b'], ['c', 'd', 'e'], ['f']]);
  });
});

describe('the street: permissions', () => {
  const ACCESS = 'src/platform/access';
  const idsIn = (text: string) => [...text.matchAll(/^ {2}'([\w.]+)': (?:view|act)\(/gm)].map(([, id]) => id);
  const repeated = (ids: readonly unknown[]) => ids.filter((id, at) => ids.indexOf(id) !== at);
  const files = SERVER.filter(({ path }) => path.startsWith(`${ACCESS}/permissions-`));

  it('are in a file a district, those of a large module in one beside it, each route once', () => {
    const ofDistricts = STREET.map(({ name }) => `${ACCESS}/permissions-${name}.ts`);
    const ofModules = STREET.flatMap(({ name, modules }) =>
      modules.map((module) => `${ACCESS}/permissions-${name}-${module.name}.ts`),
    );
    const paths = files.map(({ path }) => path);
    expect(ofDistricts.filter((path) => !paths.includes(path))).toEqual([]);
    expect(paths.filter((path) => ![...ofDistricts, ...ofModules].includes(path))).toEqual([]);
    const ids = files.flatMap(({ text }) => idsIn(text));
    expect(repeated(ids)).toEqual([]);
    expect(ids.sort()).toEqual(Object.keys(PERMISSIONS).sort());
  });

  it('a route that is listed twice is noticed (negative control)', () => {
    const [first, second] = files.map(({ text }) => idsIn(text));
    expect(repeated([...(first ?? []), ...(second ?? []), first?.[0]])).toEqual([first?.[0]]);
  });
});

describe('the street: tables', () => {
  const ownership = new Ownership(STREET, CATALOGUE);
  const code = usesInCode(READ, ownership);
  const database = usesInDatabase(ownership);

  it('have one owner each, and readers that come after it', () => {
    expect(ownership.faults).toEqual([]);
  });

  it('are written by their owner and read by whom it is granted', () => {
    expect([...code.faults, ...database.faults]).toEqual([]);
  });

  it('are granted to nobody who does not read them', () => {
    const inMigrations = usesInMigrations(migrations(), ownership);
    expect(ownership.unused([...code.uses, ...database.uses, ...inMigrations])).toEqual([]);
  });
});

describe('the street: migrations', () => {
  const ownership = new Ownership(STREET, CATALOGUE);
  const faults = (name: string, text: string) =>
    migrationFaults({ path: `migrations/${name}`, text }, ownership);

  it('are named after their module, touch its tables alone and comment what they make', () => {
    expect(migrations().flatMap((file) => migrationFaults(file, ownership))).toEqual([]);
    expect(sameNumbers(migrations())).toEqual([]);
    const twice = ['0098_claims_add.sql', '0098_funds_add.sql'].map((path) => ({ path, text: '' }));
    expect(sameNumbers(twice), 'negative control').toEqual(['0098']);
  });

  it.each([
    [
      '0099_strangers_add.sql',
      'select 1;',
      'is not named NNNN_<module>_<verb>.sql after a module of the street',
    ],
    ['0099_claims.sql', 'select 1;', 'is not named NNNN_<module>_<verb>.sql after a module of the street'],
    ['0099_persons_add.sql', 'alter table claim add column x int;', 'registry/persons writes claim'],
    ['0099_persons_add.sql', 'create unique index x on claim (number);', 'registry/persons writes claim'],
    ['0099_persons_add.sql', 'create policy own on claim using (true);', 'registry/persons writes claim'],
    ['0099_persons_add.sql', 'grant select on person, claim to jilu_app;', 'registry/persons writes claim'],
    ['0099_persons_add.sql', 'update claim set number = null;', 'registry/persons writes claim'],
    [
      '0099_persons_add.sql',
      'insert into person (name) select number from claim;',
      'registry/persons reads claim',
    ],
    [
      '0099_persons_add.sql',
      'alter table person add x uuid references claim;',
      'registry/persons refers to claim',
    ],
  ])('a breach is noticed: %s %s (negative control)', (name, text, fault) => {
    expect(faults(name, text)).toEqual([expect.stringContaining(`${name}: ${fault}`)]);
  });

  it('a table without comment, grant and policies is noticed (negative control)', () => {
    expect(faults('0099_persons_add.sql', 'create table parcel (x int);')).toEqual([
      '0099_persons_add.sql: makes parcel without a comment',
      '0099_persons_add.sql: makes parcel without a grant',
      '0099_persons_add.sql: makes parcel without row policies, nor says in its comment why it has no row policy',
    ]);
  });

  it('may comment on everything, add states, and refer to what comes earlier', () => {
    const text = `comment on table claim is 'a; b'; insert into status_transition values ('x', 'a', 'b');
      create table x (id uuid references person); comment on table x is 'X'; grant select on x to jilu_app;
      alter table x enable row level security;`;
    expect(faults('0099_claims_add.sql', text)).toEqual([]);
  });
});

describe('the street: planted breaches (negative controls)', () => {
  const ownership = new Ownership(STREET, CATALOGUE);
  const found = (text: string, module = 'registry/persons') =>
    usesInCode(readCode([{ path: `src/${module}/store.ts`, text }]), ownership).faults.map((fault) =>
      fault.replace(/^\S+ /, ''),
    );
  const unread = 'registry/persons reads claim of benefits/claims without a grant';

  it.each([
    ['a string', "const rows = client.query('select number from claim where claim_id = $1');"],
    ['a string in pieces', "const text = 'select number ' + 'from claim where ' + condition;"],
    ['a template', 'const rows = sql`select number from person p join claim c using (person_id)`;'],
    [
      'the comma of a from list',
      'const rows = sql`select 1 from person p join person_tie t on true, claim c`;',
    ],
    ['a subquery', 'const rows = sql`select (select count(*) from claim) from person`;'],
    ['a fragment', 'const JOIN = sql`left join claim c on c.claim_id = l.claim_id`;'],
    ['a fragment that is only the name', 'const TABLE = sql`claim`;'],
    ['a raw text', "const rows = sql.raw('select * from claim');"],
    ['a reference', `const rows = sql\`select 1 from ${HOLE}{sql.table('claim')}\`;`],
    ['an untagged template', 'const rows = client.query(`copy (select number from claim) to stdout`);'],
    ['a builder', "const rows = tx.selectFrom('claim as c').select('number');"],
    ['a join of a builder', "const rows = tx.selectFrom('person').innerJoin('claim', 'a', 'b');"],
    ['a list of a builder', "const rows = tx.selectFrom(['person', 'claim as c']);"],
  ])('a read written as %s', (_, text) => {
    expect(found(text)).toContain(unread);
  });

  it.each([
    ['a template', 'sql`update claim set number = null`'],
    ['an insertion', 'sql`insert into claim (number) select name from person`'],
    ['a deletion', 'sql`delete from claim using person p where p.person_id = 1`'],
    ['a builder', "tx.updateTable('claim').set({ number: '' })"],
    ['a copy', "copyIn(tx, 'claim', ['number'], rows)"],
    ['a copy of the driver', 'client.query(`copy claim (number) from stdin`)'],
  ])('a write written as %s', (_, text) => {
    expect(found(text)).toContain('registry/persons writes claim, which benefits/claims owns');
  });

  it('a function of the database, and one of the builder by its name', () => {
    const refused = 'registry/persons reads live_claim_lines of benefits/claims without a grant';
    expect(found(`sql\`select * from live_claim_lines(${HOLE}{ids})\``)).toContain(refused);
    expect(found("tx.selectFrom((eb) => eb.fn('live_claim_lines', [ids]))")).toContain(refused);
  });

  it('a table that no migration makes, the tables of the database itself, and a name that is computed', () => {
    expect(found('sql`select 1 from clam`')).toEqual(['no migration makes clam']);
    expect(found('sql`select 1 from pg_class`')).toEqual([
      'registry/persons reads pg_class of the database itself',
    ]);
    expect(found('tx.selectFrom(table)')).toEqual(['selectFrom hides the name of a table']);
    expect(found(`sql\`select 1 from ${HOLE}{sql.table(name)}\``)).toEqual([
      'sql.table hides the name of a table',
    ]);
  });

  it('a query that is named like a table', () => {
    expect(found('sql`with claim as (select 1) select * from claim`')).toContain(
      'a query is named like the table claim',
    );
  });

  it('leaves alone what is allowed, comments and words that only look like SQL', () => {
    expect(found('sql`select e.name from person p join person_tie t using (person_id)`')).toEqual([]);
    expect(
      found('// select number from claim\nconst x = sql`select 1 /* from claim */ -- from claim\n`;'),
    ).toEqual([]);
    expect(
      found('sql`with recent as (select 1 from person) select extract(year from day) from recent`'),
    ).toEqual([]);
    expect(found("act.record({ event: 'claim-returned', objectType: 'claim' })")).toEqual([]);
    expect(found("import { claim } from '../../benefits/claim/index.ts';")).toEqual([]);
  });

  it('a view and a function of the database that read past their owner', () => {
    const makes = (text: string) => {
      const catalogue = catalogueOf([tablesMadeInCode(), ...migrations(), { path: 'planted.sql', text }]);
      const street = STREET.map((district) => ({
        ...district,
        modules: district.modules.map((module) =>
          module.name === 'persons' ? { ...module, views: { person_claim: [] } } : module,
        ),
      }));
      return usesInDatabase(new Ownership(street, catalogue)).faults;
    };
    expect(
      makes(
        'create view person_claim with (security_invoker = true) as select p.name, c.number from person p, claim c;',
      ),
    ).toEqual([`view person_claim: ${unread}`]);
    expect(
      makes(
        'create or replace function bank_account_shares() returns bigint language sql as $$ select count(*) from claim $$;',
      ),
    ).toEqual([`function bank_account_shares: ${unread}`]);
    expect(makes('create view person_claim as select name from person -- join claim\n;')).toEqual([]);
  });

  it('a grant without a reader, to somebody earlier, to a stranger; a table without an owner, or with two', () => {
    const withTables = (module: string, tables: Record<string, readonly string[] | 'all'>) =>
      STREET.map((district) => ({
        ...district,
        modules: district.modules.map((place) =>
          place.name === module ? { ...place, tables: { ...place.tables, ...tables } } : place,
        ),
      }));
    const unused = (street: typeof STREET) => {
      const changed = new Ownership(street, CATALOGUE);
      const uses = [...usesInCode(READ, changed).uses, ...usesInMigrations(migrations(), changed)];
      return changed.unused(uses);
    };
    expect(unused(withTables('mass-runs', { mass_run: ['workbooks'] }))).toEqual([
      'mass_run is granted to workbooks, which does not read it',
    ]);
    expect(unused(withTables('mass-runs', { mass_run: 'all' }))).toEqual([
      'mass_run is granted to all and read by nobody else',
    ]);
    const faults = (street: typeof STREET) => new Ownership(street, CATALOGUE).faults;
    expect(faults(withTables('mass-runs', { mass_run: ['persons', 'strangers'] }))).toEqual([
      'mass_run of benefits/mass-runs is granted to persons, which does not come after it',
      'mass_run is granted to strangers, which is not in src/street.ts',
    ]);
    expect(faults(withTables('cli', { mass_run: [] }))).toEqual([
      'mass_run has two owners: benefits/mass-runs and edge/cli',
    ]);
    const more = catalogueOf([
      ...migrations(),
      tablesMadeInCode(),
      { path: 'x.sql', text: 'create table parcel (x int);' },
    ]);
    expect(new Ownership(STREET, more).faults).toEqual(['table parcel has no owner']);
  });
});

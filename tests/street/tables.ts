import type { District, ModulePlace, Readers } from '../../src/street.ts';
import type { Catalogue, Kind } from './catalogue.ts';
import { moduleOfPath, orderOf, type SourceFile } from './modules.ts';
import { type CodeNames, namesInCode } from './sql-in-code.ts';
import { type Access, namesIn } from './sql-names.ts';

/** A table, view or function with its owner as `district/module` and those who may read it. */
interface Owned {
  readonly owner: string;
  readonly kind: Kind;
  readonly readers: Readers;
}

/** A module that reads or writes what another owns. */
export interface Use {
  readonly module: string;
  readonly name: string;
}

/** PostgreSQL's own tables; only the module `db` reads them. */
const SYSTEM = /^(pg_\w+|information_schema)$/;
const STREAMS = new Set(['stdin', 'stdout']);
const GROUND = 'platform/db';

function ownedBy(module: ModulePlace): [string, Kind, Readers][] {
  const of = (kind: Kind, objects: Readonly<Record<string, Readers>> = {}) =>
    Object.entries(objects).map(([name, readers]): [string, Kind, Readers] => [name, kind, readers]);
  return [...of('table', module.tables), ...of('view', module.views), ...of('function', module.functions)];
}

export class Ownership {
  readonly owned = new Map<string, Owned>();
  readonly faults: string[] = [];
  readonly order: readonly string[];
  readonly catalogue: Catalogue;

  constructor(street: readonly District[], catalogue: Catalogue) {
    this.catalogue = catalogue;
    this.order = orderOf(street);
    for (const district of street)
      for (const module of district.modules)
        for (const [name, kind, readers] of ownedBy(module))
          this.own(`${district.name}/${module.name}`, { name, kind, readers });
    for (const [name, { kind }] of catalogue)
      if (!this.owned.has(name)) this.faults.push(`${kind} ${name} has no owner`);
  }

  private own(owner: string, { name, kind, readers }: { name: string; kind: Kind; readers: Readers }): void {
    const before = this.owned.get(name);
    if (before) this.faults.push(`${name} has two owners: ${before.owner} and ${owner}`);
    const made = this.catalogue.get(name);
    if (made?.kind !== kind) this.faults.push(`${owner} owns the ${kind} ${name}, which no migration makes`);
    for (const reader of readers === 'all' ? [] : readers) {
      const place = this.order.findIndex((module) => module.endsWith(`/${reader}`));
      if (place < 0) this.faults.push(`${name} is granted to ${reader}, which is not in src/street.ts`);
      else if (place <= this.order.indexOf(owner))
        this.faults.push(`${name} of ${owner} is granted to ${reader}, which does not come after it`);
    }
    this.owned.set(name, { owner, kind, readers });
  }

  /** Why this module may not touch what it names; undefined when it may. */
  refusal(module: string, name: string, access: Access): string | undefined {
    const found = this.owned.get(name);
    if (!found || found.owner === module) return undefined;
    if (access === 'write') return `${module} writes ${name}, which ${found.owner} owns`;
    const readers = found.readers === 'all' || found.readers.includes(module.split('/')[1] as string);
    return readers ? undefined : `${module} reads ${name} of ${found.owner} without a grant`;
  }

  /** Grants that nobody makes use of. */
  unused(uses: readonly Use[]): string[] {
    return [...this.owned].flatMap(([name, { readers }]) => {
      const used = new Set(uses.filter((use) => use.name === name).map((use) => use.module.split('/')[1]));
      if (readers === 'all')
        return used.size === 0 ? [`${name} is granted to all and read by nobody else`] : [];
      return readers
        .filter((reader) => !used.has(reader))
        .map((reader) => `${name} is granted to ${reader}, which does not read it`);
    });
  }
}

interface Findings {
  readonly faults: string[];
  readonly uses: Use[];
}

/** A file of a module with the names in its SQL. */
export interface ReadFile extends CodeNames {
  readonly path: string;
  readonly module: string;
}

export const readCode = (files: readonly SourceFile[]): ReadFile[] =>
  files.map(({ path, text }) => ({ path, module: moduleOfPath(path), ...namesInCode(path, text) }));

/** What the SQL of the code touches, against the grants. Names of one module's queries are known to all its files. */
export function usesInCode(read: readonly ReadFile[], ownership: Ownership): Findings {
  const own = new Map<string, Set<string>>();
  for (const { module, own: names } of read) {
    const all = own.get(module) ?? new Set();
    for (const name of names) all.add(name);
    own.set(module, all);
  }
  const faults: string[] = [];
  const uses: Use[] = [];
  for (const { path, module, mentions, hidden } of read) {
    const names = own.get(module) as Set<string>;
    for (const { line, call } of hidden)
      if (module !== GROUND) faults.push(`${path}:${line}: ${call} hides the name of a table`);
    for (const { name, access, line, certain } of mentions) {
      const known = ownership.owned.has(name) || ownership.catalogue.has(name);
      if (known && names.has(name)) faults.push(`${path}:${line}: a query is named like the table ${name}`);
      const refusal = known
        ? ownership.refusal(module, name, access)
        : certain && access !== 'call' && !names.has(name)
          ? strange(module, name)
          : undefined;
      if (refusal !== undefined) faults.push(`${path}:${line}: ${refusal}`);
      if (known && ownership.owned.get(name)?.owner !== module) uses.push({ module, name });
    }
  }
  return { faults: [...new Set(faults)], uses };
}

function strange(module: string, name: string): string | undefined {
  if (module === GROUND && (SYSTEM.test(name) || STREAMS.has(name))) return undefined;
  return SYSTEM.test(name) ? `${module} reads ${name} of the database itself` : `no migration makes ${name}`;
}

/** What the views and functions of the database touch: they may what their owner may. */
export function usesInDatabase(ownership: Ownership): Findings {
  const faults: string[] = [];
  const uses: Use[] = [];
  for (const [maker, { kind, body }] of ownership.catalogue) {
    const owner = ownership.owned.get(maker)?.owner;
    if (owner === undefined) continue;
    for (const { name, access } of namesIn(body).mentions) {
      if (name === maker || !ownership.owned.has(name)) continue;
      const refusal = ownership.refusal(owner, name, access);
      if (refusal !== undefined) faults.push(`${kind} ${maker}: ${refusal}`);
      if (ownership.owned.get(name)?.owner !== owner) uses.push({ module: owner, name });
    }
  }
  return { faults: [...new Set(faults)], uses };
}

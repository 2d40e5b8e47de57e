import { builtinModules } from 'node:module';
import { join, normalize } from 'node:path';
import { importsOf } from './imports.ts';
import { ORDER, type SourceFile } from './modules.ts';

const ENTRIES = ['desk', 'mobile', 'public'];
/** What each folder of web imports besides itself; `main.tsx` beside them joins the entries. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  client: [],
  ui: ['client'],
  desk: ['client', 'ui'],
  mobile: ['client', 'ui'],
  public: ['client', 'ui'],
};
/** The shape of a module of the staff pages: every module declares itself by it. */
const DESK_SHAPE = 'web/desk/module.ts';

/** `law/policy` of web/desk/law/policy/page.tsx; undefined for the frame of the desk. */
function deskModuleOf(path: string): string | undefined {
  const [, , district, module, file] = path.split('/');
  return file === undefined ? undefined : `${district}/${module}`;
}

const folderOf = (path: string) => path.split('/')[1] as string;

/** Every import of a page that it may not make: of the server, of another entry, of a later module of the desk. */
export function forbiddenWebImports({ path, text }: SourceFile): string[] {
  return importsOf(text).flatMap((specifier) => {
    const fault = specifier.startsWith('.')
      ? faultOf(path, normalize(join(path, '..', specifier)))
      : stranger(specifier);
    return fault === undefined ? [] : [`${path}: ${fault}`];
  });
}

function stranger(specifier: string): string | undefined {
  const isOfNode = specifier.startsWith('node:') || builtinModules.includes(specifier);
  return isOfNode ? `imports ${specifier}, which no browser has` : undefined;
}

function faultOf(path: string, target: string): string | undefined {
  if (!target.startsWith('web/')) return `leaves web for ${target}`;
  const [own, other] = [folderOf(path), folderOf(target)];
  const allowed = SHARED[own];
  if (allowed === undefined) return undefined;
  if (own !== other)
    return allowed.includes(other)
      ? undefined
      : `imports ${ENTRIES.includes(other) ? `the entry ${other}` : other}`;
  return own === 'desk' ? deskFault(path, target) : undefined;
}

function deskFault(path: string, target: string): string | undefined {
  const home = deskModuleOf(path);
  if (home === undefined || target === DESK_SHAPE) return undefined;
  if (ORDER.indexOf(home) < 0) return `${home} is not in src/street.ts`;
  const other = deskModuleOf(target);
  if (other === undefined || ORDER.indexOf(other) < 0) return `imports ${target}, the frame around it`;
  return ORDER.indexOf(other) > ORDER.indexOf(home) ? `imports ${other}, which comes later` : undefined;
}

/** Which modules have entries in which group of the navigation, in the order of the list of the staff pages. */
export function navigationOf(list: SourceFile, modules: readonly SourceFile[]): Record<string, string[]> {
  const paths = new Map(
    [...list.text.matchAll(/import \{ (\w+) \} from '\.\/([^']+)'/g)].map(([, name, path]) => [
      name,
      `web/desk/${path}`,
    ]),
  );
  const listed = /\[\s*([\w\s,]+?),?\s*\];/.exec(list.text)?.[1]?.split(/\s*,\s*/) ?? [];
  const navigation: Record<string, string[]> = {};
  for (const name of listed) {
    const file = modules.find(({ path }) => path === paths.get(name));
    const module = file && deskModuleOf(file.path)?.split('/')[1];
    if (file === undefined || module === undefined) continue;
    const groups = new Set([...file.text.matchAll(/\bgroup: '(\w+)'/g)].map(([, group]) => group as string));
    for (const group of groups) {
      navigation[group] ??= [];
      navigation[group].push(module);
    }
  }
  return navigation;
}

import ts from 'typescript';

/** The most that may be, each counted in lines or in parameters. */
const LIMITS = { file: 400, function: 70, parameters: 4 } as const;

export interface Oversize {
  readonly kind: keyof typeof LIMITS;
  readonly path: string;
  /** Names of the functions from the outermost inwards; empty for a file. */
  readonly name: string;
  readonly size: number;
}

/** What names a function: its own name, or that of the variable, property or call that it is written for. */
function nameOf(node: ts.SignatureDeclaration, file: ts.SourceFile): string {
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  if (node.name) return node.name.getText(file);
  let parent: ts.Node = node.parent;
  // `memo(function ...)` in `const Row = memo(...)` is named by the variable below.
  if (ts.isParenthesizedExpression(parent)) parent = parent.parent;
  if ((ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) && parent.name)
    return parent.name.getText(file);
  if (ts.isCallExpression(parent)) {
    const [first] = parent.arguments;
    const title = first && ts.isStringLiteralLike(first) ? ` '${first.text}'` : '';
    return `${parent.expression.getText(file).replace(/\s+/g, '').slice(-40)}${title}`;
  }
  return ts.isJsxExpression(parent) && ts.isJsxAttribute(parent.parent)
    ? parent.parent.name.getText(file)
    : 'anonymous';
}

/** `describe('...', () => { ... })`, `describe.each(...)('...', () => { ... })`: a list of tests. */
function isListOfTests(node: ts.Node): boolean {
  const call = node.parent;
  return (
    ts.isCallExpression(call) &&
    call.arguments.includes(node as ts.Expression) &&
    /^describe\b/.test(call.expression.getText())
  );
}

/**
 * Everything in one file that is larger than its limit.
 *
 * Lines are those of the text, comments and empty lines with them. A function's lines run from its first word to its
 * closing brace (the comment above it is left out), and the functions written inside count in it: a component is as
 * long as its markup and its callbacks together, and a callback over the limit is in the list beside the function
 * around it. The callback of `describe` is no function but a list of tests: it has no limit of its own, its tests
 * have. Parameters are those in the brackets; a pattern of braces is one. Signatures without a body count too, since
 * what carries them out has the same parameters.
 */
export function oversizeIn(path: string, text: string): Oversize[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const found: Oversize[] = [];
  const lineOf = (position: number) => file.getLineAndCharacterOfPosition(position).line;
  const note = (kind: Oversize['kind'], name: string, size: number) => {
    if (size > LIMITS[kind]) found.push({ kind, path, name, size });
  };
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  note('file', '', lines);
  function walk(node: ts.Node, outer: readonly string[]): void {
    let names = outer;
    if (ts.isFunctionLike(node) && !isListOfTests(node)) {
      names = [...outer, nameOf(node, file)];
      const name = names.join(' > ');
      note('function', name, lineOf(node.getEnd()) - lineOf(node.getStart(file)) + 1);
      note('parameters', name, node.parameters.length);
    } else if (ts.isClassDeclaration(node) && node.name) names = [...outer, node.name.text];
    ts.forEachChild(node, (child) => walk(child, names));
  }
  walk(file, []);
  return found;
}

/** The lines of tests/sizes.txt for these: path, kind, size, name; what occurs twice in a file is numbered. */
export function linesOf(found: readonly Oversize[]): string[] {
  const seen = new Map<string, number>();
  return found
    .map(({ kind, path, name, size }) => {
      const time = (seen.get(`${kind} ${path} ${name}`) ?? 0) + 1;
      seen.set(`${kind} ${path} ${name}`, time);
      return `${path} ${kind} ${size} ${name}${time === 1 ? '' : ` (${time})`}`.trimEnd();
    })
    .sort();
}

const LINE = /^(\S+) (file|function|parameters) (\d+)( .+)?$/;

/** What a list of exceptions says, by path, kind and name. */
export function readList(text: string): ReadonlyMap<string, number> {
  return new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const [, path, kind, size, name = ''] = LINE.exec(line) ?? [];
        if (path === undefined) throw new Error(`tests/sizes.txt cannot be read: ${line}`);
        return [`${path} ${kind}${name}`, Number(size)];
      }),
  );
}

type List = ReadonlyMap<string, number>;

/** What is larger than its limit and larger than the list says. */
export function beyond(list: List, now: List): string[] {
  return [...now]
    .filter(([key, size]) => size > (list.get(key) ?? 0))
    .map(
      ([key, size]) => `${key}: ${size}, ${list.has(key) ? `listed with ${list.get(key)}` : 'not listed'}`,
    );
}

/** What the list says larger than it is: to be lowered, or taken off where it is within its limit. */
export function stale(list: List, now: List): string[] {
  return [...list]
    .filter(([key, size]) => (now.get(key) ?? 0) < size)
    .map(
      ([key, size]) => `${key}: listed with ${size}, ${now.has(key) ? `is ${now.get(key)}` : 'take it off'}`,
    );
}

/**
 * How a list has grown against the one before: more entries of a kind, or more lines in all. Compared by sums, so that
 * an entry may be renamed or moved with its file.
 */
export function grown(before: List, after: List): string[] {
  return (Object.keys(LIMITS) as Oversize['kind'][]).flatMap((kind) => {
    const of = (list: List) => [...list].filter(([key]) => key.split(' ')[1] === kind);
    const sum = (list: List) => of(list).reduce((total, [, size]) => total + size, 0);
    return [
      ...(of(after).length > of(before).length
        ? [`${kind}: ${of(after).length} for ${of(before).length}`]
        : []),
      ...(sum(after) > sum(before) ? [`${kind}: ${sum(after)} in all for ${sum(before)}`] : []),
    ];
  });
}

import ts from 'typescript';
import { type Access, HOLE, type Mention, namesIn } from './sql-names.ts';

/** A name of the database in TypeScript code, with its place. */
interface CodeMention extends Mention {
  readonly line: number;
  /** False in a text that may be plain language: there only names that are tables count. */
  readonly certain: boolean;
}

export interface CodeNames {
  readonly mentions: readonly CodeMention[];
  /** Names that queries of this file make themselves. */
  readonly own: ReadonlySet<string>;
  /** Lines at which the name of a table is computed, so that nobody can check it. */
  readonly hidden: readonly { readonly line: number; readonly call: string }[];
}

const READS = new Set(
  ['selectFrom', 'innerJoin', 'leftJoin', 'rightJoin', 'fullJoin', 'crossJoin'].flatMap((name) => [
    name,
    `${name}Lateral`,
  ]),
);
const WRITES = new Set(['insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'replaceInto']);
/** Methods of other libraries too: they count when their text is the name of a table. */
const MAYBE_READS = new Set(['from', 'using', 'with', 'fn']);
const NAMED = new Set(['table', 'ref', 'id', 'raw', 'lit']);

const STARTS_AS_SQL =
  /^\s*(select|insert|update|delete|with|copy|merge|truncate|create|alter|drop|lock|grant)\b/i;
const HAS_SQL =
  /\b(select\b[\s\S]*\bfrom|(inner|left|right|full|cross)\s+join|insert\s+into|delete\s+from|update\s+\S+\s+set|copy\s+\S+\s*\()/i;

/** Names as the database spells them: kysely's camel case and aliases undone. */
function tableName(text: string): string {
  const [name = ''] = text.trim().split(/\s+as\s+|\./i);
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const isText = (node: ts.Node): node is ts.StringLiteralLike => ts.isStringLiteralLike(node);

/** `sql`, `sql<Row>`, `sql.raw`: what kysely makes a fragment with. */
function isSqlTag(node: ts.Expression): boolean {
  return ts.isIdentifier(node) && node.text === 'sql';
}

/** The method a call goes to: `selectFrom` of `tx.selectFrom('claim')`. */
function methodOf(node: ts.CallExpression): string {
  if (ts.isPropertyAccessExpression(node.expression)) return node.expression.name.text;
  return ts.isIdentifier(node.expression) ? node.expression.text : '';
}

/** The text of a literal, of a template and of strings added together; expressions become holes. */
function textOf(node: ts.Node): string | undefined {
  if (isText(node)) return node.text;
  if (ts.isParenthesizedExpression(node)) return textOf(node.expression);
  if (ts.isTemplateExpression(node))
    return (
      node.head.text +
      node.templateSpans.map((span) => `${holeOf(span.expression)}${span.literal.text}`).join('')
    );
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const left = textOf(node.left);
    const right = textOf(node.right);
    return left === undefined && right === undefined ? undefined : `${left ?? HOLE}${right ?? HOLE}`;
  }
  return undefined;
}

/** What an expression inserts into a template: a literal name stays, anything else is a hole. */
function holeOf(node: ts.Expression): string {
  if (isText(node)) return node.text;
  if (!ts.isCallExpression(node) || !NAMED.has(methodOf(node))) return HOLE;
  const [first] = node.arguments;
  return first && isText(first) ? tableName(first.text) : HOLE;
}

class CodeReader {
  readonly mentions: CodeMention[] = [];
  readonly own = new Set<string>();
  readonly hidden: { line: number; call: string }[] = [];
  private readonly file: ts.SourceFile;

  constructor(path: string, source: string) {
    this.file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
    this.visit(this.file);
  }

  private visit(node: ts.Node): void {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isTaggedTemplateExpression(node)) this.tagged(node);
    else if (ts.isCallExpression(node)) this.call(node);
    else if (!this.isPart(node)) this.plain(node);
    ts.forEachChild(node, (child) => this.visit(child));
  }

  /** True for a piece of a text that was read as a whole already. */
  private isPart(node: ts.Node): boolean {
    const { parent } = node;
    if (!parent) return false;
    if (ts.isTaggedTemplateExpression(parent)) return parent.template === node;
    return ts.isBinaryExpression(parent) && textOf(parent) !== undefined;
  }

  private line(node: ts.Node): number {
    return this.file.getLineAndCharacterOfPosition(node.getStart(this.file)).line + 1;
  }

  private add(node: ts.Node, text: string, certain: boolean): void {
    const { mentions, own } = namesIn(text);
    for (const name of own) this.own.add(name);
    for (const mention of mentions) this.mentions.push({ ...mention, line: this.line(node), certain });
  }

  private name(node: ts.Node, text: string, access: Access, certain: boolean): void {
    this.mentions.push({ name: tableName(text), access, line: this.line(node), certain });
  }

  private tagged(node: ts.TaggedTemplateExpression): void {
    const text = textOf(node.template) ?? '';
    if (!isSqlTag(node.tag)) this.text(node, text);
    else if (/^\s*\w+\s*$/.test(text)) this.name(node, text, 'read', false);
    else this.add(node, text, true);
  }

  private plain(node: ts.Node): void {
    const text = textOf(node);
    if (text !== undefined) this.text(node, text);
  }

  private text(node: ts.Node, text: string): void {
    if (HAS_SQL.test(text)) this.add(node, text, STARTS_AS_SQL.test(text));
    else if (/^[a-z]+([A-Z_][a-z]+)+$/.test(text)) this.name(node, text, 'read', false);
    else if (/\b(from|join|into|table)\s/i.test(text))
      for (const mention of namesIn(text).mentions)
        if (mention.name.includes('_')) this.name(node, mention.name, mention.access, false);
  }

  private call(node: ts.CallExpression): void {
    const method = methodOf(node);
    const [first, second] = node.arguments;
    if (READS.has(method)) this.argument(node, first, 'read');
    else if (WRITES.has(method)) this.argument(node, first, 'write');
    else if (method === 'copyIn') this.argument(node, second, 'write');
    else if (MAYBE_READS.has(method) && first && isText(first)) this.name(node, first.text, 'read', false);
    else if (
      NAMED.has(method) &&
      ts.isPropertyAccessExpression(node.expression) &&
      isSqlTag(node.expression.expression)
    )
      this.named(node, first);
  }

  /** The table of a builder: written out, a list of names, or a query of its own. */
  private argument(call: ts.CallExpression, node: ts.Expression | undefined, access: Access): void {
    if (node === undefined) return;
    if (isText(node)) this.name(node, node.text, access, true);
    else if (ts.isArrayLiteralExpression(node))
      for (const each of node.elements) this.argument(call, each, access);
    else if (!(ts.isArrowFunction(node) || ts.isCallExpression(node) || ts.isTaggedTemplateExpression(node)))
      this.hidden.push({ line: this.line(call), call: methodOf(call) });
  }

  /** `sql.table`, `sql.ref`, `sql.id`, `sql.raw`: a name that is composed at run time is hidden from this test. */
  private named(call: ts.CallExpression, node: ts.Expression | undefined): void {
    const text = node && textOf(node);
    if (text === undefined) this.hidden.push({ line: this.line(call), call: `sql.${methodOf(call)}` });
    else if (/\s/.test(text)) this.add(call, text, true);
    else this.name(call, text, 'read', false);
  }
}

/** Every table, view and function that the SQL of a TypeScript file names, however it is written. */
export function namesInCode(path: string, source: string): CodeNames {
  const { mentions, own, hidden } = new CodeReader(path, source);
  return { mentions, own, hidden };
}

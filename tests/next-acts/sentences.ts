import ts from 'typescript';

/** A Chinese sentence of the source, and the route that the `leadsTo` around it names. */
export interface Sentence {
  readonly line: number;
  readonly text: string;
  readonly route: string | undefined;
}

/** The text of a literal; what is filled in at run time is "…". */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map((span) => `…${span.literal.text}`).join('');
}

/** Every whole sentence that tells somebody to do something. */
export function sentencesOf(file: string, source: string): Sentence[] {
  const parsed = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, false);
  const found: Sentence[] = [];
  const visit = (node: ts.Node, route: string | undefined): void => {
    let leading = route;
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'leadsTo') {
      const named = node.arguments[0];
      leading = named && ts.isStringLiteral(named) ? named.text : undefined;
    }
    const text = textOf(node);
    if (text !== undefined && /请|或撤/.test(text) && /[。？！…]$/.test(text)) {
      const { line } = parsed.getLineAndCharacterOfPosition(node.getStart(parsed));
      found.push({ line: line + 1, text, route: leading });
    }
    ts.forEachChild(node, (child) => visit(child, leading));
  };
  visit(parsed, undefined);
  return found;
}

/** The ids of the permission table that a file of routes handles: the names of its handlers. */
export function routesOf(file: string, source: string): string[] {
  const parsed = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, false);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && ts.isStringLiteral(node.name)) found.push(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  return found;
}

/** How a statement touches a table, view or function. */
export type Access = 'read' | 'write' | 'call';

/** A name of a table, view or function as SQL text mentions it. */
export interface Mention {
  readonly name: string;
  readonly access: Access;
}

/** Placeholder for an expression of a template. */
export const HOLE = '\u0000';

interface Token {
  readonly text: string;
  readonly kind: 'word' | 'quoted' | 'mark';
}

const TOKEN =
  /--[^\n]*|\/\*[\s\S]*?\*\/|\$\$|'(?:[^']|'')*'|"(?:[^"]|"")*"|[A-Za-z_\u0080-\uffff][\w$]*|[^\s]/g;

/** Words and marks of SQL text; comments and quoted values left out, quoted names without their quotes. */
function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const [piece] of text.matchAll(TOKEN)) {
    if (piece.startsWith('--') || piece.startsWith('/*') || piece.startsWith("'") || piece === '$$') continue;
    if (piece.startsWith('"')) tokens.push({ text: piece.slice(1, -1), kind: 'quoted' });
    else if (/^[A-Za-z_\u0080-\uffff]/.test(piece)) tokens.push({ text: piece.toLowerCase(), kind: 'word' });
    else tokens.push({ text: piece, kind: 'mark' });
  }
  return tokens;
}

const ENDS_FROM = new Set(
  'where group order limit offset union except intersect having window returning set for select fetch'.split(
    ' ',
  ),
);
/** `from` is a word of these functions' arguments: extract(year from day). */
const FROM_INSIDE = new Set(['extract', 'substring', 'trim', 'overlay', 'both', 'leading', 'trailing']);
const WRITES = new Set(['into', 'update', 'copy', 'truncate']);
const SKIPPED = new Set(['lateral', 'only', 'table', 'public', '.', '(', 'if', 'not', 'exists']);
const STATEMENTS = new Set(['select', 'with', 'values', 'insert', 'update', 'delete']);

/** The keyword after which no table follows, though the word alone would announce one. */
function isOtherUse(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.text;
  const before = tokens[at - 1]?.text ?? '';
  const after = tokens[at + 1]?.text ?? '';
  if (word === 'from') return before === 'distinct' || before === 'revoke';
  if (word === 'update')
    return (
      ['for', 'do', 'before', 'after', 'or', 'on', ','].includes(before) ||
      ['of', 'set', 'or', ','].includes(after)
    );
  return false;
}

/** Names announced by a keyword, by the comma of a `from` list or by `using` of a deletion. */
class SqlReader {
  readonly mentions: Mention[] = [];
  /** Names that the text itself gives to a query or a temporary table. */
  readonly own = new Set<string>();
  private readonly tokens: readonly Token[];
  private readonly openers: string[] = [];
  /** Depths of brackets at which a `from` list goes on. */
  private readonly lists = new Set<number>();

  private readonly merges: boolean;

  constructor(text: string) {
    this.tokens = tokensOf(text);
    this.merges = this.tokens.some((token) => token.text === 'merge');
    for (let at = 0; at < this.tokens.length; at += 1) this.step(at);
  }

  private word(at: number): string {
    return this.tokens[at]?.text ?? '';
  }

  private step(at: number): void {
    const { text, kind } = this.tokens[at] as Token;
    const depth = this.openers.length;
    if (text === '(') this.openers.push(this.word(at - 1));
    else if (text === ')') {
      this.lists.delete(depth);
      this.openers.pop();
    } else if (text === ';') this.lists.clear();
    else if (text === ',' && this.lists.has(depth)) this.mention(at + 1, 'read');
    else if (kind === 'word') this.keyword(at, depth);
  }

  private keyword(at: number, depth: number): void {
    const text = this.word(at);
    this.ownName(at);
    if (isOtherUse(this.tokens, at)) return;
    if (text === 'from' && !FROM_INSIDE.has(this.openers.at(-1) ?? '')) {
      this.lists.add(depth);
      this.mention(at + 1, this.word(at - 1) === 'delete' ? 'write' : 'read');
    } else if (text === 'join' || text === 'table') this.mention(at + 1, 'read');
    else if (WRITES.has(text)) this.mention(at + 1, this.word(at + 1) === '(' ? 'read' : 'write');
    else if (text === 'using' && (this.lists.has(depth) || this.merges) && this.word(at + 1) !== '(')
      this.mention(at + 1, 'read');
    else if (ENDS_FROM.has(text)) this.lists.delete(depth);
    else if (this.word(at + 1) === '(') this.mentions.push({ name: text, access: 'call' });
  }

  /** `with name as (`, `, name (columns) as materialized (`, a fragment that begins so, and temporary tables. */
  private ownName(at: number): void {
    if (this.word(at) === 'table' && this.word(at - 1).startsWith('temp')) this.own.add(this.word(at + 1));
    if (this.word(at) !== 'as') return;
    const next =
      this.word(at + 1) === 'not' ? at + 3 : this.word(at + 1) === 'materialized' ? at + 2 : at + 1;
    if (this.word(next) !== '(') return;
    let name = at - 1;
    if (this.word(name) === ')') {
      while (name > 0 && this.word(name) !== '(') name -= 1;
      name -= 1;
    }
    if (['with', 'recursive', ',', ''].includes(this.word(name - 1))) this.own.add(this.word(name));
  }

  private mention(from: number, access: Access): void {
    let at = from;
    while (SKIPPED.has(this.word(at))) at += 1;
    const token = this.tokens[at];
    if (!token || token.kind === 'mark' || STATEMENTS.has(token.text)) return;
    const called = access === 'read' && this.word(at + 1) === '(';
    this.mentions.push({ name: token.text, access: called ? 'call' : access });
  }
}

/** Every table, view and function that SQL text names, and the names that it makes itself. */
export function namesIn(text: string): { mentions: readonly Mention[]; own: ReadonlySet<string> } {
  const { mentions, own } = new SqlReader(text);
  return { mentions, own };
}

import { posix } from 'node:path';

/** The paths of the project, files and folders. */
export interface Tree {
  readonly paths: ReadonlySet<string>;
  /** Text of a file; used for headings. */
  read(path: string): string;
}

/** A page with its place. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

const LINK = /\]\(([^()\s]+)\)/g;
const ELSEWHERE = /^[a-z]+:/;
/** A path from the root: not the end of a longer path, and not the name of another folder. */
const MENTIONED =
  /(?<![\w./-])(?:src|web|tests|policy|docs|data|samples|bench|findings|bin)\/[\w./*<>-]*[\w/*>]/g;
/** A file that a README names by its name alone: it is in the README's folder. */
const NEIGHBOUR = /`([\w-]+\*?\.(?:ts|tsx|mjs))`/g;

/** True when this path, or one that fits its `*` and `<placeholder>`, is there. */
function isThere({ paths }: Tree, path: string): boolean {
  const bare = path.replace(/\/$/, '');
  if (!/[*<]/.test(bare)) return paths.has(bare);
  const pieces = bare.split(/\*+|<[^>]*>/).map((piece) => piece.replace(/[^\w/]/g, '\\$&'));
  const pattern = new RegExp(`^${pieces.join('[^/]+')}$`);
  return [...paths].some((each) => pattern.test(each));
}

/** The anchor that a heading gets on a code host. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

function linkFault(tree: Tree, { path, text }: Page, link: string): string | undefined {
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? path : posix.join(posix.dirname(path), file);
  if (!isThere(tree, target)) return `links to ${link}`;
  if (anchor === undefined || !target.endsWith('.md')) return undefined;
  const page = target === path ? text : tree.read(target);
  const headings = [...page.matchAll(/^#+ (.+)$/gm)].map((match) => anchorOf(match[1] as string));
  return headings.includes(anchor) ? undefined : `links to ${link}`;
}

/** Links between pages, and paths of the project, that lead nowhere. */
export function deadPaths(tree: Tree, page: Page): string[] {
  const found = (pattern: RegExp, group: number) =>
    [...page.text.matchAll(pattern)].map((match) => match[group] as string);
  const links = found(LINK, 1).filter((link) => !ELSEWHERE.test(link));
  const isModuleReadme = /^src\/[^/]+\/[^/]+\/README\.md$/.test(page.path);
  const faults = [
    ...links.map((link) => linkFault(tree, page, link)),
    ...found(MENTIONED, 0)
      .map((path) => path.replace(/\.$/, ''))
      .filter((path) => !isThere(tree, path))
      .map((path) => `names ${path}`),
    ...(isModuleReadme ? found(NEIGHBOUR, 1) : [])
      .filter((name) => !isThere(tree, posix.join(posix.dirname(page.path), name)))
      .map((name) => `names ${name}, which is not beside it`),
  ];
  return faults.flatMap((fault) => (fault === undefined ? [] : [`${page.path} ${fault}`]));
}

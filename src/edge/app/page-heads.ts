import { headOf, type LiveBook, type PageHead } from '../../outcomes/catalogues/index.ts';
import { faultFields } from './log.ts';
import type { HttpContext } from './request-pipeline.ts';

const PICTURE = '/share.png';
/** Where pages lie that are forwarded: entries of the catalogues, and a class on the phone. */
const HEADED: readonly string[] = ['/public/', '/m/learn/'];

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Data in a page can hold no end of its own element. */
const inert = (data: unknown): string => JSON.stringify(data).replaceAll('<', '\\u003c');

/** The one page with the head of what stands at its address, for those who read it without running it. */
export function withHead(html: string, head: PageHead, origin: string): string {
  const tags = [
    `<meta name="description" content="${escaped(head.description)}" />`,
    `<meta property="og:title" content="${escaped(head.title)}" />`,
    `<meta property="og:description" content="${escaped(head.description)}" />`,
    `<meta property="og:image" content="${escaped(`${origin}${PICTURE}`)}" />`,
    ...(head.data === null ? [] : [`<script type="application/ld+json">${inert(head.data)}</script>`]),
  ].join('\n    ');
  return html
    .replace(/<title>[^<]*<\/title>/, () => `<title>${escaped(head.title)}</title>`)
    .replace('</head>', () => `  ${tags}\n  </head>`);
}

/** Heads from the open catalogues as they stand; a page whose head cannot be read is served without one. */
export function pageHeads(app: HttpContext, book: LiveBook) {
  return async (pathname: string, origin: string): Promise<PageHead | undefined> => {
    if (!HEADED.some((begin) => pathname.startsWith(begin))) return undefined;
    try {
      return headOf(await book.book(app), pathname, origin);
    } catch (fault) {
      app.log.warn({ fault: faultFields(fault) }, 'the head of a page could not be read');
      return undefined;
    }
  };
}

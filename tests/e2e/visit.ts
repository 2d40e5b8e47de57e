import type { Locator, Page } from 'playwright-core';

/** One page, opened by somebody who works there. */
export interface Visit {
  /** The route as the router writes it. */
  readonly route: string;
  readonly who: string;
  /** Ids for the route, by the name of the place; and what follows the path. */
  readonly with?: Readonly<Record<string, string>>;
  readonly more?: string;
  /** What people come here for: Tab must lead to it. */
  readonly act: (page: Page) => Locator;
  /** Stored as a picture, under this name. */
  readonly shot?: string;
}

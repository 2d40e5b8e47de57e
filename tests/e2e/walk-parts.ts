import type { Page, Route } from 'playwright-core';

interface Opened {
  readonly page: Page;
  settled(): Promise<void>;
}

/** What the server answered a page about one thing: where it stands, and what this person may do with it. */
export interface Held {
  readonly status: string;
  readonly allowed: readonly string[];
}

/** Every object of an answer that says what is allowed, with its state; empty where it names none. */
function heldIn(value: unknown): Held[] {
  if (typeof value !== 'object' || value === null) return [];
  const { status, stage, endedAs, allowed } = value as Record<string, unknown>;
  const inner = Object.values(value).flatMap(heldIn);
  return Array.isArray(allowed)
    ? [{ status: String(status ?? stage ?? endedAs ?? ''), allowed }, ...inner]
    : inner;
}

/** The same answer, where these acts are allowed nowhere. */
function without(value: unknown, acts: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => without(one, acts));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) =>
      name === 'allowed' && Array.isArray(one)
        ? [name, one.filter((act) => !acts.includes(act))]
        : [name, without(one, acts)],
    ),
  );
}

/** Whatever can be pressed on a page, by name: under each of its tabs, and in its menus, which are opened for it. */
async function pressable({ page, settled }: Opened): Promise<string[]> {
  const names = await shownNames(page);
  names.push(...(await namesInMenus(page)));
  // By id: which tab is the second one that is not chosen changes with every click.
  const others = await page
    .locator('main [role="tab"]:not([aria-selected="true"]):visible')
    .evaluateAll((tabs) => tabs.map(({ id }) => id));
  for (const tab of others) {
    await page.locator(`[id="${tab}"]`).click();
    await settled();
    names.push(...(await shownNames(page)));
  }
  return names.map((name) => name.trim()).sort();
}

async function namesInMenus(page: Page): Promise<string[]> {
  const names: string[] = [];
  const open = page.locator('.ant-dropdown:not(.ant-dropdown-hidden)');
  for (const menu of await page.locator('main .ant-dropdown-trigger:visible').all()) {
    if (!(await menu.isEnabled())) continue;
    await menu.click();
    await open.getByRole('menuitem').first().waitFor();
    names.push(...(await open.getByRole('menuitem').allTextContents()));
    await page.keyboard.press('Escape');
    await open.first().waitFor({ state: 'hidden' });
  }
  return names;
}

const shownNames = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const kinds = 'button:not([disabled]), a[href], [role="button"]:not([aria-disabled="true"])';
    const shown = [...document.querySelectorAll<HTMLElement>(`main :is(${kinds})`)];
    // A file is chosen, and a row is ticked for an act on several.
    const inputs = [
      ...document.querySelectorAll<HTMLInputElement>(
        'main input:is([type="file"], [type="checkbox"]):not([disabled])',
      ),
    ];
    return [
      ...shown
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .map((element) => element.getAttribute('aria-label') ?? element.textContent),
      ...inputs.map(
        (input) => input.getAttribute('aria-label') ?? input.labels?.[0]?.textContent ?? input.type,
      ),
    ];
  });

/** The names that are fewer in the second list than in the first. */
export function vanished(before: readonly string[], after: readonly string[]): string[] {
  const left = [...after];
  return before.filter((name) => {
    const at = left.indexOf(name);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** A page that is answered as if some acts were allowed nowhere, until `end`. */
interface Without {
  /** What the server answered since, with the acts in it. */
  readonly held: readonly Held[];
  /** Hides one more act as long as this runs. */
  also<T>(act: string, run: () => Promise<T>): Promise<T>;
  end(): Promise<void>;
}

/** From now on the answers to this page allow these acts nowhere. */
export async function hide(page: Page, acts: readonly string[]): Promise<Without> {
  const held: Held[] = [];
  let hidden = acts;
  const answer = async (route: Route) => {
    const reply = await route.fetch();
    if (!reply.headers()['content-type']?.startsWith('application/json'))
      return route.fulfill({ response: reply });
    const json: unknown = await reply.json();
    held.push(...heldIn(json));
    return route.fulfill({ response: reply, json: without(json, hidden) });
  };
  await page.route('**/api/**', answer);
  return {
    held,
    async also(act, run) {
      hidden = [...acts, act];
      try {
        return await run();
      } finally {
        hidden = acts;
      }
    },
    // An answer still on its way is waited for: the page may be closed right after.
    end: () => page.unrouteAll({ behavior: 'wait' }),
  };
}

/** Opens a page; gives what can be pressed there. */
export async function open({ page, settled }: Opened, address: string): Promise<string[]> {
  await page.goto(address);
  await settled();
  return pressable({ page, settled });
}

/**
 * Lets the open page ask again, as it does when somebody comes back to it after a while; gives what can be pressed
 * then. Many times faster than opening it.
 */
export async function readAgain({ page, settled }: Opened): Promise<string[]> {
  await page.evaluate(() => {
    const now = Date.now;
    Date.now = () => now() + 61_000;
    window.dispatchEvent(new Event('visibilitychange'));
  });
  await settled();
  return pressable({ page, settled });
}

import type { Page, Route } from 'playwright-core';

interface Opened {
  readonly page: Page;
  settled(): Promise<void>;
}

/** What the server answered a page about one thing: where it stands, and what this person may do with it. */
interface Held {
  readonly status: string;
  readonly allowed: readonly string[];
}

/** Every object of an answer that has a status and says what is allowed. */
function heldIn(value: unknown): Held[] {
  if (typeof value !== 'object' || value === null) return [];
  const { stage, status = stage, allowed } = value as Partial<Held> & { readonly stage?: string };
  const inner = Object.values(value).flatMap(heldIn);
  return typeof status === 'string' && Array.isArray(allowed) ? [{ status, allowed }, ...inner] : inner;
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
  for (const tab of await page.locator('main [role="tab"]:not([aria-selected="true"]):visible').all()) {
    await tab.click();
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
    const files = [...document.querySelectorAll<HTMLInputElement>('main input[type="file"]:not([disabled])')];
    return [
      ...shown
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .map((element) => element.getAttribute('aria-label') ?? element.textContent),
      ...files.map((input) => input.getAttribute('aria-label') ?? input.labels?.[0]?.textContent ?? 'file'),
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

/** Opens a page as if these acts were allowed nowhere; gives what can be pressed there, and what it was answered. */
export async function openWithout(
  { page, settled }: Opened,
  address: string,
  acts: readonly string[],
): Promise<{ names: string[]; held: Held[] }> {
  const held: Held[] = [];
  const answer = async (route: Route) => {
    const reply = await route.fetch();
    if (!reply.headers()['content-type']?.startsWith('application/json'))
      return route.fulfill({ response: reply });
    const json: unknown = await reply.json();
    held.push(...heldIn(json));
    return route.fulfill({ response: reply, json: without(json, acts) });
  };
  await page.route('**/api/**', answer);
  try {
    await page.goto(address);
    await settled();
    return { names: await pressable({ page, settled }), held };
  } finally {
    await page.unroute('**/api/**', answer);
  }
}

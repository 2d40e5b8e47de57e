import type { CDPSession, Locator, Page } from 'playwright-core';

const MOST_TABS = 150;
/** So many presses between two looks at where the focus is. */
const TABS_AT_ONCE = 15;
const TAB = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9, nativeVirtualKeyCode: 9 } as const;

const keyboards = new WeakMap<Page, Promise<CDPSession>>();

/** Presses Tab so many times as fast as the page takes them, one after the other, and waits until it has taken all. */
async function pressTab(page: Page, times: number): Promise<void> {
  const opened = keyboards.get(page) ?? page.context().newCDPSession(page);
  keyboards.set(page, opened);
  const keyboard = await opened;
  const press = () => [
    keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...TAB }),
    keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...TAB }),
  ];
  await Promise.all(Array.from({ length: times }, press).flat());
}

/** Presses Tab until the thing has the focus, and says how often; undefined when it is never reached. */
export async function tabsTo(page: Page, target: Locator): Promise<number | undefined> {
  await target.waitFor();
  await target.evaluate((element) => {
    for (const before of document.querySelectorAll('[data-sought]')) before.removeAttribute('data-sought');
    element.setAttribute('data-sought', '');
  });
  await page.evaluate(() => {
    window.scrollTo(0, 0);
    (document.activeElement as HTMLElement | null)?.blur();
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
    // A press that comes when the thing has the focus already does nothing more.
    const counter = window as unknown as { tabs: number; tabsTo?: (event: KeyboardEvent) => void };
    if (counter.tabsTo) window.removeEventListener('keydown', counter.tabsTo, true);
    counter.tabs = 0;
    counter.tabsTo = (event) => {
      if (!document.activeElement?.closest('[data-sought]')) counter.tabs += 1;
      else if (event.key === 'Tab') {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    };
    window.addEventListener('keydown', counter.tabsTo, true);
  });
  for (let pressed = 0; pressed < MOST_TABS; pressed += TABS_AT_ONCE) {
    await pressTab(page, TABS_AT_ONCE);
    const reached = await page.evaluate(() =>
      document.activeElement?.closest('[data-sought]')
        ? (window as unknown as { tabs: number }).tabs
        : undefined,
    );
    if (reached !== undefined) return reached;
  }
  return undefined;
}

/** True when the thing that has the focus looks different from what it was without. */
export async function focusShows(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const looks = (element: Element) => {
      const { outline, boxShadow, borderColor, backgroundColor } = getComputedStyle(element);
      return [outline, boxShadow, borderColor, backgroundColor].join();
    };
    const active = document.activeElement as HTMLElement | null;
    if (!active || active === document.body) return false;
    const around: Element[] = [];
    for (let element: Element | null = active; element && around.length < 4; element = element.parentElement)
      around.push(element);
    // A change of colour under way would be measured at its beginning, where nothing can be seen yet.
    for (const element of around) (element as HTMLElement).style.transition = 'none';
    const focused = around.map(looks);
    active.blur();
    return around.map(looks).some((look, index) => look !== focused[index]);
  });
}

/** By how many pixels the page is wider than the screen. */
export async function widerThanScreen(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

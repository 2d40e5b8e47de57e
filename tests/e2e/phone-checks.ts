import type { Page } from 'playwright-core';
import { weakText } from './server.ts';

/** The narrowest telephone of the field, and a usual one. */
export const PHONE_WIDTHS = [360, 390] as const;
const LEAST_TYPE_PX = 18;
const LEAST_TARGET_PX = 48;
const LEAST_CONTRAST = 7;

/** What an old person cannot read or hit: weaker than 7 to 1, type below 18 px, things to tap below 48 px, a page too wide. */
export async function phoneFindings(page: Page): Promise<string[]> {
  const weak = await weakText(page, LEAST_CONTRAST);
  const small = await page.evaluate(
    ([type, target]) => {
      const shown = (element: Element) => {
        const { width, height } = element.getBoundingClientRect();
        return width > 1 && height > 1;
      };
      const said = (element: Element) => element.textContent.trim().slice(0, 20);
      const things =
        '.phone :is(a, button, summary, textarea, select, input:not([type=radio], [type=checkbox]))';
      const targets = [...document.querySelectorAll(`${things}, .phone label:has(input)`)]
        .filter(shown)
        .filter((element) => {
          const { width, height } = element.getBoundingClientRect();
          // Half a pixel is what rounding makes of 48.
          return Math.min(width, height) < target - 0.5;
        })
        .map((element) => `small to tap: ${said(element)}`);
      const texts = [...document.querySelectorAll('.phone *')]
        .filter((element) => shown(element) && !element.closest('.unseen'))
        .filter((element) =>
          [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
        )
        .filter((element) => Number.parseFloat(getComputedStyle(element).fontSize) < type)
        .map((element) => `small to read: ${said(element)}`);
      const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
      return [...targets, ...texts, ...(wide > 0 ? [`wider than the screen by ${wide}`] : [])];
    },
    [LEAST_TYPE_PX, LEAST_TARGET_PX] as const,
  );
  return [...weak, ...small];
}

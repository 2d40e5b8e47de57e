import { chromium } from 'playwright-core';
const base = 'http://localhost:8144';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
async function as(login: string, width = 1366) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN' });
  const page = await context.newPage();
  page.on('pageerror', (e) => console.log('ERR', e.message));
  page.on('response', (r) => { if (r.status() >= 400) console.log(r.status(), r.url()); });
  await page.goto(`${base}/login`);
  await page.getByLabel('账号', { exact: true }).fill(login);
  await page.getByLabel('口令', { exact: true }).fill('gaotang-2021');
  await page.getByRole('button', { name: '登录' }).first().click();
  await page.waitForURL((u) => !u.pathname.startsWith('/login'), { timeout: 30000 });
  return page;
}
const shot = async (page: any, name: string) => {
  await page.waitForLoadState('networkidle').catch(() => {});
  await page.waitForTimeout(500);
  await page.screenshot({ path: `/tmp/c4-${name}.png`, fullPage: true });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  console.log(name, 'overflow', wide);
};
const h = await as('handler');
const classes = await (await h.request.get(`${base}/api/classes?limit=100`)).json();
const of = classes.rows.find((r: any) => r.name === '保育员班');
for (const w of [1366, 390]) {
  await h.setViewportSize({ width: w, height: 900 });
  await h.goto(`${base}/desk/evidence-signs`); await shot(h, `signs-${w}`);
  await h.goto(`${base}/desk/classes/${of.classId}?tab=evidence`); await shot(h, `class-${w}`);
  await h.goto(`${base}/desk/online-platforms`); await shot(h, `platforms-${w}`);
  await h.goto(`${base}/desk`); await shot(h, `home-${w}`);
}
const signs = await (await h.request.get(`${base}/api/evidence-signs`)).json();
console.log(signs.total, signs.rows?.map((r: any) => `${r.rule} ${r.sentence}`));
await h.setViewportSize({ width: 1366, height: 900 });
await h.goto(`${base}/desk/evidence-signs/${signs.rows[0].signId}`); await shot(h, 'sign');
const ev = await (await h.request.get(`${base}/api/classes/${of.classId}/evidence`)).json();
await h.goto(`${base}/desk/classes/${of.classId}/evidence/${ev.people[0].personId}`); await shot(h, 'person');
await h.setViewportSize({ width: 390, height: 900 });
await h.goto(`${base}/desk/classes/${of.classId}/evidence/${ev.people[0].personId}`); await shot(h, 'person-390');
await h.goto(`${base}/print/classes/${of.classId}/evidence`); await shot(h, 'print');
const t = await as('teacher', 390);
await t.goto(`${base}/desk/classes/${of.classId}?tab=evidence`); await shot(t, 'teacher-390');
await t.getByRole('button', { name: '登记过程材料' }).click(); await t.waitForTimeout(500); await shot(t, 'add-390');
await browser.close();

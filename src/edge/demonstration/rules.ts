interface Asked {
  readonly mode: 'demonstration' | 'production';
  readonly county: string | undefined;
  readonly dataDir: string;
}

/**
 * Why a demonstration of the county that is asked for cannot be opened, in one sentence; undefined when it can.
 * `built` is the county that the data are of, undefined where there are none yet.
 */
export function faultOfCounty(
  { mode, county, dataDir }: Asked,
  built: string | undefined,
  counties: readonly { readonly code: string; readonly name: string }[],
): string | undefined {
  if (county === undefined) return undefined;
  if (mode === 'production') return '--county（JILU_COUNTY）只供演示：正式使用请去掉。';
  const nameOf = (code: string) => `${code}（${counties.find((one) => one.code === code)?.name ?? ''}）`;
  if (!counties.some(({ code }) => code === county))
    return `没有 ${county} 这个演示县：请写 ${counties.map(({ code }) => nameOf(code)).join('或 ')}。`;
  if (built === undefined || built === county) return undefined;
  return `数据目录 ${dataDir} 里是 ${nameOf(built)}的演示，不能当 ${nameOf(county)}打开：请去掉 --county，或用 --data 换一个目录。`;
}

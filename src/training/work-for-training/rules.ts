/** The year and the running number that the source of a list names: `workbook:2021` is the first, `workbook:2021#2` the second. */
export function placeOf(source: string): { readonly year: number | null; readonly number: number } {
  const found = /^workbook:(\d{4})(?:#(\d+))?$/.exec(source);
  return { year: found ? Number(found[1]) : null, number: Number(found?.[2] ?? 1) };
}

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The headings of one form: every word under which a field is known, the official one first. */
export type Headings = Readonly<Record<string, readonly string[]>>;

let loaded: Readonly<Record<string, Headings>> | undefined;

/** What `data/form-headings.yaml` says of a form, a part of a form or a sheet of labels. Throws for a name it has not. */
export function headingsOf(name: string): Headings {
  loaded ??= parse(readFileSync(new URL('../../../data/form-headings.yaml', import.meta.url), 'utf8'), {
    schema: 'failsafe',
    maxAliasCount: -1,
  }) as Readonly<Record<string, Headings>>;
  const headings = loaded[name];
  if (!headings) throw new Error(`data/form-headings.yaml has no ${name}`);
  return headings;
}

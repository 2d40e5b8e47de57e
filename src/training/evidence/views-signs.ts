import type { z } from 'zod';
import { type Actor, allowedIn } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { personViews } from '../../registry/persons/index.ts';
import type { SignView, signReply, signsQuery, signsReply } from './contract.ts';
import { EVIDENCE_SIGN } from './machine.ts';
import { sentenceOf } from './rules-sentences.ts';
import { SIGNS } from './signs-book.ts';
import { accountNames } from './store.ts';
import { findSign, listSigns, type SignRow, stepsOfSign } from './store-signs.ts';

/** A sign as a page shows it: its rule, its clause, and what was found in a sentence. */
export function signView(sign: SignRow, actor: Pick<Actor, 'role'>): SignView {
  const { signId, classId, rule, weight, needsTwo, foundOn, status, proposed, judged, version } = sign;
  const { risk, clause } = SIGNS[rule];
  return {
    ...{ signId, classId, rule, risk, clause, weight, needsTwo, foundOn, status, proposed, judged, version },
    sentence: sentenceOf(rule, sign.facts),
    people: sign.persons.length,
    allowed: allowedIn(EVIDENCE_SIGN, status, actor),
  };
}

const rowView = (sign: SignRow, actor: Pick<Actor, 'role'>) => ({
  ...signView(sign, actor),
  className: sign.className,
  organisationName: sign.organisationName ?? '',
});

/** What people have to look into, the heaviest first; then what they judged. */
export async function signsPage(
  { tx, actor }: { readonly tx: Tx; readonly actor: Actor },
  query: z.infer<typeof signsQuery>,
): Promise<z.input<typeof signsReply>> {
  const { limit } = query;
  const { rows, total } = await listSigns(tx, {
    status: query.status ?? null,
    rule: query.rule ?? null,
    classId: query.classId ?? null,
    after: query.after ?? null,
    limit,
  });
  const page = rows.slice(0, limit);
  const next = rows.length > limit ? (page.at(-1)?.signId ?? null) : null;
  return { rows: page.map((sign) => rowView(sign, actor)), next, total };
}

/** One sign with whoever it concerns, and what people found of it; undefined out of reach. */
export async function signDetail(
  { tx, actor }: { readonly tx: Tx; readonly actor: Actor },
  signId: Uuid,
): Promise<z.input<typeof signReply> | undefined> {
  const sign = await findSign(tx, signId);
  if (!sign) return undefined;
  const steps = await stepsOfSign(tx, signId);
  const people = await personViews(tx, [...sign.persons]);
  const names = await accountNames(
    tx,
    steps.map(({ takenBy }) => takenBy),
  );
  return {
    ...rowView(sign, actor),
    persons: sign.persons.flatMap((personId) => {
      const person = people.get(personId);
      return person ? [{ personId, name: person.name, idNumberMasked: person.idNumberMasked }] : [];
    }),
    steps: steps.map(({ kind, decision, opinion, takenAt, takenBy }) => ({
      ...{ kind, decision, opinion },
      takenAt: takenAt.toISOString(),
      takenBy: names.get(takenBy) ?? '',
    })),
  };
}

import { type Case, levelOfCertificate, MET, NOT_MET, type Tri, UNKNOWN } from './case.ts';
import type { GroupCode } from './claim-line.ts';
import { type Body, type CompileContext, operand } from './compiled.ts';
import { absentPointer } from './facts.ts';

// Mechanisms over who the person is and which certificate the person holds.

export function memberOf(
  groups: readonly GroupCode[],
  graduatedInYearOf: string | undefined,
  context: CompileContext,
): Body {
  // Group code -> whether the hukou must be rural too. A group reached both ways keeps the easier one.
  const wanted = new Map<string, boolean>();
  for (const group of groups) {
    const setting = context.groups.get(group);
    const rural = setting?.ruralHukou ?? false;
    for (const code of [group, ...(setting?.alsoMetBy ?? [])])
      wanted.set(code, (wanted.get(code) ?? true) && rural);
  }
  const anyPlain = [...wanted.values()].some((rural) => !rural);
  const anyRural = [...wanted.values()].some((rural) => rural);
  const yearDay = graduatedInYearOf === undefined ? undefined : operand<string>(graduatedInYearOf);

  const answerFor = (c: Case, index: number): Tri => {
    const membership = c.line.person.groups?.[index];
    if (!membership) return NOT_MET;
    const rural = wanted.get(membership.code);
    if (rural === undefined) return NOT_MET;
    const day = c.membershipOn;
    if (membership.from > day || (membership.until !== undefined && membership.until < day)) return NOT_MET;
    let answer: Tri = MET;
    if (rural) {
      const { hukou } = c.line.person;
      answer = hukou === undefined ? UNKNOWN : hukou === 'rural' ? MET : NOT_MET;
    }
    if (yearDay && answer !== NOT_MET) {
      const on = yearDay.get(c);
      const year = membership.graduationYear;
      if (on === undefined || year === undefined) return UNKNOWN;
      if (Number(on.slice(0, 4)) !== year) return NOT_MET;
    }
    return answer;
  };
  return {
    facts: ['/person/groups', ...(anyRural ? ['/person/hukou'] : []), ...(yearDay?.facts ?? [])],
    test: (c) => {
      const { groups: memberships, hukou } = c.line.person;
      if (memberships === undefined) return anyPlain || hukou !== 'urban' ? UNKNOWN : NOT_MET;
      let greatest: Tri = NOT_MET;
      for (let i = 0; i < memberships.length; i++) {
        const answer = answerFor(c, i);
        if (answer === MET) return MET;
        if (answer > greatest) greatest = answer;
      }
      return greatest;
    },
    missing: (c, into) => {
      const { groups: memberships, hukou } = c.line.person;
      if (memberships === undefined) {
        into.add('/person/groups');
        // Which groups it will be is open, and some of them ask for the hukou too.
        if (anyRural && hukou === undefined) into.add('/person/hukou');
        return;
      }
      memberships.forEach((membership, i) => {
        if (answerFor(c, i) !== UNKNOWN) return;
        if (wanted.get(membership.code) && hukou === undefined) into.add('/person/hukou');
        if (!yearDay) return;
        if (membership.graduationYear === undefined) into.add(`/person/groups/${i}/graduationYear`);
        if (yearDay.get(c) === undefined) yearDay.missing(c, into);
      });
    },
    tell: (c, verdict, into) => {
      const { groups: memberships, hukou } = c.line.person;
      if (verdict === MET)
        memberships?.forEach(({ code }, i) => {
          if (answerFor(c, i) === MET) into.groups.add(code);
        });
      if (verdict !== NOT_MET) return;
      if (memberships !== undefined) into.atFault.add('/person/groups');
      if (hukou !== 'urban') return;
      // An urban household is at fault only where a rural one would have brought a group in.
      const day = c.membershipOn;
      for (const { code, from, until } of memberships ?? [])
        if (wanted.get(code) && from <= day && (until === undefined || until >= day))
          into.ruralOnly.add(code);
      if (memberships === undefined || into.ruralOnly.size > 0) into.atFault.add('/person/hukou');
    },
  };
}

export function holdsCertificate(kinds: ReadonlySet<string>): Body {
  return {
    facts: ['/certificate/kind'],
    test: (c) => {
      const { certificate } = c.line;
      if (certificate === null) return NOT_MET;
      if (certificate?.kind === undefined) return UNKNOWN;
      return kinds.has(certificate.kind) ? MET : NOT_MET;
    },
    missing: (c, into) => {
      into.add(absentPointer(c.line, '/certificate/kind'));
    },
  };
}

export const OCCUPATION_FITS: Body = {
  facts: ['/training/occupation', '/certificate/occupation'],
  test: (c) => {
    const wanted = c.line.training?.occupation;
    if (wanted === undefined) return MET;
    const held = c.line.certificate?.occupation;
    return held === undefined ? UNKNOWN : held === wanted ? MET : NOT_MET;
  },
  missing: (c, into) => {
    into.add(absentPointer(c.line, '/certificate/occupation'));
  },
};

export const LEVEL_FITS: Body = {
  facts: ['/training/level', '/certificate/level'],
  test: (c) => {
    const wanted = c.line.training?.level;
    const { certificate } = c.line;
    if (wanted === undefined || certificate === null) return MET;
    const held = certificate === undefined ? undefined : levelOfCertificate(certificate);
    if (held === undefined) return UNKNOWN;
    return held === null || held === wanted ? MET : NOT_MET;
  },
  missing: (c, into) => {
    into.add(absentPointer(c.line, '/certificate/level'));
  },
};

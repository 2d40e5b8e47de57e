import { holdLinesOf, paidAlike } from '../../benefits/claims/index.ts';
import { recoveriesOfLines } from '../../benefits/recoveries/index.ts';
import type { Vocabulary } from '../../law/policy/index.ts';
import { leadsTo } from '../../platform/access/index.ts';
import { refusal } from '../../platform/kernel/index.ts';
import type { PersonFollowers } from '../../registry/persons/index.ts';
import { classOfBoth } from '../../training/classes/index.ts';

/** What the later modules answer when something about a person is in doubt, or two numbers are to be one. */
export function personFollowers(vocabulary: Vocabulary): PersonFollowers {
  return {
    holdLines: holdLinesOf,
    async mergeRefusal(act, { personId, otherId }) {
      const className = await classOfBoth(act.tx, personId, otherId);
      if (className !== undefined) return bothInClass(className);
      const pairs = await paidAlike(act.tx, personId, otherId);
      if (pairs.length === 0) return undefined;
      const asked = await recoveriesOfLines(
        act.tx,
        pairs.flatMap(({ claimLineId, otherLineId }) => [claimLineId, otherLineId]),
      );
      const left = pairs.find((pair) => !asked.has(pair.claimLineId) && !asked.has(pair.otherLineId));
      return left && paidTwice(vocabulary.label('benefits', left.benefit), left.claimNumber);
    },
  };
}

function bothInClass(className: string) {
  return leadsTo(
    'classes.changeRoster',
    refusal(
      'both-in-class',
      `两个号码都在“${className}”的花名册上；请机构先在这个班的学员变动里让其中一个退班，再来合并。`,
      '/otherId',
      'R11',
    ),
  );
}

function paidTwice(benefit: string, claimNumber: string) {
  return leadsTo(
    'recoveries.open',
    refusal(
      'paid-twice',
      `两个号码都领过${benefit}，重复的一笔要追回；请县区经办先在申领单 ${claimNumber} 的这一行立追回案，立案以后再来合并。`,
      '/otherId',
    ),
  );
}

import { Link } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import {
  type FactLine,
  Label,
  MarginRow,
  nameOfPointer,
  Read,
  Section,
  Status,
  useVocabulary,
} from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import type { ClassDetail } from './replies.ts';
import { words } from './words.ts';

type Finding = Reply<'/api/classes/{classId}/checks'>['notMet'][number];

/** What the rules say of the filing before it opens: what is against it first, then what is missing, each with its clause. */
export function Checks(props: { detail: ClassDetail }) {
  const { detail } = props;
  const answer = useRead('/api/classes/{classId}/checks', { params: { classId: detail.classId } });
  const factsOf = useFilingFacts(detail);
  const mayCorrect = detail.status === 'draft' || detail.status === 'returned';
  return (
    <Read of={answer}>
      {(checks) => (
        <Section
          title={words.checks.title}
          aside={`${words.checks.summary(checks.notMet.length, checks.unknown.length, checks.met.length)} · ${words.checks.checkedOn(checks.checkedOn)}`}
        >
          {mayCorrect || checks.notMet.length + checks.unknown.length === 0 ? null : (
            <p className="quiet">{words.checks.afterFiling}</p>
          )}
          {[...checks.notMet, ...checks.unknown].map((finding) => (
            <Found
              key={finding.check + finding.because}
              finding={finding}
              facts={factsOf(finding)}
              mayCorrect={mayCorrect}
              classId={detail.classId}
            />
          ))}
          {checks.met.length > 0 ? (
            <details className="folded">
              <summary>{words.checks.met(checks.met.length)}</summary>
              {checks.met.map((finding) => (
                <Found
                  key={finding.check + finding.because}
                  finding={finding}
                  facts={factsOf(finding)}
                  mayCorrect={mayCorrect}
                  classId={detail.classId}
                />
              ))}
            </details>
          ) : null}
        </Section>
      )}
    </Read>
  );
}

/** For whoever is about to agree to a filing: what is against it or not known, said again above the button. */
export function OpenChecks(props: { classId: string }) {
  const answer = useRead('/api/classes/{classId}/checks', { params: { classId: props.classId } });
  return (
    <Read of={answer}>
      {(checks) => {
        // That it is not approved yet is what this very act settles.
        const open = [
          ...checks.notMet,
          ...checks.unknown.filter(({ check }) => check !== 'class-approved-first'),
        ];
        return open.length === 0 ? null : (
          <Section title={words.checks.openTitle(open.length)}>
            {open.map((finding) => (
              <Found key={finding.check + finding.because} finding={finding} facts={[]} mayCorrect={false} />
            ))}
          </Section>
        );
      }}
    </Read>
  );
}

const NAMES: Readonly<Record<string, string>> = words.form;
/** Fields whose values are words of a vocabulary list. */
const LISTS: Readonly<Record<string, string>> = {
  level: 'skillLevels',
  trainingKind: 'trainingKinds',
  organiser: 'organisers',
  costBorneBy: 'costBearers',
};

/** What a finding looked at in the filing, named and valued as the form shows it. */
function useFilingFacts(detail: ClassDetail): (finding: Finding) => FactLine[] {
  const { term } = useVocabulary();
  const fields = detail as unknown as Readonly<Record<string, unknown>>;
  const source = { sourceDepartment: detail.organiser, knownOn: detail.filedOn };
  return (finding) =>
    finding.facts.flatMap((pointer) => {
      const [name, index] = nameOfPointer(pointer);
      if (name === 'sessions' && typeof index === 'number') {
        const session = detail.sessions[index];
        if (session === undefined) return [];
        const value = `${session.taughtOn} ${session.from}-${session.until} ${session.content ?? ''}`.trim();
        return [{ label: words.form.timetable, value, ...source }];
      }
      if (name === 'teachers' && typeof index === 'number') {
        const teacher = detail.teachers[index];
        return teacher === undefined
          ? []
          : [{ label: words.form.teachers, value: teacher.name ?? common.none, ...source }];
      }
      const label = NAMES[String(name)];
      const value = fields[String(name)];
      if (label === undefined || typeof value === 'object') return [];
      const list = LISTS[String(name)];
      const shown =
        typeof value === 'boolean'
          ? value
            ? common.yes
            : common.no
          : list === undefined
            ? String(value)
            : term(list, String(value));
      return [{ label, value: shown, ...source }];
    });
}

/** To the field that a finding is about: on the form, or on the roster. */
function WayThere(props: { pointer: string | undefined; classId: string | undefined }) {
  const { pointer, classId } = props;
  if (pointer === undefined || classId === undefined) return null;
  return pointer === '/roster' ? (
    <Link to={`/desk/classes/${classId}?tab=roster`}>{words.checks.goToRoster}</Link>
  ) : (
    <Link to={`/desk/classes/${classId}/edit?at=${encodeURIComponent(pointer)}`}>{words.checks.goThere}</Link>
  );
}

function Found(props: {
  finding: Finding;
  facts: readonly FactLine[];
  mayCorrect: boolean;
  classId?: string;
}) {
  const { finding } = props;
  const stops = finding.blocking && finding.verdict !== 'met' && props.mayCorrect;
  return (
    <MarginRow law={{ clause: finding.clause, rule: finding.rule, facts: props.facts }}>
      <div className="finding">
        <Status in="verdicts" id={finding.verdict} />
        <div>
          {finding.because}
          {stops ? <span className="alarm"> {words.checks.blocking}</span> : null}
          {finding.rule && finding.clause ? (
            <span className="quiet">
              {' '}
              <Label in="riskRules" id={finding.rule} />
            </span>
          ) : null}
          {stops ? (
            <div>
              <WayThere pointer={finding.facts[0]} classId={props.classId} />
            </div>
          ) : null}
        </div>
      </div>
    </MarginRow>
  );
}

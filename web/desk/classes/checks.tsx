import { type Reply, useRead } from '../../client/index.ts';
import { Label, MarginRow, Read, Section, Status } from '../../ui/index.ts';
import { words } from '../../words/classes.ts';

type Finding = Reply<'/api/classes/{classId}/checks'>['notMet'][number];

/** What the rules say of the filing before it opens: what is against it first, then what is missing, each with its clause. */
export function Checks(props: { classId: string; status: string }) {
  const answer = useRead('/api/classes/{classId}/checks', { params: { classId: props.classId } });
  return (
    <Read of={answer}>
      {(checks) => (
        <Section
          title={words.checks.title}
          aside={`${words.checks.summary(checks.notMet.length, checks.unknown.length, checks.met.length)} · ${words.checks.checkedOn(checks.checkedOn)}`}
        >
          {[...checks.notMet, ...checks.unknown].map((finding) => (
            <Found key={finding.check + finding.because} finding={finding} />
          ))}
          {checks.met.length > 0 ? (
            <details className="folded">
              <summary>{words.checks.met(checks.met.length)}</summary>
              {checks.met.map((finding) => (
                <Found key={finding.check + finding.because} finding={finding} />
              ))}
            </details>
          ) : null}
        </Section>
      )}
    </Read>
  );
}

function Found(props: { finding: Finding }) {
  const { finding } = props;
  return (
    <MarginRow law={{ clause: finding.clause, rule: finding.rule }}>
      <div className="finding">
        <Status in="verdicts" id={finding.verdict} />
        <div>
          {finding.because}
          {finding.blocking && finding.verdict === 'not-met' ? (
            <span className="alarm"> {words.checks.blocking}</span>
          ) : null}
          {finding.rule && finding.clause ? (
            <span className="quiet">
              {' '}
              <Label in="riskRules" id={finding.rule} />
            </span>
          ) : null}
        </div>
      </div>
    </MarginRow>
  );
}

import { Link, useParams } from 'react-router';
import { useRead } from '../../client/index.ts';
import { type ClauseOfBook, useClauseBook } from '../../ui/clause-book.ts';
import { Page, Section } from '../../ui/page.tsx';
import { Label } from '../../ui/values.tsx';
import { PublicRead } from '../pieces.tsx';
import { FiguresOfClause } from './figures.tsx';
import { Answers, ClauseState } from './map.tsx';
import { words } from './words.ts';

/** The rules of the pack that cite this clause. */
function UsedBy(props: { of: ClauseOfBook }) {
  const policyId = props.of.document.id;
  const answer = useRead('/api/policies/{policyId}', { params: { policyId } });
  const policy = answer.data;
  const rules = [
    ...(policy?.everyClaim ?? []).map((check) => ({ benefit: null, check })),
    ...(policy?.benefits ?? []).flatMap(({ benefit, checks }) => checks.map((check) => ({ benefit, check }))),
  ].filter(({ check }) => check.clause === props.of.id);
  if (policy === undefined) return null;
  return (
    <Section title={words.usedBy}>
      {rules.length === 0 ? <p className="quiet">{words.usedByNone}</p> : null}
      <ul className="entries">
        {rules.map(({ benefit, check }) => (
          <li key={`${benefit} ${check.check}`} className="entry">
            <h3>{check.question}</h3>
            <p className="quiet">{benefit ? <Label in="benefits" id={benefit} /> : words.everyClaim}</p>
            {check.judgement ? <p>{check.judgement}</p> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Whole(props: { of: ClauseOfBook }) {
  const { of } = props;
  return (
    <Page
      title={words.clauseTitle(of.id, of.short)}
      lead={
        <>
          {of.document.title} {of.document.number} {of.ref} · <Label in="clauseKinds" id={of.kind} />
        </>
      }
    >
      <Section title={words.requirement}>
        <p className="clause-requirement">{of.requirement}</p>
        <p className="quiet small">{words.clausesLead}</p>
      </Section>
      <Section title={words.answers} aside={<ClauseState id={of.state} />}>
        <Answers of={of} all />
      </Section>
      <UsedBy of={of} />
      <FiguresOfClause of={of} />
      <p>
        <Link to={`/clauses?document=${of.document.id}`}>{words.back}</Link>
      </p>
    </Page>
  );
}

/** One clause: what it demands, where the system answers it, which rules rest on it. */
export function PublicClausePage() {
  const { clauseId } = useParams();
  const book = useClauseBook();
  return (
    <PublicRead of={book}>
      {(data) => {
        const clause = data.clauses.find((clause) => clause.id === clauseId);
        return clause ? (
          <Whole of={clause} />
        ) : (
          <Page title={words.mapTitle}>
            <p>{words.noMatch}</p>
            <p>
              <Link to="/clauses">{words.back}</Link>
            </p>
          </Page>
        );
      }}
    </PublicRead>
  );
}

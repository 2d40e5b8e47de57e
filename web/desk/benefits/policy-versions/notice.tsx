import { Select } from 'antd';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import { type ClauseOfBook, useClauseBook } from '../../../ui/clause-book.ts';
import { Label, LawMargin, Page, Read, Section, useVocabulary } from '../../../ui/index.ts';
import { Figures } from './notice-figures.tsx';
import { CreateButton, Versions } from './notice-versions.tsx';
import { words } from './notice-words.ts';
import './notice.css';

type Policy = Reply<'/api/policies/{policyId}'>;
type Check = Policy['everyClaim'][number];

/** The notice, clause by clause; choosing one leaves only the rules that rest on it. */
function Notice(props: {
  clauses: readonly ClauseOfBook[];
  chosen: string | null;
  choose: (id: string | null) => void;
}) {
  return (
    <nav className="notice-clauses" aria-label={words.clauses}>
      <h2>{words.clauses}</h2>
      <p className="quiet small">{words.clausesLead}</p>
      <ul>
        {props.clauses.map((clause) => (
          <li key={clause.id}>
            <button
              type="button"
              aria-pressed={props.chosen === clause.id}
              onClick={() => props.choose(props.chosen === clause.id ? null : clause.id)}
            >
              <b>{clause.id}</b> {clause.short}
              <span className="quiet small">
                {' '}
                <Label in="clauseStates" id={clause.state} />
              </span>
            </button>
            {props.chosen === clause.id ? (
              <div className="requirement">
                <p>{clause.requirement}</p>
                <a href={`/clauses/${clause.id}`}>{words.open}</a>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Rule(props: { check: Check }) {
  const { check } = props;
  return (
    <div className="rule">
      <div>
        <p>{check.question}</p>
        <p className="quiet small">{words.inForce(check.from, check.through)}</p>
        {check.judgement ? (
          <p className="judgement">
            <b>{words.reading}</b> {check.judgement}
          </p>
        ) : null}
      </div>
      <LawMargin law={{ clause: check.clause, reading: check.judgement }} />
    </div>
  );
}

function Rules(props: { title: string; checks: readonly Check[]; chosen: string | null; none?: boolean }) {
  const shown = props.checks.filter((check) => props.chosen === null || check.clause === props.chosen);
  if (shown.length === 0) return null;
  return (
    <Section title={props.title} aside={words.count(shown.length)}>
      {shown.map((check) => (
        <Rule key={`${check.check} ${check.clause} ${check.from}`} check={check} />
      ))}
    </Section>
  );
}

function Pack(props: { of: Policy; chosen: string | null }) {
  const { of, chosen } = props;
  const { term } = useVocabulary();
  return (
    <div className="pack case">
      <p className="quiet">{words.packVersion(of.policy.version)}</p>
      <Rules title={words.everyClaim} checks={of.everyClaim} chosen={chosen} />
      {of.benefits.map((benefit) => (
        <Rules
          key={benefit.benefit}
          title={term('benefits', benefit.benefit)}
          checks={benefit.checks}
          chosen={chosen}
        />
      ))}
      {of.notProvided.length > 0 && chosen === null ? (
        <Section title={words.benefitNotProvided}>
          {of.notProvided.map((entry) => (
            <div key={entry.benefit} className="rule">
              <p>
                <b>
                  <Label in="benefits" id={entry.benefit} />
                </b>
              </p>
              <LawMargin law={{ clause: entry.clause }} />
            </div>
          ))}
        </Section>
      ) : null}
    </div>
  );
}

function Whole(props: { policyId: string }) {
  const { policyId } = props;
  const answer = useRead('/api/policies/{policyId}', { params: { policyId } });
  const book = useClauseBook();
  const [search, setSearch] = useSearchParams();
  const chosen = search.get('clause');
  const clauses = (book.data?.clauses ?? []).filter((clause) => clause.document.id === policyId);
  return (
    <div className="policy">
      <Notice
        clauses={clauses}
        chosen={chosen}
        choose={(id) => setSearch(id === null ? {} : { clause: id }, { replace: true })}
      />
      <Read of={answer}>{(of) => <Pack of={of} chosen={chosen} />}</Read>
      <aside className="figures" aria-label={words.figures}>
        <Figures policyId={policyId} clauses={clauses} chosen={chosen} />
      </aside>
    </div>
  );
}

/** A notice and how this system reads it: clauses left, the pack in the middle, figures right. */
export function Component() {
  const { policyId } = useParams();
  const go = useNavigate();
  const { me } = useMe();
  const divisionCode = me?.divisionCode ?? undefined;
  const policies = useRead('/api/policies', { query: { ...(divisionCode ? { divisionCode } : {}) } });
  const rows = policies.data?.rows ?? [];
  // The clerk's own notice first.
  const shown = policyId ?? policies.data?.governing ?? rows[0]?.policyId;
  const policy = rows.find((row) => row.policyId === shown);
  return (
    <Page
      title={words.title}
      lead={policy ? `${policy.title} ${words.inForce(policy.effectiveFrom, policy.effectiveUntil)}` : ''}
      acts={
        <>
          <Select
            aria-label={words.pick}
            value={shown ?? null}
            onChange={(next) => go(`/desk/policies/${next}`)}
            options={rows.map((row) => ({ value: row.policyId, label: row.short }))}
            style={{ minWidth: '12rem' }}
          />
          {shown ? <CreateButton policyId={shown} /> : null}
        </>
      }
    >
      {shown && mayCall(me, 'policyVersions.list') ? <Versions policyId={shown} /> : null}
      <Read of={policies}>{() => (shown ? <Whole policyId={shown} /> : <p>{words.packNone}</p>)}</Read>
    </Page>
  );
}

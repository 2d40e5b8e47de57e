import { useParams } from 'react-router';
import { type Reply, useRead } from '../../client/index.ts';
import { mayCall, useMe } from '../../client/session.ts';
import { Section } from '../../ui/page.tsx';
import { Procedures } from '../../ui/procedure.tsx';
import { Label } from '../../ui/values.tsx';
import { useVocabulary } from '../../ui/vocabulary.ts';
import { ClauseLink, EntryPage, EntryRead } from './pieces.tsx';
import { words } from './words.ts';

type GuideReply = Reply<'/api/public/guides/{policyId}/{benefit}'>;

type OwnCheck = Reply<'/api/me/guides/{policyId}/{benefit}'>['checks'][number];

/** What data say of one condition for whoever is signed in: the facts with who answered and when. */
function OfHer(props: { of: OwnCheck | undefined }) {
  const { of } = props;
  if (of === undefined) return null;
  const isKnown = of.state === 'proved' || of.state === 'against';
  if (of.state === 'later')
    return (
      <p>
        <b>{of.waitsFor === null ? words.guideStates.later : words.guideWaits[of.waitsFor]}</b>
      </p>
    );
  return (
    <p>
      <b>{words.guideStates[of.state]}</b>{' '}
      {isKnown
        ? of.facts.map(({ pointer, label, value, sourceDepartment, knownOn }) => (
            <span key={pointer} className="quiet">
              {words.factFrom(label, value)}
              {sourceDepartment === null ? null : <Label in="departments" id={sourceDepartment} />}
              {knownOn === null ? null : words.knownOn(knownOn)}{' '}
            </span>
          ))
        : of.state === 'asked'
          ? of.answerers.map(({ list, id }) => <Label key={id} in={list} id={id} />)
          : null}
    </p>
  );
}

/** The conditions as a checklist; for a person who is signed in, what data prove is struck out. */
function Conditions(props: { of: GuideReply }) {
  const { policyId, benefit, checks } = props.of;
  const { me } = useMe();
  const isHers = mayCall(me, 'worker.guide');
  const own = useRead(
    '/api/me/guides/{policyId}/{benefit}',
    { params: { policyId, benefit } },
    { enabled: isHers },
  );
  const answers = new Map(own.data?.checks.map((one) => [one.check, one]));
  const isOfOthers = ({ check }: { readonly check: string }) => answers.get(check)?.isHers === false;
  return (
    <Section title={words.conditions}>
      <p className="quiet">{words.conditionsLead}</p>
      {isHers ? (
        <p>{words.forHer}</p>
      ) : me === null ? (
        <p className="no-print">
          {words.signInFirst}{' '}
          <a href={`/m/login?next=${encodeURIComponent(`/public/guides/${policyId}/${benefit}`)}`}>
            {words.signIn}
          </a>
        </p>
      ) : null}
      {own.data === undefined ? (
        <CheckList of={checks} own={NONE} />
      ) : (
        <>
          <h3>{words.ofHers}</h3>
          <p className="quiet">{words.supposed}</p>
          <CheckList of={checks.filter((check) => !isOfOthers(check))} own={answers} />
          <h3>{words.ofOthers}</h3>
          <CheckList of={checks.filter(isOfOthers)} own={NONE} />
        </>
      )}
    </Section>
  );
}

const NONE: ReadonlyMap<string, OwnCheck> = new Map();

/** Conditions, each with its clause and, where they are known, what data say of her. */
function CheckList(props: { of: GuideReply['checks']; own: ReadonlyMap<string, OwnCheck> }) {
  return (
    <ul className="check-list">
      {props.of.map(({ check, question, clause, requirement, judgement }) => {
        const found = props.own.get(check);
        return (
          <li key={check}>
            {found?.state === 'proved' ? <s>{question}</s> : <b>{question}</b>} <ClauseLink id={clause} />
            <p className="quiet">{requirement}</p>
            {judgement === null ? null : <p className="quiet">{words.judgement(judgement)}</p>}
            <OfHer of={found} />
          </li>
        );
      })}
    </ul>
  );
}

function Guide(props: { of: GuideReply }) {
  const { of } = props;
  const { term } = useVocabulary();
  return (
    <EntryPage
      title={words.guideTitle(term('benefits', of.benefit), of.policyShort)}
      lead={`${of.policyTitle}　${words.notice(of.documentNumber, of.from, of.through)}`}
      back={{ to: '/public/guides', label: words.back }}
    >
      {of.standing === 'ended' && of.through ? (
        <p className="notice">{words.notInForce(of.through)}</p>
      ) : of.standing === 'coming' ? (
        <p className="notice">{words.notYetInForce(of.from)}</p>
      ) : null}
      <Conditions of={of} />
      <Section title={words.handling}>
        <Procedures policyId={of.policyId} benefit={of.benefit} />
      </Section>
      <Section title={words.purses} aside={<ClauseLink id={of.amountClause} />}>
        {of.purses.map(({ fundSource, clause, says }) => (
          <p key={`${fundSource} ${clause}`}>
            <Label in="fundSources" id={fundSource} /> <span className="quiet">{says}</span>{' '}
            <ClauseLink id={clause} />
          </p>
        ))}
      </Section>
    </EntryPage>
  );
}

/** One benefit of one notice as a checklist: conditions, materials, time limits, money. */
export function GuidePage() {
  const { policyId = '', benefit = '' } = useParams();
  const read = useRead('/api/public/guides/{policyId}/{benefit}', { params: { policyId, benefit } });
  return (
    <EntryRead of={read} back="/public/guides">
      {(data) => <Guide of={data} />}
    </EntryRead>
  );
}

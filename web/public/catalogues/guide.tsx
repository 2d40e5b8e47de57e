import { useParams } from 'react-router';
import { type Reply, useRead } from '../../client/index.ts';
import { Section } from '../../ui/page.tsx';
import { Procedures } from '../../ui/procedure.tsx';
import { Label } from '../../ui/values.tsx';
import { useVocabulary } from '../../ui/vocabulary.ts';
import { ClauseLink, EntryPage, EntryRead } from './pieces.tsx';
import { words } from './words.ts';

type GuideReply = Reply<'/api/public/guides/{policyId}/{benefit}'>;

function Guide(props: { of: GuideReply }) {
  const { of } = props;
  const { term } = useVocabulary();
  return (
    <EntryPage
      title={words.guideTitle(term('benefits', of.benefit), of.policyShort)}
      lead={`${of.policyTitle}　${words.notice(of.documentNumber, of.from, of.through)}`}
      back={{ to: '/public/guides', label: words.back }}
    >
      {!of.inForce && of.through ? <p className="notice">{words.notInForce(of.through)}</p> : null}
      <Section title={words.conditions}>
        <p className="quiet">{words.conditionsLead}</p>
        <ul className="check-list">
          {of.checks.map(({ check, question, clause, requirement }) => (
            <li key={check}>
              <b>{question}</b> <ClauseLink id={clause} />
              <p className="quiet">{requirement}</p>
            </li>
          ))}
        </ul>
      </Section>
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

import { Link, useParams } from 'react-router';
import { type Reply, useRead } from '../../client/index.ts';
import { Page } from '../../ui/page.tsx';
import { PublicRead } from '../pieces.tsx';
import { words } from './words.ts';

type Campaign = Reply<'/api/public/campaigns/{code}'>;

/** Where the message leads; a class is on the pages of the phone. */
function Onward({ to }: { to: Campaign['target'] }) {
  if (to.type === 'opening')
    return (
      <a className="plain-button" href={`/m/learn/${to.openingId}`}>
        {words.opening}
      </a>
    );
  const isGuide = to.type === 'guide';
  return (
    <Link
      className="plain-button"
      to={isGuide ? `/public/guides/${to.policyId}/${to.benefit}` : '/public/openings'}
    >
      {isGuide ? words.guide : words.openings}
    </Link>
  );
}

/** The page behind the short link of a campaign: who sent it, what it says, where it leads. Nobody signs in, nobody is known. */
export function CampaignPage() {
  const { code = '' } = useParams();
  const answer = useRead('/api/public/campaigns/{code}', { params: { code } }, { fresh: 3_600_000 });
  return (
    <Page title={words.title}>
      <PublicRead of={answer}>
        {(of) => (
          <>
            <p>
              <b>{words.from(of.office)}</b>
            </p>
            {of.isOver ? <p role="status">{words.over}</p> : null}
            <p className="quiet">
              {words.campaign}：{of.kindName}。{words.said}：
            </p>
            <blockquote>{of.content}</blockquote>
            <p>
              <Onward to={of.target} />
            </p>
            <p>{words.safe}</p>
            <p className="quiet">{words.stop}</p>
          </>
        )}
      </PublicRead>
    </Page>
  );
}

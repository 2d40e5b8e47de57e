import { type ReactNode, useEffect, useRef } from 'react';
import { Link, NavLink, Route, Routes, useLocation } from 'react-router';
import { useTitle } from '../ui/page.tsx';
import { words as common } from '../ui/words.ts';
import { CertificatePage } from './catalogues/certificate.tsx';
import { InstitutionPage, OccupationPage, PlatformPage, ProjectPage } from './catalogues/details.tsx';
import { GuidePage } from './catalogues/guide.tsx';
import { LargeType } from './catalogues/large-type.tsx';
import {
  GuidesPage,
  InstitutionsPage,
  MenuPage,
  OpeningsPage,
  PlatformsPage,
  ProjectsPage,
  ScarceOccupationsPage,
  StandardsPage,
} from './catalogues/lists.tsx';
import { NormsPage } from './catalogues/norms.tsx';
import { PublicHome } from './home.tsx';
import { CampaignPage } from './outreach/campaign.tsx';
import { ClauseMap } from './policy/map.tsx';
import { PublicClausePage } from './policy/page.tsx';
import { PublicFindObjectionPage } from './publications/find.tsx';
import { PublicPublications } from './publications/list.tsx';
import { PublicObjectPage } from './publications/object.tsx';
import { PublicPublicationPage } from './publications/page.tsx';
import { words } from './words.ts';
import '../ui/look.css';
import './public.css';

function Frame(props: { children: ReactNode }) {
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page begins at its top and takes the focus
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <div className="public-pages">
      <a className="skip" href="#content">
        {common.skipToContent}
      </a>
      <header>
        <Link to="/" className="mark">
          <img src="/seal.svg" alt="" />
          <b>{common.product}</b>
          <span>{common.productLine}</span>
        </Link>
        <nav aria-label={words.navigation}>
          <NavLink to="/public/projects">{words.entries.projects}</NavLink>
          <NavLink to="/public/guides">{words.entries.guides}</NavLink>
          <NavLink to="/public/publications">{words.entries.publications}</NavLink>
          <NavLink to="/clauses">{words.entries.clauses}</NavLink>
          <a href="/m">{words.entries.mobile}</a>
          <a href="/desk">{words.entries.desk}</a>
          <LargeType />
        </nav>
      </header>
      <main id="content" ref={main} tabIndex={-1}>
        {props.children}
      </main>
      <footer>{words.footer}</footer>
    </div>
  );
}

function NoSuchPage() {
  useTitle(common.fault.notFoundTitle);
  return (
    <div className="empty">
      <h1>{common.fault.notFoundTitle}</h1>
      <p>{common.fault.notFound}</p>
      <Link to="/">{common.fault.toHome}</Link>
    </div>
  );
}

/** What anybody may see, without login: the open catalogues, publications and objections, the clause map. */
export default function Public() {
  return (
    <Frame>
      <Routes>
        <Route path="/" element={<PublicHome />} />
        <Route path="/public" element={<PublicHome />} />
        <Route path="/public/publications" element={<PublicPublications />} />
        <Route path="/public/publications/:publicationId" element={<PublicPublicationPage />} />
        <Route path="/public/publications/:publicationId/object" element={<PublicObjectPage />} />
        <Route path="/public/objections" element={<PublicFindObjectionPage />} />
        <Route path="/public/menu" element={<MenuPage />} />
        <Route path="/public/training-standards" element={<NormsPage />} />
        <Route path="/public/openings" element={<OpeningsPage />} />
        <Route path="/public/projects" element={<ProjectsPage />} />
        <Route path="/public/projects/:projectId" element={<ProjectPage />} />
        <Route path="/public/institutions" element={<InstitutionsPage />} />
        <Route path="/public/institutions/:organisationId" element={<InstitutionPage />} />
        <Route path="/public/scarce-occupations" element={<ScarceOccupationsPage />} />
        <Route path="/public/occupations/:occupationCode" element={<OccupationPage />} />
        <Route path="/public/standards" element={<StandardsPage />} />
        <Route path="/public/platforms" element={<PlatformsPage />} />
        <Route path="/public/platforms/:platformId" element={<PlatformPage />} />
        <Route path="/public/guides" element={<GuidesPage />} />
        <Route path="/public/guides/:policyId/:benefit" element={<GuidePage />} />
        <Route path="/public/certificates" element={<CertificatePage />} />
        <Route path="/c/:code" element={<CertificatePage />} />
        <Route path="/x/:code" element={<CampaignPage />} />
        <Route path="/clauses" element={<ClauseMap />} />
        <Route path="/clauses/:clauseId" element={<PublicClausePage />} />
        <Route path="*" element={<NoSuchPage />} />
      </Routes>
    </Frame>
  );
}

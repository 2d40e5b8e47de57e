import { fen, formatYuan } from '../../platform/kernel/index.ts';
import type { CatalogueBook } from './catalogue-book.ts';
import { type Opening, seatsLeft } from './catalogue-openings.ts';
import { guideView, institutionView, occupationView, platformView, projectView } from './views-detail.ts';

/** What the head of a page says before any script runs: to WeChat, to search engines, to whoever forwards the link. */
export interface PageHead {
  readonly title: string;
  readonly description: string;
  /** Data of schema.org, as one object; null where none fits. */
  readonly data: Readonly<Record<string, unknown>> | null;
}

const CONTEXT = { '@context': 'https://schema.org', inLanguage: 'zh-CN' } as const;

/** The head of the page at this address; undefined for a page that is no entry of a catalogue. */
export function headOf(book: CatalogueBook, pathname: string, origin: string): PageHead | undefined {
  const [, first, kind, id = '', more = ''] = pathname.split('/');
  if (first === 'm' && kind === 'learn' && more === '') return openingHead(book, id, origin);
  if (first !== 'public') return undefined;
  const url = `${origin}${pathname}`;
  switch (kind) {
    case 'projects':
      return projectHead(book, id, url);
    case 'institutions':
      return institutionHead(book, id, url);
    case 'occupations':
      return occupationHead(book, id);
    case 'platforms':
      return platformHead(book, id);
    case 'guides':
      return guideHead(book, { policyId: id, benefit: more, url });
    default:
      return undefined;
  }
}

function projectHead(book: CatalogueBook, id: string, url: string): PageHead | undefined {
  const project = projectView(book, id);
  if (!project) return undefined;
  const { name, organisationName, divisionName, occupationName, standards } = project;
  const [standard] = standards;
  const worth =
    standard === undefined
      ? ''
      : `，补贴标准 ${formatYuan(fen(standard.amountFen))} 元（${standard.source}）`;
  const description = `${organisationName}（${divisionName}）开办的${occupationName ?? name}培训${worth}。`;
  return {
    title: `${name}　${organisationName}`,
    description,
    data: {
      ...CONTEXT,
      '@type': 'Course',
      url,
      name,
      description,
      provider: { '@type': 'EducationalOrganization', name: organisationName },
      ...(project.occupationCode ? { courseCode: project.occupationCode } : {}),
      hasCourseInstance: project.openings.map((open) => instanceOf(open, new URL(url).origin)),
    },
  };
}

/** One class as schema.org names it; where it takes nobody any more it has no seats left. */
function instanceOf(open: Opening, origin: string) {
  const isOpen = open.state === 'open' || open.state === 'coming';
  return {
    '@type': 'CourseInstance',
    url: `${origin}/m/learn/${open.openingId}`,
    name: open.className,
    courseMode: 'onsite',
    startDate: open.startOn,
    endDate: open.endOn,
    location: open.place ?? open.divisionName,
    maximumAttendeeCapacity: open.seats,
    remainingAttendeeCapacity: isOpen ? seatsLeft(open) : 0,
  };
}

/** The page of one class on the phone, as it is forwarded in WeChat; also of one that has ended or is not held. */
function openingHead(book: CatalogueBook, id: string, origin: string): PageHead | undefined {
  const open = book.openings.find((entry) => entry.id === id)?.row;
  if (!open) return undefined;
  const { className, organisationName, divisionName, place, startOn, endOn, openFrom, openUntil } = open;
  const stands = {
    open: `报名 ${openFrom} 至 ${openUntil}，还有 ${seatsLeft(open)} 个名额，${open.queued} 人排队`,
    coming: `${openFrom} 开始报名，共 ${open.seats} 个名额`,
    paused: '暂停报名',
    ended: `报名已结束（${openFrom} 至 ${openUntil}）`,
    cancelled: '这个班不办了',
  }[open.state];
  const description = `${organisationName}（${place ?? divisionName}），${startOn} 至 ${endOn} 上课。${stands}。`;
  return {
    title: `${className}　${organisationName}`,
    description,
    data: {
      ...CONTEXT,
      '@type': 'Course',
      name: className,
      description,
      provider: { '@type': 'EducationalOrganization', name: organisationName },
      ...(open.occupationCode ? { courseCode: open.occupationCode } : {}),
      hasCourseInstance: [instanceOf(open, origin)],
    },
  };
}

function institutionHead(book: CatalogueBook, id: string, url: string): PageHead | undefined {
  const institution = institutionView(book, id);
  if (!institution) return undefined;
  const { name, divisionName, address, trained, certified } = institution;
  return {
    title: name,
    description: `${divisionName}的培训机构，培训 ${trained} 人次，${certified} 人取证。`,
    data: {
      ...CONTEXT,
      '@type': 'EducationalOrganization',
      url,
      name,
      ...(address ? { address } : {}),
      areaServed: divisionName,
    },
  };
}

function occupationHead(book: CatalogueBook, id: string): PageHead | undefined {
  const occupation = occupationView(book, id);
  return (
    occupation && {
      title: occupation.name,
      description: `${occupation.name}（${occupation.occupationCode}）：可以在哪里学，补多少，是不是急需紧缺。`,
      data: null,
    }
  );
}

function platformHead(book: CatalogueBook, id: string): PageHead | undefined {
  const platform = platformView(book, id);
  return (
    platform && {
      title: platform.name,
      description: `${platform.divisionName}纳入目录的线上培训平台，依据 ${platform.source}。`,
      data: null,
    }
  );
}

function guideHead(
  book: CatalogueBook,
  { policyId, benefit, url }: { policyId: string; benefit: string; url: string },
): PageHead | undefined {
  const guide = guideView(book, policyId, benefit);
  if (!guide) return undefined;
  const name = book.sources.policies.vocabulary.sections().benefits?.[benefit]?.zh ?? benefit;
  const description = `${guide.policyTitle}：${name}的条件、材料和时限。`;
  return {
    title: `${name}（${guide.policyShort}）`,
    description,
    data: {
      ...CONTEXT,
      '@type': 'GovernmentService',
      url,
      name,
      description,
      serviceType: '职业技能培训补贴',
      areaServed: guide.divisionCode,
      termsOfService: guide.checks.map(({ question }) => question).join('；'),
      isRelatedTo: guide.policyTitle,
    },
  };
}

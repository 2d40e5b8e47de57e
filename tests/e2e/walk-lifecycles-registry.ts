import type { County } from './walk-county.ts';
import { catalogue, type School } from './walk-intake.ts';
import { askAccount, releaseAccount } from './walk-lifecycles-accounts.ts';
import type { Lifecycle } from './walk-run.ts';
import { stop } from './walk-stops.ts';

const reason = '与本人及证明材料核对';
const document = '证明材料原件 2021-10-18';

interface Organisation {
  readonly organisationId: string;
  readonly name: string;
  readonly version: number;
  readonly projects: readonly { readonly occupationCode: string | null }[];
  readonly suspensions: readonly { readonly suspensionId: string; readonly canBeLifted: boolean }[];
}

const organisationNamed = async ({ get }: County, name: string): Promise<string> => {
  const { rows } = await get<{ rows: Organisation[] }>('handler', '/api/organisations?limit=200');
  return rows.find((row) => row.name.includes(name))?.organisationId ?? '';
};

/** The handler of the county that somebody moves to. */
const NEIGHBOUR = { login: 'walk.chiping', role: 'county-handler', divisionCode: '371503' };
async function neighbour(county: County): Promise<string> {
  const { login } = NEIGHBOUR;
  const { rows } = await county.get<{ rows: { login: string }[] }>('sysadmin', '/api/accounts?limit=200');
  if (rows.some((row) => row.login === login)) return login;
  await releaseAccount(
    county,
    await askAccount(county, { ...NEIGHBOUR, first17: '37152319850101205' }),
    login,
  );
  return login;
}

/** What handler and reviewer do with the right to train of one institution. */
async function suspensionActs(county: County, name: string) {
  const organisationId = await organisationNamed(county, name);
  const path = `/api/organisations/${organisationId}`;
  const detail = () => county.get<Organisation>('handler', path);
  const said = { documentNumber: '高人社罚〔2021〕7号', reason };
  const today = await county.today();
  return {
    page: `/desk/organisations/${organisationId}`,
    async suspend(one: boolean) {
      const { version, projects } = await detail();
      const occupations = one ? { occupations: [projects[0]?.occupationCode] } : {};
      await county.post('handler', `${path}/suspensions`, {
        version,
        suspendedOn: today,
        ...said,
        ...occupations,
      });
    },
    async lift() {
      const { version, suspensions } = await detail();
      const { suspensionId } = suspensions.find(({ canBeLifted }) => canBeLifted) ?? { suspensionId: '' };
      await county.post('handler', `${path}/suspension-ends`, {
        version,
        suspensionId,
        liftedOn: today,
        ...said,
      });
    },
    async decide() {
      const { version } = await detail();
      await county.post('reviewer2', `${path}/suspension-decision`, { version, decision: 'passed' });
    },
  };
}

/** One in the catalogue, and one whose agreement has ended. */
const SCHOOLS = [
  {
    name: '高唐县检查在册培训学校',
    creditCode: '52371526MA5WA1K261',
    from: '2021-01-08',
    through: '2021-12-31',
  },
  {
    name: '高唐县检查到期培训学校',
    creditCode: '52371526MA5WA1K42N',
    from: '2020-01-08',
    through: '2020-12-31',
  },
] as const satisfies School[];

const suspension: Lifecycle = {
  name: 'the right to train of an institution, taken and given back',
  async *go(county) {
    await catalogue(county, SCHOOLS);
    const act = await suspensionActs(county, SCHOOLS[0].name);
    const { page } = act;
    await act.suspend(true);
    yield stop('organisation', 'in-catalogue', page, 'reviewer2');
    yield { ...stop('suspension-proposal', 'open', page, 'reviewer2'), shown: 'in-catalogue' };
    await act.decide();
    // The suspension concerns one occupation: the institution stays in the catalogue.
    yield stop('organisation', 'in-catalogue', page, 'handler');
    await act.lift();
    await act.decide();
    await act.suspend(false);
    await act.decide();
    yield stop('organisation', 'suspended', page, 'handler');
    await act.lift();
    yield stop('organisation', 'suspended', page, 'reviewer2');

    const ended = await suspensionActs(county, SCHOOLS[1].name);
    yield stop('organisation', 'agreement-ended', ended.page, 'handler');
    await ended.suspend(true);
    yield stop('organisation', 'agreement-ended', ended.page, 'reviewer2');
    await ended.decide();
    yield stop('organisation', 'agreement-ended', ended.page, 'handler');
  },
};

const creditCode: Lifecycle = {
  name: 'a credit code that fails its check',
  async *go({ post }) {
    const { exceptionId } = await post<{ exceptionId: string }>('handler', '/api/credit-codes', {
      creditCode: '52371526MA554330X1',
      certifiedName: '高唐县检查职业培训学校',
      document,
      reason,
    });
    yield stop('credit-code-exception', 'open', '/desk/credit-codes', 'reviewer2', 'handler');
    await post('reviewer2', `/api/credit-codes/${exceptionId}/decision`, {
      version: 1,
      decision: 'passed',
      opinion: reason,
    });
    yield stop('credit-code-exception', 'confirmed', '/desk/credit-codes', 'handler');
    await post('reviewer2', `/api/credit-codes/${exceptionId}/revocation`, { version: 2, reason });
  },
};

const catalogueChange: Lifecycle = {
  name: 'a platform that comes into the open catalogue',
  async *go({ post }) {
    const { changeId } = await post<{ changeId: string }>('handler', '/api/catalogue-changes', {
      kind: 'platform-add',
      name: '走查学习平台',
      link: 'https://zoucha.test',
      holdsFrom: '2021-06-01',
      grounds: 'needs',
      document,
      reason,
    });
    yield stop('catalogue-change', 'proposed', '/desk/catalogues', 'reviewer2', 'handler');
    await post('handler', `/api/catalogue-changes/${changeId}/withdraw`, { version: 1, reason });
  },
};

const listChange: Lifecycle = {
  name: 'a list of the five that is called otherwise',
  async *go({ post }) {
    const { changeId } = await post<{ changeId: string }>('handler', '/api/list-changes', {
      listId: 'trained',
      name: '走查学完的',
      anyOf: ['trained', 'in-class'],
      reason,
    });
    yield stop('list-change', 'proposed', '/desk/five-lists', 'reviewer2', 'handler');
    await post('handler', `/api/list-changes/${changeId}/withdraw`, { version: 1, reason });
  },
};

const organisationChange: Lifecycle = {
  name: 'what an institution says of itself',
  async *go(county) {
    const organisationId = await organisationNamed(county, '青禾');
    await county.post('qinghe', `/api/organisations/${organisationId}/changes`, {
      address: '高唐县鼓楼西路 18 号',
      document,
      reason,
    });
    const page = `/desk/organisations/${organisationId}`;
    yield stop('organisation-change', 'open', page, 'handler', 'qinghe');
  },
};

const organisationMove: Lifecycle = {
  name: 'an institution that moves to another county',
  async *go(county) {
    const { post } = county;
    const receiver = await neighbour(county);
    const organisationId = await organisationNamed(county, '创领');
    const { moveId } = await post<{ moveId: string }>('handler', '/api/organisation-moves', {
      organisationId,
      toCode: NEIGHBOUR.divisionCode,
      document,
      reason,
    });
    const page = '/desk/organisation-moves';
    yield stop('organisation-move', 'open', page, 'reviewer2', 'handler');
    await post('reviewer2', `/api/organisation-moves/${moveId}/decision`, { version: 1, decision: 'passed' });
    yield stop('organisation-move', 'released', page, receiver, 'handler');
    await post('handler', `/api/organisation-moves/${moveId}/withdraw`, { version: 2, reason });
  },
};

interface Trainee {
  readonly personId: number;
}
/** Somebody on the claim for a class of the county. */
async function somebody({ get }: County, which: number, of = '养老护理班'): Promise<number> {
  const { rows } = await get<{ rows: { claimId: string; subject: { name: string } }[] }>(
    'handler',
    '/api/claims?limit=100',
  );
  const claimId = rows.find(({ subject }) => subject.name.includes(of))?.claimId;
  const { lineRows } = await get<{ lineRows: { person: Trainee }[] }>('handler', `/api/claims/${claimId}`);
  return lineRows[which]?.person.personId ?? 0;
}

const personCorrection: Lifecycle = {
  name: 'who somebody is, corrected',
  async *go(county) {
    const personId = await somebody(county, 0);
    const { correctionId } = await county.post<{ correctionId: string }>(
      'handler',
      `/api/persons/${personId}/corrections`,
      { phone: '13900000123', document, reason },
    );
    yield stop('person-correction', 'open', '/desk/person-corrections', 'reviewer2', 'handler');
    await county.post('handler', `/api/person-corrections/${correctionId}/withdraw`, { version: 1, reason });
  },
};

const personMerge: Lifecycle = {
  name: 'two numbers of one human being',
  async *go(county) {
    const { get, post } = county;
    const [one, other] = [await somebody(county, 1), await somebody(county, 2, '电工班')];
    const page = '/desk/person-duplicates';
    const { mergeId } = await post<{ mergeId: string }>('handler', `/api/persons/${one}/merges`, {
      otherId: other,
      document,
      reason,
    });
    yield stop('person-merge', 'open', page, 'reviewer2', 'handler');
    await post('reviewer2', `/api/person-merges/${mergeId}/decision`, { version: 1, decision: 'passed' });
    yield stop('person-merge', 'applied', page, 'handler');
    const { rows } = await get<{ rows: { mergeId: string; version: number }[] }>(
      'handler',
      '/api/person-merges',
    );
    const { version } = rows.find((row) => row.mergeId === mergeId) ?? { version: 0 };
    await post('handler', `/api/person-merges/${mergeId}/undo`, { version, document, reason });
    const undo = await get<{ rows: { mergeId: string; status: string }[] }>('handler', '/api/person-merges');
    const undoId = undo.rows.find(({ status }) => status === 'open')?.mergeId;
    await post('reviewer2', `/api/person-merges/${undoId}/decision`, { version: 1, decision: 'passed' });
  },
};

const personMove: Lifecycle = {
  name: 'a person who moves to another county',
  async *go(county) {
    const { post } = county;
    const receiver = await neighbour(county);
    const personId = await somebody(county, 3);
    const { moveId } = await post<{ moveId: string }>('handler', `/api/persons/${personId}/moves`, {
      toCode: NEIGHBOUR.divisionCode,
      document,
      reason,
    });
    const page = '/desk/person-moves';
    yield stop('person-move', 'open', page, 'reviewer2', 'handler');
    await post('reviewer2', `/api/person-moves/${moveId}/decision`, { version: 1, decision: 'passed' });
    yield stop('person-move', 'released', page, receiver, 'handler');
    await post('handler', `/api/person-moves/${moveId}/withdraw`, { version: 2, reason });
  },
};

export const REGISTRY_LIFECYCLES: readonly Lifecycle[] = [
  suspension,
  creditCode,
  catalogueChange,
  listChange,
  organisationChange,
  organisationMove,
  personCorrection,
  personMerge,
  personMove,
];
